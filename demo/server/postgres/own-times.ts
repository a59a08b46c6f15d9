import { BookingError, type Errand } from 'tidbok';
import type { RequestContext } from './call.js';
import type { Row } from './schema.js';

export type StoredAppointment = Row<'own_time'>;
export type UpcomingAppointments = readonly StoredAppointment[];

/** An own time with its place in the calendar. */
export type PlacedTime = StoredAppointment & {
  readonly kind: 'booking' | 'timed-invitation';
  readonly performer_id: string;
  readonly starts_at: string;
  readonly ends_at: string;
};

/** All but open invitations have theirs. */
export function isPlaced(time: StoredAppointment): time is PlacedTime {
  return time.kind !== 'open-invitation' && time.performer_id !== null && time.starts_at !== null && time.ends_at !== null;
}

/** The unit is part of the id, so that one shard is asked for it. */
export function newTimeId(unit: string): string {
  return `${unit}~${crypto.randomUUID()}`;
}

function unitOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf('~')));
}

/** The person's times that stand and are to come, however booked. */
export async function comingTimes({ db, person, now }: RequestContext): Promise<UpcomingAppointments> {
  return db
    .selectFrom('own_time')
    .selectAll()
    .where('person_id', '=', person.person_id)
    .where('status', '!=', 'cancelled')
    .where(({ eb }) => eb(eb.fn.coalesce('starts_at', 'until'), '>', now))
    .execute();
}

/** The person's times that have been, the latest first. */
export async function pastTimes({ db, person, now }: RequestContext): Promise<UpcomingAppointments> {
  return db
    .selectFrom('own_time')
    .selectAll()
    .where('person_id', '=', person.person_id)
    .where('status', '!=', 'cancelled')
    .where('starts_at', '<=', now)
    .orderBy('starts_at', 'desc')
    .execute();
}

/** The person's own time with that id. Throws `not-found` also for other people's. */
export async function requireAppointment({ db, person }: RequestContext, id: string): Promise<StoredAppointment> {
  const time = await db
    .selectFrom('own_time')
    .selectAll()
    .where('care_unit_id', '=', unitOf(id))
    .where('own_time_id', '=', id)
    .executeTakeFirst();
  if (!time || time.person_id !== person.person_id) throw new BookingError('not-found', 'the person has no such time');
  return time;
}

/** The own time that an errand is about, if any. Throws `not-found` for one that is not the person's or not of that sort. */
export async function appointmentOfIntent(call: RequestContext, errand: Errand): Promise<StoredAppointment | undefined> {
  const id = errand.to === 'rebook' ? errand.booking : errand.invitation;
  if (id === undefined) return undefined;
  const time = await requireAppointment(call, id);
  const open = time.kind === 'open-invitation';
  if (time.status === 'cancelled' || open !== (errand.to === 'book')) throw new BookingError('not-found', 'no such time');
  return time;
}
