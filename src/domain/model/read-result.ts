import type { BookingErrorCode } from './booking-error.js';
import type { Phone } from './rich-text.js';
import type { DayRange, Instant } from '../time/instant.js';

/** A source that could not answer, or answered what cannot be read. What it holds is unknown, not absent. */
export interface Gap {
  /** As the citizen knows it. */
  readonly name: string;
  readonly code: BookingErrorCode;
  /** `CareUnit.id`. */
  readonly unit?: string;
  readonly phone?: Phone;
  /** Only these days are unknown. */
  readonly days?: DayRange;
  /** Asks for this source alone, among own times: `OwnTimesOptions.source`. */
  readonly source?: string;
}

/** An answer and what is missing from it. Without gaps it is complete. */
export interface ReadResult<T> {
  readonly items: readonly T[];
  readonly gaps: readonly Gap[];
  /** The language of names and titles, where it is not the one asked for. */
  readonly lang?: string;
}

export interface Page<T> extends ReadResult<T> {
  /** Pass it as `after` for the next page; absent on the last. */
  readonly next?: string;
}

/**
 * Inside `covered`, silence means none; outside it nothing is known: who wants to know more asks on from the day after it, until an
 * answer covers no day that was asked about.
 */
export interface RangeResult<T> extends ReadResult<T> {
  readonly covered: DayRange;
  /** The server's clock as it answered. A page goes by it where the device's is more than five minutes off. */
  readonly now?: Instant;
}

/** A hint that something changed. Never data: read again. */
export type Change = { readonly to: 'slots'; readonly unit: string } | { readonly to: 'bookings' };
