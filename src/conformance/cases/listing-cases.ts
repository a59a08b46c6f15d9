import { isBookingError } from '../../domain/model/booking-error.js';
import type { Slot } from '../../domain/model/appointment.js';
import type { SlotQuery } from '../../domain/model/requests.js';
import { addDays, dayOf, type DayRange, daysOf, isInstant, localTime } from '../../domain/time/instant.js';
import { type Case, promise } from '../case.js';
import { describeThrown, ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { type Visit, whileStill } from '../kit/visit.js';

export const listingCases: readonly Case[] = [
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
    await whileStill(visit, visit.query(), async (whole) => {
      ensureSome(whole);
      const halves = await Promise.all([
        visit.first.slots(visit.query({ from, to: middle })),
        visit.first.slots(visit.query({ from: addDays(middle, 1), to })),
      ]);
      const ids = halves.flatMap(({ items }) => idsOf(items));
      ensureSame(ids, idsOf(whole), 'the ids of the times of both halves');
    });
  }),

  promise(
    'the days of a week hold together what the week holds',
    'A time at the edge of a day would be lost.',
    async (visit) => {
      const week = { from: visit.days.from, to: addDays(visit.days.from, 6) };
      await whileStill(visit, visit.query(week), async (whole) => {
        ensureSome(whole);
        const found = await Promise.all(daysOf(week).map((day) => visit.first.slots(visit.query({ from: day, to: day }))));
        const ids = found.flatMap(({ items }) => idsOf(items));
        ensureSame(ids, idsOf(whole), 'the ids of the times of all days');
      });
    },
  ),

  promise('a day on which the clocks change is whole', 'A time would be shown an hour off, or not at all.', async (visit) => {
    const day = changeOfClock(visit.today, visit.timeZone);
    if (day === undefined) throw new NotRun('no clock changes within a year');
    const around = { from: addDays(day, -1), to: addDays(day, 1) };
    // Of all visit types, since few units are open that day.
    const at = (days: DayRange): SlotQuery => ({ ...visit.query(days), targets: [{ unit: visit.unit }] });
    const { covered } = await visit.first.slots(at(around));
    if (covered.from > day || covered.to < day) throw new NotRun(`the day on which the clocks change, ${day}, is not covered`);
    await whileStill(visit, at(around), async (three) => {
      const there = three.filter(({ start }) => dayOf(start, visit.timeZone) === day);
      const { items, gaps } = await visit.first.slots(at({ from: day, to: day }));
      if (there.length + items.length + gaps.length === 0)
        throw new NotRun(`nothing is free on ${day}, when the clocks change`);
      ensureSame(startsOf(items), startsOf(there), `the starts of the times of ${day}, when the clocks change`);
      ensure(
        gaps.every(({ name }) => name !== ''),
        'something is missing without a name',
      );
    });
  }),

  promise('days and times agree', 'A day in the calendar would lead to nothing.', async (visit) => {
    const { first } = visit;
    if (!first.days) throw new NotRun('the backend does not tell days before times');
    await whileStill(visit, visit.query(), async (slots) => {
      const found = await first.days?.(visit.query());
      if (!found) return;
      const unknown = found.gaps.length > 0;
      for (const { unit, day, state, slots: count } of found.items) {
        const there = slots.filter((slot) => slot.unit === unit && dayOf(slot.start, visit.timeZone) === day).length;
        ensureSame(state === 'free', there > 0, `whether ${day} is free`);
        if (count !== undefined) ensureSame(count, there, `how many times are free on ${day}`);
      }
      const listed = new Set(found.items.filter(({ state }) => state === 'free').map(({ day }) => day));
      const missing = daysOfSlots(slots, visit.timeZone).filter(
        (day) => !listed.has(day) && day >= found.covered.from && day <= found.covered.to,
      );
      if (!unknown) ensureSame(missing, [], 'days with times that are not told as free');
    });
  }),

  promise(
    'two targets at once hold what both hold, each once',
    'A search for either would miss some, or show twice.',
    async (visit) => {
      const { first, unit, visitType } = visit;
      const one = visit.query();
      const types = (await first.visitTypes({ errand: one.errand, units: [unit] })).items.filter(({ id }) => id !== visitType);
      for (const { id } of types.slice(0, 5)) {
        const other = { ...one, targets: [{ unit, visitType: id }] };
        if ((await first.slots(other)).items.length === 0) continue;
        await whileStill(visit, { ...one, targets: [...one.targets, ...other.targets] }, async (both) => {
          const apart = await Promise.all([first.slots(one), first.slots(other)]);
          const ids = apart.flatMap(({ items }) => idsOf(items));
          ensureSame([...idsOf(both)].sort(), [...ids].sort(), 'the ids of the times of both');
        });
        return;
      }
      throw new NotRun('the unit has free times of one visit type only');
    },
  ),

  promise('days that have passed hold nothing', 'The citizen would book a time that nobody can come to.', async (visit) => {
    const days = { from: addDays(visit.today, -28), to: addDays(visit.today, -1) };
    await ensureEmpty(visit, days, 'the times of four weeks that have passed');
  }),

  promise('days in the wrong order hold nothing', 'A mistake would look like an answer.', async (visit) => {
    const days = { from: visit.days.to, to: visit.days.from };
    await ensureEmpty(visit, days, 'the times from a day to one before it');
  }),

  promise('a free time keeps its id', 'The time that was chosen could no longer be booked.', async (visit) => {
    await whileStill(visit, visit.query(), async (slots) => {
      ensureSome(slots);
      const again = (await visit.first.slots(visit.query())).items;
      ensureSame(idsOf(again), idsOf(slots), 'the ids when the same is read again');
    });
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

/** The days on which the slots start, in the zone, each once. */
export function daysOfSlots(slots: readonly Slot[], timeZone: string): readonly string[] {
  return [...new Set(slots.map(({ start }) => dayOf(start, timeZone)))].sort();
}

function idsOf(slots: readonly Slot[]): readonly string[] {
  return slots.map(({ id }) => id);
}

/** When the slots start. */
export function startsOf(slots: readonly Slot[]): readonly string[] {
  return slots.map(({ start }) => start);
}

function ensureSome(slots: readonly Slot[]): void {
  if (slots.length === 0) throw new NotRun('there are no free times');
}

async function ensureEmpty({ first, query }: Visit, days: DayRange, what: string): Promise<void> {
  const found = await expectedOutcome(first.slots(query(days)));
  if ('value' in found) ensureSame(startsOf(found.value.items), [], what);
  else ensure(isBookingError(found.error) && found.error.code === 'invalid-request', describeThrown(found.error));
}

/** The next day within a year on which the zone's clocks are moved. */
function changeOfClock(today: string, timeZone: string): string | undefined {
  const offset = (day: string): string => localTime(`${day}T12:00:00Z`, timeZone).time;
  return daysOf({ from: addDays(today, 1), to: addDays(today, 365) }).find((day) => offset(day) !== offset(addDays(day, -1)));
}
