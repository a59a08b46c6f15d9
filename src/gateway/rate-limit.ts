import { BookingError } from '../domain/model/booking-error.js';
import { digest } from './digest.js';
import type { GatewayStore } from './store.js';

/** The most requests of one citizen per minute. */
export interface Rates {
  readonly reads: number;
  readonly writes: number;
  /** Refreshes by pages that follow the live feed. Default: 60. */
  readonly refreshes?: number;
}

const minute = 60_000;
const usualRefreshes = 60;

/**
 * Counts one request of a citizen. Throws `BookingError` `rate-limited`, with the seconds until the next minute begins, if there were too
 * many, and what the store throws.
 */
export async function countRequest(store: GatewayStore, citizen: string, kind: keyof Rates, rates: Rates): Promise<void> {
  const who = await digest('rate', citizen);
  // Each citizen's minute begins at another moment, so that waiting pages do not all return at once.
  const now = Date.now() + (parseInt(who.replace(/[\W_]/g, ''), 36) % minute);
  const count = await store.count(`rate:${kind}:${who}:${Math.floor(now / minute)}`, 120);
  if (count <= (rates[kind] ?? usualRefreshes)) return;
  const retryAfter = Math.ceil((minute - (now % minute)) / 1000);
  throw new BookingError('rate-limited', 'too many requests in a minute', { retryAfter });
}
