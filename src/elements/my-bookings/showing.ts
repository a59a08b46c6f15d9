import { offsetAt } from '../../domain/time.js';
import { agenda } from '../shared/styles/agenda.js';
import { dialog } from '../shared/styles/dialog.js';
import { rows } from '../shared/styles/rows.js';

// All that a list that has been read is drawn from and handled by. It is fetched while the list is read: nothing is shown of
// it before, and the first load of a page stays small.
export { readAgain, withSource } from '../../domain/own-list.js';
export { mine } from '../../locales/sv-mine.js';
export { ableOf } from './able.js';
export { ownJourney, ownTimes, whatHappened } from './list.js';
export { Manager } from './manager.js';
export { PastTimes } from './past-times.js';
export { Turning } from './turning.js';
export { whenShown } from '../shared/shown.js';

export const styles = [rows, agenda, dialog];

// A zone's first formatter costs a browser tens of milliseconds. The units are most often in the device's zone, and the answer is
// still on its way.
offsetAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
