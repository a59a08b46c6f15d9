import { isBookingError } from '../model/booking-error.js';
import type { Booking } from '../model/appointment.js';
import type { BookRequest, CancelRequest } from '../model/requests.js';
import type { BookResult, CancelResult, RebookResult } from '../model/write-result.js';

interface Steps {
  book(request: BookRequest, key: string): Promise<BookResult>;
  cancel(time: Booking, request: CancelRequest, key: string): Promise<CancelResult>;
}

/**
 * Rebooks where the system has no such step: books the new time, then cancels the old, never the other way round. The old
 * time is cancelled with the key `key/old`.
 *
 * Rejects with `BookingError` only from the first step, when nothing has happened.
 */
export async function rebookInSteps(steps: Steps, from: Booking, request: BookRequest, key: string): Promise<RebookResult> {
  const booked = await steps.book(request, key);
  if (booked.outcome === 'pending') return { ...booked, kept: from };
  if (booked.outcome !== 'done') return booked;
  const stopped = { outcome: 'both', booking: booked.booking, kept: from, ...noticeOf(booked) } as const;
  let cancelled: CancelResult;
  try {
    cancelled = await steps.cancel(from, { accepted: request.accepted }, `${key}/old`);
  } catch (error) {
    if (!isBookingError(error)) return { outcome: 'unknown', booking: booked.booking };
    // Somebody else gave it up meanwhile. Any other BookingError says for certain that it still stands.
    if (error.code === 'not-found') return booked;
    return { ...stopped, reason: 'other' };
  }
  if (cancelled.outcome === 'unknown') return { outcome: 'unknown', booking: booked.booking };
  if (cancelled.outcome === 'done') return booked;
  return { ...stopped, reason: cancelled.reason, ...(cancelled.text && { text: cancelled.text }) };
}

function noticeOf({
  notice,
}: Extract<BookResult, { outcome: 'done' }>): Pick<Extract<BookResult, { outcome: 'done' }>, 'notice'> {
  return notice ? { notice } : {};
}
