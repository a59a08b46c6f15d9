import { eventSummaryOf, type BookingSummary } from '../../domain/appointments/booking-summary.js';
import type { Purpose } from '../../domain/booking/booking-flow.js';
import type { Booking } from '../../domain/model/appointment.js';

/** A time is booked, or pending: `booking.status` tells. The whole of it is the element's `lastBooking`. Bubbles, composed. */
export class BookingCreatedEvent extends Event {
  static readonly type = 'tidbok-booking-created';
  readonly booking: BookingSummary;
  constructor(booking: Booking) {
    super(BookingCreatedEvent.type, { bubbles: true, composed: true });
    this.booking = eventSummaryOf(booking);
  }
}

/**
 * A time is moved: `booking` is the new one, `from` the old. The whole of the new one is the element's `lastBooking`. Bubbles,
 * composed.
 */
export class BookingRebookedEvent extends Event {
  static readonly type = 'tidbok-booking-rebooked';
  readonly booking: BookingSummary;
  readonly from: BookingSummary;
  constructor(booking: Booking, from: Booking) {
    super(BookingRebookedEvent.type, { bubbles: true, composed: true });
    this.booking = eventSummaryOf(booking);
    this.from = eventSummaryOf(from);
  }
}

/** The event of a time that was made for a purpose. */
export function bookedEvent(purpose: Purpose, time: Booking): Event {
  return purpose.to === 'rebook' ? new BookingRebookedEvent(time, purpose.from) : new BookingCreatedEvent(time);
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-booking-created': BookingCreatedEvent;
    'tidbok-booking-rebooked': BookingRebookedEvent;
  }
}
