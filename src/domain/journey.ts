import type { BookingErrorCode } from './booking-error.js';
import type { CareUnit, Reason, VisitType } from './care.js';
import type { Booking, OpenInvitation, Slot } from './own-times.js';
import type { Acceptance, Errand, Target } from './requests.js';
import type { RebookResult, Refused, Taken } from './results.js';
import type { Settled } from './settle.js';
import type { RichText } from './text.js';
import type { Instant } from './time.js';

/** What the citizen is about, with the own time that it concerns. */
export type Purpose =
  { readonly to: 'book'; readonly invitation?: OpenInvitation } | { readonly to: 'rebook'; readonly from: Booking };

/** What has been settled before a time is chosen: the locked search and the conditions accepted. */
export interface Choice {
  readonly unit: CareUnit;
  readonly targets: readonly Target[];
  readonly visitTypes: readonly VisitType[];
  readonly accepted: readonly Acceptance[];
  /** It comes with an own time, so unit and visit type cannot be changed. */
  readonly fixed?: true;
}

interface Chosen {
  readonly choice: Choice;
  readonly slot: Slot;
  /** One for the intent to have this slot; a new slot is a new intent. */
  readonly key: string;
}

/** Where the citizen is in booking or rebooking a time. */
export type Journey =
  | { readonly step: 'unit' }
  | { readonly step: 'guide'; readonly unit: CareUnit }
  | { readonly step: 'slot'; readonly choice: Choice }
  | ({ readonly step: 'check'; readonly problem?: BookingErrorCode } & Chosen)
  | ({ readonly step: 'sending' } & Chosen)
  | ({ readonly step: 'unknown'; readonly lookedAt?: Instant; readonly certain?: Booking | undefined } & Chosen)
  | ({ readonly step: 'taken'; readonly text?: RichText | undefined } & Chosen)
  | ({ readonly step: 'refused'; readonly reason: Reason; readonly text?: RichText | undefined } & Chosen)
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
  | ({ readonly step: 'not-booked' } & Chosen)
  /** The hold ended before the time was booked. */
  | ({ readonly step: 'lapsed' } & Chosen)
  /** The citizen has the time since before, from another page or another device. */
  | { readonly step: 'already'; readonly booking: Booking };

export type JourneyStep = Journey['step'];

export type JourneyEvent =
  | { readonly type: 'unit-chosen'; readonly unit: CareUnit }
  | { readonly type: 'search-locked'; readonly choice: Choice }
  | { readonly type: 'slot-chosen'; readonly slot: Slot; readonly key: string }
  | { readonly type: 'confirmed' }
  | { readonly type: 'answered'; readonly key: string; readonly result: RebookResult }
  /** Nothing was booked by this write: the citizen had the time already. */
  | { readonly type: 'already'; readonly key: string; readonly booking: Booking }
  /** The time could not be kept while the citizen answers. */
  | { readonly type: 'not-held'; readonly key: string; readonly result: Taken | Refused }
  | { readonly type: 'lapsed'; readonly key: string }
  /** Nothing was sent: an own time came to light that the citizen should see first. */
  | { readonly type: 'reconsider'; readonly key: string }
  | { readonly type: 'rejected'; readonly key: string; readonly code: BookingErrorCode }
  | { readonly type: 'settled'; readonly key: string; readonly settled: Settled; readonly at: Instant }
  | { readonly type: 'back' }
  | { readonly type: 'change'; readonly what: 'unit' | 'guide' | 'slot' };

/** The visit type of a slot, among those of the search. */
export function visitTypeOf({ visitTypes }: Choice, slot: Slot): VisitType | undefined {
  return visitTypes.find((type) => type.id === slot.visitType) ?? (visitTypes.length === 1 ? visitTypes[0] : undefined);
}

/** Where a journey begins. An invitation or a rebooking has its unit and visit type already. */
export function startOf(purpose: Purpose): Journey {
  const known = knownChoice(purpose);
  return known ? { step: 'slot', choice: known } : { step: 'unit' };
}

/** The errand as the port says it. */
export function errandOf(purpose: Purpose): Errand {
  if (purpose.to === 'rebook') return { to: 'rebook', booking: purpose.from.id };
  return purpose.invitation ? { to: 'book', invitation: purpose.invitation.id } : { to: 'book' };
}

function knownChoice(purpose: Purpose): Choice | undefined {
  const time = purpose.to === 'rebook' ? purpose.from : purpose.invitation;
  if (!time) return undefined;
  const { unit, visitType } = time;
  const target: Target = visitType ? { unit: unit.id, visitType: visitType.id } : { unit: unit.id };
  return { unit, targets: [target], accepted: [], fixed: true, visitTypes: visitType ? [visitType] : [] };
}

