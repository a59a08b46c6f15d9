import type { Channel } from '../../../domain/model/care-unit.js';
import type { LocalizedText } from '../../reference/localized-text.js';

/** What the people at the region's units are. */
export const professions = {
  doctor: { sv: 'läkare', en: 'doctor' },
  nurse: { sv: 'distriktssköterska', en: 'district nurse' },
  physio: { sv: 'fysioterapeut', en: 'physiotherapist' },
  occupational: { sv: 'arbetsterapeut', en: 'occupational therapist' },
  psychologist: { sv: 'psykolog', en: 'psychologist' },
  analyst: { sv: 'biomedicinsk analytiker', en: 'biomedical scientist' },
  optician: { sv: 'optiker', en: 'optician' },
} satisfies Record<string, LocalizedText>;

export type Profession = keyof typeof professions;

/** A kind of visit, the same at every unit that has it. */
export interface Kind {
  readonly name: LocalizedText;
  /** Lengths are assumptions: no public list of them was found. */
  readonly minutes: number;
  /** How many come together; one if absent. */
  readonly seats?: number;
  readonly profession: Profession;
  readonly channel?: Channel;
  /** What the citizen must know before the visit; also the notice when it is booked. */
  readonly notice?: LocalizedText;
  /** On the web only for those who got an invitation. */
  readonly byInvitation?: true;
  /** Never on the web: the reason for staff, and the one for a citizen who has such a time. */
  readonly off?: { readonly staff: string; readonly citizen: LocalizedText };
}

const fasting: LocalizedText = {
  sv: 'Kom fastande. Ät inget efter klockan 22 kvällen före. Vatten går bra.',
  en: 'Come fasting. Do not eat after 22:00 the evening before. Water is fine.',
};

/** `VisitType.code` to kind. */
export const kinds: Readonly<Record<string, Kind>> = {
  lakare: { name: { sv: 'Läkarbesök', en: 'Doctor’s visit' }, minutes: 20, profession: 'doctor' },
  blodtryck: {
    name: { sv: 'Blodtryckskontroll', en: 'Blood pressure check' },
    minutes: 30,
    profession: 'nurse',
    notice: {
      sv: 'Sitt och vila tio minuter innan. Ta med en lista på dina mediciner.',
      en: 'Sit and rest for ten minutes first. Bring a list of your medicines.',
    },
  },
  sjukskoterska: { name: { sv: 'Sjuksköterskebesök', en: 'Nurse’s visit' }, minutes: 30, profession: 'nurse' },
  'astma-kol': { name: { sv: 'Astma och KOL, sjuksköterska', en: 'Asthma and COPD nurse' }, minutes: 45, profession: 'nurse' },
  diabetes: {
    name: { sv: 'Diabetes, sjuksköterska', en: 'Diabetes nurse' },
    minutes: 45,
    profession: 'nurse',
    notice: fasting,
  },
  'fysio-ny': { name: { sv: 'Fysioterapeut, nybesök', en: 'Physiotherapist, first visit' }, minutes: 45, profession: 'physio' },
  'fysio-ater': {
    name: { sv: 'Fysioterapeut, återbesök', en: 'Physiotherapist, return visit' },
    minutes: 30,
    profession: 'physio',
  },
  arbetsterapeut: {
    name: { sv: 'Arbetsterapeut, nybesök', en: 'Occupational therapist, first visit' },
    minutes: 60,
    profession: 'occupational',
  },
  vaccination: { name: { sv: 'Vaccination', en: 'Vaccination' }, minutes: 15, profession: 'nurse' },
  provtagning: { name: { sv: 'Provtagning', en: 'Blood test' }, minutes: 10, profession: 'analyst', notice: fasting },
  'psyk-video': {
    name: { sv: 'Samtal om psykisk hälsa', en: 'Talk about mental health' },
    minutes: 45,
    profession: 'psychologist',
    channel: 'video',
    notice: {
      sv: 'Sitt ostört. Logga in fem minuter innan, så hinner du prova ljud och bild.',
      en: 'Sit where nobody disturbs you. Log in five minutes early to test sound and picture.',
    },
  },
  telefonjour: {
    name: { sv: 'Läkarsamtal på jourtid', en: 'Doctor’s call out of hours' },
    minutes: 20,
    profession: 'doctor',
    channel: 'phone',
  },
  synkontroll: { name: { sv: 'Synkontroll', en: 'Eye test' }, minutes: 30, profession: 'optician' },
  'halsosamtal-50': {
    name: { sv: 'Hälsosamtal 50 år', en: 'Health talk at 50' },
    minutes: 60,
    profession: 'nurse',
    byInvitation: true,
    notice: {
      sv: 'Samtalet handlar om dina vanor. Svara gärna på frågorna i brevet innan du kommer.',
      en: 'The talk is about your habits. Please answer the questions in the letter before you come.',
    },
  },
  ogonbotten: {
    name: { sv: 'Ögonbottenfotografering', en: 'Photo of the back of the eye' },
    minutes: 20,
    profession: 'optician',
    byInvitation: true,
    notice: {
      sv: 'Du får droppar i ögonen. Kör inte bil samma dag.',
      en: 'You get drops in your eyes. Do not drive the same day.',
    },
  },
  hembesok: {
    name: { sv: 'Hembesök, hemsjukvård', en: 'Home visit, home care' },
    minutes: 45,
    profession: 'nurse',
    off: {
      staff: 'planeras av hemsjukvården',
      citizen: {
        sv: 'Hembesök planeras efter flera hem samma dag. Därför går de inte att ändra på webben.',
        en: 'Home visits are planned together with other homes. That is why they cannot be changed online.',
      },
    },
  },
  artrosskola: {
    name: { sv: 'Artrosskola, grupp', en: 'Osteoarthritis school, group' },
    minutes: 90,
    seats: 8,
    profession: 'physio',
    off: {
      staff: 'gruppen är redan satt',
      citizen: {
        sv: 'Gruppen träffas vid bestämda tider. Därför går de inte att ändra på webben.',
        en: 'The group meets at set times. That is why they cannot be changed online.',
      },
    },
  },
  telefontid: {
    name: { sv: 'Telefontid', en: 'Telephone hour' },
    minutes: 30,
    profession: 'doctor',
    channel: 'phone',
    off: { staff: 'egen lista', citizen: { sv: 'Läkaren ringer upp dig.', en: 'The doctor calls you.' } },
  },
};
