import type { Instant } from 'tidbok';
import { instantOf, millisecondsOf } from '../../../src/domain/time.js';
import type { Db } from './schema.js';

/** Part of a performer's day. */
export interface Stretch {
  readonly care_unit_id: string;
  readonly performer_id: string;
  readonly starts_at: Instant;
  readonly ends_at: Instant;
}

/** Who or what takes it: for good, or until a hold lapses. */
export interface Taker {
  /** An own time, a hold, a block, or the time that a group shares: what shares it may take it again. */
  readonly taken_by: string;
  readonly hold?: { readonly until: Instant };
  /** Whose holds stand in nobody's way. */
  readonly citizen?: string;
  readonly now: Instant;
}

const fiveMinutes = 300_000;

/** The five minutes that a visit touches, the first first. */
export function momentsOf({ starts_at, ends_at }: Pick<Stretch, 'starts_at' | 'ends_at'>): readonly Instant[] {
  const first = Math.floor(millisecondsOf(starts_at) / fiveMinutes);
  const end = Math.ceil(millisecondsOf(ends_at) / fiveMinutes);
  return Array.from({ length: end - first }, (_, number) => instantOf((first + number) * fiveMinutes));
}

/**
 * Takes all of it, or says that somebody else has some of it: then the transaction is to be undone. The key of the table
 * decides, whoever else tries at the same moment; everybody takes the moments in the same order, so that two never wait for
 * each other.
 */
export async function occupy(db: Db, stretch: Stretch, { taken_by, hold, citizen, now }: Taker): Promise<boolean> {
  const { care_unit_id, performer_id } = stretch;
  const moments = momentsOf(stretch);
  const holder = hold ? (citizen ?? null) : null;
  const taken = await db
    .insertInto('occupied')
    .values(moments.map((moment) => ({ care_unit_id, performer_id, moment, taken_by, holder, until: hold?.until ?? null })))
    .onConflict((conflict) =>
      conflict
        .columns(['care_unit_id', 'performer_id', 'moment'])
        .doUpdateSet((eb) => ({
          taken_by: eb.ref('excluded.taken_by'),
          holder: eb.ref('excluded.holder'),
          until: eb.ref('excluded.until'),
        }))
        .where((eb) =>
          eb.or([
            eb('occupied.until', '<=', now),
            eb('occupied.holder', '=', citizen ?? ''),
            eb('occupied.taken_by', '=', taken_by),
          ]),
        ),
    )
    .returning('moment')
    .execute();
  return taken.length === moments.length;
}

/** Gives back what was taken. */
export async function vacate(db: Db, { care_unit_id, performer_id }: Omit<Stretch, 'starts_at' | 'ends_at'>, takenBy: string) {
  await db
    .deleteFrom('occupied')
    .where('care_unit_id', '=', care_unit_id)
    .where('performer_id', '=', performer_id)
    .where('taken_by', '=', takenBy)
    .execute();
}
