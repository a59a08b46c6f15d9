import { mondayOf } from '../../domain/time/calendar.js';
import type { Slot } from '../../domain/model/appointment.js';
import { daysAhead, type Demand, type SlotSearch } from '../../domain/slots/slot-search.js';
import { addDays, dayOf, type Day } from '../../domain/time/instant.js';
import type { SearchScope } from './search-scope.js';

/** The number of days with slots that are shown at first and added by each press. */
export const pageSize = 10;

/** Which part of the free slots is shown. */
export interface ViewState {
  readonly view: 'list' | 'week';
  /** The number of days with slots in the list. */
  readonly dayCount: number;
  /** Monday of the week; if absent, that of the selected slot, else of the first slot. */
  readonly week?: Day;
  /** The first day that was shown before the citizen skipped an empty period. */
  readonly returnTo?: Day;
}

interface Known {
  readonly place: SearchScope;
  readonly search: SlotSearch | undefined;
  readonly chosen: string | undefined;
  readonly fits: ((slot: Slot) => boolean) | undefined;
}

/** Monday of the shown week; undefined while no day with slots is known. */
export function shownWeek(looking: ViewState, { place, search, chosen, fits }: Known): Day | undefined {
  if (looking.week !== undefined) return looking.week;
  const slot = chosen === undefined ? undefined : search?.slots.find(({ id }) => id === chosen);
  const day = slot ? dayOf(slot.start, place.zoneOf(slot)) : search && daysAhead(search, place.zoneOf, fits)[0];
  return day && mondayOf(day);
}

/** The days and slots that the view needs. */
export function demandOf(looking: ViewState, known: Known): Demand {
  const { fits } = known;
  if (looking.view === 'list') return { days: looking.dayCount, fits };
  const from = shownWeek(looking, known);
  return from === undefined ? { days: 0, fits } : { range: { from, to: addDays(from, 6) }, fits };
}

/** The next state: more days, or the week after. */
export function nextViewState(looking: ViewState, known: Known): ViewState {
  if (looking.view === 'list') return { ...looking, dayCount: looking.dayCount + pageSize };
  const week = shownWeek(looking, known);
  return week === undefined ? looking : { ...looking, week: addDays(week, 7) };
}
