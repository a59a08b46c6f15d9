import { onResult, pickSelection, isWaiting, onHoldFailed, onReconciled } from './booking-flow-results.js';
import type { BookingErrorCode } from '../model/booking-error.js';
import type { CareUnit, Reason, VisitType } from '../model/care-unit.js';
import type { CredibleResult } from './check-result.js';
import type { Booking, OpenInvitation, Slot } from '../model/appointment.js';
import type { Acceptance, Errand, Target } from '../model/requests.js';
import type { Refused, Taken } from '../model/write-result.js';
import type { Reconciliation } from './reconcile-booking.js';
import type { MessageHint } from './contact-details.js';
import type { RichText } from '../model/rich-text.js';
import type { Instant } from '../time/instant.js';

/** What the citizen wants to do, with the appointment that it concerns. */
export type Purpose =
  | {
      readonly to: 'book';
      readonly invitation?: OpenInvitation;
      /** A slot that was just cancelled and is still free: booking it undoes the cancellation. */
      readonly again?: { readonly unit: CareUnit; readonly visitType: VisitType | undefined; readonly slot: Slot };
    }
  | { readonly to: 'rebook'; readonly from: Booking };

/** What is decided before a slot is selected: the locked search and the accepted conditions. */
export interface Selection {
  readonly unit: CareUnit;
  readonly targets: readonly Target[];
  readonly visitTypes: readonly VisitType[];
  readonly accepted: readonly Acceptance[];
  /** What the guide asks the citizen to write to the unit. */
  readonly message?: MessageHint;
  /** It comes from an appointment, so unit and visit type cannot be changed. */
  readonly fixed?: true;
}

export interface SelectedSlot {
  readonly choice: Selection;
  readonly slot: Slot;
  /** The idempotency key; each selection of a slot has a new one. */
  readonly key: string;
  /** The contact step was shown. */
  readonly asked?: true;
}

/** The state of the booking flow. */
export type BookingFlow =
  | { readonly step: 'unit' }
  | { readonly step: 'guide'; readonly unit: CareUnit }
  | { readonly step: 'slot'; readonly choice: Selection }
  | ({ readonly step: 'contact' } & SelectedSlot)
  | ({ readonly step: 'check'; readonly problem?: BookingErrorCode } & SelectedSlot)
  | ({ readonly step: 'sending' } & SelectedSlot)
  | ({ readonly step: 'unknown'; readonly lookedAt?: Instant; readonly certain?: Booking | undefined } & SelectedSlot)
  | ({ readonly step: 'taken'; readonly text?: RichText | undefined } & SelectedSlot)
  | ({ readonly step: 'refused'; readonly reason: Reason; readonly text?: RichText | undefined } & SelectedSlot)
  /** `lateAnswer`, here and below: the answer came late or incomplete, so a notice may be missing. */
  | { readonly step: 'done'; readonly booking: Booking; readonly notice?: RichText | undefined; readonly lateAnswer?: true }
  | {
      readonly step: 'pending';
      readonly booking: Booking;
      readonly notice?: RichText | undefined;
      readonly kept?: Booking | undefined;
      readonly lateAnswer?: true;
    }
  | {
      readonly step: 'both';
      readonly booking: Booking;
      readonly kept: Booking;
      readonly notice?: RichText | undefined;
      readonly reason?: Reason;
      readonly text?: RichText | undefined;
      readonly lateAnswer?: true;
    }
  | ({ readonly step: 'not-booked' } & SelectedSlot)
  /** The hold expired before the slot was booked. */
  | ({ readonly step: 'lapsed' } & SelectedSlot)
  /** The citizen already has this booking, from another page or device. */
  | { readonly step: 'already'; readonly booking: Booking };

export type JourneyStep = BookingFlow['step'];

export type BookingFlowEvent =
  | { readonly type: 'unit-chosen'; readonly unit: CareUnit }
  | { readonly type: 'search-locked'; readonly choice: Selection }
  | { readonly type: 'slot-chosen'; readonly slot: Slot; readonly key: string; readonly ask?: boolean }
  /** The contact details were submitted. */
  | { readonly type: 'told' }
  | { readonly type: 'confirmed' }
  | { readonly type: 'answered'; readonly key: string; readonly result: CredibleResult }
  /** This write booked nothing: the citizen already had the booking. */
  | { readonly type: 'already'; readonly key: string; readonly booking: Booking }
  /** The hold could not be taken. */
  | { readonly type: 'not-held'; readonly key: string; readonly result: Taken | Refused }
  | { readonly type: 'lapsed'; readonly key: string }
  /** Nothing was sent: a duplicate was found that the citizen should see first. */
  | { readonly type: 'reconsider'; readonly key: string }
  | { readonly type: 'rejected'; readonly key: string; readonly code: BookingErrorCode }
  | { readonly type: 'settled'; readonly key: string; readonly settled: Reconciliation; readonly at: Instant }
  | { readonly type: 'back' }
  /** The browser's back or forward button, to an earlier state. */
  | { readonly type: 'returned'; readonly to: BookingFlow }
  | { readonly type: 'change'; readonly what: Changeable };

/** What can be changed before the booking is sent. */
export type Changeable = 'unit' | 'guide' | 'slot' | 'contact';

