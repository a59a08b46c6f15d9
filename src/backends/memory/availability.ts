import { addDays, dayOf, type Day, type Instant } from '../../domain/time.js';
import { bookedSpots, moment, type Region, type StoredTime } from './region.js';
import { zone } from './region-units.js';
import { spotKey, strangerHas, type Spot } from './spots.js';

const weeksAhead = 12;
const noticeNeeded = 30 * 60_000;

/** What may be booked now: from half an hour ahead until the last day that is released. */
export interface Window {
  readonly from: Instant;
  readonly lastDay: Day;
}

export function windowOf(region: Region): Window {
  return { from: moment(region, noticeNeeded), lastDay: addDays(dayOf(moment(region), zone), weeksAhead * 7) };
}

/** Whether anyone has a spot, and who, as of the moment of asking: ask anew after each change. */
export function occupancyOf(region: Region): (spot: Spot) => StoredTime | 'stranger' | undefined {
  const booked = bookedSpots(region);
  const freed = cancelledSpots(region);
  return (spot) => {
    if (spot.start === undefined) return undefined;
    const key = spotKey(spot.unit.id, spot.staff, spot.start);
    return booked.get(key) ?? (strangerHas(spot) && !freed.has(key) ? 'stranger' : undefined);
  };
}

// What a citizen had and gave back is free, whatever chance said of the spot.
function cancelledSpots(region: Region): ReadonlySet<string> {
  const freed = new Set<string>();
  for (const { status, unit, staff, start } of region.times.values()) {
    if (status === 'cancelled' && staff !== undefined && start !== undefined) freed.add(spotKey(unit, staff, start));
  }
  return freed;
}
