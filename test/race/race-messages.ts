import type { Place } from '../../demo/server/postgres/connect.js';

/** Who sees to it that a repeated write is done once; and one that the race must find out. */
export type Variant = 'store keeps keys' | 'backend keeps keys' | 'nobody keeps keys' | 'a lie';

export interface RaceStart {
  readonly variant: Variant;
  readonly citizens: number;
  /** The server's clock, which stands still: milliseconds since 1970. */
  readonly now: number;
  /** The database of the region; a region in the server's memory if absent. */
  readonly place?: Place | undefined;
}

/** A booking in the store. */
export interface Kept {
  readonly citizen: string;
  readonly id: string;
  /** Unit, performer and start: two with the same are a double booking. */
  readonly place: string;
}

/** What a server answers to its start: where it is, or why it is nowhere. */
export type Started = { readonly port: number } | { readonly error: string };
