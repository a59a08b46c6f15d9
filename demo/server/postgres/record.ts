import type { Instant } from 'tidbok';
import type { RequestContext } from './call.js';
import type { Db, EventName, NewRow } from './schema.js';

/** Who did it. */
export interface Actor {
  readonly by_kind: 'citizen' | 'staff' | 'system';
  readonly by_id: string;
  readonly by_name: string;
}

/** What it was about. */
export type About = Pick<NewRow<'event'>, 'care_unit_id'> &
  Partial<Pick<NewRow<'event'>, 'person_id' | 'own_time_id' | 'code' | 'performer_id' | 'starts_at' | 'detail'>>;

/** Adds to the record of who did what and when, in the transaction that does it. Nothing else ever writes to the record. */
export async function logEvent(db: Db, what: EventName, at: Instant, by: Actor, about: About): Promise<void> {
  const { care_unit_id, person_id, own_time_id, code, performer_id, starts_at, detail } = about;
  const event = { care_unit_id, person_id, own_time_id, code, performer_id, starts_at, detail };
  await db
    .insertInto('event')
    .values({ ...event, event_id: crypto.randomUUID(), what, at, ...by })
    .execute();
}

export function citizenOf({ citizen }: RequestContext): Actor {
  return { by_kind: 'citizen', by_id: citizen.person_id, by_name: citizen.name };
}
