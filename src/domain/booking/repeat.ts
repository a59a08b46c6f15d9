import type { Refused } from '../model/write-result.js';

/** The current state of a booking, as a repeated write needs it. */
interface Present {
  readonly status?: string;
  /** Absent or `null` for none. */
  readonly start?: string | null;
}

/** The booking that a write made, if any. */
export function bookingMade(result: object): { readonly id: string; readonly start: string } | undefined {
  return 'booking' in result ? (result.booking as { readonly id: string; readonly start: string }) : undefined;
}

/**
 * The answer to a write that is repeated with its key: the first answer, as long as it is true. A booking that was cancelled or moved since
 * is neither reported as booked nor booked again.
 */
export function repeatedResult<T extends object>(first: T, present: Present | undefined): T | Refused {
  const made = bookingMade(first);
  const stands = !made || (present && present.status !== 'cancelled' && present.start === made.start);
  return stands ? first : { outcome: 'refused', reason: 'changed' };
}
