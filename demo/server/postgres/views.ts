import {
  BookingError,
  type Booking,
  type CareUnit,
  type Appointment,
  type Performer,
  type Rights,
  type Slot,
  type VisitType,
} from 'tidbok';
import { paragraph } from '../../../src/domain/model/rich-text.js';
import { instantOf, millisecondsOf, type Instant } from '../../../src/domain/time/instant.js';
import type { RequestContext } from './call.js';
import {
  requirePerformer,
  requireVisitType,
  requireUnit,
  visitTypeId,
  type PerformerRecord,
  type UnitRecord,
} from './catalogue.js';
import type { UpcomingAppointments, StoredAppointment } from './own-times.js';
import { hoursToChange } from '../../../src/backends/reference/rights.js';
import { timeRights, unitRight } from './rights.js';
import type { Row } from './schema.js';
import type { RegionLanguage } from '../../../src/backends/reference/localized-text.js';

const minutesVideoIsOpen = 15;

/** A care unit as the person sees it, whose coming own times are `own`. */
export function toCareUnit(call: RequestContext, unit: UnitRecord, own: UpcomingAppointments): CareUnit {
  const titles = new Set(unit.performers.flatMap(({ title }) => title?.[call.lang] ?? []));
  const line = [...titles].join(', ');
  const { entrance, map } = unit.details;
  return {
    id: unit.care_unit_id,
    name: unit.name,
    timeZone: unit.time_zone,
    book: unitRight(call, unit, own),
    ...(call.person.listed === unit.care_unit_id && { listed: true }),
    ...(unit.guide_required && { guideRequired: true }),
    phone: { number: unit.phone },
    address: unit.address,
    ...(entrance && { entrance: entrance[call.lang] }),
    ...(map !== undefined && { map }),
    information: paragraph(call.lang, line.charAt(0).toUpperCase() + line.slice(1)),
  };
}

export function toVisitType(lang: RegionLanguage, type: Row<'visit_type'>): VisitType {
  return {
    id: visitTypeId(type.care_unit_id, type.code),
    unit: type.care_unit_id,
    name: type.name[lang],
    code: type.code,
    profession: type.profession[lang],
    minutes: type.minutes,
    channel: type.channel,
    ...(type.notice && { information: paragraph(lang, type.notice[lang]) }),
    ...(type.preparation && { preparation: paragraph(lang, type.preparation[lang]) }),
  };
}

export function toPerformer(lang: RegionLanguage, { performer_id, name, title }: PerformerRecord): Performer {
  return title ? { name, kind: 'person', id: performer_id, title: title[lang] } : { name, kind: 'resource' };
}

/** Carries all that is needed to book it. */
export function slotId({ performer_id, starts_at, code }: Row<'slot'>): string {
  return `${performer_id}~${starts_at}~${code}`;
}

export function slotOf(call: RequestContext, unit: UnitRecord, slot: Row<'slot'>): Slot {
  return slotViewer(call)(unit, slot);
}

/** The view of many slots: what those of one performer, or of one kind and start, have in common is made once. */
export function slotViewer(call: RequestContext): (unit: UnitRecord, slot: Row<'slot'>) => Slot {
  const performerOf = makeOnce<Performer>();
  const typeOf = makeOnce<string>();
  const rightsOf = makeOnce<Rights>();
  return (unit, slot) => {
    const { care_unit_id, code, performer_id, starts_at: start, ends_at: end } = slot;
    const type = typeOf(`${care_unit_id} ${code}`, () => visitTypeId(care_unit_id, code));
    return {
      id: slotId(slot),
      unit: care_unit_id,
      start,
      end,
      visitType: type,
      performer: performerOf(performer_id, () => toPerformer(call.lang, requirePerformer(unit, performer_id))),
      rights: rightsOf(`${type} ${start}`, () => timeRights(call, unit, code, start)),
    };
  };
}

/** Makes the value of each key once. */
export function makeOnce<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    made.set(key, value);
    return value;
  };
}

/** A booking or timed invitation as its owner sees it. Throws `not-found` for an open invitation. */
export function toBooking(call: RequestContext, time: StoredAppointment, own: UpcomingAppointments): Booking {
  const { kind, starts_at: start, ends_at: end, performer_id: who, message, key } = time;
  if (kind === 'open-invitation' || start === null || who === null) {
    throw new BookingError('not-found', 'the time is an open invitation');
  }
  return {
    ...shared(call, time, own),
    kind,
    status: time.status,
    start,
    ...(end !== null && { end }),
    performer: toPerformer(call.lang, requirePerformer(requireUnit(call.catalogue, time.care_unit_id), who)),
    ...(message !== null && { message }),
    ...(key !== null && { key }),
    ...detailsOf(call, time, start),
  };
}

/** What goes with a booked time: the cost of a missed visit and, by video, the way there. */
function detailsOf(
  { catalogue }: RequestContext,
  { care_unit_id, code, own_time_id }: StoredAppointment,
  start: Instant,
): Pick<Booking, 'lateFee' | 'video'> {
  const { details, types } = requireUnit(catalogue, care_unit_id);
  const before = (minutes: number): Instant => instantOf(millisecondsOf(start) - minutes * 60_000);
  const video = types.get(code)?.channel === 'video' ? details.video : undefined;
  return {
    ...(details.lateFee !== undefined && { lateFee: { amount: details.lateFee, from: before(hoursToChange * 60) } }),
    ...(video !== undefined && { video: { href: video + own_time_id, opens: before(minutesVideoIsOpen) } }),
  };
}

/** An own time as its owner sees it. Throws `not-found` for an invitation that has been answered. */
export function ownTimeOf(call: RequestContext, time: StoredAppointment, own: UpcomingAppointments): Appointment {
  if (time.kind !== 'open-invitation') return toBooking(call, time, own);
  if (time.status === 'cancelled') throw new BookingError('not-found', 'the invitation has been answered');
  return { ...shared(call, time, own), kind: time.kind, ...(time.until !== null && { until: time.until }) };
}

function shared(
  call: RequestContext,
  { own_time_id, care_unit_id, code, starts_at }: StoredAppointment,
  own: UpcomingAppointments,
) {
  const unit = requireUnit(call.catalogue, care_unit_id);
  const type = toVisitType(call.lang, requireVisitType(unit, code));
  return {
    id: own_time_id,
    unit: toCareUnit(call, unit, own),
    rights: timeRights(call, unit, code, starts_at),
    visitType: type,
    ...(type.information && { information: type.information }),
  };
}
