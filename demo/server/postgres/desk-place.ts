import { BookingError, type Day, type DayRange, type Instant } from 'tidbok';
import type { DeskRefusal, DeskRefused, StaffMember, WebState } from 'tidbok/backends/memory';
import { areDays, canBeHeld, staffRefused } from '../../../src/backends/staff/staff-rules.js';
import { dayOf, instantOf, millisecondsOf } from '../../../src/domain/time/instant.js';
import { lockPerson } from './call.js';
import { requireVisitType, type UnitRecord } from './catalogue.js';
import type { StoredAppointment } from './own-times.js';
import type { Actor } from './record.js';
import type { Db, Row } from './schema.js';
import { noticeNeeded } from './slots.js';
import { RollbackWith } from './transact.js';

/** Who on staff acts, where and when. */
export interface StaffContext {
  readonly db: Db;
  readonly unit: UnitRecord;
  readonly by: StaffMember;
  readonly now: Instant;
}

/** Who the record says it was. */
export function actor({ by }: StaffContext): Actor {
  return { by_kind: 'staff', by_id: by.id, by_name: by.name };
}

// What throws stands here once more: a `BookingError` is known by its class, and that of files taken by their path is another.

/** The days themselves. Throws `invalid-request` for what are none, see `areDays`. */
export function checked(days: DayRange): DayRange {
  if (!areDays(days)) throw new BookingError('invalid-request', 'no such days');
  return days;
}

/** The day that it is at the unit. */
export function today({ unit, now }: StaffContext): Day {
  return dayOf(now, unit.time_zone);
}

/** The error for an id that the unit does not have. */
export function notFound(what: string): BookingError {
  return new BookingError('not-found', `the unit has no such ${what}`);
}

/** A reason without spaces around it. Throws `invalid-request` for none. */
export function said(reason: string): string {
  if (!reason.trim()) throw new BookingError('invalid-request', 'a reason is needed');
  return reason.trim();
}

/** To be thrown: the answer is this, and nothing of the transaction is to stand. */
export function undone(reason: DeskRefusal): RollbackWith<DeskRefused> {
  return new RollbackWith(staffRefused(reason));
}

/** The kind of visit that a `VisitType.id` names. Throws `not-found` for one that the unit does not have. */
export function typeOf({ unit }: StaffContext, visitType: string): Row<'visit_type'> {
  const prefix = `${unit.care_unit_id}.`;
  return requireVisitType(unit, visitType.startsWith(prefix) ? visitType.slice(prefix.length) : '');
}

/** Whether a kind of visit is on the web. */
export function webState(unit: UnitRecord, type: Row<'visit_type'>): WebState {
  const never = type.never_on_web?.staff ?? unit.off_web?.sv;
  if (never !== undefined) return { state: 'never', reason: never };
  const { off_reason: reason, off_since: since } = type;
  if (reason !== null && since !== null) return { state: 'off', reason, since };
  return { state: type.by_invitation ? 'invited' : 'on' };
}

/** The first moment that the web still books. */
export function webFrom({ now }: StaffContext): Instant {
  return instantOf(millisecondsOf(now) + noticeNeeded);
}

/** Whether a hold of the slot keeps staff out: not where no citizen can book it on the web any more. */
export function canBeKept(place: StaffContext, { code, starts_at }: Row<'slot'>): boolean {
  const type = place.unit.types.get(code);
  return type !== undefined && canBeHeld(webState(place.unit, type), starts_at, webFrom(place));
}

/** The citizen, locked: see `lockPerson`. Throws `not-found` for one that the region does not have. */
export async function lockCitizen({ db }: StaffContext, id: string): Promise<Row<'person'>> {
  const person = await db.selectFrom('person').selectAll().where('person_id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (!person) throw notFound('citizen');
  return person;
}

/** The own time with that id at the unit, locked together with its person: the person first, as every write does. */
export async function lockAppointment({ db, unit }: StaffContext, id: string): Promise<StoredAppointment | undefined> {
  const appointments = db
    .selectFrom('own_time')
    .selectAll()
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('own_time_id', '=', id);
  const seen = await appointments.executeTakeFirst();
  if (!seen) return undefined;
  // A patient who is not on the web has no row, and nothing that is counted.
  if (seen.person_id !== null) await lockPerson(db, seen.person_id);
  return appointments.forUpdate().executeTakeFirst();
}
