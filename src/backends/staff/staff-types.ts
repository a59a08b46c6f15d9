import type { Acceptance } from '../../domain/model/requests.js';
import type { Day, Instant, TimeOfDay } from '../../domain/time/instant.js';

/** Someone on staff: the record of who did what names the person. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
}

/** Whose calendar it is: a person, a room or a line. */
export interface DeskPerformer {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
}

/** A citizen as staff find and see one. Without an id: a patient who is not on the web. */
export interface DeskCitizen {
  readonly id?: string;
  readonly name: string;
}

/** A citizen found by a search: one who can be booked. */
export type FoundCitizen = Required<DeskCitizen>;

/** Whether a visit type is on the web; if not, why. */
export type WebState =
  | { readonly state: 'on' }
  /** On the web for those who got an invitation. */
  | { readonly state: 'invited' }
  /** Taken off by staff, in their words. */
  | { readonly state: 'off'; readonly since: Instant; readonly reason: string }
  /** Home visits, groups and the like: never among free times. */
  | { readonly state: 'never'; readonly reason: string };

export interface DeskVisitType {
  /** `VisitType.id`. */
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  /** How many a time takes, where it is more than one. */
  readonly seats?: number;
  readonly web: WebState;
}

/** How a visit went, where it did not go as agreed: the citizen never came, or came too late. */
export type Mark = 'missed' | 'came-late';

/** A time with a start that somebody has. */
export interface DeskBooking {
  readonly id: string;
  readonly kind: 'booking' | 'timed-invitation';
  readonly status: 'booked' | 'pending';
  readonly citizen: DeskCitizen;
  /** The visit type's name. */
  readonly visitType: string;
  readonly performer: DeskPerformer;
  readonly start: Instant;
  readonly end: Instant;
  /** When it was booked on the web; absent: otherwise. */
  readonly bookedOnWebAt?: Instant;
  /** From the citizen. */
  readonly message?: string;
  readonly phone?: string;
  /** What the citizen ticked, when the time was booked: guide, version and conditions. */
  readonly accepted?: readonly Acceptance[];
  readonly mark?: Mark;
}

/** Something that a citizen has at the same time as what staff were about to book. */
export interface OverlappingAppointment {
  readonly start: Instant;
  readonly end: Instant;
  /** The visit type's name and the performer; both absent at another unit, whose business it is. */
  readonly visitType?: string;
  readonly performer?: DeskPerformer;
}

/** An invitation that waits for the citizen to choose a time. */
export interface DeskInvitation {
  readonly id: string;
  readonly citizen: DeskCitizen;
  /** The visit type's name. */
  readonly visitType: string;
  /** The last moment to answer. */
  readonly until?: Instant;
}

/** Hours of a performer in which nobody is booked. */
export interface DeskBlock {
  readonly id: string;
  readonly performer: string;
  readonly start: Instant;
  readonly end: Instant;
  /** For staff alone. */
  readonly reason: string;
}

/** What a part of a performer's day is. */
export type DeskState =
  /** Staff can book it by `slot`; citizens too, unless `offWeb` says why not. A citizen about to book keeps it until `heldUntil`. */
  | {
      readonly state: 'free';
      readonly slot: string;
      readonly visitType: string;
      readonly offWeb?: string;
      readonly heldUntil?: Instant;
    }
  | { readonly state: 'booked'; readonly booking: DeskBooking }
  /** A time for several: as long as fewer than `seats` are booked, staff can book `slot`. */
  | {
      readonly state: 'group';
      readonly slot: string;
      readonly visitType: string;
      readonly seats: number;
      readonly bookings: readonly DeskBooking[];
    }
  | { readonly state: 'blocked'; readonly block: DeskBlock }
  | { readonly state: 'break' }
  /** In the plan, but not published: nobody can book it yet. A store that plans no further than it publishes has none. */
  | { readonly state: 'planned'; readonly visitType: string }
  /** Nobody had it, and it is over. */
  | { readonly state: 'over'; readonly visitType: string };

/** Day and time are in the unit's zone. What goes over midnight is one entry on each of the days, with that day's part of it. */
export type DeskEntry = DeskState & {
  readonly day: Day;
  readonly time: TimeOfDay;
  readonly start: Instant;
  readonly end: Instant;
};

/** One performer's days, by start. */
export interface DeskColumn {
  readonly performer: DeskPerformer;
  readonly entries: readonly DeskEntry[];
}

export interface DeskSchedule {
  /** Every performer of the unit, also those without a day's work. */
  readonly columns: readonly DeskColumn[];
  /** The last day whose times are published. */
  readonly publishedTo: Day;
  /** The first day whose times staff can take back; absent where none are out but those that are published without them. */
  readonly unpublishFrom?: Day;
}

/** What happened at the unit. What it was about is named where it has a name. */
export interface DeskChange {
  readonly what:
    | 'booked'
    | 'moved'
    | 'cancelled'
    | 'marked'
    | 'invited'
    | 'withdrawn'
    | 'blocked'
    | 'unblocked'
    | 'published'
    | 'unpublished'
    | 'off-web'
    | 'on-web';
  readonly at: Instant;
  readonly by: 'citizen' | 'staff';
  /** The visit type's name. */
  readonly visitType?: string;
  /** The performer's name. */
  readonly performer?: string;
  /** When the time begins that it is about: of a move, the one that was left. A citizen's rebooking is a booking and a move. */
  readonly start?: Instant;
}

/** One line of the record of a time: who did what to it, and when. Never changed, never removed. */
export interface DeskRecord {
  readonly what: 'booked' | 'moved' | 'cancelled' | 'marked' | 'invited' | 'withdrawn';
  readonly at: Instant;
  /** The citizen did it on the web, or this member of staff did. */
  readonly by: 'citizen' | StaffMember;
}

/**
 * What the unit counts. Each visit counts in the week it was for: a moved one in the week it was moved from. In time is at
 * least 24 hours before the start, the citizens' own limit on the web; what the unit itself cancels is in none of them.
 */
export interface WeekNumbers {
  /** The week's Monday. */
  readonly week: Day;
  readonly bookedOnWeb: number;
  readonly moved: number;
  readonly cancelledInTime: number;
  /** Of those cancelled in time: how many of the times somebody else got. */
  readonly reused: number;
  readonly cancelledLate: number;
  readonly cameLate: number;
  readonly missed: number;
}
