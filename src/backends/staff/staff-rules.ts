import { BookingError } from '../../domain/model/booking-error.js';
import { mondayOf } from '../../domain/time/calendar.js';
import { startOfDay } from '../../domain/time/hours.js';
import { isPlausibleDay } from '../../domain/time/plausible.js';
import {
  addDays,
  commonDays,
  dayOf,
  daysBetween,
  daysOf,
  localTime,
  type Day,
  type DayRange,
  type Instant,
} from '../../domain/time/instant.js';
import type { DeskEntry, DeskRefusal, DeskRefused, DeskSchedule, DeskState, WebState } from './staff-backend.js';

// What any desk keeps, whatever its times are kept in.

/** A year, as days: so far ahead staff may publish and invite, and so many days may be asked about at once. */
const longest = 366;

/** Whether these are days that anybody may ask about, the first first, and a year of them at most. */
export function areDays({ from, to }: DayRange): boolean {
  return isPlausibleDay(from) && isPlausibleDay(to) && from <= to && daysBetween(from, to) <= longest;
}

/** The days themselves. Throws `invalid-request` for what are none, see `areDays`. */
export function checked(days: DayRange): DayRange {
  if (!areDays(days)) throw new BookingError('invalid-request', 'no such days');
  return days;
}

/** Why staff may not publish these days, or invite until the last of them; undefined: they may. */
export function whyNotAhead({ from, to }: DayRange, today: Day): DeskRefused | undefined {
  if (from < today) return staffRefused('past');
  return to > addDays(today, longest) ? staffRefused('too-far') : undefined;
}

/** The error for an id that the unit does not have. */
export function notFound(what: string): BookingError {
  return new BookingError('not-found', `the unit has no such ${what}`);
}

export function staffRefused(reason: DeskRefusal): DeskRefused {
  return { outcome: 'refused', reason };
}

/** A reason without spaces around it. Throws `invalid-request` for none. */
export function said(reason: string): string {
  if (!reason.trim()) throw new BookingError('invalid-request', 'a reason is needed');
  return reason.trim();
}

/** Why citizens do not find a free time, for staff; undefined: they do. What begins before `webFrom` is too soon for the web. */
export function whyNotOnWeb(web: WebState, start: Instant, webFrom: Instant): string | undefined {
  if (web.state === 'off' || web.state === 'never') return web.reason;
  if (web.state === 'invited') return 'bara med kallelse';
  return start < webFrom ? 'mindre än en halvtimme kvar' : undefined;
}

/** Whether some citizen can still book the time on the web, if only by invitation. If not, a hold keeps it from nobody. */
export function canBeHeld(web: WebState, start: Instant, webFrom: Instant): boolean {
  return web.state !== 'off' && web.state !== 'never' && start >= webFrom;
}

/**
 * What the days show of hours that staff or visits fill: over midnight they are on both days, on each with the part that is
 * that day's.
 */
export function entriesOn(
  days: DayRange,
  { start, end, state }: { readonly start: Instant; readonly end: Instant; readonly state: DeskState },
  timeZone: string,
): readonly DeskEntry[] {
  const there = { from: dayOf(start, timeZone), to: dayOf(end, timeZone) };
  return daysOf(commonDays(days, there)).flatMap((day) => {
    const [begins, ends] = [startOfDay(day, timeZone), startOfDay(addDays(day, 1), timeZone)];
    if (start < begins && end <= begins) return [];
    const from = start < begins ? begins : start;
    return [{ ...state, day, time: localTime(from, timeZone).time, start: from, end: end > ends ? ends : end }];
  });
}

/** Whether a part of a day is in use: then it is shown on both sides of midnight, while a free time is offered once. */
export function isFilled({ state }: DeskState): boolean {
  return state === 'booked' || state === 'group' || state === 'blocked' || state === 'break';
}

/** What a schedule says of publishing; the days up to `alwaysTo` are published without anybody's doing. */
export function publicationOf(publishedTo: Day, alwaysTo: Day): Pick<DeskSchedule, 'publishedTo' | 'unpublishFrom'> {
  return { publishedTo, ...(publishedTo > alwaysTo && { unpublishFrom: addDays(alwaysTo, 1) }) };
}

/** Why staff cannot take back the times from that day on; undefined: they can, as long as nobody is booked. */
export function whyNotUnpublished(from: Day, today: Day, alwaysTo: Day): DeskRefused | undefined {
  if (from < today) return staffRefused('past');
  return from <= alwaysTo ? staffRefused('always-out') : undefined;
}

/** The Mondays of the weeks that the days touch. */
export function mondaysOf({ from, to }: DayRange): readonly Day[] {
  const mondays: Day[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}
