import { BookingError } from '../domain/model/booking-error.js';

/** How many live feeds are open, for each person by itself. */
export interface FeedLimit {
  /** Counts one more until `closed` is aborted. Throws `BookingError` `rate-limited` where the person has as many as allowed. */
  readonly open: (person: string, closed: AbortSignal) => void;
}

/** Seconds: by then a page that was closed has been noticed. */
const retryAfter = 30;

/** A feed holds a connection for hours: so many of one person's at once, in this process. */
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
