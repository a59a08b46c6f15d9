import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { BookingError } from '../../domain/model/booking-error.js';
import type { CareUnit, VisitType } from '../../domain/model/care-unit.js';
import type { Slot } from '../../domain/model/appointment.js';
import type { Errand, Target } from '../../domain/model/requests.js';
import type { ZoneOf } from '../../domain/slots/slots-by-day.js';
import { fetchCareUnit } from '../shared/backend/fetch-care-unit.js';

/** What is searched, as the host page or the journey said it. */
export interface ScopeInput {
  readonly errand: Errand;
  readonly unit: CareUnit | undefined;
  readonly unitId: string | undefined;
  readonly visitTypes: readonly VisitType[] | undefined;
  readonly visitTypeId: string | undefined;
  readonly targets: readonly Target[] | undefined;
}

/** The units and visit types of a search, read once. */
export interface SearchScope {
  /** The first one; whom to call. */
  readonly unit: CareUnit;
  /** All that are searched, the first one first. */
  readonly units: readonly CareUnit[];
  readonly visitTypes: readonly VisitType[];
  readonly targets: readonly Target[];
  readonly zoneOf: ZoneOf;
}

/** The unit that a slot is at. */
export function unitOf({ unit, units }: Pick<SearchScope, 'unit' | 'units'>, slot: Slot): CareUnit {
  return units.find(({ id }) => id === slot.unit) ?? unit;
}

/** Finds units and visit types. None if nothing is to be searched yet; rejects with `not-found` for an id that is unknown. */
export async function resolveScope(
  backend: BookingBackend,
  search: ScopeInput,
  options: ReadOptions,
): Promise<SearchScope | undefined> {
  const { errand, visitTypeId } = search;
  const unit = search.unit ?? (await fetchCareUnit(backend, search.unitId ?? search.targets?.[0]?.unit, errand, options));
  if (!unit) return undefined;
  const targets = search.targets ?? [{ unit: unit.id, ...(visitTypeId && { visitType: visitTypeId }) }];
  const others = [...new Set(targets.map((target) => target.unit))].filter((id) => id !== unit.id);
  const units = [unit, ...(others.length > 0 ? (await backend.units({ errand, ids: others }, options)).items : [])];
  const zoneOf: ZoneOf =
    new Set(units.map(({ timeZone }) => timeZone)).size > 1
      ? (slot) => unitOf({ unit, units }, slot).timeZone
      : () => unit.timeZone;
  if (search.visitTypes) return { unit, units, targets, zoneOf, visitTypes: search.visitTypes };
  const { items } = await backend.visitTypes({ errand, units: units.map(({ id }) => id) }, options);
  if (visitTypeId && !items.some((type) => type.id === visitTypeId)) {
    throw new BookingError('not-found', `no visit type "${visitTypeId}" at "${unit.id}"`);
  }
  return { unit, units, targets, zoneOf, visitTypes: items };
}
