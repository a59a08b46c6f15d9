import type { Day, DayRange, Instant } from '../../domain/time/instant.js';
import type {
  DeskBlock,
  DeskBooking,
  DeskChange,
  DeskInvitation,
  DeskPerformer,
  DeskRecord,
  DeskSchedule,
  DeskVisitType,
  FoundCitizen,
  Mark,
  OverlappingAppointment,
  WeekNumbers,
} from './staff-types.js';

export type * from './staff-types.js';

/**
 * Why nothing was changed. `changed`: the time is no longer as it was seen. `past`: it has begun or is over. `not-yet`: it has
 * not begun. `other-visit-type`: a visit is moved to times of its own kind. `never-on-web`: no citizen can choose such a time.
 * `already-has`: the citizen has that very time. `too-far`: more than a year ahead. `always-out`: days so near are published
 * without anybody's doing.
 */
export type DeskRefusal =
  'changed' | 'past' | 'not-yet' | 'other-visit-type' | 'never-on-web' | 'already-has' | 'too-far' | 'always-out';

/** Somebody else has it; nothing was changed. */
export interface DeskTaken {
  readonly outcome: 'taken';
}

export interface DeskRefused {
  readonly outcome: 'refused';
  readonly reason: DeskRefusal;
}

/** The citizen has something else then; nothing was changed. Staff who want it all the same say so with `canOverlap`. */
export interface DeskOverlap {
  readonly outcome: 'overlap';
  readonly appointments: readonly OverlappingAppointment[];
}

export type DeskBooked = { readonly outcome: 'done'; readonly booking: DeskBooking } | DeskTaken | DeskOverlap | DeskRefused;
export type DeskPublished = { readonly outcome: 'done'; readonly added: number } | DeskRefused;
/** Refused where somebody is booked: those visits are to be moved or cancelled first. */
export type DeskUnpublished =
  | { readonly outcome: 'done'; readonly removed: number }
  | { readonly outcome: 'taken'; readonly bookings: readonly DeskBooking[] }
  | DeskRefused;
export type DeskEnded = { readonly outcome: 'done' } | DeskRefused;
export type DeskInvited = { readonly outcome: 'done'; readonly invitation: DeskInvitation } | DeskRefused;
/** Refused where visits stand in the way: those are to be moved or cancelled first. */
export type DeskBlocked =
  | { readonly outcome: 'done'; readonly block: DeskBlock }
  | { readonly outcome: 'taken'; readonly bookings: readonly DeskBooking[] }
  | DeskRefused;

/** A booking as staff saw it: if it has another start or performer since, nothing is done. */
export interface SeenBooking {
  readonly id: string;
  readonly start: Instant;
  readonly performer: Pick<DeskPerformer, 'id'>;
}

export interface OverlapOptions {
  /** Staff have been told that the citizen has something else then, and want it all the same. */
  readonly canOverlap?: boolean | undefined;
}

export interface DeskBookRequest extends OverlapOptions {
  /** From the schedule. */
  readonly slot: string;
  /** `FoundCitizen.id`. */
  readonly citizen: string;
  /** `invitation`: the citizen is called to the time, and may rebook it as far as the unit's rights go. */
  readonly as: 'booking' | 'invitation';
}

export interface DeskBlockRequest {
  /** `DeskPerformer.id`. */
  readonly performer: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly reason: string;
}

export interface DeskInviteRequest {
  /** `FoundCitizen.id`. */
  readonly citizen: string;
  /** `VisitType.id`. */
  readonly visitType: string;
  /** The last day to answer. */
  readonly until: Day;
}

/**
 * A care unit's side of the same calendar that the citizens see: the same times on both sides, always. One desk serves one
 * member of staff at one unit. Texts are in Swedish.
 *
 * Every method rejects with a `BookingError`: `not-found` for an id that the unit does not have, `invalid-request` for an
 * empty reason, a day or moment that is none or not from 1900 to 2199, more than a year of days or an end before its start,
 * `unavailable` if the store does not answer.
 */
export interface ClinicDesk {
  schedule(days: DayRange): Promise<DeskSchedule>;
  /** All that the unit does, on the web or not, by name. */
  visitTypes(): Promise<readonly DeskVisitType[]>;
  /** The unit's invitations without an answer whose last day has not passed, by that day. */
  invitations(): Promise<readonly DeskInvitation[]>;
  /** Citizens whose name has every word of the text, by name: 20 at most, and none for less than two letters. */
  citizens(text: string): Promise<readonly FoundCitizen[]>;
  /** Who did what to a booking or invitation of the unit, the first first; nothing for one that nobody has touched. */
  record(id: string): Promise<readonly DeskRecord[]>;
  /** The weeks that the days touch, the first first. */
  numbers(days: DayRange): Promise<readonly WeekNumbers[]>;
  /** Until `signal` is aborted; each change within a second of being made, on whatever server. */
  changes(options: { readonly signal: AbortSignal }): AsyncIterable<DeskChange>;

  /** Any free time of the unit, home and group visits too. The citizen's pages show it at once. */
  book(request: DeskBookRequest): Promise<DeskBooked>;
  /** To another free time of the same visit type; the booking keeps its id, and at every moment has one of the two times. */
  move(booking: SeenBooking, slot: string, options?: OverlapOptions): Promise<DeskBooked>;
  /** `wish`: whose it is; the time is free again. */
  cancel(booking: SeenBooking, wish: 'citizen' | 'unit'): Promise<DeskEnded>;
  /** Without a mark: as agreed after all. */
  mark(booking: SeenBooking, mark: Mark | undefined): Promise<DeskBooked>;
  /** An open invitation: the citizen chooses the time. */
  invite(request: DeskInviteRequest): Promise<DeskInvited>;
  /** Takes an open invitation back; `changed` if it has been answered. */
  withdraw(invitation: string): Promise<DeskEnded>;
  block(request: DeskBlockRequest): Promise<DeskBlocked>;
  /** `DeskBlock.id`. */
  unblock(block: string): Promise<DeskEnded>;
  /**
   * Puts out the planned times of these days, and of those between them and the last day that is out; `added` is how many
   * were not out before. Twice is once. Refused for days that are over (`past`) or more than a year ahead (`too-far`).
   */
  publish(days: DayRange): Promise<DeskPublished>;
  /**
   * Takes back the times of this day and all later ones, while nobody is booked on them; `removed` is how many they were.
   * `always-out` for days before `DeskSchedule.unpublishFrom`.
   */
  unpublish(from: Day): Promise<DeskUnpublished>;
  /** At once gone from the citizens' pages. `never-on-web` for what never is. */
  takeOffWeb(visitType: string, reason: string): Promise<DeskEnded>;
  putOnWeb(visitType: string): Promise<DeskEnded>;
}
