import { dayLength, instantOf, offsetAt } from '../time/instant.js';

const aYear = 366 * dayLength;

/** A change of a zone's clock: when, in milliseconds since 1970, and how far it is ahead of UTC before and after. */
export interface ClockChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Every change of the zone's clock between two moments in milliseconds, as the device's time zone data knows them. Throws
 * `RangeError` where more than a hundred years are between them: each day of them is looked at.
 */
export function clockChanges(timeZone: string, from: number, to: number): readonly ClockChange[] {
  if (!(to - from <= 100 * aYear)) throw new RangeError('more than a hundred years');
  const changes: ClockChange[] = [];
  for (let start = from; start < to; start += dayLength) {
    const end = Math.min(start + dayLength, to);
    const before = offsetAt(start, timeZone);
    const after = offsetAt(end, timeZone);
    if (before === after) continue;
    let [still, at] = [start, end];
    while (at - still > 1) {
      const middle = Math.floor((still + at) / 2);
      if (offsetAt(middle, timeZone) === before) still = middle;
      else at = middle;
    }
    changes.push({ at, before, after });
  }
  return changes;
}

/** A moment as a clock that is so far ahead of UTC shows it, in the digits of a calendar file: `20261125T091500`. Throws `RangeError` as `instantOf` does. */
export function wallDigits(milliseconds: number, offset: number): string {
  return instantOf(milliseconds + offset).replace(/[-:Z]/g, '');
}

/**
 * The lines of a VTIMEZONE: each change of the clock from a year before the first moment to a year after the last, one by one.
 * No rule is made of them: the law on summer time may change. Throws `RangeError` as `clockChanges` does.
 */
export function calendarZone(timeZone: string, moments: readonly number[]): readonly string[] {
  const first = Math.min(...moments);
  const changes = clockChanges(timeZone, first - aYear, Math.max(...moments) + aYear);
  const [earliest] = changes;
  const base = earliest?.before ?? offsetAt(first, timeZone);
  // What holds at the first moment must stand in the file, also where the clock has not been changed for long.
  const known = earliest && earliest.at <= first ? changes : [{ at: 0 - base, before: base, after: base }, ...changes];
  const least = Math.min(...known.flatMap(({ before, after }) => [before, after]));
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${timeZone}`,
    ...known.flatMap(({ at, before, after }) => {
      const kind = after > least ? 'DAYLIGHT' : 'STANDARD';
      return [
        `BEGIN:${kind}`,
        `DTSTART:${wallDigits(at, before)}`,
        `TZOFFSETFROM:${offsetDigits(before)}`,
        `TZOFFSETTO:${offsetDigits(after)}`,
        `END:${kind}`,
      ];
    }),
    'END:VTIMEZONE',
  ];
}

/** `+0100`. */
function offsetDigits(offset: number): string {
  return `${offset < 0 ? '-' : '+'}${new Date(Math.abs(offset)).toISOString().slice(11, 16).replace(':', '')}`;
}
