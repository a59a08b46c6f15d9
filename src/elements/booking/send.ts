import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { BookingError } from '../../domain/booking-error.js';
import { errandOf, type Choice, type Purpose } from '../../domain/journey.js';
import type { Slot } from '../../domain/own-times.js';
import { rebookInSteps } from '../../domain/rebook-in-steps.js';
import type { BookRequest } from '../../domain/requests.js';
import type { RebookResult } from '../../domain/results.js';
import { settle, settleDelays, type LostWrite, type Settled } from '../../domain/settle.js';
import { dayOf } from '../../domain/time.js';

type CallOptions = Omit<ReadOptions, 'signal'>;

/** Whether the backend can do what the journey ends in. */
export function canSend(backend: BookingBackend, purpose: Purpose): boolean {
  if (purpose.to === 'book') return backend.book !== undefined;
  return backend.rebook !== undefined || (backend.book !== undefined && backend.cancel !== undefined);
}

/** Sends the write once. Rejects with `BookingError` only when it is certain that nothing happened. */
export async function send(
  backend: BookingBackend,
  purpose: Purpose,
  { choice, slot, key }: { readonly choice: Choice; readonly slot: Slot; readonly key: string },
  options: CallOptions,
): Promise<RebookResult> {
  const invitation = purpose.to === 'book' ? purpose.invitation?.id : undefined;
  const request: BookRequest = { slot, accepted: choice.accepted, ...(invitation !== undefined && { invitation }) };
  try {
    if (purpose.to === 'rebook' && backend.rebook) return await backend.rebook(purpose.from, request, { ...options, key });
    if (!canSend(backend, purpose)) throw new BookingError('invalid-request', `the backend cannot ${purpose.to}`);
    if (purpose.to === 'rebook') return await rebookInSteps(stepsOf(backend, options), purpose.from, request, key);
    return (await backend.book?.(request, { ...options, key })) ?? { outcome: 'unknown' };
  } catch (thrown) {
    if (thrown instanceof BookingError) throw thrown;
    // Whatever else was thrown does not say that nothing happened.
    return { outcome: 'unknown' };
  }
}

function stepsOf(backend: BookingBackend, options: CallOptions): Parameters<typeof rebookInSteps>[0] {
  return {
    book: async (request, key) => (await backend.book?.(request, { ...options, key })) ?? { outcome: 'unknown' },
    cancel: async (time, request, key) =>
      (await backend.cancel?.(time, request, { ...options, key })) ?? { outcome: 'unknown' },
  };
}

/** Reads own bookings, and whether the slot is still free, and says what they tell of a lost write. */
async function look(
  backend: BookingBackend,
  lost: LostWrite,
  purpose: Purpose,
  choice: Choice,
  options: ReadOptions,
): Promise<Settled> {
  const day = dayOf(lost.slot.start, choice.unit.timeZone);
  const [own, slots] = await Promise.all([
    backend.bookings(options),
    backend
      .slots({ errand: errandOf(purpose), targets: choice.targets, days: { from: day, to: day } }, options)
      .catch(() => undefined),
  ]);
  return settle(lost, own, slots, Date.now());
}

/**
 * Looks again and again for what became of a lost write: some times in a minute, once past the deadline, and whenever the
 * connection returns. Ends when it is settled or `signal` is aborted.
 */
export function settleLater(
  backend: BookingBackend,
  lost: LostWrite,
  purpose: Purpose,
  choice: Choice,
  options: CallOptions,
  signal: AbortSignal,
  onLooked: (settled: Settled) => void,
): void {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const tryNow = async (): Promise<void> => {
    try {
      const settled = await look(backend, lost, purpose, choice, { ...options, signal });
      if (!signal.aborted) onLooked(settled);
    } catch {
      // Nothing could be read: still unknown, and the next time comes.
    }
  };
  for (const delay of settleDelays) timers.add(setTimeout(() => void tryNow(), delay));
  window.addEventListener('online', () => void tryNow(), { signal });
  signal.addEventListener('abort', () => timers.forEach(clearTimeout));
}

/** The free times nearest to one that was lost, at most three, by start. */
export function nearest(lost: Slot, free: readonly Slot[]): readonly Slot[] {
  const distance = (slot: Slot): number => Math.abs(Date.parse(slot.start) - Date.parse(lost.start));
  return [...free]
    .filter((slot) => slot.id !== lost.id)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 3)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}
