import type { Reason } from './care-unit.js';
import type { Booking, Hold } from './appointment.js';
import type { RichText } from './rich-text.js';

/** It is done. A notice, such as "come fasting", must be shown. */
export interface Done {
  readonly outcome: 'done';
  readonly booking: Booking;
  readonly notice?: RichText;
}

/** The unit must confirm. In a rebooking `kept` is the old time, where it stands meanwhile. */
export interface Pending {
  readonly outcome: 'pending';
  readonly booking: Booking;
  readonly notice?: RichText;
  readonly kept?: Booking;
}

/** The time is no longer free; nothing was booked. */
export interface Taken {
  readonly outcome: 'taken';
  readonly text?: RichText;
}

/** The system said no; nothing was changed. */
export interface Refused {
  readonly outcome: 'refused';
  readonly reason: Reason;
  readonly text?: RichText;
}

/** Nobody knows whether it was done. `booking` is what is certain all the same. Settled by reading, never by sending again. */
export interface Unknown {
  readonly outcome: 'unknown';
  readonly booking?: Booking;
}

/** A rebooking stopped half way: both times are the citizen's. `reason` says why the old one could not be cancelled. */
export interface Both {
  readonly outcome: 'both';
  readonly booking: Booking;
  readonly kept: Booking;
  readonly reason: Reason;
  readonly notice?: RichText;
  readonly text?: RichText;
}

export interface Cancelled {
  readonly outcome: 'done';
  readonly notice?: RichText;
}

export type HoldResult = { readonly outcome: 'held'; readonly hold: Hold } | Taken | Refused;
export type BookResult = Done | Pending | Taken | Refused | Unknown;
export type RebookResult = BookResult | Both;
export type CancelResult = Cancelled | Refused | Unknown;
