import { type BookingErrorCode, bookingErrorCodes } from '../model/booking-error.js';
import {
  type CareUnit,
  type LateFee,
  type Performer,
  type Reason,
  reasons,
  type Right,
  type Rights,
  type VisitType,
} from '../model/care-unit.js';
import type { Gap } from '../model/read-result.js';
import type { Booking, Hold, OpenInvitation, Appointment, Slot } from '../model/appointment.js';
import type { DayRange } from '../time/instant.js';
import {
  array,
  boolean,
  day,
  instant,
  number,
  object,
  oneOf,
  optional,
  type Schema,
  string,
  tagged,
  zoneSchema,
} from './schema.js';
import { phone, richTextSchema } from './rich-text-schema.js';

export const errorCode: Schema<BookingErrorCode> = oneOf(...bookingErrorCodes);
export const reason: Schema<Reason> = oneOf(...reasons);
export const status = oneOf('booked', 'pending', 'cancelled');
export const dayRange = object<DayRange>({ from: day, to: day });

const right: Schema<Right> = tagged('allowed', {
  true: object<Extract<Right, { allowed: true }>>({ allowed: oneOf(true), until: optional(instant) }),
  false: object<Extract<Right, { allowed: false }>>({ allowed: oneOf(false), reason, text: optional(richTextSchema) }),
});

const rights = object<Rights>({ cancel: right, rebook: right, message: right, messageLength: optional(number) });

export const careUnitSchema = object<CareUnit>({
  id: string,
  name: string,
  timeZone: zoneSchema,
  book: right,
  listed: optional(boolean),
  guideRequired: optional(boolean),
  phone: optional(phone),
  address: optional(string),
  entrance: optional(string),
  map: optional(string),
  information: optional(richTextSchema),
});

export const visitTypeSchema = object<VisitType>({
  id: string,
  unit: string,
  name: string,
  code: optional(string),
  profession: optional(string),
  minutes: optional(number),
  channel: optional(oneOf('on-site', 'video', 'phone')),
  information: optional(richTextSchema),
  preparation: optional(richTextSchema),
});

export const performerSchema = object<Performer>({
  name: string,
  kind: oneOf('person', 'resource'),
  id: optional(string),
  title: optional(string),
  own: optional(boolean),
});

const lateFee = optional(object<LateFee>({ amount: string, from: instant }));

export const slotFields = {
  id: string,
  unit: string,
  start: instant,
  end: optional(instant),
  visitType: optional(string),
  performer: optional(performerSchema),
  rights: optional(rights),
  lateFee,
};

export const slotSchema = object<Slot>(slotFields);

export const holdSchema = object<Hold>({ id: string, slot: slotSchema, seconds: optional(number) });

const ownTimeFields = {
  id: string,
  unit: careUnitSchema,
  rights,
  visitType: optional(visitTypeSchema),
  performer: optional(performerSchema),
  information: optional(richTextSchema),
  message: optional(string),
};

export const bookingSchema = object<Booking>({
  ...ownTimeFields,
  kind: oneOf('booking', 'timed-invitation'),
  status,
  start: instant,
  end: optional(instant),
  key: optional(string),
  replaces: optional(string),
  lateFee,
  video: optional(object<NonNullable<Booking['video']>>({ href: string, opens: optional(instant) })),
});

const openInvitation = object<OpenInvitation>({
  ...ownTimeFields,
  kind: oneOf('open-invitation'),
  until: optional(instant),
});

export const appointmentSchema: Schema<Appointment> = tagged('kind', {
  booking: bookingSchema,
  'timed-invitation': bookingSchema,
  'open-invitation': openInvitation,
});

export const gap = object<Gap>({
  name: string,
  code: errorCode,
  unit: optional(string),
  phone: optional(phone),
  days: optional(dayRange),
  source: optional(string),
});

export const gaps = array(gap);
