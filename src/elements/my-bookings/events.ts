import type { OwnTime } from '../../domain/own-times.js';

/** An own time is cancelled. Bubbles, composed. */
export class BookingCancelledEvent extends Event {
  static readonly type = 'tidbok-booking-cancelled';
  constructor(readonly time: OwnTime) {
    super(BookingCancelledEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-booking-cancelled': BookingCancelledEvent;
  }
}
