import { offsetAt } from '../../domain/time/instant.js';
import { agenda } from '../shared/styles/appointment-list.js';
import { dialog } from '../shared/styles/dialog.js';
import { rows } from '../shared/styles/summary-list.js';

// All that a list that has been read is drawn from and handled by. It is fetched while the list is read: nothing is shown of
// it before, and the first load of a page stays small.
export { readAgain, withSource } from '../../domain/appointments/merge-refreshed.js';
export { mine } from '../../locales/sv-mine.js';
export { ableOf } from './capabilities.js';
export { ownJourney, ownTimes, whatHappened } from './list/appointment-list.js';
export { Manager } from './cancel/cancel-controller.js';
export { PastTimes } from './list/past-controller.js';
export { Turning } from './deadline-controller.js';
export { whenShown } from '../shared/host/visibility.js';

export const styles = [rows, agenda, dialog];

// A zone's first formatter costs a browser tens of milliseconds. The units are most often in the device's zone, and the answer is
// still on its way.
offsetAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
