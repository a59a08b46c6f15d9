import type { ReadResult, RangeResult } from '../model/read-result.js';
import type { Booking, Appointment, Slot } from '../model/appointment.js';
import { millisecondsOf } from '../time/instant.js';
import { writeDeadline } from './timeouts.js';

/** A write whose answer was lost, and what was known before it was sent. */
export interface UnconfirmedWrite {
  readonly key: string;
  readonly slot: Slot;
  /** The time to be given up, in a rebooking. */
  readonly from?: Booking;
  /** Ids of the own times before the write; absent if they were not known. */
  readonly before?: readonly string[];
  /** When it was sent: milliseconds of a clock that runs evenly, `performance.now()`. */
  readonly sentAt: number;
}

/**
 * What own bookings tell of a lost write. `booked`: the new time is there and the old, if any, is gone. `both`: the new is
 * there and so is the old. `not-booked`: certain that nothing was and will be booked. `cannot-tell`: none of these.
 */
export type Reconciliation =
  | { readonly as: 'booked'; readonly booking: Booking }
  | { readonly as: 'both'; readonly booking: Booking; readonly kept: Booking }
  | { readonly as: 'not-booked' }
  | { readonly as: 'cannot-tell' };

/** Settles a lost booking or rebooking by reading. Never more certain than what was read allows. */
export function reconcileWrite(
  lost: UnconfirmedWrite,
  own: ReadResult<Appointment>,
  slots: RangeResult<Slot> | undefined,
  now: number,
): Reconciliation {
  const bookings = own.items.filter((time): time is Booking => time.kind !== 'open-invitation' && time.status !== 'cancelled');
  const booking = bookings.find((one) => one.key === lost.key) ?? bookings.find((one) => isNewAndAlike(one, lost));
  const kept = bookings.find((one) => isSame(one, lost.from));
  const complete = own.gaps.every(
    (gap) => gap.unit !== undefined && gap.unit !== lost.slot.unit && gap.unit !== lost.from?.unit.id,
  );
  const over = now - lost.sentAt > writeDeadline;
  if (booking && kept) {
    // A server that rebooks in steps may still be between them. Of a pending time the old one rightly stands.
    return over || booking.status === 'pending' ? { as: 'both', booking, kept } : { as: 'cannot-tell' };
  }
  if (booking && (complete || !lost.from)) return { as: 'booked', booking };
  if (booking || !complete || (lost.from && !kept)) return { as: 'cannot-tell' };
  // Own bookings are complete and do not hold the time, and the unit's system is there to be asked: whether the time is still
  // free or someone else's by now, it is not this person's.
  return over && slots?.gaps.length === 0 ? { as: 'not-booked' } : { as: 'cannot-tell' };
}

function isNewAndAlike(booking: Booking, lost: UnconfirmedWrite): boolean {
  const alike = booking.unit.id === lost.slot.unit && millisecondsOf(booking.start) === millisecondsOf(lost.slot.start);
  // A system may keep the id of a time that it moves.
  const moved = booking.id === lost.from?.id && !isSame(booking, lost.from);
  const isNew = booking.id !== lost.from?.id && lost.before !== undefined && !lost.before.includes(booking.id);
  return alike && (moved || isNew);
}

function isSame(booking: Booking, from: Booking | undefined): boolean {
  return booking.id === from?.id && booking.start === from.start && booking.unit.id === from.unit.id;
}
