import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { BookingError } from '../../domain/booking-error.js';
import type { CareUnit, VisitType } from '../../domain/care.js';
import { isInSearch } from '../../domain/locked-search.js';
import type { Errand, Target } from '../../domain/requests.js';
import { extended, nextWindow, slotsByDay, type SlotSearch } from '../../domain/slots-by-day.js';
import type { Day } from '../../domain/time.js';
import { careUnit } from '../shared/care-unit.js';

/** What is searched, as the host page or the journey said it. */
export interface Search {
  readonly errand: Errand;
  readonly unit: CareUnit | undefined;
  readonly unitId: string | undefined;
  readonly visitTypes: readonly VisitType[] | undefined;
  readonly visitTypeId: string | undefined;
  readonly targets: readonly Target[] | undefined;
}

/** The unit and visit types of a search, read once. */
export interface Place {
  readonly unit: CareUnit;
  readonly visitTypes: readonly VisitType[];
  readonly targets: readonly Target[];
}

/** Finds the unit and visit type. None if nothing is to be searched yet; rejects with `not-found` for an id that is unknown. */
async function readPlace(backend: BookingBackend, search: Search, options: ReadOptions): Promise<Place | undefined> {
  const { errand, visitTypeId } = search;
  const unit = search.unit ?? (await careUnit(backend, search.unitId ?? search.targets?.[0]?.unit, errand, options));
  if (!unit) return undefined;
  const targets = search.targets ?? [{ unit: unit.id, ...(visitTypeId && { visitType: visitTypeId }) }];
  if (search.visitTypes) return { unit, targets, visitTypes: search.visitTypes };
  const { items } = await backend.visitTypes({ errand, units: [unit.id] }, options);
  if (visitTypeId && !items.some((type) => type.id === visitTypeId)) {
    throw new BookingError('not-found', `no visit type "${visitTypeId}" at "${unit.id}"`);
  }
  return { unit, targets, visitTypes: items };
}

/** Reads windows of days until more than `days` days with times are known, or there is nothing further to read. */
async function readSlots(
  backend: BookingBackend,
  { unit, targets }: Place,
  errand: Errand,
  known: SlotSearch | undefined,
  { days, today }: { readonly days: number; readonly today: Day },
  options: ReadOptions,
): Promise<SlotSearch> {
  let search = known;
  let window = nextWindow(search, today);
  while (window && slotsByDay(search?.slots ?? [], unit.timeZone).length <= days) {
    const found = await backend.slots({ errand, targets, days: window }, options);
    // The search is locked: what a backend answers beside it is not for this citizen.
    const items = found.items.filter((slot) => isInSearch(targets, slot));
    search = extended(search, window, { ...found, items });
    window = nextWindow(search, today);
  }
  return search ?? { slots: [], gaps: [], covered: { from: today, to: today } };
}

/** What is on the screen, or was read last. */
export interface Times {
  readonly place: Place;
  readonly search: SlotSearch;
}

/** What the picker asks for now. */
interface Asked {
  readonly search: Search;
  /** What is searched, for whom; another key is another search. */
  readonly key: string;
  /** One more reads all anew. */
  readonly reading: number;
  /** Days with times wanted. */
  readonly days: number;
  today(timeZone: string): Day;
  onPlace(place: Place): void;
}

/** Keeps what is on the screen. News about it waits for the citizen, unless nothing of it is left or it only grows. */
export class TimesRead {
  shown: Times | undefined;
  #last: { readonly key: string; readonly reading: number; readonly search: SlotSearch } | undefined;

  /** Reads as far as is wanted; what was read by the same reading is not read again. */
  async load(backend: BookingBackend, asked: Asked, options: ReadOptions): Promise<Times | undefined> {
    const { search, key, reading, days } = asked;
    const last = this.#last?.key === key ? this.#last : undefined;
    const known = last?.reading === reading ? last.search : undefined;
    const shown = last && this.shown;
    const place = shown?.place ?? (await readPlace(backend, search, options));
    if (!place) return undefined;
    asked.onPlace(place);
    const today = asked.today(place.unit.timeZone);
    const found = await readSlots(backend, place, search.errand, known, { days, today }, options);
    if (!shown || known || found.slots.length === 0) this.shown = { place, search: found };
    this.#last = { key, reading, search: found };
    return { place, search: found };
  }
}
