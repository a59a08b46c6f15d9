import { BookingError } from '../../../domain/model/booking-error.js';

/**
 * Something failed that the host may want to log. Holds nothing about the person: what the backend threw stays inside, with its
 * causes; code and message alone are told. Bubbles, composed.
 */
export class TidbokErrorEvent extends Event {
  static readonly type = 'tidbok-error';
  readonly error: BookingError;
  constructor({ code, message, retryAfter }: BookingError) {
    super(TidbokErrorEvent.type, { bubbles: true, composed: true });
    this.error = new BookingError(code, message, retryAfter === undefined ? {} : { retryAfter });
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
