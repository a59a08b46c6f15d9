import { bookingErrorCodes } from '../domain/model/booking-error.js';
import type { Change } from '../domain/model/read-result.js';
import { array, boolean, number, object, oneOf, optional, type Schema, string, tagged } from '../domain/schema/schema.js';
import type { Abilities, Problem } from './contract.js';

// What is said around the answers. Apart from those, so that a page needs no more than this before it has asked.

export const abilities = object<Abilities>({ methods: array(string), keepsKeys: boolean });

export const problem = object<Problem>({
  title: string,
  status: number,
  code: oneOf(...bookingErrorCodes),
  retryAfter: optional(number),
  nothingHappened: optional(oneOf(true)),
});

export const change: Schema<Change> = tagged('to', {
  slots: object<Extract<Change, { to: 'slots' }>>({ to: oneOf('slots'), unit: string }),
  bookings: object<Extract<Change, { to: 'bookings' }>>({ to: oneOf('bookings') }),
});
