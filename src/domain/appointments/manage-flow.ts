import type { BookingErrorCode } from '../model/booking-error.js';
import type { Reason } from '../model/care-unit.js';
import type { CredibleCancelResult } from '../booking/check-result.js';
import type { Purpose } from '../booking/booking-flow.js';
import type { Appointment, Slot } from '../model/appointment.js';
import type { TermsToAccept } from '../guide/terms.js';
import type { RichText } from '../model/rich-text.js';

interface Cancelling {
  readonly time: Appointment;
  readonly key: string;
  /** What the unit wants read and ticked first. */
  readonly terms?: TermsToAccept | undefined;
}

/** What the citizen is doing with the own times. */
export type ManageFlow =
  /** `switched`: the person was switched while a cancelling was on its way, so what came of it is not said here. */
  | { readonly step: 'list'; readonly problem?: BookingErrorCode; readonly switched?: true }
  | { readonly step: 'opening'; readonly id: string; readonly to: 'cancel' | 'rebook' }
  | ({ readonly step: 'asking'; readonly problem?: BookingErrorCode } & Cancelling)
  | ({ readonly step: 'cancelling' } & Cancelling)
  | ({ readonly step: 'unknown' } & Cancelling)
  | {
      readonly step: 'cancelled';
      readonly time: Appointment;
      readonly notice?: RichText | undefined;
      /** A part of the answer could not be read: a notice may be missing. */
      readonly incomplete?: true;
      /** The same time, still free: to book it is to undo. */
      readonly again?: Slot;
    }
  | {
      readonly step: 'refused';
      readonly to: 'cancel' | 'rebook';
      readonly time: Appointment;
      readonly reason: Reason;
      readonly text?: RichText | undefined;
      /** Found out later: nobody refused, it was only lost. */
      readonly late?: boolean;
      /** It was allowed as late as when it was asked for. */
      readonly promised?: true;
    }
  | { readonly step: 'journey'; readonly purpose: Purpose };

export type ManageFlowEvent =
  | { readonly type: 'open'; readonly id: string; readonly to: 'cancel' | 'rebook' }
  /** The time as it is now, with its rights read afresh. */
  | { readonly type: 'opened'; readonly time: Appointment; readonly key: string; readonly terms?: TermsToAccept | undefined }
  | { readonly type: 'failed'; readonly code: BookingErrorCode }
  | { readonly type: 'confirmed' }
  /** The deadline passed while the citizen was asked. Nothing was sent. */
  | { readonly type: 'lapsed' }
  | { readonly type: 'answered'; readonly key: string; readonly result: CredibleCancelResult }
  | { readonly type: 'rejected'; readonly key: string; readonly code: BookingErrorCode }
  | { readonly type: 'free-again'; readonly id: string; readonly slot: Slot }
  | { readonly type: 'undo' }
  | { readonly type: 'kept' };

/** The next state. An event that does not belong to the state, such as a second click, changes nothing. */
export function advanceManageFlow(now: ManageFlow, event: ManageFlowEvent): ManageFlow {
  switch (event.type) {
    case 'open':
      return now.step === 'asking' || now.step === 'cancelling' ? now : { ...event, step: 'opening' };
    case 'opened':
      return now.step === 'opening' && now.id === event.time.id ? opened(now.to, event) : now;
    case 'failed':
      return now.step === 'opening' ? { step: 'list', problem: event.code } : now;
    case 'confirmed':
      return now.step === 'asking'
        ? { step: 'cancelling', time: now.time, key: now.key, ...(now.terms && { terms: now.terms }) }
        : now;
    case 'lapsed':
      return now.step === 'asking' ? { step: 'refused', to: 'cancel', time: now.time, reason: 'too-late' } : now;
    case 'answered':
      return (now.step === 'cancelling' || now.step === 'unknown') && now.key === event.key ? answered(now, event.result) : now;
    case 'rejected':
      return now.step === 'cancelling' && now.key === event.key ? { ...now, step: 'asking', problem: event.code } : now;
    case 'free-again':
      return now.step === 'cancelled' && now.time.id === event.id ? { ...now, again: event.slot } : now;
    case 'undo':
      return now.step === 'cancelled' && now.again ? undoing(now.time, now.again) : now;
    case 'kept':
      return now.step === 'cancelling' ? now : { step: 'list' };
  }
}

function opened(
  to: 'cancel' | 'rebook',
  { time, key, terms }: Omit<Extract<ManageFlowEvent, { readonly type: 'opened' }>, 'type'>,
): ManageFlow {
  if (time.kind === 'open-invitation') return { step: 'journey', purpose: { to: 'book', invitation: time } };
  const right = to === 'cancel' ? time.rights.cancel : time.rights.rebook;
  if (!right.allowed) return { step: 'refused', to, time, reason: right.reason, text: right.text };
  return to === 'cancel'
    ? { step: 'asking', time, key, ...(terms && { terms }) }
    : { step: 'journey', purpose: { to: 'rebook', from: time } };
}

function undoing({ unit, visitType }: Appointment, slot: Slot): ManageFlow {
  return { step: 'journey', purpose: { to: 'book', again: { unit, visitType, slot } } };
}

function answered({ step, time, key }: Cancelling & Pick<ManageFlow, 'step'>, result: CredibleCancelResult): ManageFlow {
  switch (result.outcome) {
    case 'done':
      return { step: 'cancelled', time, notice: result.notice, ...(result.incomplete && { incomplete: true }) };
    case 'refused': {
      const late = step === 'unknown';
      const how = { late, ...(!late && { promised: true as const }) };
      return { step: 'refused', to: 'cancel', time, reason: result.reason, text: result.text, ...how };
    }
    case 'unknown':
      return { step: 'unknown', time, key };
  }
}
