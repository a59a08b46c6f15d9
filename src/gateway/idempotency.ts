import { BookingError, isBookingError } from '../domain/model/booking-error.js';
import { bookingMade, repeatedResult } from '../domain/booking/repeat.js';
import { digest } from './digest.js';
import { Refusal } from './problems.js';
import { personOf, type Result, reconcileResult, type SentWrite } from './reconcile.js';
import type { GatewayStore } from './store.js';

/** One write as it was sent. */
export interface KeyedWrite extends SentWrite {
  readonly citizen: string;
  /** Asks the backend; not limited in time. */
  readonly send: () => Promise<Result>;
}

/** The record of an idempotency key: in flight, outcome unknown, or completed. */
interface KeyRecord {
  readonly fingerprint: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly state: 'sent' | 'unknown' | 'answered';
  readonly answer?: Result;
}

const day = 24 * 60 * 60;
const mostPatience = 20_000;

/**
 * Does a write at most once for each citizen and key, and gives a repeat the first one's answer as long as it is true. Done, pending and both are
 * kept; a rejection, taken or refused frees the key; a repeat of an unknown is settled by reading. Throws `Refusal` for a key
 * that was used for something else (422), or whose write is still under way (409); and what `send` throws. A store that fails
 * before anything is known of the key is a `BookingError`.
 */
export async function runOnce(store: GatewayStore, write: KeyedWrite): Promise<Result> {
  const { method, citizen, input, options } = write;
  const name = `key:${await digest(citizen, options.key)}`;
  // Another language is the same request.
  const fingerprint = await digest(method, JSON.stringify({ ...input, language: undefined }));
  const patience = Date.now() + mostPatience;
  for (let tries = 0; ; tries += 1) {
    const mine: KeyRecord = { fingerprint, sentAt: Date.now(), state: 'sent' };
    const add = store.add(name, JSON.stringify(mine), day);
    const found = await (tries === 0 ? certainly(add) : add);
    if (found === undefined) return sendAndKeep(store, name, mine, write.send);
    const standing = JSON.parse(found) as KeyRecord;
    if (standing.fingerprint !== fingerprint) throw new Refusal('invalid-request', 422, 'the key belongs to another request');
    if (standing.answer) return stillTrue(standing.answer, write);
    if (standing.state === 'sent' && Date.now() < patience) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    const settled = await reconcileResult(write, standing.sentAt);
    if (settled === 'not-done') {
      await store.remove(name, found);
      continue;
    }
    if (settled) {
      const answered: KeyRecord = { ...standing, state: 'answered', answer: settled };
      await store.put(name, JSON.stringify(answered), day).catch(() => undefined);
      return settled;
    }
    if (standing.state === 'sent') throw new Refusal('unavailable', 409, 'a write with this key is under way', false);
    return { outcome: 'unknown' };
  }
}

/** What is now of a booking is for the backend to say; where it does not, a repeat tells nothing. */
async function stillTrue(first: Result, { backend, options }: KeyedWrite): Promise<Result> {
  const made = bookingMade(first);
  if (!made) return first;
  try {
    const present = await backend.booking(made.id, personOf(options));
    return repeatedResult(first, present.kind === 'open-invitation' ? undefined : present);
  } catch {
    return { outcome: 'unknown' };
  }
}

async function sendAndKeep(store: GatewayStore, name: string, mine: KeyRecord, send: () => Promise<Result>): Promise<Result> {
  const unknown = (): Promise<void> => store.put(name, JSON.stringify({ ...mine, state: 'unknown' }), day);
  // What the backend said is the truth, also when it cannot be kept: a repeat then finds a write without an answer.
  const quietly = (kept: Promise<void>): Promise<void> => kept.catch(() => undefined);
  try {
    const answer = await send();
    if (answer.outcome === 'unknown') await quietly(unknown());
    else if (answer.outcome === 'taken' || answer.outcome === 'refused')
      await quietly(store.remove(name, JSON.stringify(mine)));
    else await quietly(store.put(name, JSON.stringify({ ...mine, state: 'answered', answer }), day));
    return answer;
  } catch (thrown) {
    await quietly(isBookingError(thrown) ? store.remove(name, JSON.stringify(mine)) : unknown());
    throw thrown;
  }
}

/** When nothing is known of the key, a store that fails is a certain refusal. */
async function certainly<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    throw new BookingError('unavailable', 'the store of keys failed', { cause });
  }
}
