import { mondayOf } from '../../domain/time/calendar.js';
import type { Slot } from '../../domain/model/appointment.js';
import { daysAhead, type Demand, type SlotSearch } from '../../domain/slots/slot-search.js';
import { addDays, dayOf, type Day } from '../../domain/time/instant.js';
import type { SearchScope } from './search-scope.js';

/** Days with times that are shown at first, and how many more at a time. */
export const pageSize = 10;

/** What part of the free times is looked at. */
export interface ViewState {
  readonly view: 'list' | 'week';
  /** How many days with times are wanted of the list. */
  readonly dayCount: number;
  /** Monday of the week; without it, that of the chosen or else the first time. */
  readonly week?: Day;
  /** Where the citizen was before going on from an empty period. */
  readonly returnTo?: Day;
}

interface Known {
  readonly place: SearchScope;
  readonly search: SlotSearch | undefined;
  readonly chosen: string | undefined;
  readonly fits: ((slot: Slot) => boolean) | undefined;
}

/** Monday of the week that is looked at; none while no day with times is known. */
export function shownWeek(looking: ViewState, { place, search, chosen, fits }: Known): Day | undefined {
  if (looking.week !== undefined) return looking.week;
  const slot = chosen === undefined ? undefined : search?.slots.find(({ id }) => id === chosen);
  const day = slot ? dayOf(slot.start, place.zoneOf(slot)) : search && daysAhead(search, place.zoneOf, fits)[0];
  return day && mondayOf(day);
}

/** What must be read for that. */
export function demandOf(looking: ViewState, known: Known): Demand {
  const { fits } = known;
  if (looking.view === 'list') return { days: looking.dayCount, fits };
  const from = shownWeek(looking, known);
  return from === undefined ? { days: 0, fits } : { range: { from, to: addDays(from, 6) }, fits };
}

/** What would be asked for next: more days, or the week after. */
export function nextViewState(looking: ViewState, known: Known): ViewState {
  if (looking.view === 'list') return { ...looking, dayCount: looking.dayCount + pageSize };
  const week = shownWeek(looking, known);
  return week === undefined ? looking : { ...looking, week: addDays(week, 7) };
}
