import { BookingError } from '../../domain/booking-error.js';
import { instantsAt, mondayOf } from '../../domain/calendar.js';
import { addDays, daysBetween, isDay, localTime, type Day, type DayRange, type Instant } from '../../domain/time.js';
import type { DeskBlock, DeskEntry, DeskRefusal, DeskRefused, WebState } from './desk.js';

// What any desk keeps, whatever its times are kept in.

/** Days that exist, a year of them at most. Throws `invalid-request` for others. */
export function checked(days: DayRange): DayRange {
  const { from, to } = days;
  if (!isDay(from) || !isDay(to) || to < from || daysBetween(from, to) > 366) {
    throw new BookingError('invalid-request', 'no such days');
  }
  return days;
}

/** The error for an id that the unit does not have. */
export function notFound(what: string): BookingError {
  return new BookingError('not-found', `the unit has no such ${what}`);
}

export function refused(reason: DeskRefusal): DeskRefused {
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

/** What a block covers of a day. */
export function blockOn(block: DeskBlock, day: Day, timeZone: string): readonly DeskEntry[] {
  const [from = ''] = instantsAt(day, '00:00', timeZone);
  const [to = ''] = instantsAt(addDays(day, 1), '00:00', timeZone);
  if (block.end <= from || to <= block.start) return [];
  const start = block.start < from ? from : block.start;
  const end = block.end > to ? to : block.end;
  return [{ state: 'blocked', block, day, time: localTime(start, timeZone).time, start, end }];
}

/** The Mondays of the weeks that the days touch. */
export function mondaysOf({ from, to }: DayRange): readonly Day[] {
  const mondays: Day[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}
