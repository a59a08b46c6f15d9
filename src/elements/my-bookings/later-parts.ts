import type { HostContext, Texts } from '../shared/host/host-context.js';
import type * as Showing from './later.js';

/** What is said before the list is there. */
export type FirstMessages = Texts<'common' | 'dates' | 'own'>;

/** What a list that has been read is drawn from and handled by. */
export interface LaterModule {
  readonly showing: typeof Showing;
  /** The context that also knows their texts. */
  readonly hostContext: HostContext<'common' | 'dates' | 'own' | 'mine'>;
  readonly actionsController: Showing.AppointmentActionsController;
  readonly past: Showing.PastController;
  readonly deadlines: Showing.DeadlineController;
}
