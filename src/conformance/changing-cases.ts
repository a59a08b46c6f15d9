import type { Booking } from '../domain/own-times.js';
import { instantOf, millisecondsOf } from '../domain/time.js';
import { type Case, promise } from './case.js';
import { BookingError } from '../domain/booking-error.js';
import { ensure, ensureSame, NotRun, outcomeOf } from './expect.js';
import { bookingsAt, type Desk, isBooked, isFree, type Visit } from './visit.js';

export const changingCases: readonly Case[] = [
  promise('a rebooking moves the time and leaves one', 'The citizen would have two times, or none.', async (visit) => {
    const { desk, rebook, old, fresh } = await twoTimes(visit);
    const booking = await visit.booked(desk, old);
    const result = visit.keepTrack(desk, await rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key(desk) }));
    ensure(isBooked(result), `rebooking to a free time came to ${result.outcome}`);
    ensureSame(result.booking.start, fresh.start, 'the start of the new booking');
    ensureSame((await bookingsAt(desk, fresh.start)).length, 1, 'own bookings at the new time');
    if (result.outcome === 'pending') return;
    ensureSame((await bookingsAt(desk, old.start)).length, 0, 'own bookings at the old time');
    ensure(await isFree(visit.second, old, visit.query()), 'the old time is not free to the other citizen');
  }),

  promise(
    'rebooking to a taken time keeps the old',
    'The citizen would lose a time by trying for a better one.',
    async (visit) => {
      const { desk, rebook, old, fresh } = await twoTimes(visit);
      const booking = await visit.booked(desk, old);
      await visit.booked(await visit.desk('second'), fresh);
      const result = await rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key(desk) });
      ensureSame(result.outcome, 'taken', 'the outcome of rebooking');
      await ensureStands(desk, booking);
      ensureSame(await bookingsAt(desk, fresh.start), [], 'own bookings at the taken time');
    },
  ),

  promise('rebooking to an edited time keeps the old', 'A page could move a booking to where it may not be.', async (visit) => {
    const { desk, rebook, old, fresh } = await twoTimes(visit);
    const booking = await visit.booked(desk, old);
    const edited = { ...fresh, visitType: `${visit.visitType}-edited` };
    const result = visit.keepTrack(desk, await rebook(booking, { slot: edited, accepted: [] }, { key: visit.key(desk) }));
    ensureSame(result.outcome === 'refused' && result.reason, 'changed', 'why the rebooking is refused');
    await ensureStands(desk, booking);
  }),

  promise('rebooking the same key twice moves once', 'A repeated send would take a third time.', async (visit) => {
    const { desk, rebook, old, fresh } = await twoTimes(visit);
    const booking = await visit.booked(desk, old);
    const key = visit.key(desk);
    const once = visit.keepTrack(desk, await rebook(booking, { slot: fresh, accepted: [] }, { key }));
    ensure(isBooked(once), `rebooking to a free time came to ${once.outcome}`);
    // One that does not keep keys no longer finds the old time, and may say so.
    const twice = await outcomeOf(rebook(booking, { slot: fresh, accepted: [] }, { key }));
    if ('error' in twice) ensure(twice.error instanceof BookingError, 'the repeat was rejected with no BookingError');
    else visit.keepTrack(desk, twice.value);
    ensureSame((await bookingsAt(desk, fresh.start)).length, 1, 'own bookings at the new time');
  }),

  promise(
    'a rebooking of a time seen otherwise is refused',
    'A time that the unit had moved would be given away.',
    async (visit) => {
      const { desk, rebook, old, fresh } = await twoTimes(visit);
      const booking = await visit.booked(desk, old);
      const result = visit.keepTrack(
        desk,
        await rebook(seenLater(booking), { slot: fresh, accepted: [] }, { key: visit.key(desk) }),
      );
      ensureSame(result.outcome === 'refused' && result.reason, 'changed', 'why the rebooking is refused');
      await ensureStands(desk, booking);
      ensureSame(await bookingsAt(desk, fresh.start), [], 'own bookings at the new time');
    },
  ),

  promise(
    'a cancellation of a time seen otherwise is refused',
    'A time that the unit had moved would be cancelled.',
    async (visit) => {
      const desk = await visit.desk('first');
      const [slot] = await visit.free(1);
      const booking = await visit.booked(desk, slot);
      const result = await desk.cancel(seenLater(booking), { accepted: [] }, { key: visit.key(desk) });
      ensureSame(result.outcome === 'refused' && result.reason, 'changed', 'why the cancellation is refused');
      await ensureStands(desk, booking);
    },
  ),

  promise('a cancelled time cannot be cancelled again', 'The citizen would be told that something was done.', async (visit) => {
    const desk = await visit.desk('first');
    const [slot] = await visit.free(1);
    const booking = await visit.booked(desk, slot);
    await desk.cancel(booking, { accepted: [] }, { key: visit.key(desk) });
    const again = await outcomeOf(desk.cancel(booking, { accepted: [] }, { key: visit.key(desk) }));
    if ('value' in again) ensureSame(again.value.outcome, 'refused', 'the outcome of the second cancellation');
    else ensure(again.error instanceof BookingError, 'the second cancellation was rejected with no BookingError');
  }),
];

async function twoTimes(visit: Visit) {
  const desk = await visit.desk('first');
  const rebook = desk.rebook?.bind(desk);
  if (!rebook) throw new NotRun('the backend does not rebook');
  const slots = await visit.free(2);
  const [old] = slots;
  const fresh = slots.find(({ start }) => start > old.start);
  if (!fresh) throw new NotRun('all free times start at the same moment');
  return { desk, rebook, old, fresh };
}

async function ensureStands(desk: Desk, booking: Booking): Promise<void> {
  const there = (await bookingsAt(desk, booking.start)).some(
    ({ id, status }) => id === booking.id && status === booking.status,
  );
  ensure(there, 'the old time no longer stands');
}

function seenLater(booking: Booking): Booking {
  return { ...booking, start: instantOf(millisecondsOf(booking.start) + 3_600_000) };
}
