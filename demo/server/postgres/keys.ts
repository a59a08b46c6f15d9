import { BookingError, type Refused } from 'tidbok';
import { bookingMade, repeatedResult } from '../../../src/domain/booking/repeat.js';
import { instantOf } from '../../../src/domain/time/instant.js';
import type { RequestContext } from './call.js';
import { requireAppointment } from './own-times.js';
import type { Db } from './schema.js';
import { RollbackWith } from './transact.js';

interface Answer {
  readonly outcome: string;
}

const daysKept = 7;
const kept = ['done', 'pending', 'both'];

/**
 * Does a write at most once for each citizen and key. A repeat at the same moment waits for the first one to end; a later one
 * gets the first one's answer, as long as that is true. What was not done frees the key, since then nothing of the transaction stands. Throws
 * `invalid-request` for a key that meant something else.
 */
export async function runOnce<T extends Answer>(
  call: RequestContext,
  key: string,
  intent: string,
  act: () => Promise<T>,
): Promise<T | Refused> {
  const { db, citizen, now } = call;
  const id = { citizen_id: citizen.person_id, key };
  const mine = await db
    .insertInto('kept_key')
    .values({ ...id, intent, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!mine) {
    const before = await db
      .selectFrom('kept_key')
      .selectAll()
      .where('citizen_id', '=', id.citizen_id)
      .where('key', '=', key)
      .executeTakeFirst();
    if (before?.intent !== intent) throw new BookingError('invalid-request', 'the key belongs to another request');
    // The intent begins with the method, so the result is that method's.
    const first = before.result as T;
    const made = bookingMade(first);
    const present = made && (await requireAppointment(call, made.id));
    return repeatedResult(first, present && { status: present.status, start: present.starts_at });
  }
  const result = await act();
  if (!kept.includes(result.outcome)) throw new RollbackWith(result);
  await db
    .updateTable('kept_key')
    .set({ result: JSON.stringify(result) })
    .where('citizen_id', '=', id.citizen_id)
    .where('key', '=', key)
    .execute();
  return result;
}

/** Removes the keys that nobody will repeat any more. `now` is milliseconds since 1970. */
export async function pruneKeys(db: Db, now: number): Promise<void> {
  await db
    .deleteFrom('kept_key')
    .where('made_at', '<', instantOf(now - daysKept * 86_400_000))
    .execute();
}
