import {
  addDays,
  dayLength,
  daysBetween,
  instantOf,
  localTime,
  offsetAt,
  type Day,
  type Instant,
  type TimeOfDay,
} from './instant.js';

// Apart from time.ts, since the elements do without it.

/**
 * The moments at which a clock in the zone shows this time: one, none (the hour that summer time skips) or two (the hour
 * that winter time repeats), earliest first.
 */
export function instantsAt(day: Day, time: TimeOfDay, timeZone: string): readonly Instant[] {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const found = new Set<Instant>();
  // Zones change their offset at most once in a day, so the offsets a day before and after are all there are.
  for (const near of [wall - dayLength, wall + dayLength]) {
    const candidate = instantOf(wall - offsetAt(near, timeZone));
    const shown = localTime(candidate, timeZone);
    if (shown.day === day && shown.time === time) found.add(candidate);
  }
  return [...found].sort();
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** ISO 8601 week number. */
export function weekOf(day: Day): number {
  const thursday = thursdayOf(day);
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** The year that an ISO 8601 week number belongs to: 2026 for 1 January 2027, which is in week 53. */
export function weekYearOf(day: Day): number {
  return Number(thursdayOf(day).slice(0, 4));
}

/** A week belongs to the year of its Thursday. */
function thursdayOf(day: Day): Day {
  return addDays(day, 4 - weekdayOf(day));
}
