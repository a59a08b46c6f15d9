import type { BookingBackend, ReadOptions } from '../backends/backend.js';
import { BookingError, toBookingError } from '../domain/booking-error.js';
import { isWayOut } from '../domain/locked-search.js';
import type { BookRequest } from '../domain/requests.js';
import type { Refused } from '../domain/results.js';
import { answerOf } from './schemas.js';

/**
 * A refusal where the unit requires its guide and what was accepted does not lead to this time: another version, a condition
 * left out, a visit type that is no way out. A page may have been edited, so it is looked up anew. Invitations have their visit
 * type from the unit. Throws `BookingError` where it cannot be known; nothing has been sent then.
 */
export async function guideRefusal(
  backend: BookingBackend,
  { slot, accepted, invitation }: BookRequest,
  options: ReadOptions,
): Promise<Refused | undefined> {
  if (invitation !== undefined) return undefined;
  const errand = { to: 'book' } as const;
  try {
    const { items, gaps } = await backend.units({ errand, ids: [slot.unit] }, options);
    const unit = items.find(({ id }) => id === slot.unit);
    if (!unit && gaps[0]) throw new BookingError(gaps[0].code, 'the unit cannot be asked whether it requires its guide');
    if (!unit?.guideRequired) return undefined;
    const [guide, types] = await Promise.all([
      backend.guide?.({ errand, unit: unit.id }, options),
      backend.visitTypes({ errand, units: [unit.id] }, options),
    ]);
    const type = types.items.find(({ id }) => id === slot.visitType);
    const gap = types.gaps[0];
    if (!type && gap) throw new BookingError(gap.code, 'the visit types are not known now');
    const known = guide && answerOf('guide', { guide }).data.guide;
    return known && isWayOut(known, accepted, type, slot.performer?.id)
      ? undefined
      : { outcome: 'refused', reason: 'not-offered' };
  } catch (thrown) {
    throw toBookingError(thrown);
  }
}
