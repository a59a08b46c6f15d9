/** Who sees to it that a repeated write is done once; and one that the race must find out. */
export type Variant = 'store keeps keys' | 'backend keeps keys' | 'nobody keeps keys' | 'a lie';

export interface RaceStart {
  readonly variant: Variant;
  readonly citizens: number;
  /** The server's clock, which stands still: milliseconds since 1970. */
  readonly now: number;
}

/** A booking in the store. */
export interface Kept {
  readonly citizen: string;
  readonly id: string;
  /** Unit, performer and start: two with the same are a double booking. */
  readonly place: string;
}
