import type { CareUnit, LateFee, Performer, Rights, VisitType } from './care-unit.js';
import type { RichText } from './rich-text.js';
import type { Day, Instant } from '../time/instant.js';

/** A free time. It is its id: the id carries all that the backend needs to book it. */
export interface Slot {
  readonly id: string;
  /** `CareUnit.id`. */
  readonly unit: string;
  readonly start: Instant;
  readonly end?: Instant;
  /** `VisitType.id`. */
  readonly visitType?: string;
  readonly performer?: Performer;
  /** The rights that a booking of it would get. */
  readonly rights?: Rights;
  /** The fee that its booking would get. */
  readonly lateFee?: LateFee;
}

/** A slot kept for the citizen while answering. */
export interface Hold {
  readonly id: string;
  readonly slot: Slot;
  /** How long it lasts, in seconds from the arrival of the answer: clocks differ. */
  readonly seconds?: number;
}

interface OwnTimeBase {
  readonly id: string;
  readonly unit: CareUnit;
  readonly rights: Rights;
  readonly visitType?: VisitType;
  readonly performer?: Performer;
  /** From the unit to the citizen. */
  readonly information?: RichText;
  /** From the citizen to the unit. */
  readonly message?: string;
}

/** A time of the citizen's own, however it came about. */
export interface Booking extends OwnTimeBase {
  readonly kind: 'booking' | 'timed-invitation';
  readonly status: 'booked' | 'pending' | 'cancelled';
  readonly start: Instant;
  readonly end?: Instant;
  /** The key of the write that made it, where the system keeps keys. */
  readonly key?: string;
  /** The id of the time it replaced. If that one is still listed, a rebooking stopped half way. */
  readonly replaces?: string;
  readonly lateFee?: LateFee;
  /** The `https:` address of a video visit, and from when it is open. */
  readonly video?: { readonly href: string; readonly opens?: Instant };
}

/** An invitation whose time the citizen chooses. */
export interface OpenInvitation extends OwnTimeBase {
  readonly kind: 'open-invitation';
  /** The last moment to choose a time. */
  readonly until?: Instant;
}

export type Invitation = OpenInvitation | (Booking & { readonly kind: 'timed-invitation' });
export type Appointment = Booking | OpenInvitation;

/** What is known of one day at one unit. `full` only where the system can tell full from none. */
export interface DayAvailability {
  /** `CareUnit.id`. */
  readonly unit: string;
  readonly day: Day;
  readonly state: 'free' | 'full' | 'none';
  /** How many free slots, where known. */
  readonly slots?: number;
}
