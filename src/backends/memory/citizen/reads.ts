import { BookingError } from '../../../domain/model/booking-error.js';
import type { CareUnit, Performer, Right, VisitType } from '../../../domain/model/care-unit.js';
import type { ReadResult, RangeResult, Page, Gap } from '../../../domain/model/read-result.js';
import type { Booking, Appointment, Slot } from '../../../domain/model/appointment.js';
import type { Errand, PerformerQuery, SlotQuery, Target, UnitQuery, VisitTypeQuery } from '../../../domain/model/requests.js';
import { isPlausibleDay } from '../../../domain/time/plausible.js';
import { dayOf, daysOf } from '../../../domain/time/instant.js';
import { isPublished, lastReleased, occupancyOf, bookingWindow } from './availability.js';
import type { RequestContext } from './call.js';
import { heldByAnother } from './holds.js';
import { kattegattUnits, regionZone, type Unit } from '../kattegatt/units.js';
import { visitTypeId } from '../store.js';
import { rightToKind, appointmentOfIntent } from './rights.js';
import type { Silence } from '../script.js';
import { spotsOn, type ScheduledSlot } from '../kattegatt/spots.js';
import { toBooking, toCareUnit, gapAt, requireUnit, ownTimeOf, toPerformer, slotOf, toVisitType } from './views.js';
import { languageIfDifferent } from '../../reference/localized-text.js';

/** Those that the errand can be done at: listed first, then by name, or by distance where a place is given. */
export function findUnits(call: RequestContext, { errand, ids, text = '', near }: UnitQuery): Page<CareUnit> {
  const about = appointmentOfIntent(call, errand);
  const words = plain(text).split(/\s+/);
  const found = kattegattUnits
    .filter((unit) => !about || offeredCodes(call, unit, errand).length > 0)
    .filter((unit) => !ids || ids.includes(unit.id))
    .filter((unit) => words.every((word) => plain(`${unit.name} ${unit.address}`).includes(word)));
  const listedFirst = (unit: Unit): number => (unit.id === call.person.listed ? 0 : 1);
  found.sort(
    near
      ? (one, other) => distance(one, near) - distance(other, near)
      : (one, other) => listedFirst(one) - listedFirst(other) || one.name.localeCompare(other.name, 'sv'),
  );
  return { items: found.map((unit) => toCareUnit(call, unit)), gaps: [], ...languageIfDifferent('sv', call.asked) };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

// Flat is near enough inside one region.
function distance(one: Place, other: Place): number {
  const narrowing = Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * narrowing);
}

export function findVisitTypes(call: RequestContext, query: VisitTypeQuery, silent: readonly Silence[]): ReadResult<VisitType> {
  const { answering, gaps } = split(query.units.map(requireUnit), silent);
  const items = answering.flatMap((unit) =>
    offeredCodes(call, unit, query.errand).map((code) => toVisitType(call.lang, unit, code)),
  );
  items.sort((one, other) => one.name.localeCompare(other.name, call.lang));
  return { items, gaps, ...languageIfDifferent(call.lang, call.asked) };
}

function offeredCodes(call: RequestContext, unit: Unit, errand: Errand): readonly string[] {
  const about = appointmentOfIntent(call, errand);
  const codes = new Set(unit.staff.flatMap(({ week }) => week.map(([, code]) => code)));
  return [...codes].filter((code) => rightToKind(call, unit, code, about).allowed);
}

export function findPerformers(call: RequestContext, query: PerformerQuery, silent: readonly Silence[]): ReadResult<Performer> {
  const { answering, gaps } = split(unitsOf(query.targets), silent);
  const items = answering.flatMap((unit) => {
    const wanted = wantedAt(call, unit, query);
    return unit.staff.flatMap(({ week }, staff) => {
      const who = toPerformer(call.lang, unit, staff);
      return who.id && week.some(([, code]) => wanted(code, who.id)) ? [who] : [];
    });
  });
  return { items, gaps, ...languageIfDifferent(call.lang, call.asked) };
}

function unitsOf(targets: readonly Target[]): readonly Unit[] {
  return [...new Set(targets.map(({ unit }) => requireUnit(unit)))];
}

/** Whether the person may have that kind of visit with that performer, as a search over these targets. */
function wantedAt(call: RequestContext, unit: Unit, { errand, targets }: PerformerQuery) {
  const codes = offeredCodes(call, unit, errand);
  const here = targets.filter((target) => target.unit === unit.id);
  return (code: string, performerId: string | undefined): boolean =>
    codes.includes(code) &&
    here.some(
      ({ visitType: type = visitTypeId(unit.id, code), performers }) =>
        type === visitTypeId(unit.id, code) && (!performers || (performerId !== undefined && performers.includes(performerId))),
    );
}

