import { localTime } from '../../domain/time/instant.js';
import { allUnits } from '../kit/all-units.js';
import { type Case, promise } from '../case.js';
import { Broken, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { isBookingError } from '../../domain/model/booking-error.js';
import { bookingsAt, nobody } from '../kit/visit.js';

export const unitCases: readonly Case[] = [
  promise('a unit is found by its id', 'A link to one unit would lead to another.', async ({ first, unit }) => {
    const { items } = await first.units({ errand: { to: 'book' }, ids: [unit] });
    const ids = items.map(({ id }) => id);
    ensureSame(ids, [unit], 'the units found');
  }),

  promise('every page of units comes once', 'A unit at the end of the list would never be seen.', async ({ first, unit }) => {
    const ids = (await allUnits(first)).map(({ id }) => id);
    ensure(new Set(ids).size === ids.length, 'a unit is listed twice');
    ensure(ids.includes(unit), 'the unit is not among all units');
  }),

  promise(
    'a unit that cannot be booked on the web says whom to call',
    'The citizen would stand before a closed door without a phone number.',
    async ({ first }) => {
      const closed = (await allUnits(first)).filter(({ book }) => !book.allowed);
      if (closed.length === 0) throw new NotRun('every unit can be booked on the web');
      const mute = closed.filter(({ phone }) => !phone?.number).map(({ id }) => id);
      ensureSame(mute, [], 'units that cannot be booked and have no phone');
    },
  ),

  promise('every unit has a real time zone', 'Times would be shown wrong, or not at all.', async ({ first, now }) => {
    for (const { id, timeZone } of await allUnits(first)) {
      try {
        localTime(now, timeZone);
      } catch {
        throw new Broken('every zone is an IANA time zone', `unit ${id} has the zone ${timeZone}`);
      }
    }
  }),

  promise(
    'visit types are those of the units asked for',
    'The citizen would choose a kind of visit that the unit does not have.',
    async ({ first, unit, visitType }) => {
      const { items } = await first.visitTypes({ errand: { to: 'book' }, units: [unit] });
      const ids = items.map(({ id }) => id);
      ensure(ids.includes(visitType), 'the visit type is not listed at its unit');
      ensure(new Set(ids).size === ids.length, 'a visit type is listed twice');
      ensure(
        items.every((type) => type.unit === unit && type.name !== ''),
        'a visit type of another unit, or without a name, is listed',
      );
    },
  ),

  promise('a unit is found by its name', 'The citizen would type the name and not find it.', async ({ first, unit }) => {
    const { items } = await first.units({ errand: { to: 'book' }, ids: [unit] });
    const name = items.find(({ id }) => id === unit)?.name ?? '';
    const named = await allUnits(first, name);
    ensure(
      named.some(({ id }) => id === unit),
      'the unit is not among those found by its name',
    );
    const others = await allUnits(first, nobody);
    ensure(!others.some(({ id }) => id === unit), 'a search for what no unit is called finds the unit as well');
  }),

  promise('ids that are none find no unit', 'A stale link would lead to somewhere else.', async ({ first, unit }) => {
    const found = await expectedOutcome(first.units({ errand: { to: 'book' }, ids: [nobody] }));
    if ('value' in found) ensureSame(found.value.items, [], 'the units of an id that is none');
    else ensure(isBookingError(found.error), 'it was rejected with no BookingError');
    const both = await expectedOutcome(first.units({ errand: { to: 'book' }, ids: [unit, nobody] }));
    if ('error' in both) return;
    const ids = both.value.items.map(({ id }) => id);
    ensureSame(ids, [unit], 'the units of one id that is known and one that is none');
  }),

  promise(
    'everyone met in the free times is among the performers',
    'The citizen could not ask for the person that others are offered.',
    async ({ first, query, free }) => {
      if (!first.performers) throw new NotRun('the backend does not tell who can be asked for');
      const met = (await free(1)).flatMap(({ performer }) => performer?.id ?? []);
      if (met.length === 0) throw new NotRun('no free time is with somebody who can be asked for');
      const { errand, targets } = query();
      const ids = (await first.performers({ errand, targets })).items.flatMap(({ id }) => id ?? []);
      ensureSame(ids.length, new Set(ids).size, 'how many performers there are, each counted once');
      const missing = [...new Set(met)].filter((id) => !ids.includes(id));
      ensureSame(missing, [], 'ids of performers met in the free times and not listed');
    },
  ),

  promise(
    'a unit that requires its guide has one, and books nothing without it',
    'The citizen would come to a visit that was not meant for this complaint.',
    async (visit) => {
      const desk = await visit.desk('first');
      const strict = (await allUnits(desk)).find(({ guideRequired, book }) => guideRequired === true && book.allowed);
      if (!strict) throw new NotRun('no unit that can be booked requires its guide');
      const guide = await desk.guide?.({ errand: { to: 'book' }, unit: strict.id });
      ensure(guide !== undefined, 'the unit requires a guide and has none');
      const slot = await visit.pickAt([{ unit: strict.id }]);
      const result = await expectedOutcome(desk.book({ slot, accepted: [] }, { key: visit.key() }));
      if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of booking past the guide');
      else ensure(isBookingError(result.error), 'it was rejected with no BookingError');
      ensureSame((await bookingsAt(desk, slot.start)).length, 0, 'own bookings at that time');
    },
  ),
];
