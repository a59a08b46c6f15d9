import type { DayRange } from 'tidbok';
import type { WeekNumbers } from 'tidbok/backends/memory';
import { mondaysOf } from '../../../src/backends/staff/staff-rules.js';
import { mondayOf } from '../../../src/domain/time/calendar.js';
import { startOfDay } from '../../../src/domain/time/hours.js';
import { addDays, dayOf, instantOf, millisecondsOf } from '../../../src/domain/time/instant.js';
import type { StaffContext } from './desk-place.js';
import { timesBetween } from './desk-schedule.js';
import type { Event } from './feed.js';
import { hoursToChange } from '../../../src/backends/reference/rights.js';

/** What the record says of the weeks that the days touch. */
export async function numbersOf(place: StaffContext, days: DayRange): Promise<readonly WeekNumbers[]> {
  const { db, unit } = place;
  const mondays = mondaysOf(days);
  const from = startOfDay(mondays[0] ?? days.from, unit.time_zone);
  const to = startOfDay(addDays(mondays.at(-1) ?? days.to, 7), unit.time_zone);
  const times = await timesBetween(place, from, to);
  // Nothing is published more than a year ahead, so no older move can have gone to a time of these weeks.
  const yearBefore = instantOf(millisecondsOf(from) - 366 * 86_400_000);
  const log = await db
    .selectFrom('event')
    .selectAll()
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('what', 'in', ['booked', 'moved', 'cancelled'])
    .where((is) =>
      is.or([
        is.and([is('starts_at', '>=', from), is('starts_at', '<', to)]),
        is.and([is('what', '=', 'moved'), is('by_kind', '=', 'staff'), is('logged_at', '>=', yearBefore)]),
      ]),
    )
    .orderBy('logged_at')
    .execute();
  const events = log.filter(({ starts_at }) => starts_at !== null && starts_at >= from && starts_at < to);
  // By its place in the record: texts of moments with fractions do not stand in order. A move by staff says where it went.
  const isReused = (gone: Event): boolean =>
    log
      .slice(log.indexOf(gone) + 1)
      .some(({ what, by_kind, performer_id, starts_at, detail }) =>
        what === 'booked'
          ? performer_id === gone.performer_id && starts_at === gone.starts_at
          : what === 'moved' &&
            by_kind === 'staff' &&
            detail?.startsWith(`${gone.performer_id ?? ''}~${gone.starts_at ?? ''}~`),
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
