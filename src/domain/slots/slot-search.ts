import type { DayAvailability, Slot } from '../model/appointment.js';
import type { RangeResult } from '../model/read-result.js';
import { byStart, filterDays, slotsByDay, type ZoneOf } from './slots-by-day.js';
import { addDays, commonDays, daysOf, isWithin, type Day, type DayRange } from '../time/instant.js';

/** What is known of the times of a locked search, over all that was read so far. */
export interface SlotSearch {
  readonly slots: readonly Slot[];
  readonly gaps: RangeResult<Slot>['gaps'];
  /** Days of which it is known whether they have free times. */
  readonly covered: DayRange;
  /** The backend answered for none of the days that were asked about last: it looks no further ahead. */
  readonly ended?: true;
  /** Days that have free times, first to last, where the times themselves are not read yet. */
  readonly waiting?: readonly Day[];
  /** Days whose times are all booked, where the backend can tell that from none. */
  readonly full?: readonly Day[];
}

/** What shall be shown: so many days with times, and whether there are more; or these days, and if they are empty the next. */
export type Demand = ({ readonly days: number } | { readonly range: DayRange }) & {
  /** Only these count. */
  readonly fits?: ((slot: Slot) => boolean) | undefined;
};

/** One question to the backend. */
export interface NextQuery {
  readonly ask: 'days' | 'slots';
  readonly days: DayRange;
}

/** Days asked about in one question, and the most that are read in looking for times. */
export const windowDays = 28;
export const horizonDays = 84;
/** Days whose times are read in one question, where the days came first: the first ones are seen early. */
export const daysAtOnce = 4;

/** The next window to ask for; none when the backend or the horizon from `today` has ended. */
export function nextWindow(search: SlotSearch | undefined, today: Day): DayRange | undefined {
  const from = search ? addDays(search.covered.to, 1) : today;
  const last = addDays(today, horizonDays - 1);
  if (search?.ended || from > last) return undefined;
  const to = addDays(from, windowDays - 1);
  return { from, to: to < last ? to : last };
}

/** Days that have, or may still turn out to have, a time that fits, first to last. */
export function daysAhead(search: SlotSearch, zoneOf: ZoneOf, fits?: (slot: Slot) => boolean): readonly Day[] {
  const days = filterDays(slotsByDay(search.slots, zoneOf), fits).map(({ day }) => day);
  return search.waiting?.length ? [...new Set([...days, ...search.waiting])].sort() : days;
}

/** What to ask next to see what is needed; nothing when it is known, or when there is nothing further to read. */
export function nextQuestion(
  search: SlotSearch | undefined,
  need: Demand,
  { today, zoneOf, datesFirst }: { readonly today: Day; readonly zoneOf: ZoneOf; readonly datesFirst: boolean },
): NextQuery | undefined {
  const ahead = search ? daysAhead(search, zoneOf, need.fits) : [];
  const looked = 'range' in need ? ahead.filter((day) => isWithin(day, need.range)) : ahead.slice(0, Math.max(1, need.days));
  // Of a range that is empty, the next day with times is what is looked at.
  const wanted = 'range' in need && looked.length === 0 ? ahead.filter((day) => day > need.range.to).slice(0, 1) : looked;
  const waiting = wanted.filter((day) => search?.waiting?.includes(day));
  const from = waiting[0];
  if (from !== undefined) return { ask: 'slots', days: { from, to: waiting.slice(0, daysAtOnce).at(-1) ?? from } };
  const enough = 'range' in need ? wanted.length > 0 && (search?.covered.to ?? '') >= need.range.to : ahead.length > need.days;
  const days = enough ? undefined : nextWindow(search, today);
  return days && { ask: datesFirst ? 'days' : 'slots', days };
}

