import type { BookingErrorCode, Reason } from 'tidbok';
import { elis, passes, type StageOptions } from '../support/world.js';

/** What goes wrong, or right, at one step of the journey, and what the citizen meets. */
export interface OutcomeCase {
  readonly at: 'units' | 'visit types' | 'times' | 'own times' | 'contact' | 'hold' | 'book' | 'rebook';
  readonly what: string;
  readonly options: StageOptions;
  /** How far the citizen comes. */
  readonly to: 'start' | 'unit' | 'slots' | 'told' | 'chosen' | 'booked' | 'opened' | 'moved';
  /** What happens then. */
  readonly then?: () => unknown;
  /** The step of the journey that it ends in. */
  readonly step: string;
  /** The heading that says it, by its key in the catalogue. */
  readonly heading: string;
  /** What has focus: the heading, what was pressed, the button that keeps a hold, or the page. */
  readonly focus: 'heading' | 'button' | 'extend' | 'faults' | 'page';
  readonly says: readonly (string | RegExp)[];
  /** What would not be so. */
  readonly never: RegExp;
  /** What is announced, beside what takes focus: texts of status regions, and of alerts. */
  readonly announced: readonly RegExp[];
}

const unit = 'Ögonmottagningen Västerhamn, 031-390 06 36';
export const booked = /(din tid|tiden) är bokad/i;
const notBooked = /(ingen (ny )?tid|inte) (är )?bokad/i;
const sending = /^Bokar tiden\. Stanna på sidan\.$/;
const alert = /Ingen tid är bokad\./;
const help = `Behöver du hjälp? Ring ${unit}.`;

const failing = (fail: NonNullable<StageOptions['script']>['fail'], more: StageOptions = {}): StageOptions => ({
  ...{ citizen: elis, latency, ...more },
  script: { ...(fail && { fail }) },
});

// A reason or a code that is new does not compile until it is here.
export const reasons = Object.keys({
  ...{ 'too-late': 1, 'too-many': 1, 'not-offered': 1, 'not-for-you': 1, 'not-when-acting-for': 1, changed: 1, other: 1 },
} satisfies Record<Reason, 1>) as readonly Reason[];
export const codes = Object.keys({
  ...{ unauthorized: 1, forbidden: 1, 'not-found': 1, 'not-connected': 1, 'rate-limited': 1, unavailable: 1 },
  ...{ 'invalid-request': 1, 'invalid-response': 1, 'not-loaded': 1 },
} satisfies Record<BookingErrorCode, 1>) as readonly BookingErrorCode[];

/** Long enough for what is announced meanwhile to be heard. */
const latency = (method: string): number => (method === 'book' ? 600 : 0);

type Book = NonNullable<NonNullable<NonNullable<StageOptions['script']>['fail']>['book']>;

function book(
  what: Book | 'nothing',
  rest: Pick<OutcomeCase, 'step' | 'heading' | 'says' | 'never'> & Partial<OutcomeCase>,
): OutcomeCase {
  return {
    ...{ at: 'book', what, options: what === 'nothing' ? { citizen: elis, latency } : failing({ book: what }), to: 'booked' },
    ...{ focus: 'heading', announced: [sending], ...rest },
  };
}

function hold(
  what: string,
  options: StageOptions,
  rest: Omit<OutcomeCase, 'at' | 'what' | 'options' | 'to' | 'announced' | 'focus'> & Partial<OutcomeCase>,
): OutcomeCase {
  return { at: 'hold', what, options, to: 'chosen', focus: 'heading', announced: [], ...rest };
}

const check = { step: 'check', heading: 'booking.check', says: ['Tiden är inte bokad än.'], never: booked } as const;
const nobodyKnows = /(ingen (ny )?tid|tiden) är (inte )?bokad|försök igen/i;

/** A read that has not come back. */
function slow(
  at: OutcomeCase['at'],
  method: 'units' | 'visitTypes' | 'slots',
  to: OutcomeCase['to'],
  step: string,
  heading: string,
): OutcomeCase {
  const options = { citizen: elis, script: { never: [method] } };
  const rest = { says: [/Hämtar/, /112/], never: /bokad|\binga\b|gick inte/i, announced: [] };
  return { at, what: 'no answer yet', options, to, step, heading, focus: to === 'start' ? 'page' : 'heading', ...rest };
}

