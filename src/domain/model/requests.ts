import type { Hold, Slot } from './appointment.js';
import type { DayRange } from '../time/instant.js';

/** What the citizen is about: a new time, perhaps answering an invitation, or another time for a booking. */
export type Errand =
  { readonly to: 'book'; readonly invitation?: string } | { readonly to: 'rebook'; readonly booking: string };

/** Part of a locked search. Pairs, because visit type ids are local to a unit. */
export interface Target {
  readonly unit: string;
  readonly visitType?: string;
  /** `Performer.id`s; absent: anyone. */
  readonly performers?: readonly string[];
}

export interface UnitQuery {
  readonly errand: Errand;
  readonly ids?: readonly string[];
  readonly text?: string;
  /** Degrees, WGS 84. The nearest come first. */
  readonly near?: { readonly latitude: number; readonly longitude: number };
  readonly after?: string;
}

export interface VisitTypeQuery {
  readonly errand: Errand;
  readonly units: readonly string[];
}

export interface GuideQuery {
  readonly errand: Errand | { readonly to: 'cancel'; readonly booking: string };
  readonly unit?: string;
  readonly visitType?: string;
}

export interface SlotQuery {
  readonly errand: Errand;
  readonly targets: readonly Target[];
  readonly days: DayRange;
}

export type PerformerQuery = Omit<SlotQuery, 'days'>;

/** A guide's id and version: together they name one text that never changes. */
export interface GuideReference {
  readonly id: string;
  readonly version: string;
}

/** Conditions that the citizen ticked. The server stamps the time. */
export interface Acceptance {
  readonly guide: GuideReference;
  /** Ids of the conditions. */
  readonly conditions: readonly string[];
}

export interface BookRequest {
  readonly slot: Slot;
  readonly accepted: readonly Acceptance[];
  /** The id of the open invitation that this answers. */
  readonly invitation?: string;
  readonly hold?: Hold;
  readonly message?: string;
  readonly phone?: string;
}

export interface CancelRequest {
  readonly accepted: readonly Acceptance[];
  readonly message?: string;
}
