import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { BookingError } from '../../domain/booking-error.js';
import type { CareUnit, VisitType } from '../../domain/care.js';
import type { ConditionGuide } from '../../domain/guide.js';
import type { Errand } from '../../domain/requests.js';
import { careUnit } from '../shared/care-unit.js';

/** A care unit with its guide, if it has one, and what can be booked there on the web. */
export interface GuideOfUnit {
  readonly unit: CareUnit;
  readonly guide: ConditionGuide | undefined;
  readonly visitTypes: readonly VisitType[];
}

/** Reads it; none without a unit. Rejects with `BookingError`, `not-found` for a unit's id that is unknown. */
export async function readGuide(
  backend: BookingBackend,
  from: {
    readonly unit: CareUnit | undefined;
    readonly unitId: string | undefined;
    readonly guide: ConditionGuide | undefined;
    readonly errand: Errand;
  },
  options: ReadOptions,
): Promise<GuideOfUnit | undefined> {
  const { errand } = from;
  const unit = from.unit ?? (await careUnit(backend, from.unitId, errand, options));
  if (!unit) return undefined;
  const [guide, visitTypes] = await Promise.all([
    from.guide ?? backend.guide?.({ errand, unit: unit.id }, options),
    backend.visitTypes({ errand, units: [unit.id] }, options),
  ]);
  const gap = visitTypes.gaps[0];
  // Nothing to choose and a gap is not the same as nothing to choose.
  if (visitTypes.items.length === 0 && gap) throw new BookingError(gap.code, `no visit types of "${unit.id}"`);
  return { unit, guide, visitTypes: visitTypes.items };
}
