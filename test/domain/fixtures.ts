import { noRights, type CareUnit, type VisitType } from '../../src/domain/model/care-unit.js';
import type { ReadResult, RangeResult } from '../../src/domain/model/read-result.js';
import type { Selection } from '../../src/domain/booking/booking-flow.js';
import type { Booking, OpenInvitation, Appointment, Slot } from '../../src/domain/model/appointment.js';

export const zone = 'Europe/Stockholm';

export const unit: CareUnit = { id: 'u1', name: 'Vårdcentralen Norr', timeZone: zone, book: { allowed: true } };
export const otherUnit: CareUnit = { id: 'u2', name: 'Vårdcentralen Söder', timeZone: zone, book: { allowed: true } };
export const visitType: VisitType = { id: 'u1.bp', unit: 'u1', name: 'Blodtryck', code: 'bp' };

export function slotAt(start: string, more: Partial<Slot> = {}): Slot {
  return { id: `u1~${start}`, unit: 'u1', start, visitType: visitType.id, ...more };
}

export function bookingAt(start: string, more: Partial<Booking> = {}): Booking {
  return { id: `b~${start}`, kind: 'booking', status: 'booked', start, unit, rights: noRights, visitType, ...more };
}

export const invitation: OpenInvitation = { id: 'i1', kind: 'open-invitation', unit, rights: noRights, visitType };

export const choice: Selection = {
  unit,
  targets: [{ unit: 'u1', visitType: 'u1.bp' }],
  visitTypes: [visitType],
  accepted: [{ guide: { id: 'g', version: '1' }, conditions: ['late'] }],
};

export const text = { lang: 'sv', blocks: [{ type: 'paragraph', content: ['Kom fastande.'] }] } as const;

/** The thing without one of its properties. */
export function without<T extends object, K extends keyof T>(thing: T, name: K): Omit<T, K> {
  const copy = { ...thing };
  Reflect.deleteProperty(copy, name);
  return copy;
}

export function own(items: readonly Appointment[], gaps: ReadResult<Appointment>['gaps'] = []): ReadResult<Appointment> {
  return { items, gaps };
}

export function inNovember(items: readonly Slot[], gaps: ReadResult<Slot>['gaps'] = []): RangeResult<Slot> {
  return { items, gaps, covered: { from: '2026-11-01', to: '2026-11-30' } };
}
