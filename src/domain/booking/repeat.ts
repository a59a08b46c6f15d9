import type { Refused } from '../model/write-result.js';

/** What a booking is now, as far as a repeat of its write asks. */
interface Present {
  readonly status?: string;
  /** `null` or absent: none. */
  readonly start?: string | null;
}

/** The booking that a write made, if it made one. */
export function bookingMade(result: object): { readonly id: string; readonly start: string } | undefined {
  return 'booking' in result ? (result.booking as { readonly id: string; readonly start: string }) : undefined;
}

/**
 * The answer to a write that is repeated with its key: the first answer, as long as it is true. A booking that has been cancelled
 * or moved since is not said to be booked, nor booked again.
 */
export function repeatedResult<T extends object>(first: T, present: Present | undefined): T | Refused {
  const made = bookingMade(first);
  const stands = !made || (present && present.status !== 'cancelled' && present.start === made.start);
  return stands ? first : { outcome: 'refused', reason: 'changed' };
}
