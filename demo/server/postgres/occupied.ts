import { sql } from 'kysely';
import type { Instant } from 'tidbok';
import { instantOf, millisecondsOf } from '../../../src/domain/time/instant.js';
import type { Db } from './schema.js';

/** Part of a performer's day. */
export interface TimeRange {
  readonly care_unit_id: string;
  readonly performer_id: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

/** Who or what takes it: for good, or until a hold lapses. */
export interface Claim {
  /** An own time, a hold, a block, or the time that a group shares: what shares it may take it again. */
  readonly taken_by: string;
  readonly hold?: { readonly until: Instant };
  /** Whose holds stand in nobody's way. */
  readonly citizen?: string;
  /** Nobody's hold stands in the way. */
  readonly endsHolds?: boolean;
  readonly now: Instant;
}

const fiveMinutes = 300_000;

/** The five minutes that a visit touches, the first first. */
export function cellsOf({ starts_at, ends_at }: Pick<TimeRange, 'starts_at' | 'ends_at'>): readonly Instant[] {
  const first = Math.floor(millisecondsOf(starts_at) / fiveMinutes);
  const end = Math.ceil(millisecondsOf(ends_at) / fiveMinutes);
  return Array.from({ length: end - first }, (_, number) => instantOf((first + number) * fiveMinutes));
}

/**
 * Takes all of it, or says that somebody else has some of it: then the transaction is to be undone. The key of the table
 * decides, whoever else tries at the same moment; everybody takes the moments in the same order, so that two never wait for
 * each other.
 */
export async function reserve(
  db: Db,
  stretch: TimeRange,
  { taken_by, hold, citizen, endsHolds = false, now }: Claim,
): Promise<boolean> {
  const { care_unit_id, performer_id } = stretch;
  const moments = cellsOf(stretch);
  const holder = hold ? (citizen ?? null) : null;
  // As one array: a block may be of many months, and a statement has a limit of parameters.
  const { rows } = await sql`
    insert into occupied (care_unit_id, performer_id, moment, taken_by, holder, until)
    select ${care_unit_id}, ${performer_id}, moment, ${taken_by}, ${holder}, ${hold?.until ?? null}::timestamptz
      from unnest(${moments}::timestamptz[]) as moment
    on conflict (care_unit_id, performer_id, moment)
      do update set taken_by = excluded.taken_by, holder = excluded.holder, until = excluded.until
      where occupied.until <= ${now} or occupied.holder = ${citizen ?? ''} or occupied.taken_by = ${taken_by}
        or (${endsHolds}::boolean and occupied.until is not null)
    returning moment`.execute(db);
  return rows.length === moments.length;
}

/** Where a stretch is in the table: found by the key, however much was ever taken of the performer's. */
export function within({ care_unit_id, performer_id, starts_at, ends_at }: TimeRange) {
  const first = instantOf(Math.floor(millisecondsOf(starts_at) / fiveMinutes) * fiveMinutes);
  return sql<boolean>`care_unit_id = ${care_unit_id} and performer_id = ${performer_id}
    and moment >= ${first} and moment < ${ends_at}`;
}

/** Gives back what was taken of it. */
export async function freeCells(db: Db, stretch: TimeRange, takenBy: string): Promise<void> {
  await db.deleteFrom('occupied').where(within(stretch)).where('taken_by', '=', takenBy).execute();
}
