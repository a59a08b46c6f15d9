import { unknownDays, type SlotSearch } from './slot-search.js';
import type { SlotDay } from './slots-by-day.js';
import { addDays, daysOf, type Day, type DayRange } from '../time/instant.js';

/** Days on end that have no times, whose times are all booked, or of which nothing is known. */
interface DaysWithout {
  readonly kind: 'none' | 'full' | 'unknown';
  readonly from: Day;
  readonly to: Day;
}

/** A row of the list: a day with times, a day whose times are on their way, or days on end without. */
export type DayRow = ({ readonly kind: 'times' } & SlotDay) | { readonly kind: 'waiting'; readonly day: Day } | DaysWithout;

/** All days of a range, each once; a day with times that may have more is followed by an unknown one. */
export function dayRows(search: SlotSearch, days: readonly SlotDay[], range: DayRange): readonly DayRow[] {
  const unknown = unknownDays(search);
  const withTimes = new Map(days.map((day) => [day.day, day]));
  const rows: DayRow[] = [];
  for (const day of daysOf(range)) {
    const times = withTimes.get(day);
    if (times) rows.push({ kind: 'times', ...times });
    else if (search.waiting?.includes(day)) rows.push({ kind: 'waiting', day });
    const settled = times ?? search.waiting?.includes(day);
    if (settled && !unknown.has(day)) continue;
    const kind = unknown.has(day) ? 'unknown' : search.full?.includes(day) ? 'full' : 'none';
    const before = rows.at(-1);
    if (before && 'from' in before && before.kind === kind && addDays(before.to, 1) === day)
      rows[rows.length - 1] = { ...before, to: day };
    else rows.push({ kind, from: day, to: day });
  }
  return rows;
}
