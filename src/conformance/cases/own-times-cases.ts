import type { ReadResult } from '../../domain/model/read-result.js';
import type { Booking } from '../../domain/model/appointment.js';
import { type Case, promise } from '../case.js';
import { ensure, ensureRejects, ensureSame, NotRun } from '../kit/expect.js';
import type { Visit } from '../kit/visit.js';

/** Own times that have passed, and sources that are asked for alone. */
export const ownTimesCases: readonly Case[] = [
  promise('past times have passed, the latest first', 'A coming visit would lie folded away among the old.', async (visit) => {
    const starts = (await past(visit)).items.map(({ start }) => start);
    ensureSame(
      starts.filter((start) => start > visit.now),
      [],
      'starts of past times that are still to come',
    );
    ensureSame(starts, [...starts].sort().reverse(), 'the starts, the latest first');
  }),

  promise('a time is coming or past, never both', 'One visit would look like two.', async (visit) => {
    const [{ items }, before] = [await visit.first.bookings(), await past(visit)];
    const ids = new Set(before.items.map(({ id }) => id));
    ensureSame(
      items.filter(({ id }) => ids.has(id)).map(({ id }) => id),
      [],
      'ids of times that are both coming and past',
    );
  }),

  promise('nobody sees the past times of another', 'A visit to health care would be known to strangers.', async (visit) => {
    const ids = (await past(visit)).items.map(({ id }) => id);
    const theirs = (await visit.second.past?.())?.items ?? [];
    const seen = theirs.filter(({ id }) => ids.includes(id)).length;
    ensureSame(seen, 0, 'how many past times of the first citizen the second sees');
    for (const id of ids) await ensureRejects(visit.second.booking(id), 'reading another’s past time', 'not-found');
  }),

  promise('nothing can be changed about a past time', 'A button would cancel what has already been.', async (visit) => {
    const changeable = (await past(visit)).items.filter(({ rights }) => rights.cancel.allowed || rights.rebook.allowed);
    ensureSame(
      changeable.map(({ id }) => id),
      [],
      'ids of past times that may be changed',
    );
  }),

  promise(
    'a time that may be moved has somewhere to go',
    '"Rebook" would lead to a page that says there are no times, where the unit has taken them off the web.',
    async (visit) => {
      const { first } = visit;
      await visit.booked(await visit.desk('first'), await visit.pick());
      const movable = (await first.bookings()).items.filter(
        ({ kind, rights }) => kind !== 'open-invitation' && rights.rebook.allowed,
      );
      if (movable.length === 0) throw new NotRun('none of the first citizen’s times may be moved');
      const stuck: string[] = [];
      for (const { id, unit, visitType } of movable) {
        const { items, gaps } = await first.visitTypes({ errand: { to: 'rebook', booking: id }, units: [unit.id] });
        const isThere = items.some((type) => visitType === undefined || type.id === visitType.id);
        if (!isThere && gaps.length === 0) stuck.push(id);
      }
      ensureSame(stuck, [], 'ids of times that may be moved, though their visit type is not offered for that');
    },
  ),

  promise(
    'a source that did not answer can be asked again alone',
    'To see what one silent unit holds, all others would be asked again.',
    async (visit) => {
      const { first, unit } = visit;
      const booking = await visit.booked(await visit.desk('first'), await visit.pick());
      const mend = await visit.inject({ at: 'bookings', how: 'silent', unit });
      const source = (await first.bookings()).gaps.find((gap) => gap.unit === unit)?.source;
      if (source === undefined) throw new NotRun('the gap names no source that could be asked alone');
      const during = await first.bookings({ source });
      mend();
      ensure(
        during.gaps.some((gap) => gap.source === source),
        'a source that is still silent is no gap when it is asked alone',
      );
      const { items, gaps } = await first.bookings({ source });
      ensure(
        items.some(({ id }) => id === booking.id),
        'the booking at the source is not there when the source is asked alone',
      );
      ensureSame(
        gaps.filter((gap) => gap.source === source),
        [],
        'gaps of the source that answers again',
      );
    },
  ),
];

async function past({ first }: Visit): Promise<ReadResult<Booking>> {
  const found = await first.past?.();
  if (!found) throw new NotRun('the backend does not tell of times that have passed');
  if (found.items.length === 0) throw new NotRun('the first citizen has no times that have passed');
  return found;
}
