import type { CareUnit, LateFee } from '../../../domain/model/care-unit.js';
import type { Booking } from '../../../domain/model/appointment.js';
import { paragraph, type RichText } from '../../../domain/model/rich-text.js';
import { instantOf, millisecondsOf, type Instant } from '../../../domain/time/instant.js';
import { kinds } from './kinds.js';
import { hoursToChange } from '../../reference/rights.js';
import type { RegionLanguage, LocalizedText } from '../../reference/localized-text.js';

const minute = 60_000;
const minutesVideoIsOpen = 15;

/** Which door, by `Unit.id`. */
const entrances: Readonly<Record<string, LocalizedText>> = {
  'SE-KATT-1001': { sv: 'Entré B, plan 2', en: 'Entrance B, floor 2' },
  'SE-KATT-1002': { sv: 'Entré A, plan 1', en: 'Entrance A, floor 1' },
  'SE-KATT-1006': { sv: 'Entré C, källarplan', en: 'Entrance C, basement' },
  'SE-KATT-1007': { sv: 'Entré C, plan 4', en: 'Entrance C, floor 4' },
};

/** What to do before the visit, by `VisitType.code`. */
export const preparations: Readonly<Record<string, LocalizedText>> = {
  'fysio-ater': { sv: 'Ta på dig kläder som är lätta att röra sig i.', en: 'Wear clothes that are easy to move in.' },
  diabetes: { sv: 'Ta med din blodsockermätare.', en: 'Bring your blood glucose meter.' },
  'psyk-video': {
    sv: 'Sitt i ett rum där du får vara ifred. Prova kamera och ljud innan.',
    en: 'Sit in a room where you can be alone. Try camera and sound beforehand.',
  },
};

/** How to find the unit. */
export function wayTo(lang: RegionLanguage, unit: string): Pick<CareUnit, 'entrance' | 'map'> {
  const entrance = entrances[unit]?.[lang];
  return { ...(entrance !== undefined && { entrance }), map: `https://karta.kattegatt.example/${unit}` };
}

export function preparationOf(lang: RegionLanguage, code: string): RichText | undefined {
  const words = preparations[code]?.[lang];
  return words === undefined ? undefined : paragraph(lang, words);
}

/** What goes with a booked time of that kind: the cost of a missed visit and, by video, the way there. */
export function detailsOf(id: string, code: string, start: Instant): Pick<Booking, 'lateFee' | 'video'> {
  const before = (minutes: number): Instant => instantOf(millisecondsOf(start) - minutes * minute);
  const lateFee: LateFee = { amount: '200 kronor', from: before(hoursToChange * 60) };
  if (kinds[code]?.channel !== 'video') return { lateFee };
  return { lateFee, video: { href: `https://video.kattegatt.example/${id}`, opens: before(minutesVideoIsOpen) } };
}
