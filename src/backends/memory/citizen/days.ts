import type { RangeResult } from '../../../domain/model/read-result.js';
import type { DayAvailability } from '../../../domain/model/appointment.js';
import type { SlotQuery } from '../../../domain/model/requests.js';
import { commonDays, dayOf, daysOf } from '../../../domain/time/instant.js';
import type { RequestContext } from './call.js';
import { regionZone } from '../kattegatt/units.js';
import { findSlots } from './reads.js';
import type { Silence } from '../script.js';

/** Which days have free times, unit by unit, without saying how many. Throws as `findSlots` does. */
export function findDays(call: RequestContext, query: SlotQuery, silent: readonly Silence[]): RangeResult<DayAvailability> {
  const { items, ...found } = findSlots(call, query, silent);
  const free = new Set(items.map(({ unit, start }) => `${dayOf(start, regionZone)} ${unit}`));
  const units = [...new Set(query.targets.map(({ unit }) => unit))];
  // Of days that are over, silence says none.
  const ahead = { from: dayOf(call.now, regionZone), to: found.covered.to };
  const days = daysOf(commonDays(found.covered, ahead)).flatMap((day) =>
    units.map((unit) => ({ unit, day, state: free.has(`${day} ${unit}`) ? ('free' as const) : ('none' as const) })),
  );
  return { ...found, items: days };
}