/** Throws `invalid-request` for days that are none. */
export function findSlots(call: RequestContext, query: SlotQuery, silent: readonly Silence[]): RangeResult<Slot> {
  const { from, to } = query.days;
  if (!isPlausibleDay(from) || !isPlausibleDay(to))
    throw new BookingError('invalid-request', 'days are YYYY-MM-DD, from 1900 to 2199');
  const { from: earliest } = bookingWindow(call.region);
  const asked = unitsOf(query.targets);
  const lastDay = lastReleased(
    call.region,
    asked.map(({ id }) => id),
  );
  const covered = { from, to: to < lastDay ? to : lastDay };
  const today = dayOf(earliest, regionZone);
  const days = daysOf({ from: from < today ? today : from, to: covered.to });
  const occupant = occupancyOf(call.region);
  const { answering, gaps } = split(asked, silent);
  const free: (ScheduledSlot & { readonly start: string })[] = [];
  for (const unit of answering) {
    const wanted = wantedAt(call, unit, query);
    const quiet = silent.filter((one) => one.unit === unit.id).flatMap((one) => one.days ?? []);
    for (const day of days) {
      if (quiet.some((range) => range.from <= day && day <= range.to) || !isPublished(call.region, unit.id, day)) continue;
      const spots = spotsOn(unit, day).filter(({ code, staff }) => wanted(code, toPerformer(call.lang, unit, staff).id));
      if (spots.some(({ start }) => start === undefined)) gaps.push(gapAt(unit, 'invalid-response', { from: day, to: day }));
      for (const spot of spots) {
        const { start } = spot;
        if (start === undefined || start < earliest) continue;
        if (!occupant(spot) && !heldByAnother(call, spot)) free.push({ ...spot, start });
      }
    }
  }
  free.sort((one, other) => compare(one.start, other.start) || compare(one.unit.id, other.unit.id) || one.staff - other.staff);
  return {
    items: free.map((spot) => slotOf(call, spot)),
    gaps,
    covered,
    now: call.now,
    ...languageIfDifferent(call.lang, call.asked),
  };
}

/** `source`: at that unit alone. */
export function findOwnTimes(call: RequestContext, silent: readonly Silence[], source?: string): ReadResult<Appointment> {
  const { times, gaps } = timesThatStand(call, silent, source);
  const items = times
    .filter((time) => (time.start ?? time.until ?? '') > call.now)
    .map((time) => ownTimeOf(call, time))
    .sort((one, other) => rank(one) - rank(other) || compare(startOf(one), startOf(other)));
  return { items, gaps, ...languageIfDifferent(call.lang, call.asked) };
}

/** Those that have passed, the latest first. Nothing can be done about them. */
export function findPast(call: RequestContext, silent: readonly Silence[], source?: string): ReadResult<Booking> {
  const { times, gaps } = timesThatStand(call, silent, source);
  const over: Right = { allowed: false, reason: 'too-late' };
  const items = times
    .filter(({ start }) => start !== undefined && start <= call.now)
    .map((time) => ({ ...toBooking(call, time), rights: { cancel: over, rebook: over, message: over } }))
    .sort((one, other) => compare(other.start, one.start));
  return { items, gaps, ...languageIfDifferent(call.lang, call.asked) };
}

function timesThatStand(call: RequestContext, silent: readonly Silence[], source: string | undefined) {
  const { answering, gaps } = split(
    kattegattUnits.filter(({ id }) => source === undefined || id === source),
    silent,
  );
  const times = [...call.region.times.values()].filter(
    ({ person, status, unit }) =>
      person === call.person.id && status !== 'cancelled' && answering.some(({ id }) => id === unit),
  );
  return { times, gaps: gaps.map((gap) => ({ ...gap, ...(gap.unit !== undefined && { source: gap.unit }) })) };
}

// Invitations come first, those without a time before those with one.
function rank({ kind }: Appointment): number {
  return ['open-invitation', 'timed-invitation', 'booking'].indexOf(kind);
}

function startOf(time: Appointment): string {
  return time.kind === 'open-invitation' ? (time.until ?? '') : time.start;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Units that answer, and gaps for those that do not, or not for some days. */
function split(
  asked: readonly Unit[],
  silent: readonly Silence[],
): { readonly answering: readonly Unit[]; readonly gaps: Gap[] } {
  const mute = (unit: Unit): boolean => silent.some((one) => one.unit === unit.id && !one.days);
  const gaps = asked.flatMap((unit) =>
    silent.filter((one) => one.unit === unit.id).map(({ days }) => gapAt(unit, 'unavailable', days)),
  );
  return { answering: asked.filter((unit) => !mute(unit)), gaps };
}
