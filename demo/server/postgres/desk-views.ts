import { BookingError } from 'tidbok';
import type {
  DeskBlock,
  DeskBooking,
  DeskChange,
  DeskInvitation,
  DeskPerformer,
  DeskRecord,
  DeskVisitType,
} from 'tidbok/backends/memory';
import { requirePerformer, visitTypeId, type PerformerRecord, type UnitRecord } from './catalogue.js';
import { webState } from './desk-place.js';
import type { Event } from './feed.js';
import type { PlacedTime, StoredAppointment } from './own-times.js';
import type { Row } from './schema.js';

export function deskPerformer({ performer_id, name, title }: PerformerRecord): DeskPerformer {
  return { id: performer_id, name, ...(title && { title: title.sv }) };
}

/** All that the unit does, by name. */
export function visitTypesOf(unit: UnitRecord): readonly DeskVisitType[] {
  const found = [...unit.types.values()].map((type) => {
    const { code, name, minutes, seats } = type;
    const id = visitTypeId(unit.care_unit_id, code);
    return { id, name: name.sv, minutes, ...(seats > 1 && { seats }), web: webState(unit, type) };
  });
  return found.sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}

/** A booking as staff see it. */
export function deskBooking(unit: UnitRecord, time: PlacedTime): DeskBooking {
  const { own_time_id: id, kind, status, code, performer_id, starts_at, ends_at } = time;
  const { booked_at, message, phone, accepted, mark } = time;
  return {
    id,
    kind,
    status: status === 'pending' ? 'pending' : 'booked',
    citizen: citizenOf(time),
    visitType: unit.types.get(code)?.name.sv ?? '',
    performer: deskPerformer(requirePerformer(unit, performer_id)),
    start: starts_at,
    end: ends_at,
    ...(booked_at !== null && { bookedOnWebAt: booked_at }),
    ...(message !== null && { message }),
    ...(phone !== null && { phone }),
    ...(accepted && { accepted }),
    ...(mark !== null && { mark }),
  };
}

/** An open invitation as staff see it. */
export function deskInvitation(unit: UnitRecord, time: StoredAppointment): DeskInvitation {
  const { own_time_id: id, code, until } = time;
  return { id, citizen: citizenOf(time), visitType: unit.types.get(code)?.name.sv ?? '', ...(until !== null && { until }) };
}

function citizenOf({ person_id, patient }: StoredAppointment) {
  return person_id === null ? { name: patient } : { id: person_id, name: patient };
}

/** A block as staff see it. */
export function deskBlock({ block_id, performer_id, starts_at, ends_at, reason }: Row<'block'>): DeskBlock {
  return { id: block_id, performer: performer_id, start: starts_at, end: ends_at, reason };
}

/** A line of the record of a time. */
export function deskRecord({ what, at, by_kind, by_id: id, by_name: name }: Event): DeskRecord {
  switch (what) {
    case 'booked':
    case 'moved':
    case 'cancelled':
    case 'marked':
    case 'invited':
    case 'withdrawn':
      return { what, at, by: by_kind === 'staff' ? { id, name } : 'citizen' };
    default:
      throw new BookingError('unavailable', `the record of a time has no ${what}`);
  }
}

/** What an event tells the desk, if anything. */
export function deskChange(unit: UnitRecord, event: Event): DeskChange | undefined {
  const { what, at, by_kind, code, performer_id, starts_at } = event;
  if (what === 'held' || what === 'released') return undefined;
  // An invitation that was answered is told by the booking.
  if (what === 'cancelled' && starts_at === null) return undefined;
  return {
    what,
    at,
    by: by_kind === 'citizen' ? 'citizen' : 'staff',
    ...(code !== null && { visitType: unit.types.get(code)?.name.sv ?? '' }),
    ...(performer_id !== null && { performer: requirePerformer(unit, performer_id).name }),
    ...(starts_at !== null && { start: starts_at }),
  };
}
