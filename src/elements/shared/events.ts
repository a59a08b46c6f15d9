import type { BookingError } from '../../domain/booking-error.js';

/** Something failed that the host may want to log. Holds nothing about the person. Bubbles, composed. */
export class TidbokErrorEvent extends Event {
  static readonly type = 'tidbok-error';
  constructor(readonly error: BookingError) {
    super(TidbokErrorEvent.type, { bubbles: true, composed: true });
  }
}

/** The backend no longer knows who the citizen is: the host should offer a new log-in. Bubbles, composed. */
export class SessionExpiredEvent extends Event {
  static readonly type = 'tidbok-session-expired';
  constructor() {
    super(SessionExpiredEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'tidbok-error': TidbokErrorEvent;
    'tidbok-session-expired': SessionExpiredEvent;
  }
}
