/** A moment: `YYYY-MM-DDTHH:mm:ssZ` and nothing else, so that equal moments are equal strings and sort as text. */
export type Instant = string;
/** A calendar day in the care unit's zone: `YYYY-MM-DD`. */
export type Day = string;
/** A time of day in the care unit's zone: `HH:mm`. */
export type TimeOfDay = string;

/** Days from and to, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** A moment as the clock on the unit's wall shows it. */
export interface LocalTime {
  readonly day: Day;
  readonly time: TimeOfDay;
}

const midnight = 'T00:00:00Z';
const minute = 60_000;
/** Milliseconds of a day without a change of the clock. */
export const dayLength = 86_400_000;

/** Milliseconds since 1970 as an `Instant`, cut to whole seconds. Throws `RangeError` if it is no date of the years 1 to 9999. */
export function instantOf(milliseconds: number): Instant {
  const instant = `${new Date(milliseconds).toISOString().slice(0, -5)}Z`;
  // Years of more digits begin with a sign, which sorts before the digits.
  if (instant < '0001') throw new RangeError('no such year');
  return instant;
}

/** Milliseconds since 1970. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** Whether a value is an `Instant` that exists, in years 1 to 9999. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^.{10}T([01]\d|2[0-3])(:[0-5]\d){2}Z$/.test(value) && isDay(value.slice(0, 10));
}

/** Whether a value is a `Day` that exists, in years 1 to 9999. */
export function isDay(value: unknown): value is Day {
  if (existingDays.has(value)) return true;
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d\d-\d\d$/.test(value)) return false;
  const milliseconds = Date.parse(value);
  if (Number.isNaN(milliseconds) || !instantOf(milliseconds).startsWith(value)) return false;
  if (existingDays.size >= mostDays) existingDays.clear();
  existingDays.add(value);
  return true;
}

// An answer says the same few days thousands of times, and to look a day up in the calendar is the dear part of reading it.
const existingDays = new Set<unknown>();

/** How far a zone's clock is ahead of UTC during one UTC day, in milliseconds: `before` until `turn`, then `after`. */
interface ZoneDay {
  readonly before: number;
  readonly turn: number;
  readonly after: number;
}

interface Zone {
  readonly formatter: Intl.DateTimeFormat;
  /** By days since 1970. */
  readonly days: Map<number, ZoneDay>;
}

// Making a formatter costs some 20 ms, and each use a thousandth of that: it is asked about a day once, not about each time.
const zones = new Map<string, Zone>();
/** Eleven years: the most days of a zone that are kept, and the most that `daysOf` counts up. */
const mostDays = 4_000;

function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = { formatter: new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }), days: new Map() };
    zones.set(timeZone, zone);
  }
  return zone;
}

function askedOffset({ formatter }: Zone, milliseconds: number): number {
  // "11/25/2026, GMT+01:00", and "GMT" alone or "GMT+00:00" where there is none.
  const [, sign = '+', hours = 0, minutes = 0] = /([+-])(\d+):(\d+)/.exec(formatter.format(milliseconds)) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * minute;
}

function zoneDay(zone: Zone, day: number): ZoneDay {
  let from = day * dayLength;
  let turn = from + dayLength;
  const before = zone.days.get(day - 1)?.after ?? askedOffset(zone, from);
  const after = askedOffset(zone, turn);
  if (before === after) return { before, turn, after };
  while (turn - from > 1) {
    const middle = Math.floor((from + turn) / 2);
    if (askedOffset(zone, middle) === before) from = middle;
    else turn = middle;
  }
  return { before, turn, after };
}

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds of whole minutes. Throws `RangeError` as `localTime` does. */
export function offsetAt(milliseconds: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const day = Math.floor(milliseconds / dayLength);
  let known = zone.days.get(day);
  if (!known) {
    known = zoneDay(zone, day);
    if (zone.days.size >= mostDays) zone.days.clear();
    zone.days.set(day, known);
  }
  return milliseconds < known.turn ? known.before : known.after;
}

/** Day and time of day in a zone. Throws `RangeError` for an unknown zone, and where the day is not in years 1 to 9999. */
export function localTime(instant: Instant, timeZone: string): LocalTime {
  const milliseconds = millisecondsOf(instant);
  const wall = milliseconds + offsetAt(milliseconds, timeZone);
  const number = Math.floor(wall / dayLength);
  if (number !== writtenDay.number) writtenDay = { number, day: instantOf(wall).slice(0, 10) };
  const minutes = Math.floor((wall - number * dayLength) / minute);
  return { day: writtenDay.day, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

// Times come in order, and writing the day is the dear part: the last one is kept.
let writtenDay = { number: NaN, day: '' };

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** Which of the two it is, where a wall shows the same time twice: before the clock is put back, or after. */
export type Season = 'summer' | 'winter';

/** Of a moment in the hour that a zone repeats, whether it is the first one or the second; none at any other time. */
export function repeatedHour(instant: Instant, timeZone: string): Season | undefined {
  const at = millisecondsOf(instant);
  const now = offsetAt(at, timeZone);
  const before = offsetAt(at - dayLength, timeZone);
  const after = offsetAt(at + dayLength, timeZone);
  if (now > after && offsetAt(at + now - after, timeZone) === after) return 'summer';
  if (now < before && offsetAt(at + now - before, timeZone) === before) return 'winter';
  return undefined;
}

/** The day of a moment in a zone. */
export function dayOf(instant: Instant, timeZone: string): Day {
  return localTime(instant, timeZone).day;
}

/** The day so many days later, or earlier if negative. Throws `RangeError` where that is not in years 1 to 9999. */
export function addDays(day: Day, count: number): Day {
  return instantOf(millisecondsOf(day + midnight) + count * dayLength).slice(0, 10);
}

/** How many days from one day to another. Throws `RangeError` for a day that is none. */
export function daysBetween(from: Day, to: Day): number {
  return (midnightOf(to) - midnightOf(from)) / dayLength;
}

function midnightOf(day: Day): number {
  return millisecondsOf(addDays(day, 0) + midnight);
}

/** Each day of a range, first to last. Throws `RangeError` for days that are none, and for more than eleven years of them. */
export function daysOf({ from, to }: DayRange): readonly Day[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  if (length > mostDays) throw new RangeError('too many days');
  return Array.from({ length }, (_, index) => addDays(from, index));
}

/** Whether a day is one of the range. */
export function isWithin(day: Day, { from, to }: DayRange): boolean {
  return day >= from && day <= to;
}

/** The days that are in both ranges; without any, `to` is before `from`. */
export function commonDays(one: DayRange, other: DayRange): DayRange {
  return { from: one.from > other.from ? one.from : other.from, to: one.to < other.to ? one.to : other.to };
}

/** Whether a moment means "never" where it is a deadline: systems write the last day of a century, or of all time. */
export function isNever(instant: Instant): boolean {
  return instant > '2099-12-3';
}

/** When a time ends, where that is known: an end that is not after the start, or days after it, is a mistake. */
export function endOfTime({
  start,
  end,
}: {
  readonly start: Instant;
  readonly end?: Instant | undefined;
}): Instant | undefined {
  if (end === undefined) return undefined;
  const length = millisecondsOf(end) - millisecondsOf(start);
  return length > 0 && length <= dayLength ? end : undefined;
}

/** Whole minutes from one moment to another. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.round((millisecondsOf(to) - millisecondsOf(from)) / minute);
}
