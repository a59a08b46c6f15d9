import type { CareUnit, Citizen, Performer, VisitType } from '../domain/care.js';
import type { Change, Found, FoundInRange, FoundPage } from '../domain/found.js';
import type { Booking, DayAvailability, OwnTime, Slot } from '../domain/own-times.js';
import type { Both, Cancelled, Done, HoldResult, Pending, Refused, Taken, Unknown } from '../domain/results.js';
import type { Abilities, Answer, Method, Problem } from './contract.js';
import { booking, careUnit, dayRange, errorCode, gaps, hold, ownTime, performer, reason, slot, visitType } from './data.js';
import { conditionGuide } from '../domain/guide-shape.js';
import { array, boolean, day, number, object, oneOf, optional, type Shape, string, tagged } from '../domain/shape.js';
import { richText } from '../domain/text-shape.js';

function found<T>(item: Shape<T>) {
  return { items: array(item), gaps, lang: optional(string) };
}

const notice = optional(richText);
const text = optional(richText);

const done = object<Done>({ outcome: oneOf('done'), booking, notice });
const pending = object<Pending>({ outcome: oneOf('pending'), booking, notice, kept: optional(booking) });
const taken = object<Taken>({ outcome: oneOf('taken'), text });
const refused = object<Refused>({ outcome: oneOf('refused'), reason, text });
const unknown = object<Unknown>({ outcome: oneOf('unknown'), booking: optional(booking) });
const both = object<Both>({ outcome: oneOf('both'), booking, kept: booking, reason, notice, text });
const cancelled = object<Cancelled>({ outcome: oneOf('done'), notice });
const held = object<Extract<HoldResult, { outcome: 'held' }>>({ outcome: oneOf('held'), hold });

const bookOutcomes = { done, pending, taken, refused, unknown };

/** What answers each method. */
export const answers: { readonly [M in Method]: Shape<Answer<M>> } = {
  units: object<FoundPage<CareUnit>>({ ...found(careUnit), next: optional(string) }),
  visitTypes: object<Found<VisitType>>(found(visitType)),
  performers: object<Found<Performer>>(found(performer)),
  guide: object<Answer<'guide'>>({ guide: optional(conditionGuide) }),
  days: object<FoundInRange<DayAvailability>>({
    ...found(object<DayAvailability>({ unit: string, day, state: oneOf('free', 'full', 'none'), slots: optional(number) })),
    covered: dayRange,
  }),
  slots: object<FoundInRange<Slot>>({ ...found(slot), covered: dayRange }),
  bookings: object<Found<OwnTime>>(found(ownTime)),
  past: object<Found<Booking>>(found(booking)),
  booking: ownTime,
  citizens: object<Answer<'citizens'>>({
    items: array(
      object<Citizen>({ id: string, name: string, relation: oneOf('self', 'child', 'other'), phone: optional(string) }),
    ),
  }),
  hold: tagged('outcome', { held, taken, refused }),
  release: object<Answer<'release'>>({ outcome: oneOf('released') }),
  book: tagged('outcome', bookOutcomes),
  rebook: tagged('outcome', { ...bookOutcomes, both }),
  cancel: tagged('outcome', { done: cancelled, refused, unknown }),
};

export const abilities = object<Abilities>({ methods: array(string), keepsKeys: boolean });

export const problem = object<Problem>({
  title: string,
  status: number,
  code: errorCode,
  retryAfter: optional(number),
  nothingHappened: optional(oneOf(true)),
});

export const change: Shape<Change> = tagged('to', {
  slots: object<Extract<Change, { to: 'slots' }>>({ to: oneOf('slots'), unit: string }),
  bookings: object<Extract<Change, { to: 'bookings' }>>({ to: oneOf('bookings') }),
});
