import type {
  DeskBlock,
  DeskBooking,
  DeskChange,
  DeskEntry,
  DeskPerformer,
  DeskRecord,
  FoundCitizen,
} from 'tidbok/backends/memory';
import type { DeskDays } from '../server/staff-api/staff-api.js';

/** One entry in one state. */
export type EntryIn<State extends DeskEntry['state']> = DeskEntry & { readonly state: State };

/** What staff are about to do, and to what. */
export type Question =
  | { readonly what: 'free'; readonly entry: EntryIn<'free'>; readonly performer: DeskPerformer }
  | { readonly what: 'group'; readonly entry: EntryIn<'group'>; readonly performer: DeskPerformer }
  | { readonly what: 'booked'; readonly booking: DeskBooking }
  | { readonly what: 'move'; readonly booking: DeskBooking }
  | { readonly what: 'cancel'; readonly booking: DeskBooking }
  | { readonly what: 'block'; readonly performer?: string; readonly day: string; readonly from?: string; readonly to?: string }
  | { readonly what: 'blocked'; readonly block: DeskBlock }
  | { readonly what: 'invite' }
  | { readonly what: 'publish' }
  | { readonly what: 'unpublish'; readonly from: string }
  | { readonly what: 'off-web'; readonly visitType: string };

/** A free time that a booking can be moved to. */
export interface Choice {
  readonly performer: DeskPerformer;
  readonly entry: EntryIn<'free'>;
}

/** A question as it stands: what was wrong with the last answer, and what was looked up for it. */
export interface Asking {
  readonly question: Question;
  readonly error?: string;
  readonly found?: readonly FoundCitizen[];
  readonly choices?: readonly Choice[];
  readonly record?: readonly DeskRecord[];
  /** What was sent, and can be sent once more although the patient has something else then. */
  readonly warned?: SentAct;
}

/** An act as it was sent, and what is said when it is done. */
export interface SentAct {
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly done: string;
}

/** What the page is drawn from. */
export interface Schedule {
  readonly shown: DeskDays | undefined;
  readonly connection: 'opening' | 'live' | 'broken' | 'logged-out';
  readonly lastChange: DeskChange | undefined;
  /** What staff at this page did last. */
  readonly done: string | undefined;
  readonly asking: Asking | undefined;
}

/** What can be done on the page. */
export interface ScheduleActions {
  ask(question: Question): void;
  close(): void;
  /** Looks up citizens by name for the question. */
  search(text: string): void;
  /** Says what is wrong, and goes to the field of that name. */
  say(error: string, field?: string): void;
  /** Does what was asked, and then says so. */
  send(act: string, body: Readonly<Record<string, unknown>>, done: string): void;
}
