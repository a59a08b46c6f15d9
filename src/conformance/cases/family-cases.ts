import type { BookingBackend } from '../../backends/backend.js';
import { isBookingError } from '../../domain/model/booking-error.js';
import type { Booking, Slot } from '../../domain/model/appointment.js';
import { type Case, promise } from '../case.js';
import { Again, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, isBooked, takenByOthers, toldOf, type Visit } from '../kit/visit.js';

/** Parents who act for a child. */
export const familyCases: readonly Case[] = [
  promise(
    'a child’s times are not the parent’s own',
    'The parent would go to the child’s visit as a patient.',
    async (visit) => {
      const parent = await parentOf(visit);
      const own = (await parent.bookings()).items.map(({ id }) => id);
      const theirs = await Promise.all(
        (await childrenOf(parent)).map(async (actingFor) => (await parent.bookings({ actingFor })).items.map(({ id }) => id)),
      );
      const mixed = theirs.flat().filter((id) => own.includes(id));
      ensureSame(mixed.length, 0, 'how many times are both a child’s and the parent’s');
    },
  ),

  promise(
    'what is booked for a child is the child’s alone',
    'The child’s visit would be in somebody else’s name.',
    async (visit) => {
      const parent = await parentOf(visit);
      const slot = await visit.pick();
      if (!parent.book) throw new NotRun('the backend does not book');
      for (const actingFor of await childrenOf(parent)) {
        const result = await expectedOutcome(parent.book({ slot, accepted: [] }, { actingFor, key: visit.key() }));
        if ('error' in result) ensure(isBookingError(result.error), 'it was rejected with no BookingError');
        if ('error' in result || result.value.outcome === 'refused') continue;
        if (result.value.outcome === 'taken') throw new Again(takenByOthers());
        ensure(isBooked(result.value), result.value.outcome, 'booking a free time for a child is done, or refused');
        const { id } = result.value.booking;
        const has = async (options?: { readonly actingFor: string }) =>
          (await parent.bookings(options)).items.some((time) => time.id === id);
        ensureSame(
          [await has({ actingFor }), await has()],
          [true, false],
          'whether it is among the child’s and the parent’s times',
        );
        return;
      }
      throw new NotRun('nothing may be booked for the children');
    },
  ),

  promise(
    'a child’s time that is moved stays the child’s, and the parent’s own time stands',
    'The parent would lose a time, or get one that is meant for the child.',
    async (visit) => {
      const parent = await parentOf(visit);
      if (!parent.book || !parent.rebook) throw new NotRun('the backend does not both book and rebook');
      const [ownSlot, childSlot, fresh] = await visit.pickThree();
      const own = await bookedFor(parent, ownSlot, visit.key());
      if (!own) throw new NotRun('nothing may be booked for the parent');
      for (const actingFor of await childrenOf(parent)) {
        const childs = await bookedFor(parent, childSlot, visit.key(), actingFor);
        if (!childs) continue;
        const request = { slot: fresh, accepted: [] };
        const result = await parent.rebook(childs, request, { actingFor, key: visit.key() });
        if (result.outcome === 'taken') throw new Again(takenByOthers());
        ensure(isBooked(result), toldOf(result), 'a child’s booking can be moved to a free time');
        const startsOf = async (options?: { readonly actingFor: string }): Promise<readonly boolean[]> => {
          const { items } = await parent.bookings(options);
          const starts = items.flatMap((time) => (time.kind === 'open-invitation' ? [] : [time.start]));
          return [ownSlot, fresh].map(({ start }) => starts.includes(start));
        };
        ensureSame(await startsOf({ actingFor }), [false, true], 'whether the child has the parent’s time, and the new one');
        ensureSame(await startsOf(), [true, false], 'whether the parent has the own time, and the child’s new one');
        const [stands] = await bookingsAt(parent, own.start);
        ensureSame([stands?.id, stands?.status], [own.id, own.status], 'the parent’s own booking');
        return;
      }
      throw new NotRun('nothing may be booked for the children');
    },
  ),
];

/** Books for the citizen or a child; undefined where that is refused. */
async function bookedFor(backend: BookingBackend, slot: Slot, key: string, actingFor?: string): Promise<Booking | undefined> {
  const options = { key, ...(actingFor !== undefined && { actingFor }) };
  const came = await expectedOutcome(backend.book?.({ slot, accepted: [] }, options) ?? Promise.resolve(undefined));
  if ('error' in came) ensure(isBookingError(came.error), 'it was rejected with no BookingError');
  const result = 'value' in came ? came.value : undefined;
  if (result?.outcome === 'taken') throw new Again(takenByOthers());
  return result && isBooked(result) ? result.booking : undefined;
}

async function childrenOf(backend: BookingBackend): Promise<readonly string[]> {
  return ((await backend.citizens?.()) ?? []).filter(({ relation }) => relation === 'child').map(({ id }) => id);
}

async function parentOf({ first, second }: Visit): Promise<BookingBackend> {
  for (const backend of [first, second]) if ((await childrenOf(backend)).length > 0) return backend;
  throw new NotRun('neither citizen has a child to act for');
}
