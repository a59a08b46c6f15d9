import type { BookingBackend, ReadOptions } from '../../../backends/backend.js';
import { BookingError, isBookingError } from '../../../domain/model/booking-error.js';
import { checkBookResult, type CredibleResult, type SentTime } from '../../../domain/booking/check-result.js';
import { visitTypeOf, type Selection, type Purpose } from '../../../domain/booking/booking-flow.js';
import type { Hold, Slot } from '../../../domain/model/appointment.js';
import type { Acceptance, BookRequest } from '../../../domain/model/requests.js';
import type { ContactDetails } from '../../../domain/booking/contact-details.js';
import { canSubmit } from './can-submit.js';
import { rebookInTwoCalls } from './reconcile.js';

type CallOptions = Omit<ReadOptions, 'signal'>;

/** What the citizen tells the unit, and accepted at the check. */
export interface BookingInput {
  readonly told: ContactDetails;
  readonly accepted: readonly Acceptance[];
}

/** Sends the write once. Rejects with `BookingError` only when it is certain that nothing happened. */
export async function sendWrite(
  backend: BookingBackend,
  purpose: Purpose,
  {
    choice,
    slot,
    key,
    hold,
  }: { readonly choice: Selection; readonly slot: Slot; readonly key: string; readonly hold: Hold | undefined },
  { told, accepted }: BookingInput,
  options: CallOptions,
): Promise<CredibleResult> {
  const invitation = purpose.to === 'book' ? purpose.invitation?.id : undefined;
  const request: BookRequest = {
    ...{ slot, ...told, accepted: [...choice.accepted, ...accepted] },
    ...(invitation !== undefined && { invitation }),
    ...(hold && { hold }),
  };
  const from = purpose.to === 'rebook' ? purpose.from : undefined;
  const sent: SentTime = { slot, unit: choice.unit, visitType: visitTypeOf(choice, slot), from };
  try {
    if (purpose.to === 'rebook' && backend.rebook)
      return checkBookResult(await backend.rebook(purpose.from, request, { ...options, key }), sent);
    if (!canSubmit(backend, purpose)) throw new BookingError('invalid-request', 'no such ability');
    if (purpose.to === 'rebook') {
      return await rebookInTwoCalls(backend, purpose.from, request, sent, { ...options, key });
    }
    return checkBookResult(await backend.book?.(request, { ...options, key }), sent);
  } catch (thrown) {
    if (isBookingError(thrown)) throw thrown;
    // Whatever else was thrown does not say that nothing happened.
    return { outcome: 'unknown' };
  }
}
