import type { BookingBackend } from '../backends/backend.js';

/** One of the two test citizens. */
export type Who = 'first' | 'second';

/**
 * What a backend's owner gives the cases: two test citizens, and a unit where both may book without a guide, and change what they
 * booked without accepting anything.
 */
export interface Context {
  /** A backend for one of two citizens who may not act for each other. May be called many times. */
  readonly makeBackend: (who: { readonly citizen: Who }) => BookingBackend | Promise<BookingBackend>;
  /** `CareUnit.id`. */
  readonly unit: string;
  /** `VisitType.id` at that unit, with free times from one to five weeks ahead that may be cancelled and rebooked. */
  readonly visitType: string;
  /** The backend's clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Puts the backend's clock so many seconds forward. Absent: what takes longer than a few seconds is not tried. */
  readonly pass?: (seconds: number) => void | Promise<void>;
  /**
   * Makes something go wrong, for all backends of this context, until the returned function is called. Absent, or undefined
   * for one fault: it cannot be had here, and the cases that need it are not run.
   */
  readonly inject?: (fault: Fault) => (() => void) | undefined | Promise<(() => void) | undefined>;
}

/** What can go wrong between the citizen and the system behind. */
export type Fault =
  /** The request, or the answer to it, is lost. */
  | { readonly at: 'book' | 'rebook' | 'cancel'; readonly how: 'lost-before' | 'lost-after' }
  /** The new time is booked, and the old one could not be cancelled. */
  | { readonly at: 'rebook'; readonly how: 'half-way' }
  /** The unit must confirm. */
  | { readonly at: 'book'; readonly how: 'pending' }
  /** One care unit's part of the answer is missing. */
  | { readonly at: 'slots' | 'bookings'; readonly how: 'silent'; readonly unit: string }
  /** Nothing can be answered, or no answer comes. */
  | { readonly at: 'slots' | 'bookings' | 'units'; readonly how: 'failing' | 'never' };
