import { isBookingError } from '../../domain/model/booking-error.js';
import { type Case, promise } from '../case.js';
import { bookedAndAnother, ensureStands } from './changing-cases.js';
import { Again, describeThrown, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, type Desk, isBooked, isFree, takenByOthers, toldOf, type Visit } from '../kit/visit.js';

const doubt = 'it is unknown, or what it really came to';

/** Writes that go wrong on the way, or half way. */
export const lostWriteCases: readonly Case[] = [
  promise(
    'a booking whose request is lost is not called done',
    'The citizen would come to a time that is somebody else’s.',
    async (visit) => {
      const { desk, slot, result } = await bookedWhile(visit, 'lost-before');
      const really = (await bookingsAt(desk, slot.start)).length;
      if ('error' in result) {
        ensure(isBookingError(result.error), describeThrown(result.error));
        ensureSame(really, 0, 'own bookings at that time');
        return;
      }
      if (result.value.outcome === 'taken' && !(await isFree(desk, slot, visit.query()))) throw new Again(takenByOthers());
      // A backend that keeps keys may have sent it once more, and then it is done.
      const truly = result.value.outcome === 'unknown' || (isBooked(result.value) && really === 1);
      ensure(truly, `${toldOf(result.value)}, with ${really} own bookings at that time`, doubt);
    },
  ),

  promise('a booking whose answer is lost is not called off', 'The citizen would book a second time.', async (visit) => {
    const { result } = await bookedWhile(visit, 'lost-after');
    ensure(!('error' in result), 'error' in result ? describeThrown(result.error) : '', doubt);
    ensure(result.value.outcome === 'unknown' || isBooked(result.value), toldOf(result.value), doubt);
  }),

  promise('after a lost answer the own times tell', 'Nobody could find out whether the time was booked.', async (visit) => {
    const { desk, slot } = await bookedWhile(visit, 'lost-after');
    ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at that time');
  }),

  promise('a repeat after a lost answer books once', 'A repeated send would take two times.', async (visit) => {
    const { desk, slot, key } = await bookedWhile(visit, 'lost-after');
    const own = await bookingsAt(desk, slot.start);
    if (own[0]?.key !== key) throw new NotRun('bookings do not tell their keys, so nobody knows whether they are kept');
    const again = await desk.book({ slot, accepted: [] }, { key });
    ensure(isBooked(again), toldOf(again), 'the repeat tells of the booking');
    ensureSame(again.booking.id, own[0].id, 'the id that the repeat tells');
    ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at that time');
  }),

  promise(
    'a rebooking whose request is lost keeps the old time',
    'The citizen would be left without any time.',
    async (visit) => {
      const { desk, booking, fresh, result } = await rebookedWhile(visit, 'lost-before');
      const arrived = (await bookingsAt(desk, fresh.start)).length;
      if (arrived === 0) await ensureStands(desk, booking);
      if ('error' in result) ensure(isBookingError(result.error), describeThrown(result.error));
      else ensure(!isBooked(result.value) || arrived === 1, `${toldOf(result.value)}, and there is no new time`, doubt);
    },
  ),

  promise(
    'a rebooking whose answer is lost leaves a time, and is not called off',
    'The citizen would come to the time that was given up.',
    async (visit) => {
      const { desk, old, fresh, result } = await rebookedWhile(visit, 'lost-after');
      const own = await Promise.all([old, fresh].map(({ start }) => bookingsAt(desk, start)));
      ensure(own.flat().length > 0, 'neither the old nor the new time is there');
      ensure(!('error' in result), 'error' in result ? describeThrown(result.error) : '', doubt);
      const { value } = result;
      ensure(value.outcome === 'unknown' || value.outcome === 'both' || isBooked(value), toldOf(value), doubt);
    },
  ),

  promise(
    'a rebooking that stops half way shows both times',
    'The citizen would miss a time without knowing of it.',
    async (visit) => {
      const { desk, booking, old, fresh, result } = await rebookedWhile(visit, 'half-way');
      ensure(!('error' in result), 'error' in result ? describeThrown(result.error) : '');
      const { value } = result;
      ensure(value.outcome === 'both', toldOf(value), 'the outcome is both');
      ensureSame([value.booking.start, value.kept.id], [fresh.start, booking.id], 'the new time and the old one');
      const own = await Promise.all([old, fresh].map(async ({ start }) => (await bookingsAt(desk, start)).length));
      ensureSame(own, [1, 1], 'own bookings at the old and at the new time');
    },
  ),

  promise(
    'a cancellation whose request is lost is not called done',
    'The unit would wait for who does not come.',
    async (visit) => {
      const { desk, booking, result } = await cancelledWhile(visit, 'lost-before');
      const left = (await bookingsAt(desk, booking.start)).length;
      if ('error' in result) ensure(isBookingError(result.error), describeThrown(result.error));
      else
        ensure(result.value.outcome === 'unknown' || left === 0, `${toldOf(result.value)}, and the time still stands`, doubt);
    },
  ),

  promise(
    'a cancellation whose answer is lost is not called off',
    'The citizen would come to a time that is gone.',
    async (visit) => {
      const { desk, booking, result } = await cancelledWhile(visit, 'lost-after');
      ensureSame((await bookingsAt(desk, booking.start)).length, 0, 'own bookings at that time');
      ensure(!('error' in result), 'error' in result ? describeThrown(result.error) : '', doubt);
      ensure(['unknown', 'done'].includes(result.value.outcome), toldOf(result.value), doubt);
    },
  ),

  promise(
    'a time that the unit must confirm is said and listed as pending',
    'The citizen would rely on a time that may be refused.',
    async (visit) => {
      const { desk, slot, result } = await bookedWhile(visit, 'pending');
      ensure(!('error' in result), 'error' in result ? describeThrown(result.error) : '');
      ensure(result.value.outcome === 'pending', toldOf(result.value), 'the outcome is pending');
      const statuses = (await bookingsAt(desk, slot.start)).map(({ status }) => status);
      ensureSame([result.value.booking.status, ...statuses], ['pending', 'pending'], 'the status told, and in the list');
    },
  ),
];

