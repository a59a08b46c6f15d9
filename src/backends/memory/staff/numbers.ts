import { mondayOf } from '../../../domain/time/calendar.js';
import { dayOf, type Day, type DayRange } from '../../../domain/time/instant.js';
import type { WeekNumbers } from '../../staff/staff-backend.js';
import { mondaysOf } from '../../staff/staff-rules.js';
import { hoursBefore, type Region, type RegionEvent } from '../store.js';
import { hoursToChange } from '../../reference/rights.js';
import { regionZone, type Unit } from '../kattegatt/units.js';

/** What the record says of the weeks that the days touch. */
export function numbersOf(region: Region, unit: Unit, days: DayRange): readonly WeekNumbers[] {
  return mondaysOf(days).map((week) => numbersOfWeek(region, unit, week));
}

function numbersOfWeek(region: Region, unit: Unit, week: Day): WeekNumbers {
  const inWeek = (start: string | undefined): boolean => start !== undefined && mondayOf(dayOf(start, regionZone)) === week;
  const here = region.log.filter((event) => event.unit === unit.id);
  const left = here.flatMap((event) => (event.what === 'cancelled' && inWeek(event.time.start) ? [event] : []));
  const moved = here.filter((event) => event.what === 'moved' && inWeek(event.from.start)).length;
  const [inTime, late] = [true, false].map((wanted) =>
    left.filter(({ at, why, time: { start = '' } }) => why === 'citizen' && at <= hoursBefore(start, hoursToChange) === wanted),
  );
  const marked = [...region.times.values()].filter(
    (time) => time.unit === unit.id && time.status !== 'cancelled' && inWeek(time.start),
  );
  return {
    week,
    bookedOnWeb: here.filter((event) => event.what === 'booked' && event.by === undefined && inWeek(event.time.start)).length,
    moved: moved + left.filter(({ why }) => why === 'moved').length,
    cancelledInTime: inTime?.length ?? 0,
    reused: inTime?.filter((event) => isReused(region, event)).length ?? 0,
    cancelledLate: late?.length ?? 0,
    cameLate: marked.filter((time) => time.mark === 'came-late').length,
    missed: marked.filter((time) => time.mark === 'missed').length,
  };
}

/** Whether somebody got the time that was left. */
function isReused(region: Region, gone: RegionEvent & { readonly what: 'cancelled' }): boolean {
  const { unit, staff, start } = gone.time;
  return region.log.slice(region.log.indexOf(gone) + 1).some((event) => {
    if (event.what !== 'booked' && event.what !== 'moved') return false;
    return event.time.unit === unit && event.time.staff === staff && event.time.start === start;
  });
}
