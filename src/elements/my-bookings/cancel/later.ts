import type { BookingBackend, ReadOptions } from '../../../backends/backend.js';
import { toBookingError, isBookingError } from '../../../domain/model/booking-error.js';
import { checkCancelResult, type CredibleCancelResult } from '../../../domain/booking/check-result.js';
import type { Appointment, Slot } from '../../../domain/model/appointment.js';
import { readGuide } from '../../../domain/guide/parse-guide.js';
import type { CancelRequest } from '../../../domain/model/requests.js';
import type { CancelResult } from '../../../domain/model/write-result.js';
import { reconcileCancel } from '../../../domain/booking/reconcile-cancel.js';
import { termsFor, type TermsToAccept } from '../../../domain/guide/terms.js';
import { dayOf } from '../../../domain/time/instant.js';
import { withWriteTimeout } from '../../shared/writes/write-timeout.js';
import { scheduleReconciliation } from '../../shared/writes/reconcile-schedule.js';

// All that comes once a cancelling is asked for. Nothing is sent before it is there: whoever sends can also say what came of it.
export { cancelDialog } from './cancel-dialog.js';
export { cancelOutcome, unconfirmedOutcome } from './cancel-outcome.js';

type CallOptions = Omit<ReadOptions, 'signal'>;

/** What the unit wants read and ticked before this time is cancelled. Rejects with `BookingError` where that cannot be known. */
export async function fetchCancelTerms(
  backend: BookingBackend,
  { id, unit, visitType }: Appointment,
  options: CallOptions,
): Promise<TermsToAccept | undefined> {
  const query = {
    errand: { to: 'cancel', booking: id },
    unit: unit.id,
    ...(visitType && { visitType: visitType.id }),
  } as const;
  const guide = await backend.guide?.(query, options);
  return guide && termsFor(readGuide(guide), 'cancel', options.language ?? 'sv');
}

/** Cancels once. Rejects with `BookingError` only when it is certain that nothing happened. */
export function sendCancel(
  backend: BookingBackend,
  time: Appointment,
  request: CancelRequest,
  options: CallOptions & { readonly key: string },
): Promise<CredibleCancelResult> {
  return withWriteTimeout(cancelOnce(backend, time, request, options));
}

async function cancelOnce(...[backend, ...given]: Parameters<typeof sendCancel>): Promise<CredibleCancelResult> {
  try {
    return checkCancelResult(await backend.cancel?.(...given));
  } catch (thrown) {
    if (isBookingError(thrown)) throw thrown;
    // Whatever else was thrown does not say that nothing happened.
    return { outcome: 'unknown' };
  }
}

/** Looks for what became of a lost cancelling until `signal` is aborted. `sentAt` is in milliseconds of `performance.now()`. */
export function reconcileCancelLater(
  backend: BookingBackend,
  { id }: Appointment,
  sentAt: number,
  options: CallOptions & { readonly signal: AbortSignal },
  onLooked: (result: CancelResult) => void,
): void {
  const { signal } = options;
  scheduleReconciliation(async () => {
    const read = await backend.booking(id, options).catch(toBookingError);
    // Another time says nothing of this one.
    if ('id' in read && read.id !== id) return;
    if (!signal.aborted) onLooked(reconcileCancel(read, performance.now() - sentAt));
  }, signal);
}

/**
 * The free time that a cancelled one left, where the citizen may book it anew without answering the unit's questions again.
 * Rejects with `BookingError` where nobody can tell.
 */
export async function findSameSlot(
  backend: BookingBackend,
  time: Appointment,
  options: CallOptions,
): Promise<Slot | undefined> {
  if (time.kind !== 'booking' || time.unit.guideRequired) return undefined;
  const { unit, visitType, start, performer } = time;
  const day = dayOf(start, unit.timeZone);
  const target = { unit: unit.id, ...(visitType && { visitType: visitType.id }) };
  const { items } = await backend.slots({ errand: { to: 'book' }, targets: [target], days: { from: day, to: day } }, options);
  return items.find((slot) => slot.start === start && slot.performer?.name === performer?.name);
}
