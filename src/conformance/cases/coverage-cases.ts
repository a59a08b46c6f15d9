import { addDays, dayOf, type DayRange } from '../../domain/time/instant.js';
import { type Case, promise } from '../case.js';
import { ensure, ensureSame, NotRun } from '../kit/expect.js';
import { daysOfSlots, startsOf } from './listing-cases.js';
import { type Visit, whileStill } from '../kit/visit.js';

/** How far an answer over many days reaches. */
export const coverageCases: readonly Case[] = [
  promise('92 days at once are answered, and say how far', 'A look far ahead would end in an error.', async (visit) => {
    const quarter = longestOf(visit);
    const { items, covered } = await visit.first.slots(visit.query(quarter));
    ensure(covered.from >= quarter.from && covered.to <= quarter.to, 'days are covered that were not asked for');
    const outside = daysOfSlots(items, visit.timeZone).filter((day) => day < covered.from || day > covered.to);
    ensureSame(outside, [], 'days with times outside what is covered');
    const soon = (await visit.first.slots(visit.query())).items;
    ensure(items.length > 0 || soon.length === 0, 'no times at all, although there are some in the coming five weeks');
  }),

  promise(
    'every day that is covered was looked at',
    '"No times" would be said of days that nobody had looked at.',
    async (visit) => {
      const wide = visit.query(longestOf(visit));
      const { covered, gaps } = await visit.first.slots(wide);
      if (gaps.length > 0) throw new NotRun('a part of the answer over 92 days is missing');
      await whileStill(visit, wide, async (slots) => {
        for (const days of windowsIn(covered)) {
          const alone = await visit.first.slots(visit.query(days));
          const among = slots.filter(({ start }) => isWithin(dayOf(start, visit.timeZone), days));
          // An answer that is cut short says how far it got.
          const known = alone.items.filter(({ start }) => isWithin(dayOf(start, visit.timeZone), alone.covered));
          const same = among.filter(({ start }) => isWithin(dayOf(start, visit.timeZone), alone.covered));
          ensureSame(startsOf(same), startsOf(known), `the starts from ${days.from} to ${days.to}, within 92 days and alone`);
        }
      });
    },
  ),
];

/** As many days as a gateway lets one question be about. */
function longestOf({ today }: Visit): DayRange {
  return { from: today, to: addDays(today, 91) };
}

/** The days in windows of four weeks. */
function windowsIn({ from, to }: DayRange): readonly DayRange[] {
  const windows: DayRange[] = [];
  for (let start = from; start <= to; start = addDays(start, 28)) {
    const end = addDays(start, 27);
    windows.push({ from: start, to: end < to ? end : to });
  }
  return windows;
}

function isWithin(day: string, { from, to }: DayRange): boolean {
  return from <= day && day <= to;
}
