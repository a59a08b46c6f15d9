import { numbersOf } from './numbers.js';
import { checked } from '../../staff/staff-rules.js';
import { scheduleOf, scheduledTypesOf } from './schedule.js';
import * as own from './unit.js';
import * as writes from './writes.js';
import type { ClinicDesk, DeskChange, DeskRecord, StaffMember } from '../../staff/staff-backend.js';
import { eventsOf, type Region, type RegionEvent } from '../store.js';
import { kinds } from '../kattegatt/kinds.js';
import type { Unit } from '../kattegatt/units.js';
import { requireUnit } from '../citizen/views.js';

export interface ClinicDeskOptions {
  readonly region: Region;
  /** `CareUnit.id`. */
  readonly unit: string;
  /** Who works at the desk. */
  readonly staff: StaffMember;
}

/** The desk of one unit in the region. Throws a `BookingError` (`not-found`) for an unknown unit. */
export function clinicDesk({ region, unit: unitId, staff }: ClinicDeskOptions): ClinicDesk {
  const unit = requireUnit(unitId);
  const place = { region, unit, by: staff };
  return {
    schedule: async (days) => scheduleOf(region, unit, checked(days)),
    visitTypes: async () => scheduledTypesOf(region, unit),
    invitations: async () => own.openInvitations(place).map((time) => own.deskInvitation(region, time)),
    citizens: async (text) => {
      const words = text.toLowerCase().trim().split(/\s+/);
      if (text.trim().length < 2) return [];
      return [...region.people.values()]
        .filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)))
        .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
        .slice(0, 20)
        .map(({ id, name }) => ({ id, name }));
    },
    record: async (id) => region.log.flatMap((event) => (event.unit === unit.id ? recordOf(event, id) : [])),
    numbers: async (days) => numbersOf(region, unit, checked(days)),
    async *changes({ signal }) {
      for await (const event of eventsOf(region, signal)) {
        const change = event.unit === unit.id ? changeOf(unit, event) : undefined;
        if (change) yield change;
      }
    },
    book: async (request) => writes.bookAsStaff(place, request),
    move: async (seen, slot, options) => writes.move(place, seen, slot, options),
    cancel: async (seen, wish) => writes.cancelAsStaff(place, seen, wish),
    mark: async (seen, mark) => writes.mark(place, seen, mark),
    invite: async (request) => own.invite(place, request),
    withdraw: async (invitation) => own.withdraw(place, invitation),
    block: async (request) => writes.blockTime(place, request),
    unblock: async (block) => writes.unblock(place, block),
    publish: async (days) => own.publish(place, days),
    unpublish: async (from) => own.unpublish(place, from),
    takeOffWeb: async (visitType, reason) => own.takeOffWeb(place, visitType, reason),
    putOnWeb: async (visitType) => own.putOnWeb(place, visitType),
  };
}

function recordOf(event: RegionEvent, id: string): readonly DeskRecord[] {
  if (!('time' in event) || event.time.id !== id) return [];
  const what = event.what === 'cancelled' && event.why === 'moved' ? 'moved' : event.what;
  return [{ what, at: event.at, by: event.by ?? 'citizen' }];
}

function changeOf(unit: Unit, event: RegionEvent): DeskChange | undefined {
  const common = { at: event.at, by: event.by ? 'staff' : 'citizen' } as const;
  switch (event.what) {
    case 'published':
    case 'unpublished':
      return { ...common, what: event.what };
    case 'off-web':
    case 'on-web':
      return { ...common, what: event.what, visitType: nameOf(event.code) };
    case 'blocked':
    case 'unblocked': {
      const { staff, start } = event.block;
      return { ...common, what: event.what, performer: unit.staff[staff]?.name ?? '', start };
    }
    default: {
      const { code, staff, start } = event.what === 'moved' ? event.from : event.time;
      const what = event.what === 'cancelled' && event.why === 'moved' ? 'moved' : event.what;
      const visitType = nameOf(code);
      if (staff !== undefined && start !== undefined) {
        return { ...common, what, visitType, performer: unit.staff[staff]?.name ?? '', start };
      }
      // An invitation that was answered is told by the booking.
      return what === 'cancelled' ? undefined : { ...common, what, visitType };
    }
  }
}

function nameOf(code: string): string {
  return kinds[code]?.name.sv ?? '';
}
