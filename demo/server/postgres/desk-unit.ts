import { BookingError, type Day, type DayRange } from 'tidbok';
import type * as desk from 'tidbok/backends/memory';
import { staffRefused, whyNotAhead, whyNotUnpublished } from '../../../src/backends/staff/staff-rules.js';
import { instantsAt } from '../../../src/domain/time/calendar.js';
import { startOfDay } from '../../../src/domain/time/hours.js';
import { isPlausibleDay, isPlausibleInstant } from '../../../src/domain/time/plausible.js';
import { addDays, dayOf } from '../../../src/domain/time/instant.js';
import { bumpCatalogue, requirePerformer } from './catalogue.js';
import {
  actor,
  checked,
  lockAppointment,
  lockCitizen,
  notFound,
  said,
  today,
  typeOf,
  webState,
  type StaffContext,
} from './desk-place.js';
import { lastAlwaysOut, timesBetween } from './desk-schedule.js';
import { deskBlock, deskBooking, deskInvitation } from './desk-views.js';
import { reserve, freeCells } from './occupied.js';
import { isPlaced, newTimeId } from './own-times.js';
import { insertSlots, lockPublication, plannedSlots, setPublishedTo } from './publish.js';
import { logEvent } from './record.js';
import type { Row } from './schema.js';
import { RollbackWith } from './transact.js';

/** Throws `not-found` for a performer that the unit does not have, `invalid-request` for hours that are none. */
export async function block(
  place: StaffContext,
  { performer, start, end, reason }: desk.DeskBlockRequest,
): Promise<desk.DeskBlocked> {
  const { db, unit, now } = place;
  const { care_unit_id, performer_id } = requirePerformer(unit, performer);
  if (!isPlausibleInstant(start) || !isPlausibleInstant(end) || end <= start)
    throw new BookingError('invalid-request', 'no such hours');
  checked({ from: dayOf(start, unit.time_zone), to: dayOf(end, unit.time_zone) });
  const text = said(reason);
  if (end <= now) return staffRefused('past');
  const block_id = `${care_unit_id}~block~${crypto.randomUUID()}`;
  const hours = { care_unit_id, performer_id, starts_at: start, ends_at: end };
  // A citizen who only keeps a time while choosing does not stand in the way, and is told when it is booked.
  if (!(await reserve(db, hours, { taken_by: block_id, endsHolds: true, now }))) {
    const times = (await timesBetween(place, start, end)).filter((time) => time.performer_id === performer_id);
    const bookings = times.map((time) => deskBooking(unit, time));
    throw new RollbackWith<desk.DeskBlocked>(bookings.length > 0 ? { outcome: 'taken', bookings } : staffRefused('changed'));
  }
  const made: Row<'block'> = { ...hours, block_id, reason: text };
  await db.insertInto('block').values(made).execute();
  await logEvent(db, 'blocked', now, actor(place), { ...hours, detail: text });
  return { outcome: 'done', block: deskBlock(made) };
}

