import { isBookingError } from '../../domain/model/booking-error.js';
import type { Hold, Slot } from '../../domain/model/appointment.js';
import { type Case, promise } from '../case.js';
import { Again, describeThrown, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, type Desk, isBooked, isFree, takenByOthers, toldOf, type Visit } from '../kit/visit.js';

export const holdCases: readonly Case[] = [
  promise('a hold keeps others out', 'The time would be gone while its citizen reads the conditions.', async (visit) => {
    const { slot } = await held(visit);
    const second = await visit.desk('second');
    ensure(!(await isFree(second, slot, visit.query())), 'the time is listed as free to the other citizen');
    const result = await second.book({ slot, accepted: [] }, { key: visit.key() });
    ensureSame(result.outcome, 'taken', 'the outcome for the other citizen');
  }),

  promise(
    'a held time cannot be held by another',
    'Two citizens would each be told that the time is theirs.',
    async (visit) => {
      const { slot } = await held(visit);
      const second = await visit.desk('second');
      const result = await second.hold?.(slot, { key: visit.key() });
      ensureSame(result?.outcome, 'taken', 'the outcome of holding it for the other citizen');
    },
  ),

  promise('a booked time cannot be held', 'The citizen would be told that a time is kept which is gone.', async (visit) => {
    const { slot } = await held(visit);
    const first = await visit.desk('first');
    await visit.booked(first, slot);
    const second = await visit.desk('second');
    const result = await second.hold?.(slot, { key: visit.key() });
    ensureSame(result?.outcome, 'taken', 'the outcome of holding it');
  }),

  promise('a hold lapses by itself', 'Times would stand empty for ever where a page was closed.', async (visit) => {
    const { slot, hold } = await held(visit);
    await visit.pass(secondsOf(hold) + 1);
    const second = await visit.desk('second');
    ensure(await isFree(second, slot, visit.query()), 'the time is not listed as free to the other citizen');
    const result = await second.book({ slot, accepted: [] }, { key: visit.key() });
    ensure(isBooked(result), toldOf(result), 'the other citizen can book it');
  }),

  promise(
    'a renewed hold lasts from its renewal',
    'The page would say that the time is kept when it is not.',
    async (visit) => {
      const { desk, slot, hold } = await held(visit);
      await visit.pass(secondsOf(hold) - 1);
      const again = await desk.hold?.(slot, { key: visit.key() });
      ensureSame(again?.outcome, 'held', 'the outcome of holding it again with a new key');
      await visit.pass(2);
      ensure(!(await isFree(visit.second, slot, visit.query())), 'the time is listed as free to the other citizen');
    },
  ),

  promise('who holds a time can book it', 'The citizen would be kept out by the own hold.', async (visit) => {
    const { desk, slot, hold } = await held(visit);
    ensure(await isFree(desk, slot, visit.query()), 'the time is not listed as free to who holds it');
    const result = await desk.book({ slot, accepted: [], hold }, { key: visit.key() });
    ensure(isBooked(result), toldOf(result), 'a time that is held can be booked by who holds it');
  }),

  promise('a released time is free again', 'Times would stand empty while nobody wants them.', async (visit) => {
    const { desk, slot, hold } = await held(visit);
    if (!desk.release) throw new NotRun('the backend does not release');
    await desk.release(hold, { key: visit.key() });
    const second = await visit.desk('second');
    const free = await isFree(second, slot, visit.query());
    const result = await second.book({ slot, accepted: [] }, { key: visit.key() });
    ensure(free || result.outcome === 'taken', 'it is not listed, and yet can be booked');
    ensure(isBooked(result), toldOf(result), 'the other citizen can book it');
  }),

  promise('a hold is renewed by its holder', 'The time would be lost to who reads slowly.', async (visit) => {
    const { desk, slot } = await held(visit);
    const again = await desk.hold?.(slot, { key: visit.key() });
    ensureSame(again?.outcome, 'held', 'the outcome of holding it again with a new key');
    ensure(!(await isFree(visit.second, slot, visit.query())), 'the time is listed as free to the other citizen');
  }),

  promise('the hold of another cannot be used', 'To know an id would be enough to take the time.', async (visit) => {
    const { slot, hold } = await held(visit);
    const second = await visit.desk('second');
    const result = await expectedOutcome(second.book({ slot, accepted: [], hold }, { key: visit.key() }));
    if ('error' in result) ensure(isBookingError(result.error), describeThrown(result.error));
    else ensure(!isBooked(result.value), `booking with it came to: ${toldOf(result.value)}`);
    ensureSame(await bookingsAt(second, slot.start), [], 'bookings of the other citizen');
  }),

  promise(
    'the hold of another cannot be released',
    'A stranger could take away the time that is being read about.',
    async (visit) => {
      const { slot, hold } = await held(visit);
      const second = await visit.desk('second');
      if (!second.release) throw new NotRun('the backend does not release holds');
      const released = await expectedOutcome(second.release(hold, { key: visit.key() }));
      if ('error' in released) ensure(isBookingError(released.error), describeThrown(released.error));
      ensure(!(await isFree(second, slot, visit.query())), 'the time is listed as free to the other citizen');
      const result = await second.book({ slot, accepted: [] }, { key: visit.key() });
      ensureSame(result.outcome, 'taken', 'the outcome for the other citizen');
    },
  ),
];

function secondsOf({ seconds }: Hold): number {
  if (seconds === undefined) throw new NotRun('the backend does not say how long a hold lasts');
  return seconds;
}

/** A time that the first citizen holds. */
async function held(visit: Visit): Promise<{ readonly desk: Desk; readonly slot: Slot; readonly hold: Hold }> {
  const desk = await visit.desk('first');
  if (!desk.hold) throw new NotRun('the backend does not hold times');
  const slot = await visit.pick();
  const result = await desk.hold(slot, { key: visit.key() });
  if (result.outcome === 'taken') throw new Again(takenByOthers());
  if (result.outcome === 'refused') throw new NotRun(`the unit does not hold times: ${toldOf(result)}`);
  return { desk, slot, hold: result.hold };
}
