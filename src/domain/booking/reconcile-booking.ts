import type { ReadResult, RangeResult } from '../model/read-result.js';
import type { Booking, Appointment, Slot } from '../model/appointment.js';
import { millisecondsOf } from '../time/instant.js';
import { writeDeadline } from './timeouts.js';

/** A write whose answer was lost, with what was known before it was sent. */
export interface UnconfirmedWrite {
  readonly key: string;
  readonly slot: Slot;
  /** The booking that is moved, in a rebooking. */
  readonly from?: Booking;
  /** Ids of the appointments before the write; absent if they were not known. */
  readonly before?: readonly string[];
  /** When it was sent, in milliseconds of a monotonic clock (`performance.now()`). */
  readonly sentAt: number;
}

/**
 * The outcome of an unconfirmed write. `booked`: the new booking exists and the old one, if any, is gone. `both`: both exist. `not-booked`:
 * it is certain that nothing was and nothing will be booked. `cannot-tell`: none of these.
 */
export type Reconciliation =
  | { readonly as: 'booked'; readonly booking: Booking }
  | { readonly as: 'both'; readonly booking: Booking; readonly kept: Booking }
  | { readonly as: 'not-booked' }
  | { readonly as: 'cannot-tell' };

/** Finds the outcome of an unconfirmed booking or rebooking from the appointments. Never more certain than the data allows. */
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
    // A server that rebooks in steps may be between them. While the new booking is pending, the old one rightly stays.
    return over || booking.status === 'pending' ? { as: 'both', booking, kept } : { as: 'cannot-tell' };
  }
  if (booking && (complete || !lost.from)) return { as: 'booked', booking };
  if (booking || !complete || (lost.from && !kept)) return { as: 'cannot-tell' };
  // The appointments are complete and do not contain the slot, and the unit's system answers: whether the slot is still free or taken
  // by someone else, this person does not have it.
  return over && slots?.gaps.length === 0 ? { as: 'not-booked' } : { as: 'cannot-tell' };
}

function isNewAndAlike(booking: Booking, lost: UnconfirmedWrite): boolean {
  const alike = booking.unit.id === lost.slot.unit && millisecondsOf(booking.start) === millisecondsOf(lost.slot.start);
  // A system may keep the id of a booking that it moves.
  const moved = booking.id === lost.from?.id && !isSame(booking, lost.from);
  const isNew = booking.id !== lost.from?.id && lost.before !== undefined && !lost.before.includes(booking.id);
  return alike && (moved || isNew);
}

function isSame(booking: Booking, from: Booking | undefined): boolean {
  return booking.id === from?.id && booking.start === from.start && booking.unit.id === from.unit.id;
}
