import { isBookingError } from '../../domain/model/booking-error.js';
import type { Booking, Hold, OpenInvitation, Slot } from '../../domain/model/appointment.js';
import { type Case, promise } from '../case.js';
import { Again, describeThrown, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { type Desk, isBooked, takenByOthers, toldOf, type Visit } from '../kit/visit.js';

/** How many are tried at once: more than any system is known to allow one citizen, and few enough to borrow for a moment. */
const bookedAtOnce = 6;
const heldAtOnce = 8;

/** How much one citizen may have, and what only some citizens may have. */
export const limitCases: readonly Case[] = [
  promise(
    'who books many times at once gets no more than one after the other',
    'One citizen could empty the calendar of a unit.',
    async (visit) => {
      const desk = await visit.desk('first');
      const { bookings, further } = await booksAsMany(visit, desk);
      const cancelled = await desk.cancel(bookings[0], { accepted: [] }, { key: visit.key() });
      ensureSame(cancelled.outcome, 'done', 'the outcome of cancelling one of them');
      const result = await desk.book({ slot: further, accepted: [] }, { key: visit.key() });
      if (result.outcome === 'taken') throw new Again(takenByOthers());
      const stand = `${bookings.length} of ${bookedAtOnce} booked at once came through, one was cancelled, and another came to: `;
      ensure(isBooked(result), stand + toldOf(result), 'where one more is too many, one less makes room for another');
    },
  ),

  promise(
    'who may book no more may hold no more',
    'Times would be kept from others by somebody who cannot have them.',
    async (visit) => {
      const desk = await holdingDesk(visit);
      const { further } = await booksAsMany(visit, desk);
      const result = await expectedOutcome(desk.hold(further, { key: visit.key() }));
      if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of holding what is one too many');
      else ensure(isBookingError(result.error), describeThrown(result.error));
    },
  ),

  promise(
    'who holds many times at once holds no more than one after the other',
    'One citizen could keep all the times of a unit from others.',
    async (visit) => {
      const desk = await holdingDesk(visit);
      if (!desk.release) throw new NotRun('the backend does not release');
      const [further, ...slots] = (await visit.pickMany(heldAtOnce + 1)) as readonly [Slot, ...Slot[]];
      const results = await Promise.all(slots.map((slot) => expectedOutcome(desk.hold(slot, { key: visit.key() }))));
      const holds = results.flatMap((came): readonly Hold[] => {
        if ('error' in came) ensure(isBookingError(came.error), describeThrown(came.error));
        return 'value' in came && came.value.outcome === 'held' ? [came.value.hold] : [];
      });
      const [one] = holds;
      if (!one) throw new NotRun('the unit does not hold times');
      const beyond = await desk.hold(further, { key: visit.key() });
      if (beyond.outcome === 'held') throw new NotRun(`one citizen may hold more than ${holds.length} times`);
      if (beyond.outcome === 'taken') throw new Again(takenByOthers());
      await desk.release(one, { key: visit.key() });
      const result = await desk.hold(further, { key: visit.key() });
      if (result.outcome === 'taken') throw new Again(takenByOthers());
      const stand = `${holds.length} of ${heldAtOnce} held at once came through, one was released, and another came to: `;
      ensure(result.outcome === 'held', stand + toldOf(result), 'where one more is too many, one less makes room for another');
    },
  ),

  promise(
    'a time that needs an invitation is held for the invited alone',
    'Times for the invited would be kept from them by others.',
    async (visit) => {
      const [desk, invited] = [await holdingDesk(visit), await holdingDesk(visit, 'second')];
      const found = (await invited.bookings()).items.find((time): time is OpenInvitation => time.kind === 'open-invitation');
      if (!found?.visitType) throw new NotRun('the second citizen has no invitation to choose a time for');
      const intent = { to: 'book', invitation: found.id } as const;
      const query = { ...visit.query(), targets: [{ unit: found.unit.id, visitType: found.visitType.id }] };
      const [slot] = (await invited.slots({ ...query, errand: intent })).items;
      if (!slot) throw new NotRun('there is no free time for the invited');
      if ((await desk.slots(query)).items.some(({ id }) => id === slot.id)) {
        throw new NotRun('the times for the invited are open to all');
      }
      for (const options of [{ key: visit.key() }, { key: visit.key(), intent }]) {
        const result = await expectedOutcome(desk.hold(slot, options));
        if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of holding it for one not invited');
        else ensure(isBookingError(result.error), describeThrown(result.error));
      }
      const result = await invited.hold(slot, { key: visit.key(), intent });
      if (result.outcome === 'taken') throw new Again(takenByOthers());
      ensureSame(result.outcome, 'held', 'the outcome of holding it for the invited');
    },
  ),
];

async function holdingDesk(visit: Visit, who: 'first' | 'second' = 'first'): Promise<Desk & Required<Pick<Desk, 'hold'>>> {
  const desk = await visit.desk(who);
  if (!canHold(desk)) throw new NotRun('the backend does not hold times');
  return desk;
}

function canHold(desk: Desk): desk is Desk & Required<Pick<Desk, 'hold'>> {
  return desk.hold !== undefined;
}

/** Books many times at once, until another is refused; `further` is that other. The promise cannot be tried where none is. */
async function booksAsMany(
  visit: Visit,
  desk: Desk,
): Promise<{ readonly bookings: readonly [Booking, ...Booking[]]; readonly further: Slot }> {
  const [further, ...slots] = (await visit.pickMany(bookedAtOnce + 1)) as readonly [Slot, ...Slot[]];
  const results = await Promise.all(
    slots.map((slot) => expectedOutcome(desk.book({ slot, accepted: [] }, { key: visit.key() }))),
  );
  const [booking, ...others] = results.flatMap((came): readonly Booking[] => {
    if ('error' in came) ensure(isBookingError(came.error), describeThrown(came.error));
    return 'value' in came && isBooked(came.value) ? [came.value.booking] : [];
  });
  if (!booking) throw new Again(new NotRun('none of several times could be booked at once'));
  const beyond = await desk.book({ slot: further, accepted: [] }, { key: visit.key() });
  if (beyond.outcome === 'taken') throw new Again(takenByOthers());
  if (beyond.outcome !== 'refused') throw new NotRun(`one citizen may book more than ${others.length + 1} times here`);
  return { bookings: [booking, ...others], further };
}