/** A booking made while that goes wrong, which has ended since. */
async function bookedWhile(visit: Visit, how: 'lost-before' | 'lost-after' | 'pending') {
  const desk: Desk = await visit.desk('first');
  const slot = await visit.pick();
  const key = visit.key();
  const mend = await visit.inject(how === 'pending' ? { at: 'book', how } : { at: 'book', how });
  const result = await expectedOutcome(desk.book({ slot, accepted: [] }, { key }));
  mend();
  const taken = 'value' in result && result.value.outcome === 'taken';
  if (taken && !(await isFree(visit.second, slot, visit.query())) && (await bookingsAt(desk, slot.start)).length === 0) {
    throw new Again(takenByOthers());
  }
  return { desk, slot, key, result };
}

async function rebookedWhile(visit: Visit, how: 'lost-before' | 'lost-after' | 'half-way') {
  const times = await bookedAndAnother(visit);
  const mend = await visit.inject(how === 'half-way' ? { at: 'rebook', how } : { at: 'rebook', how });
  const request = { slot: times.fresh, accepted: [] };
  const result = await expectedOutcome(times.desk.rebook(times.booking, request, { key: visit.key() }));
  mend();
  const taken = 'value' in result && result.value.outcome === 'taken';
  if (taken && (await bookingsAt(times.desk, times.fresh.start)).length === 0) throw new Again(takenByOthers());
  return { ...times, result };
}

async function cancelledWhile(visit: Visit, how: 'lost-before' | 'lost-after') {
  const desk: Desk = await visit.desk('first');
  const booking = await visit.booked(desk, await visit.pick());
  const mend = await visit.inject({ at: 'cancel', how });
  const result = await expectedOutcome(desk.cancel(booking, { accepted: [] }, { key: visit.key() }));
  mend();
  return { desk, booking, result };
}
