import type { Refused } from 'tidbok';
import { refused, refusedBy } from '../../../src/backends/reference/refusals.js';
import { instantOf, millisecondsOf } from '../../../src/domain/time/instant.js';
import type { RequestContext } from './call.js';
import { requireUnit } from './catalogue.js';
import type { UpcomingAppointments, StoredAppointment } from './own-times.js';
import { timeRights, typeRight, unitRight } from './rights.js';
import { noticeNeeded, type FreeSlot } from './slots.js';

/** Why the booking that a time is chosen for may not be moved. An invitation may always be answered. */
export function movedRefusal(call: RequestContext, about: StoredAppointment | undefined): Refused | undefined {
  if (!about || about.kind === 'open-invitation') return undefined;
  return refusedBy(timeRights(call, requireUnit(call.catalogue, about.care_unit_id), about.code, about.starts_at).rebook);
}

/**
 * Why the person may not have the slot on the web now, whether it is free or not. `about` is the invitation that is answered or
 * the booking that is moved, `own` the person's coming times, read after the lock under which they are counted.
 */
export function slotRefusal(
  call: RequestContext,
  { unit, slot }: FreeSlot,
  about: StoredAppointment | undefined,
  own: UpcomingAppointments,
): Refused | undefined {
  // Answering an invitation costs none of the person's own bookings, nor does another time at the same unit.
  const counts = !about || (about.kind !== 'open-invitation' && about.care_unit_id !== unit.care_unit_id);
  const refusal =
    refusedBy(typeRight(call, unit, slot.code, about)) ?? (counts ? refusedBy(unitRight(call, unit, own)) : undefined);
  if (refusal) return refusal;
  if (about && about.until !== null && about.until < call.now) return refused('too-late');
  return slot.starts_at < instantOf(millisecondsOf(call.now) + noticeNeeded) ? refused('too-late') : undefined;
}
