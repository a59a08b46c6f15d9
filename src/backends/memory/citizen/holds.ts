import type { Hold, Slot } from '../../../domain/model/appointment.js';
import type { Errand } from '../../../domain/model/requests.js';
import type { HoldResult } from '../../../domain/model/write-result.js';
import { occupancyOf } from './availability.js';
import type { RequestContext } from './call.js';
import { refused } from '../../reference/refusals.js';
import { movedRefusal, spotRefusal } from './refusals.js';
import { placeOf, store } from '../store.js';
import { appointmentOfIntent } from './rights.js';
import { spotKey, type ScheduledSlot } from '../kattegatt/spots.js';
import { slotOf, spotOf } from './views.js';

/** So many at once for one citizen: more would empty the calendar. */
const mostHolds = 5;

/** Whether somebody else holds the spot now. What one holds oneself, whomever it is for, is free to oneself. */
export function heldByAnother({ region, citizen }: RequestContext, { unit, staff, start = '' }: ScheduledSlot): boolean {
  const hold = region.holds.get(spotKey(unit.id, staff, start));
  return hold !== undefined && hold.until > region.now() && hold.citizen !== citizen.id;
}

/**
 * Keeps the spot for so many seconds from now, for whoever may book it; again for one's own is from now on as well. Throws
 * `not-found` for an invitation or booking in the intent that is not the person's.
 */
export function takeHold(call: RequestContext, slot: Slot, intent: Errand, seconds: number, taken: boolean): HoldResult {
  const { region, citizen } = call;
  const about = appointmentOfIntent(call, intent);
  const spot = spotOf(call, slot);
  if (!spot) return refused('changed');
  const refusal = movedRefusal(call, about) ?? spotRefusal(call, spot, about);
  if (refusal) return refusal;
  if (taken && !occupancyOf(region)(spot)) store(region, { ...placeOf(spot), kind: 'booking', status: 'booked' });
  if (occupancyOf(region)(spot) || heldByAnother(call, spot)) return { outcome: 'taken' };
  const key = spotKey(spot.unit.id, spot.staff, slot.start);
  const others = [...region.holds].filter(
    ([one, { citizen: who, until }]) => one !== key && who === citizen.id && until > region.now(),
  );
  if (others.length >= mostHolds) return refused('not-offered');
  region.holds.set(key, { citizen: citizen.id, until: region.now() + seconds * 1000 });
  return { outcome: 'held', hold: { id: key, slot: slotOf(call, spot), seconds } };
}

/** What is not one's own, or has lapsed, is left as it is. */
export function release({ region, citizen }: RequestContext, { id }: Hold): void {
  if (region.holds.get(id)?.citizen === citizen.id) region.holds.delete(id);
}