/** Throws `not-found` for a block that the unit does not have. */
export async function unblock(place: StaffContext, id: string): Promise<desk.DeskEnded> {
  const { db, unit, now } = place;
  const gone = await db
    .deleteFrom('block')
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('block_id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!gone) throw notFound('block');
  await freeCells(db, gone, id);
  await logEvent(db, 'unblocked', now, actor(place), gone);
  return { outcome: 'done' };
}

/** Throws `invalid-request` for days that are none, or more than a year of them. */
export async function publish(place: StaffContext, days: DayRange): Promise<desk.DeskPublished> {
  const { db, unit, now } = place;
  const { from, to } = checked(days);
  const no = whyNotAhead(days, today(place));
  if (no) return no;
  const id = unit.care_unit_id;
  // Times are out up to a day, without gaps: what lies between comes out as well.
  const publishedTo = await lockPublication(db, id);
  const next = publishedTo === null ? from : addDays(publishedTo, 1);
  if (next > to) return { outcome: 'done', added: 0 };
  const planned = await plannedSlots(db, id, { from: next, to });
  await insertSlots(db, planned);
  await setPublishedTo(db, id, to);
  await logEvent(db, 'published', now, actor(place), { care_unit_id: id, detail: to });
  return { outcome: 'done', added: planned.length };
}

/** Throws `invalid-request` for a day that is none. */
export async function unpublish(place: StaffContext, from: Day): Promise<desk.DeskUnpublished> {
  const { db, unit, now } = place;
  checked({ from, to: from });
  const no = whyNotUnpublished(from, today(place), lastAlwaysOut(place));
  if (no) return no;
  const id = unit.care_unit_id;
  const publishedTo = await lockPublication(db, id);
  if (publishedTo === null || publishedTo < from) return { outcome: 'done', removed: 0 };
  const gone = await db
    .deleteFrom('slot')
    .where('care_unit_id', '=', id)
    .where('starts_at', '>=', startOfDay(from, unit.time_zone))
    .returning('code')
    .execute();
  // After the times: whoever was about to book one had it before, and is seen here, or finds it gone.
  const booked = await db
    .selectFrom('own_time')
    .selectAll()
    .where('care_unit_id', '=', id)
    .where('starts_at', '>=', startOfDay(from, unit.time_zone))
    .where('status', '!=', 'cancelled')
    .orderBy('starts_at')
    .execute();
  const bookings = booked.filter(isPlaced).map((time) => deskBooking(unit, time));
  if (bookings.length > 0) throw new RollbackWith<desk.DeskUnpublished>({ outcome: 'taken', bookings });
  await setPublishedTo(db, id, addDays(from, -1));
  await logEvent(db, 'unpublished', now, actor(place), { care_unit_id: id, detail: from });
  return { outcome: 'done', removed: gone.length };
}

/** Throws `not-found` for a visit type that the unit does not have, `invalid-request` without a reason. */
export async function takeOffWeb(place: StaffContext, visitType: string, reason: string): Promise<desk.DeskEnded> {
  return setWeb(place, visitType, said(reason));
}

/** Throws `not-found` for a visit type that the unit does not have. */
export async function putOnWeb(place: StaffContext, visitType: string): Promise<desk.DeskEnded> {
  return setWeb(place, visitType, null);
}

async function setWeb(place: StaffContext, visitType: string, reason: string | null): Promise<desk.DeskEnded> {
  const { db, unit, now } = place;
  const type = typeOf(place, visitType);
  const { care_unit_id, code } = type;
  if (webState(unit, type).state === 'never') return staffRefused('never-on-web');
  const changed = await db
    .updateTable('visit_type')
    .set({ off_reason: reason, off_since: reason === null ? null : now })
    .where('care_unit_id', '=', care_unit_id)
    .where('code', '=', code)
    .where('off_reason', 'is distinct from', reason)
    .returning('code')
    .executeTakeFirst();
  if (!changed) return { outcome: 'done' };
  await bumpCatalogue(db);
  await logEvent(db, reason === null ? 'on-web' : 'off-web', now, actor(place), { care_unit_id, code, detail: reason });
  return { outcome: 'done' };
}

/** Throws `not-found` for a citizen or visit type that is not there, `invalid-request` for a day that is none. */
export async function invite(
  place: StaffContext,
  { citizen, visitType, until }: desk.DeskInviteRequest,
): Promise<desk.DeskInvited> {
  const { db, unit, now } = place;
  const type = typeOf(place, visitType);
  const { care_unit_id, code } = type;
  const person = await lockCitizen(place, citizen);
  const last = isPlausibleDay(until) ? instantsAt(until, '23:59', unit.time_zone).at(-1) : undefined;
  if (last === undefined) throw new BookingError('invalid-request', 'no such day');
  if (webState(unit, type).state === 'never') return staffRefused('never-on-web');
  const no = last <= now ? staffRefused('past') : whyNotAhead({ from: until, to: until }, today(place));
  if (no) return no;
  const waiting = (await openInvitations(place)).some((one) => one.person_id === citizen && one.code === code);
  if (waiting) return staffRefused('already-has');
  // Two members of staff may send it at the same moment, and the key lets one. One that nobody answered makes room.
  const slot_id = `invitation~${citizen}~${code}`;
  await db
    .updateTable('own_time')
    .set({ slot_id: null })
    .where('care_unit_id', '=', care_unit_id)
    .where('slot_id', '=', slot_id)
    .where('until', '<=', now)
    .execute();
  const time = await db
    .insertInto('own_time')
    .values({
      ...{ care_unit_id, code, slot_id, own_time_id: newTimeId(care_unit_id), until: last },
      ...{ kind: 'open-invitation', status: 'booked', person_id: person.person_id, patient: person.name },
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await logEvent(db, 'invited', now, actor(place), time);
  return { outcome: 'done', invitation: deskInvitation(unit, time) };
}

/** Throws `not-found` for an invitation that the unit does not have. */
export async function withdraw(place: StaffContext, id: string): Promise<desk.DeskEnded> {
  const { db, unit, now } = place;
  const time = await lockAppointment(place, id);
  if (time?.kind !== 'open-invitation') throw notFound('invitation');
  if (time.status === 'cancelled') return staffRefused('changed');
  await db
    .updateTable('own_time')
    .set({ status: 'cancelled', slot_id: null })
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('own_time_id', '=', id)
    .execute();
  await logEvent(db, 'withdrawn', now, actor(place), time);
  return { outcome: 'done' };
}

/** Those without an answer whose last day has not passed, by that day. */
export async function openInvitations({ db, unit, now }: StaffContext): Promise<readonly Row<'own_time'>[]> {
  return db
    .selectFrom('own_time')
    .selectAll()
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('kind', '=', 'open-invitation')
    .where('status', '=', 'booked')
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .orderBy('until')
    .execute();
}
