import type { Slot } from '../../domain/model/appointment.js';
import type { SlotSearch } from '../../domain/slots/slot-search.js';
import type { SlotDay } from '../../domain/slots/slots-by-day.js';
import type { Day } from '../../domain/time/instant.js';
import type { Texts } from '../shared/host/host-context.js';
import type { LaterParts } from './later.js';
import type { SearchScope } from './search-scope.js';

/** What the times are drawn from. */
export interface SlotsModel {
  readonly texts: Texts<'common' | 'dates' | 'slots'>;
  readonly level: number;
  readonly place: SearchScope;
  /** What is on the screen, and what was read last. */
  readonly search: SlotSearch;
  readonly latest: SlotSearch;
  readonly loading: boolean;
  readonly today: Day;
  /** By the device's clock, times that are still to come would have passed. */
  readonly isClockAhead: boolean;
  /** Days with times that are wanted, and how many more at a time. */
  readonly dayCount: number;
  readonly step: number;
  readonly chosen: string | undefined;
  readonly missing: boolean;
  /** Days whose times are all shown. */
  readonly expandedDays: ReadonlySet<Day>;
  readonly view: 'list' | 'week';
  /** Monday of the week that is shown, where it is a week. */
  readonly week: Day | undefined;
  /** Only these are shown; all of them without it. */
  readonly fits: ((slot: Slot) => boolean) | undefined;
  /** What is loaded only when it is needed. */
  readonly parts: LaterParts;
  /** Where the citizen was before going on from an empty period. */
  readonly returnTo?: Day | undefined;
  /** Somebody listens who can show other units. */
  readonly otherUnits: boolean;
  /** The filter, folded. */
  readonly filterForm: unknown;
}

/** What the citizen can do with them. */
export interface SlotsActions {
  open(day: Day): void;
  choose(id: string): void;
  update(): void;
  retry(): void;
  more(): void;
  goOn(slot: Slot | undefined): void;
  show(view: 'list' | 'week'): void;
  /** To the week of a Monday; `from` where it passes over an empty one. */
  toWeek(monday: Day, from?: Day): void;
  /** Past the empty days of the list, or back to them. */
  pass(from: Day | undefined): void;
  clearFilter(): void;
  otherUnitsAsked(): void;
}

/** All that a part of the picker is drawn from. */
export type RenderModel = SlotsModel &
  SlotsActions & {
    /** Ids of those that are free no longer. */
    readonly gone: ReadonlySet<string>;
    /** Days with times that fit the filter. */
    readonly days: readonly SlotDay[];
  };
