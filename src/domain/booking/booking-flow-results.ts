import type { CredibleResult } from './check-result.js';
import type { SelectedSlot, BookingFlow } from './booking-flow.js';
import type { Refused, Taken } from '../model/write-result.js';
import type { Reconciliation } from './reconcile-booking.js';
import type { Instant } from '../time/instant.js';

// The transitions of the booking flow on an answer, or on a reconciliation in its place.

/** The selected slot with its selection. */
export function pickSelection({ choice, slot, key, asked }: SelectedSlot): SelectedSlot {
  return { choice, slot, key, ...(asked && { asked }) };
}

/** Whether the answer to that write is still of use. */
export function isWaiting(journey: BookingFlow, key: string): journey is Extract<BookingFlow, { step: 'sending' | 'unknown' }> {
  return (journey.step === 'sending' || journey.step === 'unknown') && journey.key === key;
}

/** A late response may arrive after reconciliation already found the booking; it then only adds the notice. */
export function onResult(journey: BookingFlow, key: string, result: CredibleResult): BookingFlow {
  if (isWaiting(journey, key)) {
    return journey.step === 'unknown' && result.outcome === 'unknown' ? journey : toStep(journey, result);
  }
  if (!('booking' in result) || result.outcome === 'unknown') return journey;
  if (journey.step === 'not-booked' && journey.key === key) return toStep(journey, result);
  const found = 'lateAnswer' in journey && journey.booking.id === result.booking.id && journey.step === result.outcome;
  return found ? toBooked(result) : journey;
}

export function onHoldFailed(journey: SelectedSlot & BookingFlow, result: Taken | Refused): BookingFlow {
  // A unit without holds can be booked all the same.
  return result.outcome === 'refused' && result.reason === 'not-offered' ? journey : toStep(journey, result);
}

function toBooked(result: Extract<CredibleResult, { outcome: 'done' | 'pending' | 'both' }>): BookingFlow {
  const more = result.incomplete && ({ lateAnswer: true } as const);
  switch (result.outcome) {
    case 'done':
      return { step: 'done', booking: result.booking, notice: result.notice, ...more };
    case 'pending':
      return { step: 'pending', booking: result.booking, notice: result.notice, kept: result.kept, ...more };
    case 'both':
      return { ...result, step: 'both', ...more };
  }
}

function toStep(journey: SelectedSlot, result: CredibleResult): BookingFlow {
  switch (result.outcome) {
    case 'done':
    case 'pending':
    case 'both':
      return toBooked(result);
    case 'taken':
      return { step: 'taken', ...pickSelection(journey), text: result.text };
    case 'refused':
      return { step: 'refused', ...pickSelection(journey), reason: result.reason, text: result.text };
    case 'unknown':
      return { step: 'unknown', ...pickSelection(journey), certain: result.booking };
  }
}

export function onReconciled(
  journey: Extract<BookingFlow, { step: 'unknown' }>,
  found: Reconciliation,
  at: Instant,
): BookingFlow {
  switch (found.as) {
    case 'booked':
      return { step: found.booking.status === 'pending' ? 'pending' : 'done', booking: found.booking, lateAnswer: true };
    case 'both':
      return found.booking.status === 'pending'
        ? { step: 'pending', booking: found.booking, kept: found.kept, lateAnswer: true }
        : { step: 'both', booking: found.booking, kept: found.kept, lateAnswer: true };
    case 'not-booked':
      return { step: 'not-booked', ...pickSelection(journey) };
    case 'cannot-tell':
      return { ...journey, lookedAt: at };
  }
}
