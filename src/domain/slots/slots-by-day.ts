import type { Slot } from '../model/appointment.js';
import { dayOf, type Day } from '../time/instant.js';

/** The free times of one day, by start. */
export interface SlotDay {
  readonly day: Day;
  readonly slots: readonly Slot[];
}

/** The zone in which a slot's day is counted: its unit's. */
export type ZoneOf = (slot: Slot) => string;

// What was read is grouped once, however often it is drawn: an answer may hold ten thousand times.
const grouped = new WeakMap<readonly Slot[], readonly SlotDay[]>();

/** The order of slots by start. */
export function byStart(one: Slot, other: Slot): number {
  return one.start < other.start ? -1 : one.start > other.start ? 1 : 0;
}

/** Days that have free times, first to last, each with its slots by start. The same list is always in the same zones. */
export function slotsByDay(slots: readonly Slot[], zoneOf: ZoneOf): readonly SlotDay[] {
  const known = grouped.get(slots);
  if (known) return known;
  const days = new Map<Day, Slot[]>();
  for (const slot of slots) {
    const day = dayOf(slot.start, zoneOf(slot));
    const there = days.get(day);
    if (there) there.push(slot);
    else days.set(day, [slot]);
  }
  const found = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, ofDay]) => ({ day, slots: ofDay.sort(byStart) }));
  grouped.set(slots, found);
  return found;
}

/** The days on which something fits, each with what does; all of them where nothing is demanded. */
export function filterDays(days: readonly SlotDay[], fits: ((slot: Slot) => boolean) | undefined): readonly SlotDay[] {
  if (!fits) return days;
  return days.map(({ day, slots }) => ({ day, slots: slots.filter(fits) })).filter(({ slots }) => slots.length > 0);
}
