import { isBookingError } from '../../domain/model/booking-error.js';
import type { Slot } from '../../domain/model/appointment.js';
import { type Case, promise } from '../case.js';
import { Again, Broken, describeThrown, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, type Desk, isBooked, isFree, nobody, takenByOthers, toldOf, type Visit } from '../kit/visit.js';

/** What is sent with a booking: messages, keys, ids. */
export const sendingCases: readonly Case[] = [
  promise(
    'a message that may not be sent books nothing',
    'The unit would never read what the citizen told it.',
    async (visit) => {
      const desk = await visit.desk('first');
      const slot = await visit.pick();
      const right = slot.rights?.message;
      if (!right) throw new NotRun('free times do not tell whether a message may be sent');
      const most = right.allowed ? slot.rights.messageLength : 0;
      if (most === undefined) throw new NotRun('a message may be of any length');
      const request = { slot, accepted: [], message: 'x'.repeat(most + 1) };
      const result = await expectedOutcome(desk.book(request, { key: visit.key() }));
      if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of booking with it');
      else ensure(isBookingError(result.error), describeThrown(result.error));
      ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at that time');
    },
  ),

  promise('a message that may be sent comes back', 'The citizen could not see what the unit was told.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    const { message: right, messageLength } = slot.rights ?? {};
    if (!right?.allowed) throw new NotRun('no message may be sent with the free times');
    const message = 'Å, ä & ö: “test” av <bokning>'.slice(0, messageLength);
    const { id } = await visit.booked(desk, slot, { message });
    ensureSame((await desk.booking(id)).message, message, 'the message with the booking');
  }),

  promise(
    'a key that is kept replays what it booked',
    'The citizen would be told that the own time is taken.',
    async (visit) => {
      const { desk, slot, key, booking } = await bookedWithKey(visit);
      const again = await desk.book({ slot, accepted: [] }, { key });
      ensure(isBooked(again), toldOf(again), 'the repeat is answered as the first was');
      ensureSame(again.booking.id, booking.id, 'the id of what the repeat booked');
      ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at that time');
    },
  ),

  promise('a key that is kept books nothing else', 'One confirmation would book two times.', async (visit) => {
    const { desk, slot, other, key } = await bookedWithKey(visit);
    const again = await expectedOutcome(desk.book({ slot: other, accepted: [] }, { key }));
    if ('error' in again) ensure(isBookingError(again.error), describeThrown(again.error));
    ensureSame((await bookingsAt(desk, other.start)).length, 0, 'own bookings at the other time');
    ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at the first time');
  }),

  promise(
    'a key whose booking was cancelled neither books nor is called booked',
    'The citizen would come to a time that is no longer there.',
    async (visit) => {
      const { desk, slot, key, booking } = await bookedWithKey(visit);
      const cancelled = await desk.cancel(await desk.booking(booking.id), { accepted: [] }, { key: visit.key() });
      if (cancelled.outcome !== 'done') throw new NotRun('what was booked cannot be cancelled');
      const again = await expectedOutcome(desk.book({ slot, accepted: [] }, { key }));
      if ('error' in again) ensure(isBookingError(again.error), describeThrown(again.error));
      else ensure(!isBooked(again.value), toldOf(again.value));
      ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at that time');
    },
  ),

  promise(
    'a key that is kept replays a rebooking',
    'The citizen would be told that the time has changed, after moving it.',
    async (visit) => {
      const { desk, booking, other } = await bookedWithKey(visit);
      if (!desk.rebook) throw new NotRun('the backend does not rebook');
      const key = visit.key();
      const request = { slot: other, accepted: [] };
      const once = await desk.rebook(booking, request, { key });
      if (once.outcome === 'taken') throw new Again(takenByOthers());
      ensure(isBooked(once), toldOf(once), 'a booking can be moved to a free time');
      const again = await desk.rebook(booking, request, { key });
      ensure(isBooked(again), toldOf(again), 'the repeat is answered as the first was');
      ensureSame([again.outcome, again.booking.id], [once.outcome, once.booking.id], 'what the repeat comes to');
    },
  ),

  promise(
    'a key that is kept replays a cancellation',
    'The citizen would be told that it could not be cancelled, after cancelling it.',
    async (visit) => {
      const { desk, booking } = await bookedWithKey(visit);
      const key = visit.key();
      const once = await desk.cancel(booking, { accepted: [] }, { key });
      ensureSame(once.outcome, 'done', 'the outcome of cancelling');
      const again = await expectedOutcome(desk.cancel(booking, { accepted: [] }, { key }));
      ensure('value' in again, 'error' in again ? describeThrown(again.error) : '', 'the repeat is answered as the first was');
      ensureSame(toldOf(again.value), 'done', 'the outcome of the repeat');
    },
  ),

  promise('a key is free again after a time was taken', 'The citizen could not take another time instead.', async (visit) => {
    const desk = await visit.desk('first');
    const [slot, other] = await visit.pickTwo();
    await visit.booked(await visit.desk('second'), slot);
    const key = visit.key();
    ensureSame((await desk.book({ slot, accepted: [] }, { key })).outcome, 'taken', 'the outcome for the second');
    const result = await desk.book({ slot: other, accepted: [] }, { key });
    if (result.outcome === 'taken' && !(await isFree(desk, other, visit.query()))) throw new Again(takenByOthers());
    ensure(isBooked(result), toldOf(result), 'another free time can be booked with the key');
    ensureSame((await bookingsAt(desk, other.start)).length, 1, 'own bookings at the other time');
  }),

  promise('one key sent twice at once books once', 'An impatient finger would take two times.', async (visit) => {
    const desks = [await visit.desk('first'), await visit.desk('first')];
    const slot = await visit.pick();
    const key = visit.key();
    const results = await Promise.all(desks.map((desk) => expectedOutcome(desk.book({ slot, accepted: [] }, { key }))));
    const told = results.flatMap((result) => ('value' in result ? [result.value] : []));
    const own = await bookingsAt(visit.first, slot.start);
    if (own.length === 0 && told.every(({ outcome }) => outcome === 'taken')) throw new Again(takenByOthers());
    ensureSame(own.length, 1, 'own bookings at that time');
    const ids = told.filter(isBooked).map(({ booking }) => booking.id);
    ensure(
      ids.every((id) => id === own[0]?.id),
      'another booking is told than the one there is',
    );
  }),

  promise(
    'the same key of another citizen is another key',
    'One citizen would be shown the booking of another.',
    async (visit) => {
      const [first, second] = [await visit.desk('first'), await visit.desk('second')];
      const [slot, other] = await visit.pickTwo();
      const key = visit.key();
      const one = await first.book({ slot, accepted: [] }, { key });
      if (!isBooked(one)) throw new Again(takenByOthers());
      const two = await second.book({ slot: other, accepted: [] }, { key });
      if (two.outcome === 'taken') throw new Again(takenByOthers());
      ensure(isBooked(two), toldOf(two), 'the second citizen books with the key of the first');
      ensureSame(two.booking.start, other.start, 'the start of what the second booked');
      ensureSame((await bookingsAt(second, other.start)).length, 1, 'bookings of the second');
    },
  ),

  promise('two times booked at once are both told truly', 'A time would be missed, or waited for in vain.', async (visit) => {
    const desk = await visit.desk('first');
    const slots = await visit.pickTwo();
    const told = await Promise.all(slots.map((slot) => desk.book({ slot, accepted: [] }, { key: visit.key() })));
    if (told.every(({ outcome }) => outcome === 'taken')) throw new Again(takenByOthers());
    const really = await Promise.all(slots.map(async ({ start }) => (await bookingsAt(desk, start)).length));
    ensureSame(
      really,
      told.map((result) => (isBooked(result) ? 1 : 0)),
      'own bookings at each of the times',
    );
  }),

  promise('a booking read alone agrees with the list', 'The citizen would read two different times.', async (visit) => {
    const desk = await visit.desk('first');
    const { id } = await visit.booked(desk, await visit.pick());
    const inList = (await desk.bookings()).items.find((time) => time.id === id);
    const alone = await desk.booking(id);
    ensure(inList?.kind === 'booking' && alone.kind === 'booking', 'one of the two is no booking');
    const facts = [inList, alone].map(({ kind, status, start, end, unit }) => [kind, status, start, end, unit.id]);
    ensureSame(facts[1], facts[0], 'kind, status, start, end and unit of the booking');
  }),

  promise('a free time that went through JSON can be booked', 'No time could be booked over a network.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    const sent = JSON.parse(JSON.stringify(slot)) as Slot;
    const result = await desk.book({ slot: sent, accepted: [] }, { key: visit.key() });
    if (result.outcome === 'taken') throw new Again(takenByOthers());
    ensure(isBooked(result), toldOf(result));
  }),

  promise('an id that names no free time books nothing', 'An edited page would book what nobody offers.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    for (const id of ['', nobody, 'x'.repeat(4000), '__proto__', 'constructor', `'"\\;--`, '../../slots', '%00', '🙂']) {
      const what = id.length > 40 ? 'a very long id' : `the id ${JSON.stringify(id)}`;
      const result = await expectedOutcome(desk.book({ slot: { ...slot, id }, accepted: [] }, { key: visit.key() }));
      if ('error' in result) ensure(isBookingError(result.error), `${what}: ${describeThrown(result.error)}`);
      else ensureSame(result.value.outcome, 'refused', `the outcome of booking ${what}`);
    }
    ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at that time');
  }),
];

/** A booking of the first citizen's whose key the backend keeps, and another free time. */
async function bookedWithKey(visit: Visit) {
  const desk: Desk = await visit.desk('first');
  const [slot, other] = await visit.pickTwo();
  const key = visit.key();
  const result = await desk.book({ slot, accepted: [] }, { key });
  if (result.outcome === 'taken') throw new Again(takenByOthers());
  if (!isBooked(result)) throw new Broken('a free time can be booked', toldOf(result));
  if (result.booking.key !== key) throw new NotRun('bookings do not tell their keys, so nobody knows whether they are kept');
  return { desk, slot, other, key, booking: result.booking };
}
