import type { BookingBackend } from '../backends/backend.js';
import type { BookingErrorCode } from '../domain/model/booking-error.js';
import type { Instant } from '../domain/time/instant.js';
import type { Rates } from './rate-limit.js';
import type { GatewayStore } from './store.js';

export interface GatewayOptions {
  /** The backend of one logged-in citizen, made for each request. */
  readonly backend: (citizen: string) => BookingBackend | Promise<BookingBackend>;
  /** A backend of the same kind, of nobody: only looked at, once, to tell which methods there are before anyone logs in. */
  readonly abilities: () => BookingBackend | Promise<BookingBackend>;
  /** Who has sent the request, from its session or token alone; undefined when nobody is logged in. */
  readonly authenticate: (request: Request) => Promise<string | undefined>;
  /** Where keys and rate limits live. Without one there are no limits, and a repeated write is done again. */
  readonly store?: GatewayStore;
  /** The backend itself does a write that is repeated with the same key only once; then the store keeps no answers. */
  readonly keepsKeys?: boolean;
  /** Requests of one citizen in a minute, where there is a store; 300 reads, 30 writes and 60 reads that nobody asked for if absent, no limit if false. */
  readonly rates?: Rates | false;
  /**
   * Seals slots, so that one whose unit, visit type, performer or start was edited in the page is refused whatever the backend
   * checks. The same for all gateways before one backend; at least 32 random characters.
   */
  readonly slotSecret?: string;
  /** Origins of pages that may use the gateway beside its own, `https://portal.example`. */
  readonly origins?: readonly string[];
  /** Where the gateway is mounted, `/booking`; the root if absent. */
  readonly basePath?: string;
  /** Milliseconds that a body may take to arrive, and the backend to read or write; 10, 12 and 25 seconds if absent. */
  readonly timeLimits?: Partial<TimeLimits>;
  /** Live feeds that one citizen may have open here at once; 10 if absent. Beyond, 429: the page then asks now and then. */
  readonly feeds?: number;
  /** Whether what the gateway stands on is well, for `/health`: rejects if not. It gets two seconds. */
  readonly health?: () => Promise<void>;
  /** Told of each request when its answer begins. */
  readonly log?: (entry: LogEntry) => void;
  /**
   * Told of errors that nobody expected, and of every `BookingError` that means a fault behind the gateway (502, 503), with what
   * caused it; also of those behind `/health`. With the request's id in the log. They may hold what is personal.
   */
  readonly onThrown?: (thrown: unknown, request: string) => void;
}

export interface TimeLimits {
  readonly body: number;
  readonly read: number;
  readonly write: number;
}

/** Holds nothing about the person. */
export interface LogEntry {
  /** When the answer began. */
  readonly at: Instant;
  /** A made-up id. */
  readonly request: string;
  /** The method of the contract, or `other`. */
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Of the error that was thrown, if it had one. */
  readonly code?: BookingErrorCode;
  /** What lay behind the error, as `causesOf` tells it. */
  readonly causes?: readonly string[];
}

/** Serves requests, until it is stopped. */
export interface Gateway {
  (request: Request): Promise<Response>;
  /**
   * Refuses new requests, in a way that says that nothing happened, and ends live feeds. Resolves when every write that was
   * sent to the backend has ended, also those whose citizen has been told that it is not known.
   */
  readonly stop: () => Promise<void>;
}
