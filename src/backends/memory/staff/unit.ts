import { BookingError } from '../../../domain/model/booking-error.js';
import { instantsAt } from '../../../domain/time/calendar.js';
import { isPlausibleDay } from '../../../domain/time/plausible.js';
import { addDays, dayOf, daysOf, type Day, type DayRange } from '../../../domain/time/instant.js';
import { lastReleased, bookingWindow } from '../citizen/availability.js';
import type * as desk from '../../staff/staff-backend.js';
import { now, type StaffContext } from './place.js';
import { checked, notFound, staffRefused, said, whyNotAhead, whyNotUnpublished } from '../../staff/staff-rules.js';
import { deskBooking, isPlaced, scheduledTypesOf } from './schedule.js';
import { emit, moment, store, type Region, type StoredAppointment } from '../store.js';
import { kinds } from '../kattegatt/kinds.js';
import { pause, regionZone, type Unit } from '../kattegatt/units.js';
import { isCertain, spotsOn } from '../kattegatt/spots.js';

/** Throws `invalid-request` for days that are none, or more than a year of them. */
export function publish(place: StaffContext, days: DayRange): desk.DeskPublished {
  const { region, unit } = place;
  const { to } = checked(days);
  const no = whyNotAhead(days, today(region));
  if (no) return no;
  // Times are out up to a day, without gaps: what lies between comes out as well.
  const fresh = { from: addDays(lastReleased(region, [unit.id]), 1), to };
  const added = countPlanned(unit, fresh);
  if (fresh.from <= to) {
    region.published.set(unit.id, to);
    emit(region, { ...now(place), what: 'published' });
  }
  return { outcome: 'done', added };
}

/** Throws `invalid-request` for a day that is none. */
export function unpublish(place: StaffContext, from: Day): desk.DeskUnpublished {
  const { region, unit } = place;
  checked({ from, to: from });
  const no = whyNotUnpublished(from, today(region), bookingWindow(region).lastDay);
  if (no) return no;
  const to = lastReleased(region, [unit.id]);
  const bookings = [...region.times.values()]
    .filter(isPlaced)
    .filter((time) => time.unit === unit.id && time.status !== 'cancelled' && dayOf(time.start, regionZone) >= from)
    .map((time) => deskBooking(region, time));
  if (bookings.length > 0) return { outcome: 'taken', bookings };
  const removed = countPlanned(unit, { from, to });
  if (from <= to) {
    region.published.set(unit.id, addDays(from, -1));
    emit(region, { ...now(place), what: 'unpublished' });
  }
  return { outcome: 'done', removed };
}

function countPlanned(unit: Unit, days: DayRange): number {
  const spots = daysOf(days).flatMap((day) => spotsOn(unit, day));
  return spots.filter((spot) => isCertain(spot) && spot.code !== pause).length;
}

function today(region: Region): Day {
  return dayOf(moment(region), regionZone);
}

/** Throws `not-found` for a visit type that the unit does not have, `invalid-request` without a reason. */
export function takeOffWeb(place: StaffContext, visitType: string, reason: string): desk.DeskEnded {
  const { code, web } = typeOf(place, visitType);
  const text = said(reason);
  if (web.state === 'never') return staffRefused('never-on-web');
  place.region.offWeb.set(visitType, { since: moment(place.region), reason: text });
  emit(place.region, { ...now(place), what: 'off-web', code, reason: text });
  return { outcome: 'done' };
}

/** Throws `not-found` for a visit type that the unit does not have. */
export function putOnWeb(place: StaffContext, visitType: string): desk.DeskEnded {
  const { code, web } = typeOf(place, visitType);
  if (web.state === 'never') return staffRefused('never-on-web');
  if (place.region.offWeb.delete(visitType)) emit(place.region, { ...now(place), what: 'on-web', code });
  return { outcome: 'done' };
}

/** Throws `not-found` for a citizen or visit type that is not there, `invalid-request` for a day that is none. */
export function invite(place: StaffContext, { citizen, visitType, until }: desk.DeskInviteRequest): desk.DeskInvited {
  const { region, unit } = place;
  const { code, web } = typeOf(place, visitType);
  if (!region.people.has(citizen)) throw notFound('citizen');
  const last = isPlausibleDay(until) ? instantsAt(until, '23:59', regionZone).at(-1) : undefined;
  if (last === undefined) throw new BookingError('invalid-request', 'no such day');
  if (web.state === 'never') return staffRefused('never-on-web');
  const no = last <= moment(region) ? staffRefused('past') : whyNotAhead({ from: until, to: until }, today(region));
  if (no) return no;
  const waiting = openInvitations(place).some((one) => one.person === citizen && one.code === code);
  if (waiting) return staffRefused('already-has');
  const time = store(region, { kind: 'open-invitation', status: 'booked', person: citizen, unit: unit.id, code, until: last });
  emit(region, { ...now(place), what: 'invited', time });
  return { outcome: 'done', invitation: deskInvitation(region, time) };
}

/** Throws `not-found` for an invitation that the unit does not have. */
export function withdraw(place: StaffContext, id: string): desk.DeskEnded {
  const time = place.region.times.get(id);
  if (time?.unit !== place.unit.id || time.kind !== 'open-invitation') throw notFound('invitation');
  if (time.status === 'cancelled') return staffRefused('changed');
  place.region.times.set(id, { ...time, status: 'cancelled' });
  emit(place.region, { ...now(place), what: 'withdrawn', time });
  return { outcome: 'done' };
}

/** Those without an answer whose last day has not passed, by that day. */
export function openInvitations({ region, unit }: StaffContext): readonly StoredAppointment[] {
  return [...region.times.values()]
    .filter((time) => time.unit === unit.id && time.kind === 'open-invitation' && time.status === 'booked')
    .filter(({ until }) => until === undefined || until > moment(region))
    .sort((one, other) => ((one.until ?? '') < (other.until ?? '') ? -1 : 1));
}

/** An open invitation as staff see it. */
export function deskInvitation({ people }: Region, { id, person, code, until }: StoredAppointment): desk.DeskInvitation {
  const known = people.get(person ?? '');
  const citizen = { name: 'Okänd', ...(known && { id: known.id, name: known.name }) };
  return { id, citizen, visitType: kinds[code]?.name.sv ?? '', ...(until !== undefined && { until }) };
}

function typeOf(place: StaffContext, visitType: string): { readonly code: string; readonly web: desk.WebState } {
  const found = scheduledTypesOf(place.region, place.unit).find(({ id }) => id === visitType);
  if (!found) throw notFound('visit type');
  return { code: visitType.slice(place.unit.id.length + 1), web: found.web };
}
