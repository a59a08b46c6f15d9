import { addDays, dayOf, instantOf, millisecondsOf, type Day, type Instant } from '../../../domain/time/instant.js';
import { bookedSpots, moment, type Region, type StoredAppointment } from '../store.js';
import { kinds } from '../kattegatt/kinds.js';
import { regionZone } from '../kattegatt/units.js';
import { spotKey, strangerHas, type ScheduledSlot } from '../kattegatt/spots.js';

const weeksAhead = 12;
const noticeNeeded = 30 * 60_000;

/** What may be booked now: from half an hour ahead until the last day that is released. */
export interface Window {
  readonly from: Instant;
  readonly lastDay: Day;
}

export function bookingWindow(region: Region): Window {
  return { from: moment(region, noticeNeeded), lastDay: addDays(dayOf(moment(region), regionZone), weeksAhead * 7) };
}

/** Whether a unit's times of a day may be booked yet. */
export function isPublished(region: Region, unit: string, day: Day): boolean {
  return day <= lastReleased(region, [unit]);
}

/** The last day that any of these units has released. */
export function lastReleased(region: Region, units: readonly string[]): Day {
  const days = units.flatMap((unit) => region.published.get(unit) ?? []);
  return days.reduce((last, day) => (day > last ? day : last), bookingWindow(region).lastDay);
}

/** When a visit of that kind is over that starts then. */
export function endOf(start: Instant, code: string): Instant {
  return instantOf(millisecondsOf(start) + (kinds[code]?.minutes ?? 0) * 60_000);
}

/** Who or what a spot is taken by. */
export type Occupant = StoredAppointment | 'stranger' | 'blocked' | undefined;

/** Whether anyone has a spot, and who, as of the moment of asking: ask anew after each change. */
export function occupancyOf(region: Region): (spot: ScheduledSlot) => Occupant {
  const booked = bookedSpots(region);
  const freed = cancelledSpots(region);
  return (spot) => {
    if (spot.start === undefined) return undefined;
    const key = spotKey(spot.unit.id, spot.staff, spot.start);
    const somebody = booked.get(key) ?? (strangerHas(spot) && !freed.has(key) ? 'stranger' : undefined);
    return somebody ?? (isBlocked(region, spot) ? 'blocked' : undefined);
  };
}

function isBlocked(region: Region, { unit, staff, code, start = '' }: ScheduledSlot): boolean {
  return [...region.blocks.values()].some(
    (block) => block.unit === unit.id && block.staff === staff && start < block.end && block.start < endOf(start, code),
  );
}

// What somebody had and left is free, whatever chance said of the spot.
function cancelledSpots(region: Region): ReadonlySet<string> {
  const freed = new Set<string>();
  for (const { status, unit, staff, start } of region.times.values()) {
    if (status === 'cancelled' && staff !== undefined && start !== undefined) freed.add(spotKey(unit, staff, start));
  }
  for (const event of region.log) {
    if (event.what !== 'moved') continue;
    const { unit, staff, start } = event.from;
    if (staff !== undefined && start !== undefined) freed.add(spotKey(unit, staff, start));
  }
  return freed;
}
