import type { Profession } from './kinds.js';
import type { LocalizedText } from '../../reference/localized-text.js';

/** Weekdays (1 Monday to 7 Sunday, public holidays count as 7), `VisitType.code` or `rast`, and local starting times. */
export type Row = readonly [weekdays: string, code: string, times: string];

/** Who or what sees the patients. Without a profession it is a room, a machine or a line, which cannot be asked for. */
export interface Staff {
  readonly name: string;
  readonly profession?: Profession;
  readonly week: readonly Row[];
}

/** A care unit as the region knows it. All are in Swedish time. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly guide?: 'full' | 'short';
  readonly guideRequired?: true;
  /** The guide wants a condition accepted before a time is moved or cancelled. */
  readonly changesOnCondition?: true;
  /** Takes messages from citizens. */
  readonly messages?: true;
  /** On the web only for those listed here. */
  readonly ownOnly?: true;
  /** Not on the web at all, and why. */
  readonly offWeb?: LocalizedText;
  readonly staff: readonly Staff[];
}

/** The zone of every unit in the region. */
export const regionZone = 'Europe/Stockholm';

/** The code of a pause in a schedule. */
export const pause = 'rast';

/** Region Kattegatt: invented, as are its people. */
export const kattegattUnits: readonly Unit[] = [
  {
    id: 'SE-KATT-1001',
    name: 'Vårdcentralen Tångholmen',
    phone: '031-390 06 12',
    address: 'Strandgatan 4, Tångholmen',
    latitude: 57.21,
    longitude: 11.93,
    guide: 'full',
    guideRequired: true,
    messages: true,
    staff: [
      {
        name: 'Amir Rashid',
        profession: 'nurse',
        week: [
          ['12345', 'blodtryck', '08:00 08:30 09:15 14:20'],
          ['12345', pause, '10:00 12:00'],
          ['12345', 'sjukskoterska', '10:30 11:15 15:00'],
          ['24', 'diabetes', '13:00'],
        ],
      },
      {
        name: 'Lena Ek',
        profession: 'nurse',
        week: [
          ['12345', 'blodtryck', '08:00 10:40 13:40'],
          ['123', 'vaccination', '08:30 08:45 09:15 09:30'],
          ['45', 'astma-kol', '08:40'],
          ['12345', pause, '10:00 12:00'],
          ['1234', 'halsosamtal-50', '14:20'],
          ['5', 'hembesok', '14:20 15:10'],
        ],
      },
      {
        name: 'Siri Holm',
        profession: 'doctor',
        week: [
          ['12345', 'telefontid', '08:00 08:30'],
          ['12345', 'lakare', '09:15 09:40 10:40 13:00 13:25 14:00'],
          ['12345', pause, '10:00 12:00'],
        ],
      },
      {
        name: 'Jonas Vik',
        profession: 'physio',
        week: [
          ['1234', 'fysio-ny', '08:00 09:00 13:00'],
          ['1234', 'fysio-ater', '10:30 11:10 14:15 15:00'],
          ['1234', pause, '10:00 12:00'],
        ],
      },
      { name: 'Malin Öberg', profession: 'psychologist', week: [['245', 'psyk-video', '09:00 10:00 13:00 15:00']] },
    ],
  },
  {
    id: 'SE-KATT-1002',
    name: 'Vårdcentralen Västerhamn',
    phone: '031-390 06 14',
    address: 'Sjukhusvägen 3, Västerhamn',
    latitude: 57.11,
    longitude: 12.18,
    guide: 'full',
    messages: true,
    staff: [
      { name: 'Omar Lund', profession: 'doctor', week: [['12345', 'lakare', '08:20 08:45 09:30 10:15 13:20 14:00 14:30']] },
      {
        name: 'Eva Strid',
        profession: 'nurse',
        week: [
          ['12345', 'blodtryck', '08:10 09:00 13:00'],
          ['12345', 'sjukskoterska', '10:00 10:40 14:10'],
          ['35', 'vaccination', '15:00 15:20 15:40'],
          ['1', 'halsosamtal-50', '15:00'],
          ['24', 'hembesok', '15:00 16:00'],
        ],
      },
      {
        name: 'Pär Nord',
        profession: 'physio',
        week: [
          ['12345', 'fysio-ny', '08:00 13:00'],
          ['12345', 'fysio-ater', '09:15 10:00 14:30 15:15'],
          ['25', 'artrosskola', '16:00'],
        ],
      },
      { name: 'Tove Dahl', profession: 'occupational', week: [['135', 'arbetsterapeut', '09:00 10:30 13:00']] },
      { name: 'Jourlinjen', week: [['67', 'telefonjour', '01:30 02:30 09:00 09:30 16:00 21:30']] },
    ],
  },
  {
    id: 'SE-KATT-1003',
    name: 'Vårdcentralen Ljungvik',
    phone: '031-390 06 16',
    address: 'Torget 3, Ljungvik',
    latitude: 57.32,
    longitude: 12.24,
    guide: 'full',
    changesOnCondition: true,
    messages: true,
    staff: [
      { name: 'Karin Moe', profession: 'doctor', week: [['1245', 'lakare', '08:30 09:00 09:40 13:10 13:40']] },
      {
        name: 'Sten Alm',
        profession: 'nurse',
        week: [
          ['12345', 'blodtryck', '08:00 08:40 13:00'],
          ['12345', 'sjukskoterska', '09:30 10:20 14:00'],
          ['14', 'diabetes', '15:00'],
          ['25', 'vaccination', '15:00 15:20'],
        ],
      },
      { name: 'Ida Torn', profession: 'psychologist', week: [['13', 'psyk-video', '08:30 09:30 13:30 14:30']] },
    ],
  },
  {
    id: 'SE-KATT-1004',
    name: 'Vårdcentralen Fyren',
    phone: '031-390 06 18',
    address: 'Lotsgatan 9, Klockudden',
    latitude: 57.05,
    longitude: 12.27,
    guide: 'full',
    ownOnly: true,
    staff: [
      { name: 'Nadja Rask', profession: 'doctor', week: [['12345', 'lakare', '09:00 09:30 10:10 13:30 14:10']] },
      {
        name: 'Bo Skog',
        profession: 'nurse',
        week: [
          ['12345', 'blodtryck', '08:00 09:00 13:00'],
          ['24', 'hembesok', '10:00 14:00'],
        ],
      },
    ],
  },
  {
    id: 'SE-KATT-1005',
    name: 'Vårdcentralen Norrskär',
    phone: '031-390 06 31',
    address: 'Fyrvägen 20, Norrskär',
    latitude: 57.4,
    longitude: 11.85,
    offWeb: {
      sv: 'Mottagningen går inte att boka på webben än.',
      en: 'This care unit does not offer online booking yet.',
    },
    staff: [
      { name: 'Vera Lind', profession: 'doctor', week: [['135', 'lakare', '09:00 09:30 10:30 13:00']] },
      { name: 'Nils Hav', profession: 'nurse', week: [['12345', 'sjukskoterska', '08:30 09:15 13:15']] },
    ],
  },
  {
    id: 'SE-KATT-1006',
    name: 'Laboratoriet Västerhamn',
    phone: '031-390 06 40',
    address: 'Sjukhusvägen 1, Västerhamn',
    latitude: 57.112,
    longitude: 12.183,
    guide: 'short',
    staff: [
      {
        name: 'Ulla Brink',
        profession: 'analyst',
        week: [['12345', 'provtagning', '07:30 07:45 08:00 08:15 09:00 09:15 13:00 13:15']],
      },
      { name: 'Provtagningsrum 2', week: [['1234567', 'provtagning', '07:00 07:20 07:40 10:00 10:20 14:40 15:00']] },
    ],
  },
  {
    id: 'SE-KATT-1007',
    name: 'Ögonmottagningen Västerhamn',
    phone: '031-390 06 36',
    address: 'Sjukhusvägen 1, Västerhamn',
    latitude: 57.112,
    longitude: 12.183,
    staff: [
      { name: 'Hanna Friberg', profession: 'optician', week: [['1245', 'synkontroll', '08:30 09:10 10:00 13:00 13:40']] },
      { name: 'Ögonbottenkameran', week: [['135', 'ogonbotten', '08:40 09:20 10:20 11:00 13:20 14:00']] },
    ],
  },
  {
    id: 'SE-KATT-1008',
    name: 'Rehabmottagningen Udden',
    phone: '031-390 06 44',
    address: 'Kajen 12, Västerhamn',
    latitude: 57.1,
    longitude: 12.16,
    messages: true,
    staff: [
      {
        name: 'Frida Lo',
        profession: 'physio',
        week: [
          ['1235', 'fysio-ny', '08:15 09:15 13:00'],
          ['1235', 'fysio-ater', '10:15 11:00 14:00 14:45'],
          ['4', 'artrosskola', '09:00 13:00'],
        ],
      },
      { name: 'Björn Sand', profession: 'occupational', week: [['234', 'arbetsterapeut', '08:30 10:00 13:30']] },
    ],
  },
];
