import { instantsAt, weekdayOf } from '../../../domain/time/calendar.js';
import { localTime, type Day, type Instant, type TimeOfDay } from '../../../domain/time/instant.js';
import { isPublicHoliday } from './public-holidays.js';
import { kinds } from './kinds.js';
import { regionZone, type Unit } from './units.js';

/** One line of one performer's day, free or not. */
export interface ScheduledSlot {
  readonly unit: Unit;
  /** Index in `unit.staff`. */
  readonly staff: number;
  /** `VisitType.code`, or a pause. */
  readonly code: string;
  readonly day: Day;
  readonly time: TimeOfDay;
  /** Absent where the clock shows the time never or twice that day: then nobody can say when it is. */
  readonly start?: Instant;
}

/** A spot whose moment is known. */
export type CertainSpot = ScheduledSlot & { readonly start: Instant };

/** Whether it is known when the spot is. */
export function isCertain(spot: ScheduledSlot): spot is CertainSpot {
  return spot.start !== undefined;
}

const starts = new Map<string, Instant | undefined>();

// Time zones are slow to ask, and every performer's day has much the same times.
function startOf(day: Day, time: TimeOfDay): Instant | undefined {
  const key = `${day}T${time}`;
  if (!starts.has(key)) {
    const found = instantsAt(day, time, regionZone);
    starts.set(key, found.length === 1 ? found[0] : undefined);
  }
  return starts.get(key);
}

/** The unit's whole day, performer by performer, each by time. */
export function spotsOn(unit: Unit, day: Day): readonly ScheduledSlot[] {
  const weekday = String(isPublicHoliday(day) ? 7 : weekdayOf(day));
  return unit.staff.flatMap(({ week }, staff) =>
    week
      .filter(([weekdays]) => weekdays.includes(weekday))
      .flatMap(([, code, times]) => times.split(' ').map((time) => ({ code, time })))
      .sort((one, other) => one.time.localeCompare(other.time))
      .map(({ code, time }) => {
        const start = startOf(day, time);
        return { unit, staff, code, day, time, ...(start !== undefined && { start }) };
      }),
  );
}

/** The spot of a performer that starts then, if there is one. */
export function spotAt(unit: Unit, staff: number, start: Instant): ScheduledSlot | undefined {
  return spotsOn(unit, localTime(start, regionZone).day).find((spot) => spot.staff === staff && spot.start === start);
}

/** Names a spot for as long as schedules stand. */
export function spotKey(unit: string, staff: number, start: Instant): string {
  return `${unit}~${staff}~${start}`;
}

/** A number from 0 that looks random and is the same for the same spot every time. */
export function hash(spot: ScheduledSlot): number {
  let hash = 2166136261;
  for (const character of `${spot.unit.id}${spot.day}${spot.time}${spot.staff}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
  }
  // The last characters hardly reach the high bits otherwise.
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Whether one of the region's other patients has the spot from the start. Groups are filled apart. */
export function strangerHas(spot: ScheduledSlot): boolean {
  return kinds[spot.code]?.seats === undefined && hash(spot) % 100 < 45;
}
