import type { JourneyEvent } from '../../domain/journey.js';

/** The journey, as what works for it sees it. */
export interface Course {
  go(event: JourneyEvent): void;
  /** To screen readers, once. */
  say(sentence: string): void;
}
