import type { BookingBackend } from '../backends/backend.js';
import type { BookingErrorCode } from '../domain/model/booking-error.js';
import type { CareUnit, Citizen, Performer, VisitType } from '../domain/model/care-unit.js';
import type { ReadResult, RangeResult, Page } from '../domain/model/read-result.js';
import type { ConditionGuide } from '../domain/guide/guide.js';
import type { Booking, DayAvailability, Hold, Appointment, Slot } from '../domain/model/appointment.js';
import type {
  BookRequest,
  CancelRequest,
  Errand,
  GuideQuery,
  PerformerQuery,
  SlotQuery,
  UnitQuery,
  VisitTypeQuery,
} from '../domain/model/requests.js';
import type { BookResult, CancelResult, HoldResult, RebookResult } from '../domain/model/write-result.js';
import type { Instant } from '../domain/time/instant.js';

/**
 * An own time as it crosses to the server: what was seen, and nothing that the server knows better. Without `start` it is an
 * open invitation.
 */
export interface AppointmentRef {
  readonly id: string;
  readonly kind: Appointment['kind'];
  /** `CareUnit.id`. */
  readonly unit: string;
  readonly start?: Instant;
  readonly status?: Booking['status'];
}

/** What every call may say beside its own input. Who is logged in is never said here. */
export interface CallContext {
  /** A `Citizen.id`. */
  readonly actingFor?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** What a read of own times may be narrowed to. */
export interface OwnTimesInput {
  /** A `Gap.source`. */
  readonly source?: string;
}

/** Most care units that one question about slots, days, visit types or performers may name; more is `invalid-request`. */
export const mostUnits = 60;
/** Most days that one question about slots or days may span; more is `invalid-request`. */
export const mostDays = 92;
/**
 * Most slots, and characters of their JSON, in one answer. A longer one ends with a whole day, and `covered` with it: ask on from there.
 * Where a day alone is longer, units are left out of it, and told as gaps.
 */
export const mostSlots = 5_000;
export const mostAnswerCharacters = 2_000_000;

/** Each call is `POST {base}/{method}` with the input and the circumstances as one JSON object, answered by JSON. */
export interface Contract {
  readonly units: { readonly input: { readonly query: UnitQuery }; readonly answer: Page<CareUnit> };
  readonly visitTypes: { readonly input: { readonly query: VisitTypeQuery }; readonly answer: ReadResult<VisitType> };
  readonly performers: { readonly input: { readonly query: PerformerQuery }; readonly answer: ReadResult<Performer> };
  readonly guide: { readonly input: { readonly query: GuideQuery }; readonly answer: { readonly guide?: ConditionGuide } };
  readonly days: { readonly input: { readonly query: SlotQuery }; readonly answer: RangeResult<DayAvailability> };
  readonly slots: { readonly input: { readonly query: SlotQuery }; readonly answer: RangeResult<Slot> };
  readonly bookings: { readonly input: OwnTimesInput; readonly answer: ReadResult<Appointment> };
  readonly past: { readonly input: OwnTimesInput; readonly answer: ReadResult<Booking> };
  readonly booking: { readonly input: { readonly id: string }; readonly answer: Appointment };
  readonly citizens: { readonly input: unknown; readonly answer: { readonly items: readonly Citizen[] } };
  readonly hold: { readonly input: { readonly slot: Slot; readonly intent?: Errand }; readonly answer: HoldResult };
  readonly release: { readonly input: { readonly hold: Hold }; readonly answer: { readonly outcome: 'released' } };
  readonly book: { readonly input: { readonly request: BookRequest }; readonly answer: BookResult };
  readonly rebook: {
    readonly input: { readonly from: AppointmentRef; readonly request: BookRequest };
    readonly answer: RebookResult;
  };
  readonly cancel: {
    readonly input: { readonly time: AppointmentRef; readonly request: CancelRequest };
    readonly answer: CancelResult;
  };
}

export type Method = keyof Contract;
export type Input<M extends Method> = Contract[M]['input'] & CallContext;
export type MethodAnswer<M extends Method> = Contract[M]['answer'];

/** The writes carry their key in the header `Idempotency-Key`. */
export type WriteMethod = 'hold' | 'release' | 'book' | 'rebook' | 'cancel';
export type ReadMethod = Exclude<Method, WriteMethod>;

/**
 * `POST {base}/changes`, answered by `application/x-ndjson`: a `Change` a line until either side ends it. An empty line is a
 * heartbeat, sent at once and then every 15 seconds.
 */
export interface ChangesInput extends CallContext {
  /** `CareUnit.id`s. */
  readonly units: readonly string[];
}
export const heartbeatSeconds = 15;

type OptionalMethod = { [M in keyof BookingBackend]: undefined extends BookingBackend[M] ? M : never }[keyof BookingBackend];

/** What a backend may lack: its optional methods. */
export type Ability = Exclude<OptionalMethod, undefined>;

/** `GET {base}/abilities`, answered without login. */
export interface Abilities {
  /** Names that the reader does not know are of a later version and left alone. */
  readonly methods: readonly string[];
  /** A write repeated with the same key is done once. */
  readonly keepsKeys: boolean;
}

/** RFC 9457, `application/problem+json`. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: BookingErrorCode;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Only when it is certain that a write did nothing. */
  readonly nothingHappened?: true;
}

/** Sent with every POST: a foreign page cannot send it without asking first, so a cookie alone opens nothing. */
export const requestHeader = 'Tidbok-Request';
/** The value of that header at a read that nobody asked for: `ReadOptions.refresh`. Else it is `1`. */
export const refreshRequest = 'refresh';
export const keyHeader = 'Idempotency-Key';

/** Whether a key can be a header's value: 1 to 200 visible ASCII characters. */
export function isKey(key: string): boolean {
  return /^[!-~]{1,200}$/.test(key);
}
