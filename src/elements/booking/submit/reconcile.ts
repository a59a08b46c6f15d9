import type { BookingBackend, ReadOptions, WriteOptions } from '../../../backends/backend.js';
import {
  checkBookResult,
  checkCancelResult,
  type CredibleResult,
  type SentTime,
} from '../../../domain/booking/check-result.js';
import { errandOf, type Selection, type Purpose } from '../../../domain/booking/booking-flow.js';
import type { Booking, Slot } from '../../../domain/model/appointment.js';
import { rebookInSteps } from '../../../domain/booking/rebook-in-steps.js';
import type { BookRequest, SlotQuery } from '../../../domain/model/requests.js';
import { reconcileWrite, type UnconfirmedWrite, type Reconciliation } from '../../../domain/booking/reconcile-booking.js';
import { addDays, dayOf } from '../../../domain/time/instant.js';

/** Rebooks with a backend that can book and cancel but not rebook. */
export function rebookInTwoCalls(
  backend: BookingBackend,
  from: Booking,
  asked: BookRequest,
  sent: SentTime,
  options: WriteOptions,
): Promise<CredibleResult> {
  const steps = {
    book: async (request: BookRequest, key: string) => {
      const result = checkBookResult(await backend.book?.(request, { ...options, key }), { ...sent, from: undefined });
      return result.outcome === 'both' ? ({ outcome: 'unknown' } as const) : result;
    },
    cancel: async (...[time, request, key]: Parameters<Parameters<typeof rebookInSteps>[0]['cancel']>) =>
      checkCancelResult(await backend.cancel?.(time, request, { ...options, key })),
  };
  return rebookInSteps(steps, from, asked, options.key);
}

/** Reads own bookings, and whether the unit can be asked for times, and says what they tell of a lost write. */
export async function reconcileBooking(
  backend: BookingBackend,
  lost: UnconfirmedWrite,
  purpose: Purpose,
  choice: Selection,
  options: ReadOptions,
): Promise<Reconciliation> {
  const day = dayOf(lost.slot.start, choice.unit.timeZone);
  const query = { errand: errandOf(purpose), targets: choice.targets, days: { from: day, to: day } };
  const [own, slots] = await Promise.all([
    backend.bookings(options),
    // That the unit answers adds certainty; without it own bookings must do.
    backend.slots(query, options).catch(() => undefined),
  ]);
  return reconcileWrite(lost, own, slots, performance.now());
}

/** The free times nearest to one that was lost; `unknown` where some are missing. Asks on where an answer is shorter than was asked. */
export async function nearestSlots(
  backend: BookingBackend,
  lost: Slot,
  query: SlotQuery,
  options: ReadOptions,
): Promise<readonly Slot[] | 'unknown'> {
  const { to } = query.days;
  const free: Slot[] = [];
  for (let { from } = query.days; ;) {
    const { items, gaps, covered } = await backend.slots({ ...query, days: { from, to } }, options);
    if (gaps.length > 0) return 'unknown';
    free.push(...items);
    if (covered.to >= to || covered.to < from) return nearest(lost, free);
    from = addDays(covered.to, 1);
  }
}

/** The free times nearest to one that was lost, at most three, by start. */
function nearest(lost: Slot, free: readonly Slot[]): readonly Slot[] {
  const distance = (slot: Slot): number => Math.abs(Date.parse(slot.start) - Date.parse(lost.start));
  return [...free]
    .filter((slot) => slot.id !== lost.id)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 3)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}
