import { BookingError } from 'tidbok';
import type { Db } from './schema.js';

/** Thrown in a transaction: nothing of it shall stand, and this is the answer. */
export class RollbackWith<T> extends Error {
  constructor(readonly result: T) {
    super('nothing is to be changed');
  }
}

/** Nobody knows whether the transaction stands: the database went away while it was told to keep it. */
export class CommitUnknown extends Error {}

const mostTries = 8;

/**
 * All or nothing. What another transaction came in the way of is done again. Throws `unavailable` where it is certain that
 * nothing stands, `CommitUnknown` where it is not.
 */
export async function transact<T>(db: Db, work: (transaction: Db) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const progress = { finished: false };
    try {
      return await db.transaction().execute(async (transaction) => {
        const result = await work(transaction);
        progress.finished = true;
        return result;
      });
    } catch (thrown) {
      // The type of the result is that of the work which threw it.
      if (thrown instanceof RollbackWith) return thrown.result as T;
      if (thrown instanceof BookingError) throw thrown;
      const lostRace = /^(40|23)/.test(sqlState(thrown));
      if (lostRace && tries < mostTries) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * tries));
        continue;
      }
      if (progress.finished && !lostRace) throw new CommitUnknown('the database went away', { cause: thrown });
      throw new BookingError('unavailable', 'the database cannot do it now', { cause: thrown });
    }
  }
}

function sqlState(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : '';
}
