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
  /** So many in the one process, on the one store; one if absent. */
  readonly gateways?: number;
}

/** A booking in the store. */
export interface Kept {
  readonly citizen: string;
  readonly id: string;
  /** Unit, performer and start: two with the same are a double booking. */
  readonly place: string;
}

/** What a server answers to its start: where its gateways are, or why they are nowhere. */
export type Started = { readonly ports: readonly [number, ...number[]] } | { readonly error: string };