/** The visit type of a slot, from those of the search. */
export function visitTypeOf({ visitTypes }: Selection, slot: Slot): VisitType | undefined {
  return visitTypes.find((type) => type.id === slot.visitType) ?? (visitTypes.length === 1 ? visitTypes[0] : undefined);
}

/** The first state. An invitation or a rebooking has its unit and visit type already. */
export function startOf(purpose: Purpose): BookingFlow {
  const known = knownChoice(purpose);
  return known ? { step: 'slot', choice: known } : { step: 'unit' };
}

/** The intent in the form of the port. */
export function errandOf(purpose: Purpose): Errand {
  if (purpose.to === 'rebook') return { to: 'rebook', booking: purpose.from.id };
  return purpose.invitation ? { to: 'book', invitation: purpose.invitation.id } : { to: 'book' };
}

function knownChoice(purpose: Purpose): Selection | undefined {
  const time = purpose.to === 'rebook' ? purpose.from : (purpose.invitation ?? purpose.again);
  if (!time) return undefined;
  const { unit, visitType } = time;
  const target: Target = visitType ? { unit: unit.id, visitType: visitType.id } : { unit: unit.id };
  return { unit, targets: [target], accepted: [], fixed: true, visitTypes: visitType ? [visitType] : [] };
}

/** The next state. An event that does not fit the state, such as a second click, changes nothing. */
export function advanceBooking(journey: BookingFlow, event: BookingFlowEvent): BookingFlow {
  switch (event.type) {
    case 'unit-chosen':
      // A guide may lead to another care unit.
      return journey.step === 'unit' || journey.step === 'guide' ? { step: 'guide', unit: event.unit } : journey;
    case 'search-locked':
      return journey.step === 'guide' ? { step: 'slot', choice: event.choice } : journey;
    case 'slot-chosen':
      return journey.step === 'slot' || journey.step === 'taken' || journey.step === 'lapsed'
        ? { ...(event.ask ? asking : checking), choice: journey.choice, slot: event.slot, key: event.key }
        : journey;
    case 'told':
      return journey.step === 'contact' ? { step: 'check', ...pickSelection(journey) } : journey;
    case 'confirmed':
      return journey.step === 'check' ? { step: 'sending', ...pickSelection(journey) } : journey;
    case 'answered':
      return onResult(journey, event.key, event.result);
    case 'already':
      return isWaiting(journey, event.key) || isChosen(journey, event.key)
        ? { step: 'already', booking: event.booking }
        : journey;
    case 'not-held':
      return isChosen(journey, event.key) ? onHoldFailed(journey, event.result) : journey;
    case 'lapsed':
      return isChosen(journey, event.key) ? { step: 'lapsed', ...pickSelection(journey) } : journey;
    case 'rejected':
      return isWaiting(journey, event.key) ? { step: 'check', ...pickSelection(journey), problem: event.code } : journey;
    case 'reconsider':
      return journey.step === 'sending' && journey.key === event.key ? { step: 'check', ...pickSelection(journey) } : journey;
    case 'settled':
      return journey.step === 'unknown' && journey.key === event.key ? onReconciled(journey, event.settled, event.at) : journey;
    case 'back':
      return back(journey);
    case 'returned':
      return restored(journey, event.to);
    case 'change':
      return change(journey, event.what);
  }
}

const asking = { step: 'contact', asked: true } as const;
const checking = { step: 'check' } as const;

/** Whether the slot with that key is selected and nothing was sent. */
function isChosen(journey: BookingFlow, key: string): journey is Extract<BookingFlow, { step: 'contact' | 'check' }> {
  return (journey.step === 'contact' || journey.step === 'check') && journey.key === key;
}

function back(journey: BookingFlow): BookingFlow {
  switch (journey.step) {
    case 'guide':
      return { step: 'unit' };
    case 'slot':
      return journey.choice.fixed ? journey : { step: 'guide', unit: journey.choice.unit };
    case 'check':
      return journey.asked ? { step: 'contact', ...pickSelection(journey) } : { step: 'slot', choice: journey.choice };
    case 'contact':
    case 'taken':
    case 'refused':
    case 'not-booked':
    case 'lapsed':
      return { step: 'slot', choice: journey.choice };
    default:
      return journey;
  }
}

/** Never away from what is sent or decided; and what was sent once is chosen anew, so that its key is not used again. */
function restored(journey: BookingFlow, to: BookingFlow): BookingFlow {
  switch (journey.step) {
    case 'unit':
    case 'guide':
    case 'slot':
    case 'contact':
    case 'check':
      return to;
    case 'taken':
    case 'refused':
    case 'not-booked':
    case 'lapsed':
      return 'slot' in to ? { step: 'slot', choice: to.choice } : to;
    default:
      return journey;
  }
}

/** Only from where nothing is under way and nothing is decided. */
function change(journey: BookingFlow, what: Changeable): BookingFlow {
  if (journey.step === 'guide') return what === 'unit' ? { step: 'unit' } : journey;
  if (what === 'contact') return journey.step === 'check' ? { step: 'contact', ...pickSelection(journey) } : journey;
  const open = journey.step === 'contact' || journey.step === 'check' || journey.step === 'refused';
  if (journey.step !== 'slot' && !open) return journey;
  if (what === 'slot') return journey.step === 'slot' ? journey : { step: 'slot', choice: journey.choice };
  if (journey.choice.fixed) return journey;
  return what === 'unit' ? { step: 'unit' } : { step: 'guide', unit: journey.choice.unit };
}
