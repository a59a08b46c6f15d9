import { offsetAt } from '../../domain/time/instant.js';
import { appointmentListStyles } from '../shared/styles/appointment-list.js';
import { dialog } from '../shared/styles/dialog.js';
import { summaryListStyles } from '../shared/styles/summary-list.js';

// All that a list that has been read is drawn from and handled by. It is fetched while the list is read: nothing is shown of
// it before, and the first load of a page stays small.
export { mergeRefreshed, mergeSource } from '../../domain/appointments/merge-refreshed.js';
export { mine } from '../../locales/sv-mine.js';
export { capabilitiesOf } from './capabilities.js';
export { appointmentList, embeddedBooking, statusNotice } from './list/appointment-list.js';
export { AppointmentActionsController } from './cancel/cancel-controller.js';
export { PastController } from './list/past-controller.js';
export { DeadlineController } from './deadline-controller.js';
export { whenShown } from '../shared/host/visibility.js';

export const styles = [summaryListStyles, appointmentListStyles, dialog];

// A zone's first formatter costs a browser tens of milliseconds. The units are most often in the device's zone, and the answer is
// still on its way.
offsetAt(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone);
