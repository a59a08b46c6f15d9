import type { BookingBackend } from '../backends/backend.js';
import type { BookingErrorCode } from '../domain/model/booking-error.js';
import type { Instant } from '../domain/time/instant.js';
import type { Rates } from './rate-limit.js';
import type { GatewayStore } from './store.js';

export interface GatewayOptions {
  /** Creates the backend of one logged-in citizen, for each request. */
  readonly backend: (citizen: string) => BookingBackend | Promise<BookingBackend>;
  /** Creates a backend of nobody, once, to find out which methods exist before anyone logs in. */
  readonly abilities: () => BookingBackend | Promise<BookingBackend>;
  /** Returns who sent the request, from its session or token only; undefined if nobody is logged in. */
  readonly authenticate: (request: Request) => Promise<string | undefined>;
  /** The store of idempotency keys and rate limits. If absent, there are no limits, and a repeated write is done again. */
  readonly store?: GatewayStore;
  /** The backend itself carries out a write with the same key only once; the store then keeps no answers. */
  readonly keepsKeys?: boolean;
  /** Requests of one citizen per minute, if there is a store. Default: 300 reads, 30 writes and 60 refreshes by the live feed; false: no limit. */
  readonly rates?: Rates | false;
  /**
   * The secret that signs slots: a slot whose unit, visit type, performer or start was edited in the page is refused, whatever the
   * backend checks. The same for all gateways before one backend; at least 32 random characters.
   */
  readonly slotSecret?: string;
  /** Origins of pages that may use the gateway beside its own, `https://portal.example`. */
  readonly origins?: readonly string[];
  /** Where the gateway is mounted, `/booking`; the root if absent. */
  readonly basePath?: string;
  /** Timeouts in milliseconds for the arrival of a body, a read and a write of the backend. Default: 10, 12 and 25 seconds. */
  readonly timeLimits?: Partial<TimeLimits>;
  /** The most live feeds of one citizen at once in this process. Default: 10. Beyond, 429: the page then polls. */
  readonly feeds?: number;
  /** Checks what the gateway depends on, for `/health`: rejects if it does not work. Timeout: two seconds. */
  readonly health?: () => Promise<void>;
  /** Called for each request when its response begins. */
  readonly log?: (entry: LogEntry) => void;
  /**
   * Called with unexpected errors, and with every `BookingError` that means a fault behind the gateway (502, 503) and its cause; also
   * with those of `/health`. The id is the request's id in the log. The errors may contain personal data.
   */
  readonly onThrown?: (thrown: unknown, request: string) => void;
}

export interface TimeLimits {
  readonly body: number;
  readonly read: number;
  readonly write: number;
}

/** One entry a request. Contains no personal data. */
export interface LogEntry {
  /** The instant at which the response began. */
  readonly at: Instant;
  /** A random id. */
  readonly request: string;
  /** The method of the contract, or `other`. */
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The code of the error that was thrown, if it had one. */
  readonly code?: BookingErrorCode;
  /** The causes of the error, as `causesOf` returns them. */
  readonly causes?: readonly string[];
}

/** Handles requests until it is stopped. */
export interface Gateway {
  (request: Request): Promise<Response>;
  /**
   * Refuses new requests with an answer that says that nothing happened, and ends live feeds. Resolves when every write that was sent
   * to the backend has ended, also those that were already answered as unknown.
   */
  readonly stop: () => Promise<void>;
}