/** Every refusal, loss and delay at every step of booking. */
export const outcomeCases: readonly OutcomeCase[] = [
  slow('units', 'units', 'start', 'unit', 'units.heading'),
  slow('visit types', 'visitTypes', 'unit', 'guide', 'guide.heading'),
  slow('times', 'slots', 'slots', 'slot', 'slots.heading'),
  {
    ...{ at: 'units', what: 'unavailable', options: failing({ units: 'unavailable' }), to: 'start', step: 'unit' },
    ...{ heading: 'units.failed', focus: 'page', says: ['Ingen tid är bokad.', /1177/], never: booked, announced: [] },
  },
  {
    ...{ at: 'visit types', what: 'unavailable', options: failing({ visitTypes: 'unavailable' }), to: 'unit', step: 'guide' },
    ...{ heading: 'guide.failed', focus: 'page', says: ['Ingen tid är bokad.', unit], never: booked, announced: [] },
  },
  {
    ...{ at: 'times', what: 'unavailable', options: failing({ slots: 'unavailable' }), to: 'slots', step: 'slot' },
    ...{ heading: 'slots.failed', focus: 'page', says: ['Ingen tid är bokad.', unit], never: booked, announced: [] },
  },
  {
    ...{ at: 'own times', what: 'unavailable', options: failing({ bookings: 'unavailable' }), to: 'booked', step: 'done' },
    ...{
      heading: 'booking.done',
      focus: 'heading',
      says: ['Tiden syns i Mina tider.'],
      never: notBooked,
      announced: [sending],
    },
  },
  hold('held', { citizen: elis, holdSeconds: 600 }, { ...check, says: [/reserverad för dig till klockan \d\d:\d\d idag/] }),
  hold('not offered', failing({ hold: 'not-offered' }, { holdSeconds: 600 }), { ...check, never: /reserverad/ }),
  hold('unavailable', failing({ hold: 'unavailable' }, { holdSeconds: 600 }), { ...check, never: /reserverad/ }),
  hold('taken', failing({ hold: 'taken' }, { holdSeconds: 600 }), {
    ...{ step: 'taken', heading: 'booking.taken', says: [/Ingen ny tid är bokad/, help], never: booked },
  }),
  hold('too many', failing({ hold: 'too-many' }, { holdSeconds: 600 }), {
    ...{ step: 'refused', heading: 'booking.refused', says: ['Ingen tid är bokad.', unit], never: booked },
  }),
  hold(
    'two minutes left',
    { citizen: elis, holdSeconds: 600 },
    {
      ...{ step: 'check', heading: 'booking.holdSoonHeading', says: ['Tiden är inte bokad än. Förläng'], never: booked },
      focus: 'extend',
      then: () => wake(481),
    },
  ),
  hold(
    'lapsed',
    { citizen: elis, holdSeconds: 600 },
    {
      ...{
        step: 'lapsed',
        heading: 'booking.lapsed',
        says: ['Tiden är inte bokad.', help],
        never: /reserverad|tiden är bokad/i,
      },
      then: () => wake(601),
    },
  ),
  book('nothing', { step: 'done', heading: 'booking.done', says: ['Tiden syns i Mina tider.'], never: notBooked }),
  book('pending', { step: 'pending', heading: 'booking.pending', says: ['Tiden är inte bokad än.', unit], never: booked }),
  book('taken', { step: 'taken', heading: 'booking.taken', says: [/Ingen ny tid är bokad/, help], never: booked }),
  ...reasons.map((reason) =>
    book(reason, {
      step: 'refused',
      heading: 'booking.refused',
      says: ['Ingen tid är bokad.', /031-390 06 36/],
      never: booked,
    }),
  ),
  ...codes.map((code) =>
    book(code, { ...check, says: ['Ingen tid är bokad.', help], focus: 'button', announced: [sending, alert] }),
  ),
  book('unknown-before', { step: 'unknown', heading: 'booking.unknown', says: ['Boka inte igen', unit], never: nobodyKnows }),
  book('unknown-after', { step: 'unknown', heading: 'booking.unknown', says: ['Boka inte igen', unit], never: nobodyKnows }),
  book('unknown-after', {
    ...{ what: 'unknown-after, found in own times', step: 'done', heading: 'booking.done', never: notBooked },
    ...{
      says: ['Viktig information från mottagningen kan saknas här.'],
      then: () => window.dispatchEvent(new Event('online')),
    },
  }),
  book('unknown-before', {
    ...{ what: 'unknown-before, past the deadline', step: 'not-booked', heading: 'booking.settledNoHeading', never: booked },
    says: ['Tiden är inte bokad. Välj en tid igen.', help],
    then: () => {
      passes(130_000);
      window.dispatchEvent(new Event('online'));
    },
  }),
  book('nothing', {
    ...{
      what: 'no answer yet',
      options: { citizen: elis, script: { never: ['book'] } },
      step: 'check',
      heading: 'booking.check',
    },
    ...{ says: ['Bokar tiden. Stanna på sidan.'], never: booked, focus: 'button' },
  }),
];

/** So many seconds pass while the page sleeps. */
function wake(seconds: number): void {
  passes(seconds * 1000);
  document.dispatchEvent(new Event('visibilitychange'));
}
