import { BookingError } from '../../domain/model/booking-error.js';
import { type GatewayConnection, RequestFailure, jsonOf, sendRequest, type HttpRequest } from './transport.js';
import { delay, abortable } from './abortable.js';

/** Milliseconds until the citizen is told. */
export interface RequestTimeLimits {
  readonly read: number;
  readonly write: number;
}

const mostRepeats = 2;
const longestWait = 5;
const earnedRepeats = 0.5;
/** Repeats that a new backend may make at once. */
export const fullRepeats = 10;

/**
 * Asks, and asks again at most twice where that may help and enough repeats are left. Rejects with `BookingError`, or `AbortError` when `signal` is
 * aborted.
 */
export async function requestRead<T>(
  connection: GatewayConnection,
  sent: HttpRequest,
  readAnswer: (json: unknown) => T,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  const timeLimit = AbortSignal.timeout(limit);
  const either = signal ? AbortSignal.any([signal, timeLimit]) : timeLimit;
  try {
    return await abortable(askAgain(connection, sent, readAnswer, either), either);
  } catch (thrown) {
    if (signal?.aborted) throw new DOMException('the read was aborted', 'AbortError');
    if (timeLimit.aborted) throw new BookingError('unavailable', 'timed out');
    throw thrown instanceof RequestFailure ? thrown.error : thrown;
  }
}

async function askAgain<T>(
  connection: GatewayConnection,
  sent: HttpRequest,
  readAnswer: (json: unknown) => T,
  signal: AbortSignal,
): Promise<T> {
  const { pressure } = connection;
  for (let repeats = 0; ; repeats += 1) {
    try {
      const answer = readAnswer(await jsonOf(await sendRequest(connection, sent, signal)));
      pressure.repeats = Math.min(fullRepeats, pressure.repeats + earnedRepeats);
      return answer;
    } catch (thrown) {
      // What nobody asked for is not pressed: it is read at the next hint.
      if (!(thrown instanceof RequestFailure) || !thrown.retryable || repeats === mostRepeats || sent.refresh || signal.aborted)
        throw thrown;
      const { retryAfter = 0 } = thrown.error;
      if (retryAfter > longestWait || pressure.repeats < 1) throw thrown;
      pressure.repeats -= 1;
      // Jitter: those who were thrown out together shall not come back together.
      await delay(retryAfter * 1000 + 300 * 2 ** repeats * (0.5 + Math.random()), signal);
    }
  }
}

/**
 * Sends a write; once more with the same key after a lost or unreadable answer, but only where the server keeps keys, and after the
 * quiet that it asked for: if that is long, own bookings tell sooner. Resolves to undefined in any doubt; rejects with `BookingError` when it is certain that nothing happened.
 */
export async function requestWrite<T>(
  connection: GatewayConnection,
  sent: HttpRequest,
  readAnswer: (json: unknown) => T,
  limit: number,
  keepsKeys: boolean,
): Promise<T | undefined> {
  const signal = AbortSignal.timeout(limit);
  const attempt = async (): Promise<T> => readAnswer(await jsonOf(await sendRequest(connection, sent, signal)));
  try {
    return await abortable(attempt(), signal);
  } catch (thrown) {
    if (thrown instanceof RequestFailure && thrown.nothingHappened) throw thrown.error;
    const wait = (thrown instanceof RequestFailure && thrown.error.retryAfter) || 0;
    if (!keepsKeys || signal.aborted || wait > longestWait) return undefined;
    // The first may have been done, so a refusal of this one to answer says nothing about it.
    return abortable(delay(wait * 1000, signal).then(attempt), signal).catch(() => undefined);
  }
}
