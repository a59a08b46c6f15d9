import { BookingError } from '../../../domain/model/booking-error.js';
import type { CareUnit, Performer, VisitType } from '../../../domain/model/care-unit.js';
import type { Gap } from '../../../domain/model/read-result.js';
import type { Booking, Appointment, Slot } from '../../../domain/model/appointment.js';
import { paragraph } from '../../../domain/model/rich-text.js';
import type { DayRange } from '../../../domain/time/instant.js';
import { endOf } from './availability.js';
import type { RequestContext } from './call.js';
import { unitById, visitTypeId, type StoredAppointment } from '../store.js';
import { detailsOf, preparationOf, wayTo } from '../kattegatt/details.js';
import { kinds, professions } from '../kattegatt/kinds.js';
import { regionZone, type Unit } from '../kattegatt/units.js';
import { rightsOfAppointment, rightAtUnit } from './rights.js';
import { spotAt, spotKey, type ScheduledSlot } from '../kattegatt/spots.js';
import type { RegionLanguage } from '../../reference/localized-text.js';

export function toCareUnit(call: RequestContext, unit: Unit): CareUnit {
  const titles = new Set(unit.staff.flatMap(({ profession }) => (profession ? [professions[profession][call.lang]] : [])));
  const line = [...titles].join(', ');
  return {
    id: unit.id,
    name: unit.name,
    timeZone: regionZone,
    book: rightAtUnit(call, unit),
    ...(call.person.listed === unit.id && { listed: true }),
    ...(unit.guideRequired && { guideRequired: true }),
    phone: { number: unit.phone },
    address: unit.address,
    ...wayTo(call.lang, unit.id),
    information: paragraph(call.lang, line.charAt(0).toUpperCase() + line.slice(1)),
  };
}

/** Throws `not-found` for a code that the region does not have. */
export function toVisitType(lang: RegionLanguage, unit: Unit, code: string): VisitType {
  const kind = kinds[code];
  if (!kind) throw new BookingError('not-found', 'no such visit type');
  const preparation = preparationOf(lang, code);
  return {
    id: visitTypeId(unit.id, code),
    unit: unit.id,
    name: kind.name[lang],
    code,
    profession: professions[kind.profession][lang],
    minutes: kind.minutes,
    channel: kind.channel ?? 'on-site',
    ...(kind.notice && { information: paragraph(lang, kind.notice[lang]) }),
    ...(preparation && { preparation }),
  };
}

/** Throws `not-found` for an index that the unit does not have. */
export function toPerformer(lang: RegionLanguage, unit: Unit, staff: number): Performer {
  const who = unit.staff[staff];
  if (!who) throw new BookingError('not-found', 'no such performer');
  if (!who.profession) return { name: who.name, kind: 'resource' };
  return { name: who.name, kind: 'person', id: `${unit.id}/${staff}`, title: professions[who.profession][lang] };
}

export function gapAt(unit: Unit, code: Gap['code'], days?: DayRange): Gap {
  return { name: unit.name, code, unit: unit.id, phone: { number: unit.phone }, ...(days && { days }) };
}

/** Carries all that is needed to book the spot. */
export function slotId({ unit, staff, code, start = '' }: ScheduledSlot): string {
  return `${spotKey(unit.id, staff, start)}~${code}`;
}

/** A spot as the citizen sees it. Throws `invalid-response` for one whose moment nobody knows. */
export function slotOf(call: RequestContext, spot: ScheduledSlot): Slot {
  const { unit, staff, code, start } = spot;
  if (start === undefined) throw new BookingError('invalid-response', 'the spot has no certain start');
  return {
    id: slotId(spot),
    unit: unit.id,
    start,
    end: endOf(start, code),
    visitType: visitTypeId(unit.id, code),
    performer: toPerformer(call.lang, unit, staff),
    rights: rightsOfAppointment(call, unit, code, start),
  };
}

/** The spot that the slot's id names, if all that the slot says is true of it. */
export function spotOf(call: RequestContext, slot: Slot): ScheduledSlot | undefined {
  const [unitId = '', staff, start = ''] = slot.id.split('~');
  const unit = unitById(unitId);
  const spot = unit && Number.isFinite(Date.parse(start)) ? spotAt(unit, Number(staff), start) : undefined;
  if (!spot) return undefined;
  const real = slotOf(call, spot);
  const same =
    slot.id === real.id &&
    slot.unit === real.unit &&
    slot.start === real.start &&
    (slot.end === undefined || slot.end === real.end) &&
    slot.visitType === real.visitType &&
    slot.performer?.id === real.performer?.id &&
    slot.performer?.name === real.performer?.name;
  return same ? spot : undefined;
}

/** The unit of a record. Throws `not-found` for an unknown id. */
export function requireUnit(id: string): Unit {
  const unit = unitById(id);
  if (!unit) throw new BookingError('not-found', 'no such care unit');
  return unit;
}

/** A booking or timed invitation as its owner sees it. Throws `not-found` for an open invitation. */
export function toBooking(call: RequestContext, time: StoredAppointment): Booking {
  if (time.kind === 'open-invitation' || time.start === undefined || time.staff === undefined) {
    throw new BookingError('not-found', 'the time is an open invitation');
  }
  return {
    ...shared(call, time),
    kind: time.kind,
    status: time.status,
    start: time.start,
    end: endOf(time.start, time.code),
    performer: toPerformer(call.lang, requireUnit(time.unit), time.staff),
    ...(time.message !== undefined && { message: time.message }),
    ...(time.key !== undefined && { key: time.key }),
    ...(time.replaces !== undefined && { replaces: time.replaces }),
    ...detailsOf(time.id, time.code, time.start),
  };
}

/** An own time as its owner sees it. Throws `not-found` for an invitation that has been answered. */
export function ownTimeOf(call: RequestContext, time: StoredAppointment): Appointment {
  if (time.kind !== 'open-invitation') return toBooking(call, time);
  if (time.status === 'cancelled') throw new BookingError('not-found', 'the invitation has been answered');
  return { ...shared(call, time), kind: time.kind, ...(time.until !== undefined && { until: time.until }) };
}

function shared(call: RequestContext, { id, unit: unitId, code, start }: StoredAppointment) {
  const unit = requireUnit(unitId);
  const type = toVisitType(call.lang, unit, code);
  return {
    id,
    unit: toCareUnit(call, unit),
    rights: rightsOfAppointment(call, unit, code, start),
    visitType: type,
    ...(type.information && { information: type.information }),
  };
}
