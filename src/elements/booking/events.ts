import type { Purpose } from '../../domain/journey.js';
import type { Booking } from '../../domain/own-times.js';

/** The journey is at another step; `title` is its heading, for the host's document title. Bubbles, composed. */
export class StepEvent extends Event {
  static readonly type = 'tidbok-step';
  constructor(
    readonly step: string,
    readonly title: string,
  ) {
    super(StepEvent.type, { bubbles: true, composed: true });
  }
}

/** A time is booked, or pending: `booking.status` tells. Bubbles, composed. */
export class BookingCreatedEvent extends Event {
  static readonly type = 'tidbok-booking-created';
  constructor(readonly booking: Booking) {
    super(BookingCreatedEvent.type, { bubbles: true, composed: true });
  }
}

/** A time is moved: `booking` is the new one, `from` the old. Bubbles, composed. */
export class BookingRebookedEvent extends Event {
  static readonly type = 'tidbok-booking-rebooked';
  constructor(
    readonly booking: Booking,
    readonly from: Booking,
  ) {
    super(BookingRebookedEvent.type, { bubbles: true, composed: true });
  }
}

/** The event of a time that was made for a purpose. */
export function madeEvent(purpose: Purpose, time: Booking): Event {
  return purpose.to === 'rebook' ? new BookingRebookedEvent(time, purpose.from) : new BookingCreatedEvent(time);
}

/** The citizen leaves a journey that began at an own time: done, or keeping the time. Does not bubble. */
export class JourneyLeftEvent extends Event {
  static readonly type = 'tidbok-journey-left';
  constructor() {
    super(JourneyLeftEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-step': StepEvent;
    'tidbok-booking-created': BookingCreatedEvent;
    'tidbok-booking-rebooked': BookingRebookedEvent;
    'tidbok-journey-left': JourneyLeftEvent;
  }
}
