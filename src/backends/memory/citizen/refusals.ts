import type { Refused } from '../../../domain/model/write-result.js';
import { refused, refusedBy } from '../../reference/refusals.js';
import { isPublished, bookingWindow } from './availability.js';
import type { RequestContext } from './call.js';
import type { StoredAppointment } from '../store.js';
import { rightToKind, rightsOfAppointment, rightAtUnit } from './rights.js';
import type { ScheduledSlot } from '../kattegatt/spots.js';
import { requireUnit } from './views.js';

/** Why the booking that a time is chosen for may not be moved. An invitation may always be answered. */
export function movedRefusal(call: RequestContext, about: StoredAppointment | undefined): Refused | undefined {
  if (!about || about.kind === 'open-invitation') return undefined;
  return refusedBy(rightsOfAppointment(call, requireUnit(about.unit), about.code, about.start).rebook);
}

/**
 * Why the person may not have the spot on the web now, whether it is free or not. `about` is the invitation that is answered or
 * the booking that is moved.
 */
export function spotRefusal(
  call: RequestContext,
  spot: ScheduledSlot,
  about: StoredAppointment | undefined,
): Refused | undefined {
  const { unit, code, day, start = '' } = spot;
  // Answering an invitation costs none of the person's own bookings, nor does another time at the same unit.
  const counts = !about || (about.kind !== 'open-invitation' && about.unit !== unit.id);
  const refusal = refusedBy(rightToKind(call, unit, code, about)) ?? (counts ? refusedBy(rightAtUnit(call, unit)) : undefined);
  if (refusal) return refusal;
  if (about?.until !== undefined && about.until < call.now) return refused('too-late');
  if (start < bookingWindow(call.region).from) return refused('too-late');
  return isPublished(call.region, unit.id, day) ? undefined : refused('not-offered');
}
