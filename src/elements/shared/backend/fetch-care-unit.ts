import type { BookingBackend, ReadOptions } from '../../../backends/backend.js';
import { BookingError } from '../../../domain/model/booking-error.js';
import type { CareUnit } from '../../../domain/model/care-unit.js';
import type { Errand } from '../../../domain/model/requests.js';

/** The care unit with an id; none without an id. Rejects with `BookingError` `not-found` for an id that no unit has. */
export async function fetchCareUnit(
  backend: BookingBackend,
  id: string | undefined,
  errand: Errand,
  options: ReadOptions,
): Promise<CareUnit | undefined> {
  if (!id) return undefined;
  const { items, gaps } = await backend.units({ errand, ids: [id] }, options);
  const unit = items.find((one) => one.id === id);
  // It may be what is missing.
  if (!unit) throw new BookingError(gaps[0]?.code ?? 'not-found', `no care unit "${id}"`);
  return unit;
}
