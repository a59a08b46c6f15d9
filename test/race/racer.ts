import type { BookingBackend, Slot } from 'tidbok';
import { findDuplicate } from '../../src/domain/booking/find-duplicate.js';
import { advanceBooking, type BookingFlow } from '../../src/domain/booking/booking-flow.js';
import { type UnconfirmedWrite, reconcileWrite } from '../../src/domain/booking/reconcile-booking.js';
import type { Target } from '../../src/domain/model/requests.js';
import type { DayRange } from '../../src/domain/time/instant.js';
import { writeDeadline } from '../../src/domain/booking/timeouts.js';
import { shuffled } from './random.js';

/** What is raced for. */
export interface Prize {
  readonly unit: Extract<BookingFlow, { step: 'guide' }>['unit'];
  readonly targets: readonly Target[];
  /** Ids of the slots; others are left alone. */
  readonly wanted: ReadonlySet<string>;
  /** Windows that hold them all. */
  readonly windows: readonly DayRange[];
}

/** Where a citizen is in the end, and what is needed to settle it if that is unknown. */
export interface Racer {
  readonly citizen: string;
  readonly journey: BookingFlow;
  readonly lost?: UnconfirmedWrite;
  /** For when something must be understood. */
  readonly trace: readonly string[];
}

const patience = 200;

/** One citizen books one of the slots with our http backend and the journey's own states, or finds none of them free. */
export async function race(citizen: string, backend: BookingBackend, prize: Prize, random: () => number): Promise<Racer> {
  const trace: string[] = [];
  const start = startOf(prize);
  let journey: BookingFlow = start;
  for (const window of shuffled(prize.windows, random)) {
    for (;;) {
      const query = { errand: { to: 'book' as const }, targets: prize.targets, days: window };
      const { items } = await patiently(() => backend.slots(query));
      const [slot] = shuffled(
        items.filter(({ id }) => prize.wanted.has(id)),
        random,
      );
      if (!slot) break;
      const own = await patiently(() => backend.bookings());
      // As the journey does: an own time that is alike is shown before anything is sent.
      const mine = findDuplicate(slot, own.items, undefined);
      if (mine) return { citizen, trace: [...trace, `found own ${mine.id}`], journey: { step: 'done', booking: mine } };
      const before = own.items.map(({ id }) => id);
      const key = crypto.randomUUID();
      journey = advanceBooking(journey.step === 'taken' ? journey : start, { type: 'slot-chosen', slot, key });
      const sentAt = performance.now();
      do {
        journey = advanceBooking(journey, { type: 'confirmed' });
        journey = advanceBooking(journey, await sent(backend, slot, key));
        trace.push(`${slot.id}: ${journey.step}`);
        // Rejected: certain that nothing happened, so the citizen presses again.
      } while (journey.step === 'check' && trace.length < patience);
      if (journey.step === 'taken') {
        // As the booking element does: a request that was doubled may have been answered by the one that came second.
        const now = await patiently(() => backend.bookings());
        const settled = reconcileWrite({ key, slot, before, sentAt }, now, undefined, sentAt);
        if (settled.as === 'booked') return { citizen, trace, journey: { step: 'done', booking: settled.booking } };
      }
      if (journey.step === 'unknown') return { citizen, journey, lost: { key, slot, before, sentAt }, trace };
      if (journey.step !== 'taken') return { citizen, journey, trace };
    }
  }
  return { citizen, journey: journey.step === 'taken' ? journey : start, trace };
}

/** Settles what was unknown, once the network is whole and nothing is under way: as after the deadline of every write. */
export async function settleRacer(racer: Racer, backend: BookingBackend, { targets, windows }: Prize): Promise<Racer> {
  const { journey, lost, trace } = racer;
  if (journey.step !== 'unknown' || !lost) return racer;
  const query = { errand: { to: 'book' as const }, targets, days: windows[0]! };
  const [own, slots] = [await backend.bookings(), await backend.slots(query)];
  const settled = reconcileWrite(lost, own, slots, lost.sentAt + writeDeadline + 1);
  const after = advanceBooking(journey, { type: 'settled', key: lost.key, settled, at: '2026-11-23T09:00:00Z' });
  return { ...racer, journey: after, trace: [...trace, `settled: ${after.step}`] };
}

function startOf({ unit, targets }: Prize): BookingFlow {
  const choice = { unit, targets, visitTypes: [], accepted: [] };
  return { step: 'slot', choice };
}

async function sent(backend: BookingBackend, slot: Slot, key: string) {
  try {
    return { type: 'answered', key, result: await backend.book!({ slot, accepted: [] }, { key }) } as const;
  } catch (thrown) {
    const { code } = thrown as { code: 'unavailable' };
    return { type: 'rejected', key, code } as const;
  }
}

/** A citizen presses "try again" when times cannot be shown. */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await read();
    } catch (thrown) {
      if (tries === patience) throw thrown;
    }
  }
}
