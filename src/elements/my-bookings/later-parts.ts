import type { Guest, Texts } from '../shared/host/host-context.js';
import type * as Showing from './later.js';

/** What is said before the list is there. */
export type OwnTexts = Texts<'common' | 'dates' | 'own'>;

/** What a list that has been read is drawn from and handled by. */
export interface Parts {
  readonly showing: typeof Showing;
  /** The guest that also knows their texts. */
  readonly guest: Guest<'common' | 'dates' | 'own' | 'mine'>;
  readonly manager: Showing.Manager;
  readonly past: Showing.PastTimes;
  readonly turning: Showing.Turning;
}
