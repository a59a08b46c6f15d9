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

const minute = 60_000;
/** Milliseconds of a day without a change of the clock. */
export const dayLength = 86_400_000;

/** Milliseconds since 1970 as an `Instant`, cut to whole seconds. Throws `RangeError` if it is no date. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Milliseconds since 1970. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant);
}

/** Whether a value is an `Instant` that exists. */
export function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) && exists(value);
}

/** Whether a value is a `Day` that exists. */
export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && exists(`${value}T00:00:00Z`);
}

function exists(instant: string): boolean {
  const milliseconds = Date.parse(instant);
  return !Number.isNaN(milliseconds) && instantOf(milliseconds) === instant;
}

// Making a formatter costs some 20 ms, using one almost nothing.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Day and time of day in a zone. Throws `RangeError` for an unknown zone or a moment that is none. */
export function localTime(instant: Instant, timeZone: string): LocalTime {
  // en-GB with these options is always "25/11/2026, 09:15".
  const [day = '', month = '', year = '', time = ''] = formatterFor(timeZone).format(millisecondsOf(instant)).split(/\/|, /);
  return { day: `${year}-${month}-${day}`, time };
}

/** The day of a moment in a zone. */
export function dayOf(instant: Instant, timeZone: string): Day {
  return localTime(instant, timeZone).day;
}

/** The day so many days later, or earlier if negative. */
export function addDays(day: Day, count: number): Day {
  return instantOf(Date.parse(`${day}T00:00:00Z`) + count * dayLength).slice(0, 10);
}

/** How many days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

/** Each day of a range, first to last. */
export function daysOf(range: DayRange): readonly Day[] {
  return Array.from({ length: Math.max(0, daysBetween(range.from, range.to) + 1) }, (_, index) => addDays(range.from, index));
}

/** Whole minutes from one moment to another. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.round((millisecondsOf(to) - millisecondsOf(from)) / minute);
}