/** Times put after, or in the place of, those known before. What the answer says of days that were not asked about is left out. */
export function addSlots(search: SlotSearch | undefined, asked: DayRange, more: RangeResult<Slot>, zoneOf: ZoneOf): SlotSearch {
  const { to, missing } = coverageOf(asked, more.covered);
  const ends = to < asked.from;
  // What an answer does not reach is asked for next, until one reaches no further.
  const isRead = (day: Day): boolean => isWithin(day, ends ? asked : { from: asked.from, to });
  const timesOf = (slots: readonly Slot[], wanted: (day: Day) => boolean): readonly Slot[] =>
    slotsByDay(slots, zoneOf).flatMap((one) => (wanted(one.day) ? one.slots : []));
  const found = timesOf(more.items, isRead);
  const gaps = [...(search?.gaps ?? []), ...more.gaps, ...missing];
  // The times of days that had been told before. They are unknown where the answer reaches none of them.
  if (search?.waiting?.some(isRead)) {
    const outside = (day: Day): boolean => !isRead(day);
    const slots = [...timesOf(search.slots, outside), ...found];
    slots.sort(byStart);
    if (ends) gaps.push({ name: '', code: 'unavailable', days: asked });
    return { ...search, slots, gaps, waiting: search.waiting.filter(outside) };
  }
  return {
    ...search,
    slots: [...(search?.slots ?? []), ...found],
    gaps,
    covered: { from: search?.covered.from ?? asked.from, to },
    ...(ends && { ended: true }),
  };
}

/**
 * Until when an answer covers the days that were asked about, and a gap for those before that it leaves out. One that covers
 * other days alone says nothing of these.
 */
function coverageOf(asked: DayRange, covered: DayRange): { readonly to: Day; readonly missing: SlotSearch['gaps'] } {
  const isAside = covered.from > asked.to || covered.to < addDays(asked.from, -1);
  const to = isAside || covered.to > asked.to ? asked.to : covered.to;
  if (!isAside && covered.from <= asked.from) return { to, missing: [] };
  const days = { from: asked.from, to: isAside ? to : addDays(covered.from, -1) };
  return { to, missing: [{ name: '', code: 'invalid-response', days }] };
}

/** A window of days, told before their times: a day is free where any unit is, and full where any is and none is free. */
export function withDays(search: SlotSearch | undefined, asked: DayRange, more: RangeResult<DayAvailability>): SlotSearch {
  const { to, missing } = coverageOf(asked, more.covered);
  const inside = more.items.filter(({ day }) => isWithin(day, { from: asked.from, to }));
  const daysThatAre = (wanted: DayAvailability['state']): readonly Day[] =>
    [...new Set(inside.filter(({ state }) => state === wanted).map(({ day }) => day))].sort();
  const free = daysThatAre('free');
  return {
    slots: search?.slots ?? [],
    gaps: [...(search?.gaps ?? []), ...more.gaps, ...missing],
    covered: { from: search?.covered.from ?? asked.from, to },
    ...((search?.ended ?? to < asked.from) && { ended: true }),
    waiting: [...(search?.waiting ?? []), ...free],
    full: [...(search?.full ?? []), ...daysThatAre('full').filter((day) => !free.includes(day))],
  };
}

/** Days that may be missing from an answer inside a range: those that a gap names, or all where it names none. */
export function unknownDays(search: SlotSearch): ReadonlySet<Day> {
  const days = new Set<Day>();
  for (const gap of search.gaps) {
    for (const day of daysOf(commonDays(gap.days ?? search.covered, search.covered))) days.add(day);
  }
  return days;
}

/** What a later reading says of the slots that are shown: which are free no longer, and which are new among those days. */
export function diff(
  shown: SlotSearch,
  fresh: SlotSearch,
  zoneOf: ZoneOf,
): { readonly gone: ReadonlySet<string>; readonly added: number } {
  if (shown === fresh) return { gone: new Set(), added: 0 };
  const before = new Set(shown.slots.map((slot) => slot.id));
  const now = new Set(fresh.slots.map((slot) => slot.id));
  const gone = new Set<string>();
  // Of days that the later reading did not reach, or has not read yet, it says nothing.
  for (const { day, slots } of fresh.gaps.length > 0 ? [] : slotsByDay(shown.slots, zoneOf)) {
    if (day > fresh.covered.to || fresh.waiting?.includes(day)) continue;
    for (const { id } of slots) if (!now.has(id)) gone.add(id);
  }
  return { gone, added: [...now].filter((id) => !before.has(id)).length };
}

/**
 * The earliest free time, where that is proven: every day before it, and its own, is read and without gaps, from today on.
 * None where an earlier one may be missing.
 */
export function provenEarliest(search: SlotSearch, today: Day, zoneOf: ZoneOf): Slot | undefined {
  const first = slotsByDay(search.slots, zoneOf)[0];
  if (!first || search.covered.from > today) return undefined;
  const unknown = unknownDays(search);
  const unsure =
    search.waiting?.some((day) => day <= first.day) ||
    [...unknown].some((day) => isWithin(day, { from: today, to: first.day }));
  return unsure ? undefined : first.slots[0];
}
