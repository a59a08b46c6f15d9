import { isBookingError } from '../../domain/model/booking-error.js';
import { type Case, promise } from '../case.js';
import { bookedAndAnother, ensureStands } from './changing-cases.js';
import { Again, describeThrown, ensure, ensureSame, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, isBooked, takenByOthers } from '../kit/visit.js';

/** Changes that meet other changes. */
export const racingCases: readonly Case[] = [
  promise(
    'two rebookings of one booking at once leave one time',
    'The citizen would hold a time that others need.',
    async (visit) => {
      const desk = await visit.movingDesk('first');
      const [old, ...others] = await visit.pickThree();
      const booking = await visit.booked(desk, old);
      const results = await Promise.all(
        others.map((slot) => expectedOutcome(desk.rebook(booking, { slot, accepted: [] }, { key: visit.key() }))),
      );
      for (const result of results) {
        if ('error' in result) ensure(isBookingError(result.error), describeThrown(result.error));
      }
      const told = results.flatMap((result) => ('value' in result ? [result.value] : []));
      if (told.every(({ outcome }) => outcome === 'taken')) throw new Again(takenByOthers());
      const lists = await Promise.all([old, ...others].map(({ start }) => bookingsAt(desk, start)));
      const held = lists.flat().map(({ id }) => id);
      // Half way and pending leave two, and say so.
      const open = told.some(({ outcome }) => outcome === 'both' || outcome === 'pending');
      ensure(held.length === 1 || (open && held.length > 1), `${held.length} times`, 'one time is left, unless told otherwise');
      const missing = told.filter(isBooked).filter((result) => !held.includes(result.booking.id));
      ensureSame(missing.length, 0, 'how many times were told and are not there');
    },
  ),

  promise(
    'cancelling and rebooking at once leave what was told',
    'The citizen would come to a time that is gone.',
    async (visit) => {
      const { desk, booking, old, fresh } = await bookedAndAnother(visit);
      const [rebooked, cancelled] = await Promise.all([
        expectedOutcome(desk.rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key() })),
        expectedOutcome(desk.cancel(booking, { accepted: [] }, { key: visit.key() })),
      ]);
      const moved = 'value' in rebooked && isBooked(rebooked.value);
      const ended = 'value' in cancelled && cancelled.value.outcome === 'done';
      const told = [moved && rebooked.value.outcome === 'done' ? false : !ended, moved];
      const really = await Promise.all([old, fresh].map(async ({ start }) => (await bookingsAt(desk, start)).length > 0));
      ensureSame(really, told, 'whether there is an own booking at the old and at the new time, as it was told');
    },
  ),

  promise(
    'two who rebook to one time at once: one gets it, the other keeps the old',
    'One of them would be left without any time.',
    async (visit) => {
      const desks = await Promise.all([visit.movingDesk('first'), visit.movingDesk('second')]);
      const [one, other, wanted] = await visit.pickThree();
      const parties = [
        { desk: desks[0], booking: await visit.booked(desks[0], one) },
        { desk: desks[1], booking: await visit.booked(desks[1], other) },
      ];
      const results = await Promise.all(
        parties.map(async (party) => ({
          ...party,
          result: await party.desk.rebook(party.booking, { slot: wanted, accepted: [] }, { key: visit.key() }),
        })),
      );
      if (results.every(({ result }) => result.outcome === 'taken')) throw new Again(takenByOthers());
      ensureSame(results.filter(({ result }) => isBooked(result)).length, 1, 'how many were told that they got the time');
      for (const { desk, booking, result } of results) {
        ensureSame((await bookingsAt(desk, wanted.start)).length, isBooked(result) ? 1 : 0, 'own bookings at that time');
        if (!isBooked(result)) await ensureStands(desk, booking);
      }
    },
  ),

  promise(
    'rebooking a cancelled time brings nothing back',
    'A time that was given up would be somebody’s again.',
    async (visit) => {
      const { desk, booking, old, fresh } = await bookedAndAnother(visit);
      await desk.cancel(booking, { accepted: [] }, { key: visit.key() });
      const result = await expectedOutcome(desk.rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key() }));
      if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of rebooking what was cancelled');
      else ensure(isBookingError(result.error), describeThrown(result.error));
      for (const { start } of [old, fresh]) ensureSame(await bookingsAt(desk, start), [], 'own bookings at the times');
    },
  ),

  promise(
    'a cancelled time is gone from the own times',
    'The citizen would wait for a visit that is not to be.',
    async (visit) => {
      const desk = await visit.desk('first');
      const booking = await visit.booked(desk, await visit.pick());
      await desk.cancel(booking, { accepted: [] }, { key: visit.key() });
      const listed = (await desk.bookings()).items.some(({ id }) => id === booking.id);
      ensure(!listed, 'it is still in the list');
      const alone = await expectedOutcome(desk.booking(booking.id));
      if ('error' in alone) {
        ensure(isBookingError(alone.error) && alone.error.code === 'not-found', describeThrown(alone.error));
      } else ensure(alone.value.kind === 'booking' && alone.value.status === 'cancelled', 'read alone it is not cancelled');
    },
  ),

  promise(
    'rebooking to the time of another leaves that one alone',
    'A citizen would be thrown out of a booked time.',
    async (visit) => {
      const { desk, booking, fresh } = await bookedAndAnother(visit);
      const second = await visit.desk('second');
      const theirs = await visit.booked(second, fresh);
      await expectedOutcome(desk.rebook(booking, { slot: fresh, accepted: [] }, { key: visit.key() }));
      await ensureStands(second, theirs);
      ensureSame((await bookingsAt(desk, fresh.start)).length, 0, 'bookings there of the one who rebooked');
    },
  ),
];
