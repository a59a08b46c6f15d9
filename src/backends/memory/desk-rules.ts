import { instantsAt, weekdayOf } from '../../domain/calendar.js';
import { addDays, localTime, type Day, type DayRange, type Instant } from '../../domain/time.js';
import type { DeskBlock, DeskEntry, WebState } from './desk.js';

/** Why citizens do not find a free time, for staff; undefined: they do. What begins before `webFrom` is too soon for the web. */
export function whyNotOnWeb(web: WebState, start: Instant, webFrom: Instant): string | undefined {
  if (web.state === 'off' || web.state === 'never') return web.reason;
  if (web.state === 'invited') return 'bara med kallelse';
  return start < webFrom ? 'mindre än en halvtimme kvar' : undefined;
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

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** The Mondays of the weeks that the days touch. */
export function mondaysOf({ from, to }: DayRange): readonly Day[] {
  const mondays: Day[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}
