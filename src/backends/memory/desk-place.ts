import type { Instant } from '../../domain/time.js';
import type { StaffMember } from './desk.js';
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
