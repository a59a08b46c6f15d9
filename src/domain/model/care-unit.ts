import type { Phone, RichText } from './rich-text.js';
import type { Instant } from '../time/instant.js';

/**
 * Why something may not be done, or was not done: one union for rights and refusals, so that one set of texts serves both.
 * `other`: only the accompanying text explains it, or nothing does.
 */
export type Reason = 'too-late' | 'too-many' | 'not-offered' | 'not-for-you' | 'not-when-acting-for' | 'changed' | 'other';

/** Every reason once, for checks at run time. */
export const reasons: readonly Reason[] = [
  'too-late',
  'too-many',
  'not-offered',
  'not-for-you',
  'not-when-acting-for',
  'changed',
  'other',
];

/** May this be done, until when if known, and if not, why not. A right that was not stated is refused. */
export type Right =
  | { readonly allowed: true; readonly until?: Instant }
  | { readonly allowed: false; readonly reason: Reason; readonly text?: RichText };

/** What the acted-for person may do with one own time. */
export interface Rights {
  readonly cancel: Right;
  readonly rebook: Right;
  readonly message: Right;
  /** Most characters of a message, where one is allowed. */
  readonly messageLength?: number;
}

/** What holds where a backend says nothing: not allowed. */
export const refusedRight: Right = { allowed: false, reason: 'other' };
export const noRights: Rights = { cancel: refusedRight, rebook: refusedRight, message: refusedRight };

/** A unit with a calendar of its own: a vårdcentral, a laboratory, a clinic. Ids are opaque and stable. */
export interface CareUnit {
  readonly id: string;
  readonly name: string;
  /** IANA zone. All days and times of the unit are counted in it. */
  readonly timeZone: string;
  /** May this person book new times here on the web. */
  readonly book: Right;
  /** The person is listed here: shown first. */
  readonly listed?: boolean;
  /** Bookings must come through this unit's condition guide, and changes on the conditions that it names for them. */
  readonly guideRequired?: boolean;
  readonly phone?: Phone;
  readonly address?: string;
  /** Which door, which floor. */
  readonly entrance?: string;
  /** `https:` address of a map; shown where the page allows its host. */
  readonly map?: string;
  readonly information?: RichText;
}

/** What is booked: the kind of visit. Its id is local to its unit; `code` is the region's, the same everywhere. */
export interface VisitType {
  readonly id: string;
  /** `CareUnit.id`. */
  readonly unit: string;
  readonly name: string;
  /** The region's name for the same kind everywhere; guides speak in codes. */
  readonly code?: string;
  readonly profession?: string;
  readonly minutes?: number;
  readonly channel?: Channel;
  readonly information?: RichText;
  /** What to do before the visit. */
  readonly preparation?: RichText;
}

/** How the visit is made. */
export type Channel = 'on-site' | 'video' | 'phone';

/** Whom or what the citizen meets. One without an id is shown but cannot be asked for. */
export interface Performer {
  readonly name: string;
  readonly kind: 'person' | 'resource';
  readonly id?: string;
  readonly title?: string;
  /** The citizen's own doctor or other fixed contact: shown first. */
  readonly own?: boolean;
}

/** What a visit costs that is missed, or cancelled too late. */
export interface LateFee {
  /** In words, as `200 kronor`. */
  readonly amount: string;
  /** To cancel before this moment is free. */
  readonly from: Instant;
}

/** A person whom the logged-in citizen may act for, the citizen first. The id is opaque, never a personal number. */
export interface Citizen {
  readonly id: string;
  readonly name: string;
  readonly relation: 'self' | 'child' | 'other';
  readonly phone?: string;
}
