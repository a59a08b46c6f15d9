import type { CareUnit, Citizen, Performer, VisitType } from '../model/care-unit.js';
import type { ReadResult, RangeResult, Page } from '../model/read-result.js';
import type { Booking, DayAvailability, Appointment, Slot } from '../model/appointment.js';
import type { Both, Cancelled, Done, HoldResult, Pending, Refused, Taken, Unknown } from '../model/write-result.js';
import {
  bookingSchema,
  careUnitSchema,
  dayRange,
  gaps,
  holdSchema,
  appointmentSchema,
  performerSchema,
  reason,
  slotSchema,
  visitTypeSchema,
} from './entity-schemas.js';
import { array, day, instant, number, object, oneOf, optional, type Schema, string, tagged } from './schema.js';
import { richTextSchema } from './rich-text-schema.js';

// What the methods of a backend answer.

function found<T>(item: Schema<T>) {
  return { items: array(item), gaps, lang: optional(string) };
}

const notice = optional(richTextSchema);
const text = optional(richTextSchema);

const done = object<Done>({ outcome: oneOf('done'), booking: bookingSchema, notice });
const pending = object<Pending>({ outcome: oneOf('pending'), booking: bookingSchema, notice, kept: optional(bookingSchema) });
const taken = object<Taken>({ outcome: oneOf('taken'), text });
const refused = object<Refused>({ outcome: oneOf('refused'), reason, text });
const unknown = object<Unknown>({ outcome: oneOf('unknown'), booking: optional(bookingSchema) });
const both = object<Both>({ outcome: oneOf('both'), booking: bookingSchema, kept: bookingSchema, reason, notice, text });
const cancelled = object<Cancelled>({ outcome: oneOf('done'), notice });
const held = object<Extract<HoldResult, { outcome: 'held' }>>({ outcome: oneOf('held'), hold: holdSchema });

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

export const answerSchemas = {
  units: object<Page<CareUnit>>({ ...found(careUnitSchema), next: optional(string) }),
  visitTypes: object<ReadResult<VisitType>>(found(visitTypeSchema)),
  performers: object<ReadResult<Performer>>(found(performerSchema)),
  days: object<RangeResult<DayAvailability>>({ ...found(dayAvailability), covered: dayRange, now: optional(instant) }),
  slots: object<RangeResult<Slot>>({ ...found(slotSchema), covered: dayRange, now: optional(instant) }),
  bookings: object<ReadResult<Appointment>>(found(appointmentSchema)),
  past: object<ReadResult<Booking>>(found(bookingSchema)),
  booking: appointmentSchema,
  hold: tagged('outcome', { held, taken, refused }),
  book: tagged('outcome', bookOutcomes),
  rebook: tagged('outcome', { ...bookOutcomes, both }),
  cancel: tagged('outcome', { done: cancelled, refused, unknown }),
};
