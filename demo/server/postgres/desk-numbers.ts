import type { DayRange } from 'tidbok';
import type { WeekNumbers } from 'tidbok/backends/memory';
import { mondaysOf } from '../../../src/backends/memory/desk-rules.js';
import { instantsAt, mondayOf } from '../../../src/domain/calendar.js';
import { addDays, dayOf, instantOf, millisecondsOf } from '../../../src/domain/time.js';
import type { Place } from './desk-place.js';
import { timesBetween } from './desk-schedule.js';
import type { Event } from './feed.js';
import { hoursToChange } from './rights.js';

/** What the record says of the weeks that the days touch. */
export async function numbersOf(place: Place, days: DayRange): Promise<readonly WeekNumbers[]> {
  const { db, unit } = place;
  const mondays = mondaysOf(days);
  const from = instantsAt(mondays[0] ?? days.from, '00:00', unit.time_zone)[0] ?? '';
  const to = instantsAt(addDays(mondays.at(-1) ?? days.to, 7), '00:00', unit.time_zone)[0] ?? '';
  const times = await timesBetween(place, from, to);
  const events = await db
    .selectFrom('event')
    .selectAll()
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('what', 'in', ['booked', 'moved', 'cancelled'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .orderBy('logged_at')
    .execute();
  // A move by staff says where it went.
  const got = await db
    .selectFrom('event')
    .select(['detail', 'logged_at'])
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('what', '=', 'moved')
    .where('by_kind', '=', 'staff')
    .execute();
  const isReused = (gone: Event): boolean =>
    events.some(
      (event) =>
        event.what === 'booked' &&
        event.logged_at > gone.logged_at &&
        event.performer_id === gone.performer_id &&
        event.starts_at === gone.starts_at,
    ) ||
    got.some(
      ({ detail, logged_at }) =>
        logged_at > gone.logged_at && detail?.startsWith(`${gone.performer_id ?? ''}~${gone.starts_at ?? ''}~`),
    );
  return mondays.map((week): WeekNumbers => {
    const isInWeek = ({ starts_at }: { readonly starts_at: string | null }): boolean =>
      starts_at !== null && mondayOf(dayOf(starts_at, unit.time_zone)) === week;
    const here = events.filter(isInWeek);
    const count = (wanted: (event: Event) => boolean): number => here.filter(wanted).length;
    const cancelled = here.filter(({ what, detail }) => what === 'cancelled' && detail === 'citizen');
    const inTime = cancelled.filter(isInTime);
    const marked = times.filter(isInWeek).map((time) => time.mark);
    return {
      week,
      bookedOnWeb: count(({ what, by_kind }) => what === 'booked' && by_kind === 'citizen'),
      moved: count(({ what }) => what === 'moved'),
      cancelledInTime: inTime.length,
      reused: inTime.filter(isReused).length,
      cancelledLate: cancelled.length - inTime.length,
      cameLate: marked.filter((mark) => mark === 'came-late').length,
      missed: marked.filter((mark) => mark === 'missed').length,
    };
  });
}

function isInTime({ at, starts_at }: Event): boolean {
  return starts_at !== null && at <= instantOf(millisecondsOf(starts_at) - hoursToChange * 3_600_000);
}
