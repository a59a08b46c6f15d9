import { cancelledEventSummaryOf, type CancelledSummary } from '../../domain/appointments/booking-summary.js';
import type { Appointment } from '../../domain/model/appointment.js';

/** An own time is cancelled. The whole of it is the element's `lastBooking`. Bubbles, composed. */
export class BookingCancelledEvent extends Event {
  static readonly type = 'tidbok-booking-cancelled';
  readonly time: CancelledSummary;
  constructor(time: Appointment) {
    super(BookingCancelledEvent.type, { bubbles: true, composed: true });
    this.time = cancelledEventSummaryOf(time);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-booking-cancelled': BookingCancelledEvent;
  }
}
