import type { CareUnit, Citizen, Performer, VisitType } from '../domain/model/care-unit.js';
import type { Change, ReadResult, RangeResult, Page } from '../domain/model/read-result.js';
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

interface CallOptions {
  /** A `Citizen.id`; absent: the logged-in citizen. */
  readonly actingFor?: string;
  /** BCP 47: the language wanted for names and texts. */
  readonly language?: string;
}

export interface ReadOptions extends CallOptions {
  readonly signal?: AbortSignal;
  /** Nobody asked: what is on the screen is read again because of a hint. A server may count such reads apart, and refuse them first. */
  readonly refresh?: boolean;
}

export interface OwnTimesOptions extends ReadOptions {
  /** A `Gap.source`: what this source holds is all that is wanted. A backend may answer with more. */
  readonly source?: string;
}

/** A write is never aborted, so there is no signal. */
export interface WriteOptions extends CallOptions {
  /** One for each intent, kept until it is done or pending. */
  readonly key: string;
}

export interface HoldOptions extends WriteOptions {
  /**
   * What the time is to be held for; absent: to book it as a new time. Whoever may not book the time for that may not hold it, so
   * without its invitation a time for the invited is refused.
   */
  readonly intent?: Errand;
}

/**
 * What the elements need from a booking system: the one port.
 *
 * A method that is absent is an ability that is absent; what differs per unit, person or booking is a `Right` in the data.
 * A backend object serves one logged-in citizen. Reads reject with `BookingError` or `AbortError` and nothing else, and only
 * when nothing can be answered: a single source that fails is a gap. A write rejects only when it is certain that nothing
 * happened; any doubt is the outcome `unknown`.
 */
export interface BookingBackend {
  /** Care units, also those that cannot be booked on the web. */
  units(query: UnitQuery, options?: ReadOptions): Promise<Page<CareUnit>>;
  /** Visit types that this person may book on the web. Empty: there is nothing to choose. */
  visitTypes(query: VisitTypeQuery, options?: ReadOptions): Promise<ReadResult<VisitType>>;
  performers?(query: PerformerQuery, options?: ReadOptions): Promise<ReadResult<Performer>>;
  guide?(query: GuideQuery, options?: ReadOptions): Promise<ConditionGuide | undefined>;
  /** Dates before times, for systems that know them first. */
  days?(query: SlotQuery, options?: ReadOptions): Promise<RangeResult<DayAvailability>>;
  /** Free, future times, by start and then unit. */
  slots(query: SlotQuery, options?: ReadOptions): Promise<RangeResult<Slot>>;
  /** Every own upcoming time, however it was booked: invitations first, then by start. */
  bookings(options?: OwnTimesOptions): Promise<ReadResult<Appointment>>;
  /** Own times that have passed, the latest first, however they were booked. */
  past?(options?: OwnTimesOptions): Promise<ReadResult<Booking>>;
  /** One own time with its rights as of now: read before each change. */
  booking(id: string, options?: ReadOptions): Promise<Appointment>;
  /** Whom the citizen may act for, the citizen first. */
  citizens?(options?: ReadOptions): Promise<readonly Citizen[]>;
  /** Hints until `signal` is aborted; after a break, one hint for each thing asked for. */
  changes?(units: readonly string[], options: ReadOptions): AsyncIterable<Change>;
  /**
   * Present only where holds lapse by themselves. Called again for the own slot with a new key, it renews. Asks the same rights
   * as `book`, or as `rebook` where that is the intent, but for what the citizen accepts at the end.
   */
  hold?(slot: Slot, options: HoldOptions): Promise<HoldResult>;
  /** A courtesy to others. */
  release?(hold: Hold, options: WriteOptions): Promise<void>;
  book?(request: BookRequest, options: WriteOptions): Promise<BookResult>;
  /** At every moment the citizen holds the old time, the new, or both. The id may change. */
  rebook?(from: Booking, request: BookRequest, options: WriteOptions): Promise<RebookResult>;
  /** `time` as it was seen: another start or status on the server is refused as `changed`. */
  cancel?(time: Appointment, request: CancelRequest, options: WriteOptions): Promise<CancelResult>;
}
