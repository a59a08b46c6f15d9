import type * as desk from 'tidbok/backends/memory';
import { staffRefused } from '../../../src/backends/staff/staff-rules.js';
import { dayLength, instantOf, millisecondsOf } from '../../../src/domain/time/instant.js';
import { actor, canBeKept, lockAppointment, lockCitizen, notFound, undone, type StaffContext } from './desk-place.js';
import { deskBooking } from './desk-views.js';
import { reserve, freeCells, within } from './occupied.js';
import { isPlaced, newTimeId, type PlacedTime } from './own-times.js';
import { logEvent } from './record.js';
import type { NewRow, Row } from './schema.js';
import { slotById } from './slots.js';
import { RollbackWith } from './transact.js';
import { slotId } from './views.js';

type Slot = Row<'slot'>;

/** Throws `not-found` for a slot or a citizen that the unit does not have. */
export async function book(
  place: StaffContext,
  { slot: id, citizen, as, canOverlap }: desk.DeskBookRequest,
): Promise<desk.DeskBooked> {
  const { db, now } = place;
  // The person before the unit's times, as every write.
  const person = await lockCitizen(place, citizen);
  const slot = await knownSlot(place, id);
  if (slot.starts_at <= now) return staffRefused('past');
  const own_time_id = newTimeId(slot.care_unit_id);
  const seat = await takeSeat(place, slot, own_time_id, (time) => time.person_id === citizen);
  if (!canOverlap) await warnOfOverlap(place, slot, citizen);
  const time = await db
    .insertInto('own_time')
    .values({
      ...placed(slot),
      own_time_id,
      person_id: person.person_id,
      patient: person.name,
      kind: as === 'invitation' ? 'timed-invitation' : 'booking',
      status: 'booked',
      seat,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await logEvent(db, 'booked', now, actor(place), time);
  return done(place, time);
}

/** Throws `not-found` for a booking or a slot that the unit does not have. */
export async function move(
  place: StaffContext,
  seen: desk.SeenBooking,
  id: string,
  { canOverlap }: desk.OverlapOptions = {},
): Promise<desk.DeskBooked> {
  const { db, now } = place;
  const from = await knownBooking(place, seen.id);
  const slot = await knownSlot(place, id);
  if (isChanged(seen, from)) return staffRefused('changed');
  if (from.starts_at <= now) return staffRefused('past');
  if (slot.code !== from.code) return staffRefused('other-visit-type');
  if (slot.starts_at <= now) return staffRefused('past');
  if (from.slot_id === id) return staffRefused('already-has');
  // The old one first: the new may share some of its minutes.
  await leave(place, from);
  const seat = await takeSeat(
    place,
    slot,
    from.own_time_id,
    ({ person_id }) => person_id !== null && person_id === from.person_id,
  );
  if (!canOverlap && from.person_id !== null) await warnOfOverlap(place, slot, from.person_id, from.own_time_id);
  const time = await change(place, from, { ...placed(slot), seat, mark: null });
  await logEvent(db, 'moved', now, actor(place), { ...from, detail: id });
  return done(place, time);
}

/** Throws `not-found` for a booking that the unit does not have. */
export async function cancel(place: StaffContext, seen: desk.SeenBooking, wish: 'citizen' | 'unit'): Promise<desk.DeskEnded> {
  const time = await knownBooking(place, seen.id);
  if (isChanged(seen, time)) return staffRefused('changed');
  if (time.starts_at <= place.now) return staffRefused('past');
  await leave(place, time);
  await change(place, time, { status: 'cancelled', slot_id: null });
  await logEvent(place.db, 'cancelled', place.now, actor(place), { ...time, detail: wish });
  return { outcome: 'done' };
}

/** Throws `not-found` for a booking that the unit does not have. */
export async function mark(place: StaffContext, seen: desk.SeenBooking, how: desk.Mark | undefined): Promise<desk.DeskBooked> {
  const before = await knownBooking(place, seen.id);
  if (isChanged(seen, before)) return staffRefused('changed');
  if (before.starts_at > place.now) return staffRefused('not-yet');
  const time = await change(place, before, { mark: how ?? null });
  await logEvent(place.db, 'marked', place.now, actor(place), { ...time, detail: how ?? null });
  return done(place, time);
}

function done({ unit }: StaffContext, time: Row<'own_time'>): desk.DeskBooked {
  if (!isPlaced(time)) throw notFound('booking');
  return { outcome: 'done', booking: deskBooking(unit, time) };
}

function isChanged({ start, performer }: desk.SeenBooking, { starts_at, performer_id, status }: PlacedTime): boolean {
  return start !== starts_at || performer.id !== performer_id || status === 'cancelled';
}

/** Undoes it all where the person has something else at the same time, in any unit; the booking that is moved does not count. */
async function warnOfOverlap({ db, unit }: StaffContext, slot: Slot, person: string, moved = ''): Promise<void> {
  const times = await db
    .selectFrom('own_time')
    .selectAll()
    .where('person_id', '=', person)
    .where('status', '!=', 'cancelled')
    .where('own_time_id', '!=', moved)
    .where('starts_at', '<', slot.ends_at)
    // No visit is longer than a day, and the index is over the starts.
    .where('starts_at', '>', instantOf(millisecondsOf(slot.starts_at) - dayLength))
    .where('ends_at', '>', slot.starts_at)
    .orderBy('starts_at')
    .execute();
  const appointments = times.filter(isPlaced).map((time) => {
    const hours = { start: time.starts_at, end: time.ends_at };
    if (time.care_unit_id !== unit.care_unit_id) return hours;
    const { visitType, performer } = deskBooking(unit, time);
    return { ...hours, visitType, performer };
  });
  if (appointments.length > 0) throw new RollbackWith<desk.DeskOverlap>({ outcome: 'overlap', appointments });
}

async function knownBooking(place: StaffContext, id: string): Promise<PlacedTime> {
  const time = await lockAppointment(place, id);
  if (!time || !isPlaced(time)) throw notFound('booking');
  return time;
}

async function knownSlot({ db, unit }: StaffContext, id: string): Promise<Slot> {
  const slot = await slotById(db, id);
  if (slot?.care_unit_id !== unit.care_unit_id) throw notFound('time');
  return slot;
}

function placed(slot: Slot): Slot & Pick<NewRow<'own_time'>, 'slot_id'> {
  return { ...slot, slot_id: slotId(slot) };
}

async function change({ db }: StaffContext, time: PlacedTime, how: Partial<NewRow<'own_time'>>): Promise<Row<'own_time'>> {
  return db
    .updateTable('own_time')
    .set(how)
    .where('care_unit_id', '=', time.care_unit_id)
    .where('own_time_id', '=', time.own_time_id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The seat that is got: 0 but in a group. Whoever shares a group's time waits here for the one before. */
async function takeSeat(
  place: StaffContext,
  slot: Slot,
  own: string,
  has: (time: Row<'own_time'>) => boolean,
): Promise<number> {
  const { db, unit, now } = place;
  const seats = unit.types.get(slot.code)?.seats ?? 1;
  const id = slotId(slot);
  const got = await reserve(db, slot, { taken_by: seats > 1 ? id : own, endsHolds: !canBeKept(place, slot), now });
  const there = await db
    .selectFrom('own_time')
    .selectAll()
    .where('care_unit_id', '=', slot.care_unit_id)
    .where('slot_id', '=', id)
    .execute();
  if (there.some(has)) throw undone('already-has');
  const used = new Set(there.map(({ seat }) => seat));
  const seat = Array.from({ length: seats }, (_, number) => number).find((number) => !used.has(number));
  if (!got || seat === undefined) throw new RollbackWith<desk.DeskTaken>({ outcome: 'taken' });
  return seat;
}

/** Gives its minutes back, unless others are left in the group. */
async function leave({ db, unit }: StaffContext, time: PlacedTime): Promise<void> {
  const { care_unit_id, own_time_id, slot_id, code } = time;
  const isGroup = (unit.types.get(code)?.seats ?? 1) > 1 && slot_id !== null;
  if (!isGroup) return freeCells(db, time, own_time_id);
  // Whoever joins at the same moment has the minutes first or waits for them: then who is left can be told for certain.
  await db
    .selectFrom('occupied')
    .select('moment')
    .where(within(time))
    .where('taken_by', '=', slot_id)
    .orderBy('moment')
    .forUpdate()
    .execute();
  const others = await db
    .selectFrom('own_time')
    .select('own_time_id')
    .where('care_unit_id', '=', care_unit_id)
    .where('slot_id', '=', slot_id)
    .where('own_time_id', '!=', own_time_id)
    .limit(1)
    .execute();
  return others.length > 0 ? undefined : freeCells(db, time, slot_id);
}
