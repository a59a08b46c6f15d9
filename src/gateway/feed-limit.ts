import { BookingError } from '../domain/model/booking-error.js';

/** Counts the open live feeds of each citizen. */
export interface FeedLimit {
  /** Counts one more feed until `closed` is aborted. Throws `BookingError` `rate-limited` if the citizen already has the most allowed. */
  readonly open: (person: string, closed: AbortSignal) => void;
}

/** The `Retry-After` in seconds: by then the server has noticed pages that were closed. */
const retryAfter = 30;

/** Limits the live feeds of one citizen in this process, because each holds a connection for hours. */
export function feedLimit(most: number): FeedLimit {
  const openFeeds = new Map<string, number>();
  return {
    open(person, closed) {
      const count = openFeeds.get(person) ?? 0;
      if (count >= most) throw new BookingError('rate-limited', 'too many live feeds at once', { retryAfter });
      openFeeds.set(person, count + 1);
      closed.addEventListener('abort', () => {
        const left = (openFeeds.get(person) ?? 1) - 1;
        if (left > 0) openFeeds.set(person, left);
        else openFeeds.delete(person);
      });
    },
  };
}
