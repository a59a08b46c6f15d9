import type { Instant } from '../../../domain/time/instant.js';
import type { StaffMember } from '../../staff/staff-backend.js';
import { moment, type Region } from '../store.js';
import type { Unit } from '../kattegatt/units.js';

/** Who on staff acts, and where. */
export interface StaffContext {
  readonly region: Region;
  readonly unit: Unit;
  readonly by: StaffMember;
}

/** What every event of the desk says. */
export function now({ region, unit, by }: StaffContext): {
  readonly at: Instant;
  readonly unit: string;
  readonly by: StaffMember;
} {
  return { at: moment(region), unit: unit.id, by };
}
