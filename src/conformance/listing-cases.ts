import type { BookingBackend } from '../backends/backend.js';
import type { CareUnit } from '../domain/care.js';
import type { Slot } from '../domain/own-times.js';
import { addDays, dayOf, isInstant, localTime } from '../domain/time.js';
import { type Case, promise } from './case.js';
import { Broken, ensure, ensureSame, NotRun } from './expect.js';

const mostPages = 50;

export const listingCases: readonly Case[] = [
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

  promise('free times come in order, each once', 'The first in the list would not be the first.', async ({ free }) => {
    const slots = await free(2);
    const order = slots.map(({ start, unit }) => `${start} ${unit}`);
    ensureSame(order, [...order].sort(), 'the order of times, by start and unit');
    ensure(new Set(slots.map(({ id }) => id)).size === slots.length, 'two times have the same id');
    ensure(
      slots.every(({ start, end }) => isInstant(start) && (end === undefined || (isInstant(end) && end > start))),
      'a time does not start and end at instants (YYYY-MM-DDTHH:mm:ssZ), in that order',
    );
  }),

  promise('no free time has passed', 'The citizen would book a time that nobody can come to.', async (visit) => {
    const today = dayOf(visit.now, visit.timeZone);
    const { items } = await visit.first.slots(visit.query({ from: addDays(today, -7), to: addDays(today, 7) }));
    const passed = items.filter(({ start }) => start < visit.now).map(({ start }) => start);
    ensureSame(passed, [], `free times before ${visit.now}`);
  }),

  promise('free times are of the unit and visit type asked for', 'A locked search would leak other times.', async (visit) => {
    const slots = await visit.free(1);
    const others = slots.filter(
      ({ unit, visitType }) => unit !== visit.unit || (visitType !== undefined && visitType !== visit.visitType),
    );
    ensureSame(others, [], 'times of another unit or visit type');
  }),

  promise(
    'free times are inside the days asked for, in the zone of the unit',
    'A late time would be shown on the wrong day.',
    async (visit) => {
      const day = dayOf((await visit.free(1))[0].start, visit.timeZone);
      const { items, covered } = await visit.first.slots(visit.query({ from: day, to: day }));
      ensure(items.length > 0, `a day with a free time (${day}) has none when it is asked for alone`);
      ensureSame(daysOfSlots(items, visit.timeZone), [day], 'the days of the times');
      ensureSame(covered, { from: day, to: day }, 'the days covered');
    },
  ),

  promise('what is covered lies inside what was asked', '"No times" would be said of days never looked at.', async (visit) => {
    const { covered, items } = await visit.first.slots(visit.query());
    ensure(covered.from >= visit.days.from && covered.to <= visit.days.to, 'days are covered that were not asked for');
    const outside = daysOfSlots(items, visit.timeZone).filter((day) => day < covered.from || day > covered.to);
    ensureSame(outside, [], 'days with times outside what is covered');
  }),

  promise('two half windows hold what the whole one holds', 'Times would be lost where windows meet.', async (visit) => {
    const { from, to } = visit.days;
    const middle = addDays(from, 13);
    const whole = await visit.free(1);
    const halves = await Promise.all([
      visit.first.slots(visit.query({ from, to: middle })),
      visit.first.slots(visit.query({ from: addDays(middle, 1), to })),
    ]);
    const ids = halves.flatMap(({ items }) => items.map(({ id }) => id));
    ensureSame(
      ids,
      whole.map(({ id }) => id),
      'the ids of the times of both halves',
    );
  }),

  promise('a search for one performer finds only that one', 'The citizen would meet somebody else.', async (visit) => {
    const search = async (performers?: readonly string[]): Promise<readonly Slot[]> => {
      const target = { unit: visit.unit, ...(performers && { performers }) };
      return (await visit.first.slots({ ...visit.query(), targets: [target] })).items;
    };
    const [performer, another] = new Set((await search()).flatMap((slot) => slot.performer?.id ?? []));
    if (performer === undefined || another === undefined) {
      throw new NotRun('the unit has no free times with two performers who can be asked for');
    }
    const items = await search([performer]);
    ensure(items.length > 0, 'a performer with free times has none when asked for');
    ensure(
      items.every((slot) => slot.performer?.id === performer),
      'a time with another performer was found',
    );
  }),
];

async function allUnits(backend: BookingBackend): Promise<readonly CareUnit[]> {
  const found: CareUnit[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next } = await backend.units({ errand: { to: 'book' }, ...(after !== undefined && { after }) });
    found.push(...items);
    if (next === undefined) return found;
    after = next;
  }
  throw new NotRun(`more than ${mostPages} pages of units`);
}

function daysOfSlots(slots: readonly Slot[], timeZone: string): readonly string[] {
  return [...new Set(slots.map(({ start }) => dayOf(start, timeZone)))].sort();
}