/** The next state. An event that does not belong to the state, such as a second click, changes nothing. */
export function advance(journey: Journey, event: JourneyEvent): Journey {
  switch (event.type) {
    case 'unit-chosen':
      // A guide may lead to another unit.
      return journey.step === 'unit' || journey.step === 'guide' ? { step: 'guide', unit: event.unit } : journey;
    case 'search-locked':
      return journey.step === 'guide' ? { step: 'slot', choice: event.choice } : journey;
    case 'slot-chosen':
      return journey.step === 'slot' || journey.step === 'taken' || journey.step === 'lapsed'
        ? { step: 'check', choice: journey.choice, slot: event.slot, key: event.key }
        : journey;
    case 'confirmed':
      return journey.step === 'check' ? { step: 'sending', ...chosen(journey) } : journey;
    case 'answered':
      return answerFor(journey, event.key, event.result);
    case 'already':
      return isWaiting(journey, event.key) || (journey.step === 'check' && journey.key === event.key)
        ? { step: 'already', booking: event.booking }
        : journey;
    case 'not-held':
      return journey.step === 'check' && journey.key === event.key ? notHeld(journey, event.result) : journey;
    case 'lapsed':
      return journey.step === 'check' && journey.key === event.key ? { step: 'lapsed', ...chosen(journey) } : journey;
    case 'rejected':
      return isWaiting(journey, event.key) ? { step: 'check', ...chosen(journey), problem: event.code } : journey;
    case 'reconsider':
      return journey.step === 'sending' && journey.key === event.key ? { step: 'check', ...chosen(journey) } : journey;
    case 'settled':
      return journey.step === 'unknown' && journey.key === event.key ? settled(journey, event.settled, event.at) : journey;
    case 'back':
      return back(journey);
    case 'change':
      return change(journey, event.what);
  }
}

function chosen({ choice, slot, key }: Chosen): Chosen {
  return { choice, slot, key };
}

/** Whether the answer to that write is waited for, or would still tell something. */
function isWaiting(journey: Journey, key: string): journey is Extract<Journey, { step: 'sending' | 'unknown' }> {
  return (journey.step === 'sending' || journey.step === 'unknown') && journey.key === key;
}

/** An answer may come after the own times have told: then it says the same with the notice, or better. */
function answerFor(journey: Journey, key: string, result: RebookResult): Journey {
  if (isWaiting(journey, key)) {
    return journey.step === 'unknown' && result.outcome === 'unknown' ? journey : answered(journey, result);
  }
  if (!('booking' in result) || result.outcome === 'unknown') return journey;
  if (journey.step === 'not-booked' && journey.key === key) return answered(journey, result);
  const found = 'lateAnswer' in journey && journey.booking.id === result.booking.id && journey.step === result.outcome;
  return found ? toBooked(result) : journey;
}

function notHeld(journey: Chosen & Journey, result: Taken | Refused): Journey {
  // A unit that keeps no times can be booked all the same.
  return result.outcome === 'refused' && result.reason === 'not-offered' ? journey : answered(journey, result);
}

function toBooked(result: Extract<RebookResult, { outcome: 'done' | 'pending' | 'both' }>): Journey {
  switch (result.outcome) {
    case 'done':
      return { step: 'done', booking: result.booking, notice: result.notice };
    case 'pending':
      return { step: 'pending', booking: result.booking, notice: result.notice, kept: result.kept };
    case 'both':
      return { ...result, step: 'both' };
  }
}

function answered(journey: Chosen, result: RebookResult): Journey {
  switch (result.outcome) {
    case 'done':
    case 'pending':
    case 'both':
      return toBooked(result);
    case 'taken':
      return { step: 'taken', ...chosen(journey), text: result.text };
    case 'refused':
      return { step: 'refused', ...chosen(journey), reason: result.reason, text: result.text };
    case 'unknown':
      return { step: 'unknown', ...chosen(journey), certain: result.booking };
  }
}

function settled(journey: Extract<Journey, { step: 'unknown' }>, found: Settled, at: Instant): Journey {
  switch (found.as) {
    case 'booked':
      return { step: found.booking.status === 'pending' ? 'pending' : 'done', booking: found.booking, lateAnswer: true };
    case 'both':
      return found.booking.status === 'pending'
        ? { step: 'pending', booking: found.booking, kept: found.kept, lateAnswer: true }
        : { step: 'both', booking: found.booking, kept: found.kept, lateAnswer: true };
    case 'not-booked':
      return { step: 'not-booked', ...chosen(journey) };
    case 'cannot-tell':
      return { ...journey, lookedAt: at };
  }
}

function back(journey: Journey): Journey {
  switch (journey.step) {
    case 'guide':
      return { step: 'unit' };
    case 'slot':
      return journey.choice.fixed ? journey : { step: 'guide', unit: journey.choice.unit };
    case 'check':
    case 'taken':
    case 'refused':
    case 'not-booked':
    case 'lapsed':
      return { step: 'slot', choice: journey.choice };
    default:
      return journey;
  }
}

/** Only from where nothing is under way and nothing is decided. */
function change(journey: Journey, what: 'unit' | 'guide' | 'slot'): Journey {
  if (journey.step === 'guide') return what === 'unit' ? { step: 'unit' } : journey;
  if (journey.step !== 'slot' && journey.step !== 'check' && journey.step !== 'refused') return journey;
  if (what === 'slot') return journey.step === 'slot' ? journey : back(journey);
  if (journey.choice.fixed) return journey;
  return what === 'unit' ? { step: 'unit' } : { step: 'guide', unit: journey.choice.unit };
}
