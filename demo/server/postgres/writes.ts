import type {
  Acceptance,
  Booking,
  BookRequest,
  BookResult,
  CancelRequest,
  CancelResult,
  Appointment,
  RebookResult,
  Refused,
  Taken,
} from 'tidbok';
import { termsAccepted, leadsToSearch } from '../../../src/domain/guide/guide-outcome.js';
import { withPhone } from '../../../src/backends/reference/localized-text.js';
import { checkMessage, checkPhone, refused, refusedBy } from '../../../src/backends/reference/refusals.js';
import { guideFirst, termsFirst } from '../../../src/backends/reference/texts.js';
import type { RequestContext } from './call.js';
import { requirePerformer, requireVisitType, requireUnit } from './catalogue.js';
import { reserve, freeCells } from './occupied.js';
import {
  comingTimes,
  isPlaced,
  newTimeId,
  requireAppointment,
  appointmentOfIntent,
  type UpcomingAppointments,
  type StoredAppointment,
} from './own-times.js';
import { citizenOf, logEvent } from './record.js';
import { slotRefusal } from './refusals.js';
import { timeRights } from './rights.js';
import { slotAsSeen, type FreeSlot } from './slots.js';
import { RollbackWith } from './transact.js';
import { toBooking, toPerformer, slotId, toVisitType } from './views.js';

/** Throws `not-found` for an invitation that is not the person's, `invalid-request` for a message that may not be sent or a phone number that is none. */
export async function book(call: RequestContext, request: BookRequest, key: string): Promise<BookResult> {
  const { invitation } = request;
  const about = await appointmentOfIntent(call, invitation === undefined ? { to: 'book' } : { to: 'book', invitation });
  const own = await comingTimes(call);
  const found = await bookable(call, request, about, own);
  if ('outcome' in found) return found;
  const fresh = await keep(call, found, request, key);
  if (!fresh) return { outcome: 'taken' };
  if (about) await end(call, about, 'answered');
  return done(call, fresh, [...own.filter((time) => time !== about), fresh]);
}

/** Throws `not-found` for a booking that is not the person's, `invalid-request` for a message that may not be sent or a phone number that is none. */
export async function rebook(call: RequestContext, from: Booking, request: BookRequest, key: string): Promise<RebookResult> {
  const old = await requireAppointment(call, from.id);
  const refusal = changeRefusal(call, { seen: from, time: old, change: 'rebook', accepted: request.accepted });
  if (refusal) return refusal;
  const own = await comingTimes(call);
  const found = await bookable(call, request, old, own);
  if ('outcome' in found) return found;
  // The old one first: the new may share some of its minutes.
  await end(call, old, 'moved');
  const fresh = await keep(call, found, request, key);
  if (!fresh) return { outcome: 'taken' };
  return done(call, fresh, [...own.filter(({ own_time_id }) => own_time_id !== old.own_time_id), fresh]);
}

/** Throws `not-found` for a time that is not the person's, `invalid-request` for a message that may not be sent or a phone number that is none. */
export async function cancel(
  call: RequestContext,
  seen: Appointment,
  { message, accepted }: CancelRequest,
): Promise<CancelResult> {
  const time = await requireAppointment(call, seen.id);
  const refusal = changeRefusal(call, { seen, time, change: 'cancel', accepted });
  if (refusal) return refusal;
  checkMessage(timeRights(call, requireUnit(call.catalogue, time.care_unit_id), time.code, time.starts_at), message);
  await end(call, time, 'citizen');
  return { outcome: 'done' };
}

function done(call: RequestContext, time: StoredAppointment, own: UpcomingAppointments): BookResult {
  const booking = toBooking(call, time, own);
  return { outcome: 'done', booking, ...(booking.information && { notice: booking.information }) };
}

interface Change {
  readonly seen: Appointment;
  readonly time: StoredAppointment;
  readonly change: 'cancel' | 'rebook';
  readonly accepted: readonly Acceptance[];
}

