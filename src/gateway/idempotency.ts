import { BookingError, isBookingError } from '../domain/model/booking-error.js';
import { bookingMade, repeatedResult } from '../domain/booking/repeat.js';
import { digest } from './digest.js';
import { Refusal } from './problems.js';
import { personOf, type Result, reconcileResult, type SentWrite } from './reconcile.js';
import type { GatewayStore } from './store.js';

/** One write with its key. */
export interface KeyedWrite extends SentWrite {
  readonly citizen: string;
  /** Sends the write to the backend, without a timeout. */
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
 * Carries out a write at most once for each citizen and key; a repeat gets the first answer as long as it is true. `done`, `pending` and
 * `both` are kept; a rejection, `taken` or `refused` frees the key; a repeat after `unknown` is reconciled by reading. Throws `Refusal` for
 * a key that was used for another request (422) or whose write is still under way (409), and what `send` throws. Throws `BookingError` if
 * the store fails before the key is known.
 */
export async function runOnce(store: GatewayStore, write: KeyedWrite): Promise<Result> {
  const { method, citizen, input, options } = write;
  const name = `key:${await digest(citizen, options.key)}`;
  // The language is not part of the request's identity.
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

/** Only the backend knows the current state of a booking; if it does not tell, a repeat is answered as unknown. */
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
  // The backend's answer is returned even if it cannot be stored: a repeat then finds a write without an answer.
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

/** If the store fails before the key is known, nothing was sent: the refusal is certain. */
async function certainly<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (cause) {
    throw new BookingError('unavailable', 'the store of keys failed', { cause });
  }
}
