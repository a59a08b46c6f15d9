import { BookingError } from '../domain/model/booking-error.js';
import { digest } from './digest.js';
import type { GatewayStore } from './store.js';

/** How many requests one citizen may send in a minute. */
export interface Rates {
  readonly reads: number;
  readonly writes: number;
  /** Reads that nobody asked for: pages that follow the live feed. 60 if absent. */
  readonly refreshes?: number;
}

const minute = 60_000;
const usualRefreshes = 60;

/**
 * Counts one request of a citizen. Throws `BookingError` `rate-limited`, with the seconds until the next minute begins, when
 * there have been too many; and what the store throws.
 */
export async function countRequest(store: GatewayStore, citizen: string, kind: keyof Rates, rates: Rates): Promise<void> {
  const who = await digest('rate', citizen);
  // Everybody's minute begins at another moment, so that those who are told to wait do not come back together.
  const now = Date.now() + (parseInt(who.replace(/[\W_]/g, ''), 36) % minute);
  const count = await store.count(`rate:${kind}:${who}:${Math.floor(now / minute)}`, 120);
  if (count <= (rates[kind] ?? usualRefreshes)) return;
  const retryAfter = Math.ceil((minute - (now % minute)) / 1000);
  throw new BookingError('rate-limited', 'too many requests in a minute', { retryAfter });
}
