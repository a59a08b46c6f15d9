import { BookingError } from '../../../domain/model/booking-error.js';
import { isPlausibleInstant } from '../../../domain/time/plausible.js';
import { addDays, dayOf, daysOf, isInstant } from '../../../domain/time/instant.js';
import { endOf, isPublished, occupancyOf } from '../citizen/availability.js';
import type * as desk from '../../staff/staff-backend.js';
import { now, type StaffContext } from './place.js';
import { checked, notFound, staffRefused, said } from '../../staff/staff-rules.js';
import { deskBlock, deskBooking, holdOn, isPlaced, timesAt, type PlacedTime } from './schedule.js';
import { emit, moment, store, type StoredBlock, type StoredAppointment } from '../store.js';
import { kinds } from '../kattegatt/kinds.js';
import { pause, regionZone } from '../kattegatt/units.js';
import { isCertain, spotAt, spotKey, spotsOn, type CertainSpot } from '../kattegatt/spots.js';
import { slotId } from '../citizen/views.js';

/** Throws `not-found` for a slot or a citizen that the unit does not have. */
export function bookAsStaff(place: StaffContext, { slot, citizen, as, canOverlap }: desk.DeskBookRequest): desk.DeskBooked {
  const { region, unit } = place;
  const spot = spotOf(place, slot);
  if (!region.people.has(citizen)) throw notFound('citizen');
  const no = whyNot(place, spot, (time) => time.person === citizen) ?? overlapAt(place, spot, { person: citizen, canOverlap });
  if (no) return no;
  const kind = as === 'invitation' ? 'timed-invitation' : 'booking';
  const { staff, start, code } = spot;
  endHold(place, spot);
  const time = store(region, { kind, status: 'booked', person: citizen, unit: unit.id, code, staff, start });
  emit(region, { ...now(place), what: 'booked', time });
  return done(place, time);
}

/** Throws `not-found` for a booking or a slot that the unit does not have. */
export function move(
  place: StaffContext,
  seen: desk.SeenBooking,
  slot: string,
  { canOverlap }: desk.OverlapOptions = {},
): desk.DeskBooked {
  const from = bookingOf(place, seen);
  const spot = spotOf(place, slot);
  const no =
    changedSince(seen, from) ??
    (from.start <= moment(place.region) ? staffRefused('past') : undefined) ??
    (spot.code === from.code ? undefined : staffRefused('other-visit-type')) ??
    whyNot(place, spot, ({ id }) => id === from.id) ??
    overlapAt(place, spot, { person: from.person, moved: from.id, canOverlap });
  if (no) return no;
  endHold(place, spot);
  const time = { ...from, mark: undefined, staff: spot.staff, start: spot.start };
  place.region.times.set(time.id, time);
  emit(place.region, { ...now(place), what: 'moved', time, from });
  return done(place, time);
}

/** Throws `not-found` for a booking that the unit does not have. */
export function cancelAsStaff(place: StaffContext, seen: desk.SeenBooking, why: 'citizen' | 'unit'): desk.DeskEnded {
  const time = bookingOf(place, seen);
  const no = changedSince(seen, time) ?? (time.start <= moment(place.region) ? staffRefused('past') : undefined);
  if (no) return no;
  place.region.times.set(time.id, { ...time, status: 'cancelled' });
  emit(place.region, { ...now(place), what: 'cancelled', time, why });
  return { outcome: 'done' };
}

/** Throws `not-found` for a booking that the unit does not have. */
export function mark(place: StaffContext, seen: desk.SeenBooking, how: desk.Mark | undefined): desk.DeskBooked {
  const before = bookingOf(place, seen);
  const no = changedSince(seen, before) ?? (before.start > moment(place.region) ? staffRefused('not-yet') : undefined);
  if (no) return no;
  const time = { ...before, mark: how };
  place.region.times.set(time.id, time);
  emit(place.region, { ...now(place), what: 'marked', time });
  return done(place, time);
}

/** Throws `not-found` for a performer that the unit does not have, `invalid-request` for hours that are none. */
export function blockTime(place: StaffContext, { performer, start, end, reason }: desk.DeskBlockRequest): desk.DeskBlocked {
  const { region, unit } = place;
  const staff = unit.staff.findIndex((_, index) => performer === `${unit.id}/${index}`);
  if (staff < 0) throw notFound('performer');
  if (!isPlausibleInstant(start) || !isPlausibleInstant(end) || end <= start)
    throw new BookingError('invalid-request', 'no such hours');
  const text = said(reason);
  if (end <= moment(region)) return staffRefused('past');
  const occupant = occupancyOf(region);
  const { from, to } = checked({ from: dayOf(start, regionZone), to: dayOf(end, regionZone) });
  // What began the day before may go on over midnight.
  const bookings = daysOf({ from: addDays(from, -1), to })
    .flatMap((day) => spotsOn(unit, day))
    .filter(isCertain)
    .filter((spot) => spot.staff === staff && spot.start < end && start < endOf(spot.start, spot.code))
    .flatMap((spot) => timesAt(region, spot, occupant(spot)).map((time) => deskBooking(region, time)));
  if (bookings.length > 0) return { outcome: 'taken', bookings };
  const id = `${unit.id}.block-${region.log.length + 1}`;
  const made: StoredBlock = { id, unit: unit.id, staff, performer, start, end, reason: text };
  region.blocks.set(id, made);
  emit(region, { ...now(place), what: 'blocked', block: made });
  return { outcome: 'done', block: deskBlock(made) };
}

