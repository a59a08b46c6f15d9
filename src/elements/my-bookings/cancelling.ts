import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { BookingError, toBookingError } from '../../domain/booking-error.js';
import { credibleCancel } from '../../domain/credible.js';
import type { OwnTime } from '../../domain/own-times.js';
import type { CancelResult } from '../../domain/results.js';
import { settleCancel } from '../../domain/settle-cancel.js';
import { inTime } from '../shared/in-time.js';
import { lookLater } from '../shared/look-later.js';

// All that comes once a cancelling is asked for. Nothing is sent before it is there: whoever sends can also say what came of it.
export { cancelDialog, cancelOutcome } from './cancel.js';

type CallOptions = Omit<ReadOptions, 'signal'>;

/** Cancels once. Rejects with `BookingError` only when it is certain that nothing happened. */
export function sendCancel(
  backend: BookingBackend,
  time: OwnTime,
  options: CallOptions & { readonly key: string },
): Promise<CancelResult> {
  return inTime(cancelOnce(backend, time, options));
}

async function cancelOnce(
  backend: BookingBackend,
  time: OwnTime,
  options: CallOptions & { readonly key: string },
): Promise<CancelResult> {
  try {
    return credibleCancel(await backend.cancel?.(time, { accepted: [] }, options));
  } catch (thrown) {
    if (thrown instanceof BookingError) throw thrown;
    // Whatever else was thrown does not say that nothing happened.
    return { outcome: 'unknown' };
  }
}

/** Looks for what became of a lost cancelling until `signal` is aborted. `sentAt` is in milliseconds of `performance.now()`. */
export function settleCancelLater(
  backend: BookingBackend,
  { id }: OwnTime,
  sentAt: number,
  options: CallOptions & { readonly signal: AbortSignal },
  onLooked: (result: CancelResult) => void,
): void {
  const { signal } = options;
  lookLater(async () => {
    const read = await backend.booking(id, options).catch(toBookingError);
    if (!signal.aborted) onLooked(settleCancel(read, performance.now() - sentAt));
  }, signal);
}
