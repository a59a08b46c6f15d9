import type { FoundInRange } from './found.js';
import type { Slot } from './own-times.js';
import { addDays, dayOf, daysOf, type Day, type DayRange } from './time.js';

/** The free times of one day, by start. */
export interface SlotDay {
  readonly day: Day;
  readonly slots: readonly Slot[];
}

/** Days that have free times, first to last, each with its slots in the order given. */
export function slotsByDay(slots: readonly Slot[], timeZone: string): readonly SlotDay[] {
  const days = new Map<Day, Slot[]>();
  for (const slot of slots) {
    const day = dayOf(slot.start, timeZone);
    const there = days.get(day);
    if (there) there.push(slot);
    else days.set(day, [slot]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, ofDay]) => ({ day, slots: ofDay }));
}

/** What is known of the times of a locked search, over all windows read so far. */
export interface SlotSearch {
  readonly slots: readonly Slot[];
  readonly gaps: FoundInRange<Slot>['gaps'];
  readonly covered: DayRange;
  /** The backend answered for fewer days than asked: it looks no further ahead. */
  readonly ended?: true;
}

/** Days that may be missing from an answer inside a range: those that a gap names, or all where it names none. */
export function unknownDays(search: SlotSearch): readonly Day[] {
  const days = new Set<Day>();
  for (const gap of search.gaps) {
    for (const day of daysOf(gap.days ?? search.covered))
      if (day >= search.covered.from && day <= search.covered.to) days.add(day);
  }
  return [...days].sort();
}

/** One more window put after those already read. */
export function extended(search: SlotSearch | undefined, asked: DayRange, more: FoundInRange<Slot>): SlotSearch {
  return {
    slots: [...(search?.slots ?? []), ...more.items],
    gaps: [...(search?.gaps ?? []), ...more.gaps],
    covered: { from: search?.covered.from ?? more.covered.from, to: more.covered.to },
    ...(more.covered.to < asked.to && { ended: true }),
  };
}

/** Days read in one question, and the most that are read in looking for times. */
export const windowDays = 28;
export const horizonDays = 84;

/** The next window to ask for; none when the backend or the horizon from `today` has ended. */
export function nextWindow(search: SlotSearch | undefined, today: Day): DayRange | undefined {
  const from = search ? addDays(search.covered.to, 1) : today;
  const last = addDays(today, horizonDays - 1);
  if (search?.ended || from > last) return undefined;
  const to = addDays(from, windowDays - 1);
  return { from, to: to < last ? to : last };
}

/** What a later reading says of the slots that are shown: which are free no longer, and which are new among those days. */
export function compared(
  shown: SlotSearch,
  fresh: SlotSearch,
  timeZone: string,
): { readonly gone: ReadonlySet<string>; readonly added: number } {
  const before = new Set(shown.slots.map((slot) => slot.id));
  const now = new Set(fresh.slots.map((slot) => slot.id));
  // Of days that the later reading did not reach, it says nothing.
  const reached = shown.slots.filter((slot) => dayOf(slot.start, timeZone) <= fresh.covered.to);
  const gone = fresh.gaps.length > 0 ? [] : reached.map((slot) => slot.id).filter((id) => !now.has(id));
  return { gone: new Set(gone), added: [...now].filter((id) => !before.has(id)).length };
}

/** A row of the list: a day with times, or days on end that have none or of which nothing is known. */
export type DayRow =
  ({ readonly kind: 'times' } & SlotDay) | { readonly kind: 'none' | 'unknown'; readonly from: Day; readonly to: Day };

/** The first `count` days with times and all days between them; every day counts once. */
export function dayRows(search: SlotSearch, timeZone: string, count: number): readonly DayRow[] {
  const days = slotsByDay(search.slots, timeZone);
  const unknown = new Set(unknownDays(search));
  const withTimes = new Map(days.slice(0, count).map((day) => [day.day, day]));
  const last = days.length > count ? days[count - 1]?.day : search.covered.to;
  const rows: DayRow[] = [];
  for (const day of daysOf({ from: search.covered.from, to: last ?? search.covered.to })) {
    const times = withTimes.get(day);
    if (times) rows.push({ kind: 'times', ...times });
    if (times && !unknown.has(day)) continue;
    const kind = unknown.has(day) ? 'unknown' : 'none';
    const before = rows.at(-1);
    if (before?.kind === kind && addDays(before.to, 1) === day) rows[rows.length - 1] = { ...before, to: day };
    else rows.push({ kind, from: day, to: day });
  }
  return rows;
}