function changeRefusal(call: RequestContext, { seen, time, change, accepted }: Change): Refused | undefined {
  const start = 'start' in seen ? seen.start : null;
  const status = 'status' in seen ? seen.status : 'booked';
  if (time.status === 'cancelled' || start !== time.starts_at || status !== time.status) return refused('changed');
  const unit = requireUnit(call.catalogue, time.care_unit_id);
  const right = refusedBy(timeRights(call, unit, time.code, time.starts_at)[change]);
  if (right || !unit.guide || termsAccepted(unit.guide, change, accepted)) return right;
  return { ...refused('other'), text: withPhone(call.lang, unit.phone, termsFirst) };
}

/** The slot, if this person may book it now; else why not. Whether it is free, the table of what is occupied decides. */
async function bookable(
  call: RequestContext,
  { slot: seen, message, phone, accepted }: BookRequest,
  about: StoredAppointment | undefined,
  own: UpcomingAppointments,
): Promise<FreeSlot | Refused | Taken> {
  const found = await slotAsSeen(call, seen);
  if (!found) return refused('changed');
  const { unit, slot } = found;
  checkMessage(timeRights(call, unit, slot.code, slot.starts_at), message);
  checkPhone(phone);
  return slotRefusal(call, found, about, own) ?? (about ? undefined : guideRefusal(call, found, accepted)) ?? found;
}

function guideRefusal(call: RequestContext, { unit, slot }: FreeSlot, accepted: readonly Acceptance[]): Refused | undefined {
  const { guide } = unit;
  if (!unit.guide_required || !guide) return undefined;
  const who = toPerformer(call.lang, requirePerformer(unit, slot.performer_id));
  if (leadsToSearch(guide, accepted, toVisitType(call.lang, requireVisitType(unit, slot.code)), who.id)) return undefined;
  return { ...refused('other'), text: withPhone(call.lang, unit.phone, guideFirst) };
}

/** Undefined: somebody else has some of its minutes, and nothing of the transaction is to stand. */
async function keep(
  call: RequestContext,
  { slot }: FreeSlot,
  { message, phone, accepted }: BookRequest,
  key: string,
): Promise<StoredAppointment | undefined> {
  const { db, person, citizen, now } = call;
  const id = newTimeId(slot.care_unit_id);
  if (!(await reserve(db, slot, { taken_by: id, citizen: citizen.person_id, now }))) return undefined;
  const time = await db
    .insertInto('own_time')
    .values({
      care_unit_id: slot.care_unit_id,
      own_time_id: id,
      person_id: person.person_id,
      patient: person.name,
      kind: 'booking',
      status: 'booked',
      code: slot.code,
      performer_id: slot.performer_id,
      starts_at: slot.starts_at,
      ends_at: slot.ends_at,
      slot_id: slotId(slot),
      booked_at: now,
      key,
      message: message || null,
      phone: phone || null,
      accepted: accepted.length > 0 ? JSON.stringify(accepted) : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await logEvent(db, 'booked', now, citizenOf(call), { ...time });
  return time;
}

/** Ends a time that is as it was read: where another was quicker, it is `changed`. */
async function end(call: RequestContext, time: StoredAppointment, why: 'citizen' | 'moved' | 'answered'): Promise<void> {
  const { db, now } = call;
  const { care_unit_id, own_time_id } = time;
  const ended = await db
    .updateTable('own_time')
    .set({ status: 'cancelled', slot_id: null })
    .where('care_unit_id', '=', care_unit_id)
    .where('own_time_id', '=', own_time_id)
    .where('status', '=', time.status)
    .where('starts_at', 'is not distinct from', time.starts_at)
    .returning('own_time_id')
    .executeTakeFirst();
  if (!ended) throw new RollbackWith(refused('changed'));
  if (isPlaced(time)) await freeCells(db, time, own_time_id);
  await logEvent(db, why === 'moved' ? 'moved' : 'cancelled', now, citizenOf(call), { ...time, detail: why });
}
