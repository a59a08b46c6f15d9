import { type BookingError, isBookingError } from '../model/booking-error.js';
import type { Appointment } from '../model/appointment.js';
import type { CancelResult } from '../model/write-result.js';
import { writeDeadline } from './timeouts.js';

/**
 * Finds the outcome of an unconfirmed cancellation from the appointment as it is now. Gone or cancelled: it was done. Still there after the
 * write deadline: it was not done, and counts as refused. `elapsed` is in milliseconds since it was sent.
 */
export function reconcileCancel(read: Appointment | BookingError, elapsed: number): CancelResult {
  if (isBookingError(read)) return read.code === 'not-found' ? { outcome: 'done' } : { outcome: 'unknown' };
  if (read.kind !== 'open-invitation' && read.status === 'cancelled') return { outcome: 'done' };
  return elapsed > writeDeadline ? { outcome: 'refused', reason: 'other' } : { outcome: 'unknown' };
}
