import type { Slot } from '../../domain/model/appointment.js';
import { instantOf, millisecondsOf } from '../../domain/time/instant.js';
import { type Case, promise } from '../case.js';
import { Again, Broken, ensure, ensureSame } from '../kit/expect.js';
import { bookingsAt, type Desk, isBooked, isFree, takenByOthers, toldOf } from '../kit/visit.js';

export const bookingCases: readonly Case[] = [
  promise('a free time can be booked', 'The citizen would be offered times that nobody can have.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    const result = await desk.book({ slot, accepted: [] }, { key: visit.key() });
    const came = `${slot.start}, listed as free, came to: ${toldOf(result)}`;
    // Once or twice somebody else may have come first, but hardly three times.
    if (result.outcome === 'taken') throw new Again(new Broken('one of three free times can be booked', came));
    ensure(isBooked(result), came);
  }),

  promise(
    'what is booked is among the own times',
    'The citizen would not find the time that was just booked.',
    async (visit) => {
      const desk = await visit.desk('first');
      const slot = await visit.pick();
      const booking = await visit.booked(desk, slot);
      ensureSame([booking.start, booking.unit.id], [slot.start, slot.unit], 'start and unit of what was booked');
      const listed = (await desk.bookings()).items.find(({ id }) => id === booking.id);
      ensure(listed?.kind === 'booking', 'the booking is not among the own times');
      ensureSame([listed.start, listed.status], [booking.start, booking.status], 'start and status in the list');
    },
  ),

  promise('own times come in order', 'The next visit would not be first.', async (visit) => {
    const desk = await visit.desk('first');
    const [early, late] = await visit.pickTwo();
    for (const slot of [late, early]) await visit.booked(desk, slot);
    const starts = (await desk.bookings()).items.flatMap((time) => (time.kind === 'booking' ? [time.start] : []));
    ensureSame(starts, [...starts].sort(), 'the starts of the own bookings');
    ensure(
      starts.every((start) => start >= visit.now),
      'a time that has passed is among the own times',
    );
  }),

  promise('a booked time is free to nobody', 'Two citizens would come at the same time.', async (visit) => {
    const slot = await visit.pick();
    await visit.booked(await visit.desk('first'), slot);
    ensure(!(await isFree(visit.second, slot, visit.query())), 'the time is still listed');
  }),

  promise('a booking states its rights', 'A button would be missing, or do nothing.', async (visit) => {
    const desk = await visit.desk('first');
    const booking = await desk.booking((await visit.booked(desk, await visit.pick())).id);
    const { cancel, rebook, message } = booking.rights;
    for (const right of [cancel, rebook, message]) ensure(right.allowed || right.reason.length > 0, 'a right is not stated');
    ensure(cancel.allowed, 'the booking may not be cancelled, although its backend cancels and its deadline is far away');
  }),

  promise('a cancelled time is free again at once', 'Times would stand empty.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    const booking = await visit.booked(desk, slot);
    const result = await desk.cancel(booking, { accepted: [] }, { key: visit.key() });
    ensureSame(result.outcome, 'done', 'the outcome of cancelling');
    ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at that time');
    // Somebody else may have come first, but hardly three times.
    if (!(await isFree(visit.second, slot, visit.query()))) {
      throw new Again(
        new Broken('the other citizen sees the time as free', 'three times cancelled, and none was listed again'),
      );
    }
    await visit.booked(await visit.desk('second'), slot);
  }),

  promise('the same key twice books once', 'A repeated send would take two times.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    const key = visit.key();
    const once = await desk.book({ slot, accepted: [] }, { key });
    if (once.outcome === 'taken') throw new Again(takenByOthers());
    ensure(isBooked(once), `the first booking came to: ${toldOf(once)}`);
    const twice = await desk.book({ slot, accepted: [] }, { key });
    ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at that time');
    // One that does not keep keys may say that the time is taken, but not that there is another booking.
    if (isBooked(twice)) ensureSame(twice.booking.id, once.booking.id, 'the id of what the repeat booked');
  }),

  promise('ten who book one time at once: one gets it', 'The field’s classic: a double booking.', async (visit) => {
    const slot = await visit.pick();
    const desks = await Promise.all(Array.from({ length: 10 }, (_, index) => visit.desk(index % 2 ? 'second' : 'first')));
    const book = (desk: Desk) => desk.book({ slot, accepted: [] }, { key: visit.key() });
    const results = await Promise.all(desks.map(book));
    if (results.every(({ outcome }) => outcome === 'taken')) throw new Again(takenByOthers());
    ensureSame(results.filter(isBooked).length, 1, 'how many were told that they got the time');
    const told = results.filter((result) => !isBooked(result)).map(({ outcome }) => outcome);
    ensure(
      told.every((outcome) => outcome === 'taken' || outcome === 'refused'),
      told.join(', '),
      'the other nine are told that it is taken, or refused',
    );
    const lists = await Promise.all([visit.first, visit.second].map((backend) => bookingsAt(backend, slot.start)));
    ensureSame(lists.flat().length, 1, 'how many bookings there are');
  }),

  promise(
    'who comes second is told that the time is taken',
    'The journey could not offer the nearest times.',
    async (visit) => {
      const slot = await visit.pick();
      await visit.booked(await visit.desk('first'), slot);
      const second = await visit.desk('second');
      const result = await second.book({ slot, accepted: [] }, { key: visit.key() });
      ensureSame(result.outcome, 'taken', 'the outcome for the second');
      ensureSame(await bookingsAt(second, slot.start), [], 'bookings of the second');
    },
  ),

  promise('a slot that was edited on the way is refused', 'A page could book what its citizen may not.', async (visit) => {
    const desk = await visit.desk('first');
    const slot = await visit.pick();
    const later = instantOf(millisecondsOf(slot.start) + 7 * 60_000);
    const edits: readonly Slot[] = [
      { ...slot, start: later },
      { ...slot, unit: `${slot.unit}-edited` },
      { ...slot, visitType: `${visit.visitType}-edited` },
      { ...slot, performer: { name: 'Edited', kind: 'person', id: 'edited' } },
      { ...slot, id: `${slot.id}-edited` },
    ];
    for (const edited of edits) {
      const result = await desk.book({ slot: edited, accepted: [] }, { key: visit.key() });
      ensureSame(toldOf(result), 'refused (changed)', 'what becomes of a slot that is not as listed');
    }
    ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at that time');
    ensureSame(await bookingsAt(desk, later), [], 'own bookings at the edited time');
  }),
];