/** Throws `not-found` for a block that the unit does not have. */
export function unblock(place: StaffContext, id: string): desk.DeskEnded {
  const found = place.region.blocks.get(id);
  if (found?.unit !== place.unit.id) throw notFound('block');
  place.region.blocks.delete(id);
  emit(place.region, { ...now(place), what: 'unblocked', block: found });
  return { outcome: 'done' };
}

function done({ region }: StaffContext, time: StoredAppointment): desk.DeskBooked {
  if (!isPlaced(time)) throw notFound('booking');
  return { outcome: 'done', booking: deskBooking(region, time) };
}

function changedSince(
  { start, performer }: desk.SeenBooking,
  { unit, staff, ...time }: PlacedTime,
): desk.DeskRefused | undefined {
  const isSame = start === time.start && performer.id === `${unit}/${staff}` && time.status !== 'cancelled';
  return isSame ? undefined : staffRefused('changed');
}

/** What the person has at the same time, in any unit, unless that is known; the booking that is moved does not count. */
function overlapAt(
  { region, unit }: StaffContext,
  { start, code }: CertainSpot,
  { person, moved, canOverlap }: { readonly person: string | undefined; readonly moved?: string } & desk.OverlapOptions,
): desk.DeskOverlap | undefined {
  if (person === undefined || canOverlap) return undefined;
  const end = endOf(start, code);
  const appointments = [...region.times.values()]
    .filter(isPlaced)
    .filter((time) => time.person === person && time.status !== 'cancelled' && time.id !== moved)
    .map((time) => ({ time, start: time.start, end: endOf(time.start, time.code) }))
    .filter((one) => one.start < end && start < one.end)
    .map(({ time, ...hours }) => {
      if (time.unit !== unit.id) return hours;
      const { visitType, performer } = deskBooking(region, time);
      return { ...hours, visitType, performer };
    });
  return appointments.length > 0 ? { outcome: 'overlap', appointments } : undefined;
}

/** Why nobody more can be booked there; `own` tells the citizen's own times. */
function whyNot(
  { region, unit }: StaffContext,
  spot: CertainSpot,
  own: (time: PlacedTime) => boolean,
): desk.DeskTaken | desk.DeskRefused | undefined {
  if (spot.start <= moment(region)) return staffRefused('past');
  if (!isPublished(region, unit.id, spot.day)) return staffRefused('changed');
  const occupant = occupancyOf(region)(spot);
  const there = timesAt(region, spot, occupant);
  if (there.some(own)) return staffRefused('already-has');
  if (holdOn(region, spot) !== undefined) return { outcome: 'taken' };
  return occupant === 'blocked' || there.length >= (kinds[spot.code]?.seats ?? 1) ? { outcome: 'taken' } : undefined;
}

/** Of a citizen who can no longer book the time on the web: it would come back if the time became free again. */
function endHold({ region, unit }: StaffContext, { staff, start }: CertainSpot): void {
  region.holds.delete(spotKey(unit.id, staff, start));
}

/** The spot that a slot's id names. */
function spotOf({ unit }: StaffContext, slot: string): CertainSpot {
  const [unitId, staff, start = ''] = slot.split('~');
  const spot = unitId === unit.id && isInstant(start) ? spotAt(unit, Number(staff), start) : undefined;
  if (!spot || !isCertain(spot) || spot.code === pause || slotId(spot) !== slot) throw notFound('time');
  return spot;
}

/** A booking of the unit, be it a patient of chance. */
function bookingOf({ region, unit }: StaffContext, { id, start }: desk.SeenBooking): PlacedTime {
  const stored = region.times.get(id);
  const time = stored ?? byChance();
  if (time?.unit !== unit.id || !isPlaced(time)) throw notFound('booking');
  return time;

  function byChance(): PlacedTime | undefined {
    const [, unitId, staff, from = ''] = id.split('~');
    const spot = unitId === unit.id && isInstant(from) ? spotAt(unit, Number(staff), from) : undefined;
    if (!spot || !isCertain(spot) || from !== start) return undefined;
    return timesAt(region, spot, occupancyOf(region)(spot)).find((one) => one.id === id);
  }
}
