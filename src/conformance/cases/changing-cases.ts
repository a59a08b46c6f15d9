import { isBookingError } from '../../domain/model/booking-error.js';
import type { Booking, Slot } from '../../domain/model/appointment.js';
import type { RebookResult } from '../../domain/model/write-result.js';
import { type Case, promise } from '../case.js';
import { Again, Broken, describeThrown, ensure, ensureSame, expectedOutcome } from '../kit/expect.js';
import {
  bookingsAt,
  type Desk,
  hourLater,
  isBooked,
  isFree,
  type MovingDesk,
  takenByOthers,
  toldOf,
  type Visit,
} from '../kit/visit.js';

export const changingCases: readonly Case[] = [
  promise('a rebooking moves the time and leaves one', 'The citizen would have two times, or none.', async (visit) => {
    const { desk, booking, old, fresh } = await bookedAndAnother(visit);
    const result = await moved(visit, desk, booking, fresh);
    ensureSame(result.booking.start, fresh.start, 'the start of the new booking');
    ensureSame((await bookingsAt(desk, fresh.start)).length, 1, 'own bookings at the new time');
    if (result.outcome === 'pending') return;
    ensureSame((await bookingsAt(desk, old.start)).length, 0, 'own bookings at the old time');
  }),

  promise('after a rebooking another can book the old time', 'The time that was given up would stand empty.', async (visit) => {
    const { desk, booking, old, fresh } = await bookedAndAnother(visit);
    const result = await moved(visit, desk, booking, fresh);
    if (result.outcome === 'pending') return;
    const free = await isFree(visit.second, old, visit.query());
    if (!free) throw new Again(new Broken('the other citizen sees the old time as free', 'three times it was not listed'));
    await visit.booked(await visit.desk('second'), old);
  }),

  promise(
    'rebooking to a taken time keeps the old',
    'The citizen would lose a time by trying for a better one.',
    async (visit) => {
      const { desk, booking, fresh } = await bookedAndAnother(visit);
      await visit.booked(await visit.desk('second'), fresh);
      const result = await desk.rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key() });
      ensureSame(result.outcome, 'taken', 'the outcome of rebooking');
      await ensureStands(desk, booking);
      ensureSame(await bookingsAt(desk, fresh.start), [], 'own bookings at the taken time');
    },
  ),

  promise('rebooking to an edited time keeps the old', 'A page could move a booking to where it may not be.', async (visit) => {
    const { desk, booking, fresh } = await bookedAndAnother(visit);
    const edited = { ...fresh, visitType: `${visit.visitType}-edited` };
    const result = await desk.rebook(booking, { slot: edited, accepted: [] }, { key: visit.key() });
    ensureSame(toldOf(result), 'refused (changed)', 'what becomes of the rebooking');
    await ensureStands(desk, booking);
  }),

  promise(
    'after a rebooking the old id no longer reads as booked',
    'A page that was left open would show the time that was given up.',
    async (visit) => {
      const { desk, booking, fresh } = await bookedAndAnother(visit);
      const result = await moved(visit, desk, booking, fresh);
      if (result.outcome === 'pending') return;
      const came = await expectedOutcome(desk.booking(booking.id));
      if ('error' in came) {
        ensure(isBookingError(came.error), describeThrown(came.error));
        ensureSame(came.error.code, 'not-found', 'how reading the old id is rejected');
        return;
      }
      const time = came.value;
      ensure(time.kind !== 'open-invitation', 'the old id reads as an invitation');
      if (time.status === 'cancelled') return;
      ensureSame([time.id, time.start], [result.booking.id, fresh.start], 'what the old id reads as');
    },
  ),

  promise('rebooking the same key twice moves once', 'A repeated send would take a third time.', async (visit) => {
    const { desk, booking, fresh } = await bookedAndAnother(visit);
    const key = visit.key();
    const once = await desk.rebook(booking, { slot: fresh, accepted: [] }, { key });
    if (once.outcome === 'taken') throw new Again(takenByOthers());
    ensure(isBooked(once), `rebooking to a free time came to: ${toldOf(once)}`);
    // One that does not keep keys no longer finds the old time, and may say so.
    const twice = await expectedOutcome(desk.rebook(booking, { slot: fresh, accepted: [] }, { key }));
    if ('error' in twice) ensure(isBookingError(twice.error), 'the repeat was rejected with no BookingError');
    ensureSame((await bookingsAt(desk, fresh.start)).length, 1, 'own bookings at the new time');
  }),

  promise(
    'a rebooking of a time seen otherwise is refused',
    'A time that the unit had moved would be given away.',
    async (visit) => {
      const { desk, booking, fresh } = await bookedAndAnother(visit);
      const seen = { ...booking, start: hourLater(booking.start) };
      const result = await desk.rebook(seen, { slot: fresh, accepted: [] }, { key: visit.key() });
      ensureSame(toldOf(result), 'refused (changed)', 'what becomes of the rebooking');
      await ensureStands(desk, booking);
      ensureSame(await bookingsAt(desk, fresh.start), [], 'own bookings at the new time');
    },
  ),

  promise(
    'a cancellation of a time seen otherwise is refused',
    'A time that the unit had moved would be cancelled.',
    async (visit) => {
      const desk = await visit.desk('first');
      const booking = await visit.booked(desk, await visit.pick());
      const seen = { ...booking, start: hourLater(booking.start) };
      const result = await desk.cancel(seen, { accepted: [] }, { key: visit.key() });
      ensureSame(toldOf(result), 'refused (changed)', 'what becomes of the cancellation');
      await ensureStands(desk, booking);
    },
  ),

  promise('a cancelled time cannot be cancelled again', 'The citizen would be told that something was done.', async (visit) => {
    const desk = await visit.desk('first');
    const booking = await visit.booked(desk, await visit.pick());
    await desk.cancel(booking, { accepted: [] }, { key: visit.key() });
    const again = await expectedOutcome(desk.cancel(booking, { accepted: [] }, { key: visit.key() }));
    if ('value' in again) ensureSame(again.value.outcome, 'refused', 'the outcome of the second cancellation');
    else ensure(isBookingError(again.error), 'the second cancellation was rejected with no BookingError');
  }),
];

/** A booking of the first citizen's, and another free time. */
export async function bookedAndAnother(visit: Visit) {
  const desk = await visit.movingDesk('first');
  const [old, fresh] = await visit.pickTwo();
  return { desk, booking: await visit.booked(desk, old), old, fresh };
}

/** Rebooks, and ensures that it was rebooked; tried again with other times if somebody else came first. */
export async function moved(visit: Visit, desk: MovingDesk, booking: Booking, fresh: Slot) {
  const result: RebookResult = await desk.rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key() });
  if (result.outcome === 'taken') throw new Again(takenByOthers());
  ensure(isBooked(result), toldOf(result), 'a booking can be moved to a free time');
  return result;
}

/** Ensures that the booking is still among the own times, as it was. */
export async function ensureStands(desk: Desk, booking: Booking): Promise<void> {
  const there = (await bookingsAt(desk, booking.start)).some(
    ({ id, status }) => id === booking.id && status === booking.status,
  );
  ensure(there, 'the old time no longer stands');
}
