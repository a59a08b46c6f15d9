import {
  addDays,
  dayLength,
  daysBetween,
  instantOf,
  isDay,
  isInstant,
  localTime,
  offsetAt,
  type Day,
  type Instant,
  type TimeOfDay,
} from './time.js';

const minute = 60_000;

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

/** The first moment of a day at which a clock in the zone shows this time or a later one, also where it skips the time. */
export function firstInstantAt(day: Day, time: TimeOfDay, timeZone: string): Instant {
  // A zone may skip an hour, or a whole day.
  for (let wall = Date.parse(`${day}T${time}:00Z`); ; wall += minute) {
    const [on, at = ''] = instantOf(wall).slice(0, 16).split('T');
    const [found] = instantsAt(on ?? day, at, timeZone);
    if (found !== undefined) return found;
  }
}

/** The moment at which a day begins in a zone: some zones put the clock forward at midnight. */
export function startOfDay(day: Day, timeZone: string): Instant {
  return firstInstantAt(day, '00:00', timeZone);
}

/**
 * The moments between which a clock in the zone shows the hours from one time of a day to another: 00:00 as the end is the end
 * of the day. An hour that comes twice is in it both times; an end or a start that is skipped is the moment at which the clock
 * is put forward.
 */
export function hoursOf(
  day: Day,
  { from, to }: { readonly from: TimeOfDay; readonly to: TimeOfDay },
  timeZone: string,
): { readonly start: Instant; readonly end: Instant } {
  const end =
    to === '00:00'
      ? startOfDay(addDays(day, 1), timeZone)
      : (instantsAt(day, to, timeZone).at(-1) ?? firstInstantAt(day, to, timeZone));
  return { start: firstInstantAt(day, from, timeZone), end };
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

/**
 * Whether a value is a day that anybody may ask about: one of the years 1900 to 2199. Nobody books on others, and no arithmetic
 * on these leaves what a `Day` can say.
 */
export function isPlausibleDay(value: unknown): value is Day {
  return isDay(value) && isPlausibleYear(value);
}

/** Whether a value is a moment that anybody may ask about, as `isPlausibleDay` of a day. */
export function isPlausibleInstant(value: unknown): value is Instant {
  return isInstant(value) && isPlausibleYear(value);
}

function isPlausibleYear(text: string): boolean {
  return text >= '1900' && text < '2200';
}
