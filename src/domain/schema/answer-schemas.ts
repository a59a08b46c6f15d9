import type { CareUnit, Citizen, Performer, VisitType } from '../model/care-unit.js';
import type { ReadResult, RangeResult, Page } from '../model/read-result.js';
import type { Booking, DayAvailability, Appointment, Slot } from '../model/appointment.js';
import type { Both, Cancelled, Done, HoldResult, Pending, Refused, Taken, Unknown } from '../model/write-result.js';
import { booking, careUnit, dayRange, gaps, hold, ownTime, performer, reason, slot, visitType } from './entity-schemas.js';
import { array, day, instant, number, object, oneOf, optional, type Schema, string, tagged } from './schema.js';
import { richText } from './rich-text-schema.js';

// What the methods of a backend answer.

function found<T>(item: Schema<T>) {
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

export const dayAvailability = object<DayAvailability>({
  unit: string,
  day,
  state: oneOf('free', 'full', 'none'),
  slots: optional(number),
});

export const citizens = array(
  object<Citizen>({ id: string, name: string, relation: oneOf('self', 'child', 'other'), phone: optional(string) }),
);

export const answers = {
  units: object<Page<CareUnit>>({ ...found(careUnit), next: optional(string) }),
  visitTypes: object<ReadResult<VisitType>>(found(visitType)),
  performers: object<ReadResult<Performer>>(found(performer)),
  days: object<RangeResult<DayAvailability>>({ ...found(dayAvailability), covered: dayRange, now: optional(instant) }),
  slots: object<RangeResult<Slot>>({ ...found(slot), covered: dayRange, now: optional(instant) }),
  bookings: object<ReadResult<Appointment>>(found(ownTime)),
  past: object<ReadResult<Booking>>(found(booking)),
  booking: ownTime,
  hold: tagged('outcome', { held, taken, refused }),
  book: tagged('outcome', bookOutcomes),
  rebook: tagged('outcome', { ...bookOutcomes, both }),
  cancel: tagged('outcome', { done: cancelled, refused, unknown }),
};
