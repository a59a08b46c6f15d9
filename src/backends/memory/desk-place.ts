import { BookingError } from '../../domain/booking-error.js';
import { daysBetween, isDay, type DayRange, type Instant } from '../../domain/time.js';
import type { DeskRefusal, DeskRefused, StaffMember } from './desk.js';
import { moment, type Region } from './region.js';
import type { Unit } from './region-units.js';

/** Who on staff acts, and where. */
export interface Place {
  readonly region: Region;
  readonly unit: Unit;
  readonly by: StaffMember;
}

/** What every event of the desk says. */
export function now({ region, unit, by }: Place): { readonly at: Instant; readonly unit: string; readonly by: StaffMember } {
  return { at: moment(region), unit: unit.id, by };
}

/** Days that exist, a year of them at most. Throws `invalid-request` for others. */
export function checked(days: DayRange): DayRange {
  const { from, to } = days;
  if (!isDay(from) || !isDay(to) || to < from || daysBetween(from, to) > 366) {
    throw new BookingError('invalid-request', 'no such days');
  }
  return days;
}

/** The error for an id that the unit does not have. */
export function notFound(what: string): BookingError {
  return new BookingError('not-found', `the unit has no such ${what}`);
}

export function refused(reason: DeskRefusal): DeskRefused {
  return { outcome: 'refused', reason };
}

/** A reason without spaces around it. Throws `invalid-request` for none. */
export function said(reason: string): string {
  if (!reason.trim()) throw new BookingError('invalid-request', 'a reason is needed');
  return reason.trim();
}
