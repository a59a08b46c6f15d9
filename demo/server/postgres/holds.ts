import type { Errand, Hold, HoldResult, Slot } from 'tidbok';
import { instantOf, millisecondsOf } from '../../../src/domain/time/instant.js';
import type { RequestContext } from './call.js';
import { reserve } from './occupied.js';
import { comingTimes, appointmentOfIntent } from './own-times.js';
import { citizenOf, logEvent } from './record.js';
import { refused } from '../../../src/backends/reference/refusals.js';
import { movedRefusal, slotRefusal } from './refusals.js';
import { slotAsSeen } from './slots.js';
import { RollbackWith } from './transact.js';
import { slotOf } from './views.js';

/** So many at once for one citizen: more would empty the calendar. */
const mostHolds = 5;

/**
 * Keeps the time for so many seconds from now, for whoever may book it; again for one's own is from now on as well. Throws
 * `not-found` for an invitation or booking in the intent that is not the person's.
 */
export async function hold(call: RequestContext, seen: Slot, intent: Errand, seconds: number): Promise<HoldResult> {
  const { db, citizen, now } = call;
  const about = await appointmentOfIntent(call, intent);
  const found = await slotAsSeen(call, seen);
  if (!found) return refused('changed');
  const { unit, slot } = found;
  const refusal = movedRefusal(call, about) ?? slotRefusal(call, found, about, await comingTimes(call));
  if (refusal) return refusal;
  const id = `${slot.performer_id}~${slot.starts_at}~${citizen.person_id}`;
  const others = await db
    .selectFrom('occupied')
    .select('taken_by')
    .distinct()
    .where('holder', '=', citizen.person_id)
    .where('until', '>', now)
    .where('taken_by', '!=', id)
    .execute();
  if (others.length >= mostHolds) return refused('not-offered');
  const until = instantOf(millisecondsOf(now) + seconds * 1000);
  const taker = { taken_by: id, hold: { until }, citizen: citizen.person_id, now };
  if (!(await reserve(db, slot, taker))) throw new RollbackWith({ outcome: 'taken' });
  await logEvent(db, 'held', now, citizenOf(call), slot);
  return { outcome: 'held', hold: { id, slot: slotOf(call, unit, slot), seconds } };
}

/** What is not one's own, or has lapsed, is left as it is. */
export async function release(call: RequestContext, { id, slot }: Hold): Promise<void> {
  const { db, citizen, now } = call;
  const freed = await db
    .deleteFrom('occupied')
    .where('care_unit_id', '=', slot.unit)
    .where('taken_by', '=', id)
    .where('holder', '=', citizen.person_id)
    .returning('performer_id')
    .executeTakeFirst();
  if (freed) await logEvent(db, 'released', now, citizenOf(call), { care_unit_id: slot.unit, ...freed, starts_at: slot.start });
}
