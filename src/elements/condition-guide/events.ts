import type { VisitType } from '../../domain/model/care-unit.js';
import type { Acceptance, GuideReference, Target } from '../../domain/model/requests.js';

/** What a guide ends in: a locked search and what was accepted. Never an answer or a symptom. */
export interface LockedSearch {
  readonly targets: readonly Target[];
  readonly visitTypes: readonly VisitType[];
  /** Absent where the unit has no guide. */
  readonly guide?: GuideReference;
  readonly accepted: readonly Acceptance[];
  /** What the guide asks the citizen to tell the clinic, where the booking may carry a message. */
  readonly message?: { readonly hint?: string; readonly lang?: string; readonly length?: number };
}

/** The condition guide ended in a locked slot search. Bubbles, composed. */
export class GuideCompletedEvent extends Event {
  static readonly type = 'tidbok-guide-completed';
  constructor(readonly search: LockedSearch) {
    super(GuideCompletedEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-guide-completed': GuideCompletedEvent;
  }
}
