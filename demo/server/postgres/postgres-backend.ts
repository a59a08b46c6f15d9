import type { BookingBackend, Change, ReadOptions, Refused, Unknown, WriteOptions } from 'tidbok';
import { BookingError } from 'tidbok';
import { createContext, lockPerson, reading, type RequestContext, type CallOptions, type Server } from './call.js';
import { requireUnit } from './catalogue.js';
import type { Feed } from './feed.js';
import { hold, release } from './holds.js';
import { runOnce } from './keys.js';
import { comingTimes, requireAppointment } from './own-times.js';
import { findOwnTimes, findPast, findPerformers, findSlots, findUnits, findVisitTypes } from './reads.js';
import { CommitUnknown, transact } from './transact.js';
import { ownTimeOf } from './views.js';
import { book, cancel, rebook } from './writes.js';

export interface PostgresBackendOptions extends Server {
  readonly feed: Feed;
  /** Who is logged in, by id. */
  readonly citizen: string;
  /** How long a hold lasts, in seconds. */
  readonly holdSeconds?: number;
}

/**
 * A booking system of record for one logged-in citizen, over a PostgreSQL that is seeded with a region. Keeps keys: a write
 * that is repeated with its key is done once.
 */
export function postgresBackend({ feed, citizen, holdSeconds = 600, ...server }: PostgresBackendOptions): BookingBackend {
  async function read<T>(about: ReadOptions = {}, answer: (call: RequestContext) => Promise<T>): Promise<T> {
    about.signal?.throwIfAborted();
    const answered = reading(async () => answer(await createContext(server, citizen, about)));
    return untilAborted(answered, about.signal);
  }
  const inTransaction = <T>(about: CallOptions, act: (call: RequestContext) => Promise<T>): Promise<T> =>
    transact(server.db, async (db) => act(await createContext({ ...server, db }, citizen, about)));

  async function write<T extends { readonly outcome: string }>(
    method: string,
    request: unknown,
    about: WriteOptions,
    act: (call: RequestContext) => Promise<T>,
  ): Promise<T | Refused | Unknown> {
    try {
      return await inTransaction(about, async (call) => {
        await lockPerson(call.db, call.person.person_id);
        return runOnce(call, about.key, JSON.stringify([method, call.person.person_id, request]), () => act(call));
      });
    } catch (thrown) {
      if (thrown instanceof CommitUnknown) return { outcome: 'unknown' };
      throw thrown;
    }
  }

  /** Holds are counted for whoever is logged in, whomever they are for. One lapses by itself: not to know of it loses nothing. */
  async function writeHold<T>(about: WriteOptions, act: (call: RequestContext) => Promise<T>): Promise<T> {
    try {
      return await inTransaction(about, async (call) => {
        await lockPerson(call.db, call.citizen.person_id);
        return act(call);
      });
    } catch (thrown) {
      if (thrown instanceof CommitUnknown) throw new BookingError('unavailable', 'the database went away', { cause: thrown });
      throw thrown;
    }
  }

  return {
    units: (query, about) => read(about, (call) => findUnits(call, query)),
    visitTypes: (query, about) => read(about, (call) => findVisitTypes(call, query)),
    performers: (query, about) => read(about, (call) => findPerformers(call, query)),
    guide: ({ errand, unit }, about) =>
      read(about, async ({ catalogue }) => {
        // Who was invited was chosen by the unit already.
        const invited = errand.to === 'book' && errand.invitation !== undefined;
        return !invited && unit !== undefined ? requireUnit(catalogue, unit).guide : undefined;
      }),
    slots: (query, about) => read(about, (call) => findSlots(call, query)),
    bookings: (about) => read(about, (call) => findOwnTimes(call, about?.source)),
    past: (about) => read(about, (call) => findPast(call, about?.source)),
    booking: (id, about) =>
      read(about, async (call) => ownTimeOf(call, await requireAppointment(call, id), await comingTimes(call))),
    citizens: (about) =>
      read(about, async ({ db, citizen: { person_id, name, phone } }) => {
        const children = await db
          .selectFrom('guardian')
          .innerJoin('person', 'person.person_id', 'guardian.child_id')
          .select(['person.person_id', 'person.name'])
          .where('guardian.person_id', '=', person_id)
          .orderBy('position')
          .execute();
        const self = { id: person_id, name, relation: 'self' as const, ...(phone !== null && { phone }) };
        return [self, ...children.map((child) => ({ id: child.person_id, name: child.name, relation: 'child' as const }))];
      }),
    async *changes(units, about) {
      const events = feed.listen(about.signal);
      const { person } = await reading(() => createContext(server, citizen, about));
      for await (const event of events) {
        if (units.includes(event.care_unit_id)) yield { to: 'slots', unit: event.care_unit_id } satisfies Change;
        if (event.person_id === person.person_id && event.own_time_id !== null) yield { to: 'bookings' } satisfies Change;
      }
    },
    hold: (slot, { intent = { to: 'book' }, ...about }) => writeHold(about, (call) => hold(call, slot, intent, holdSeconds)),
    release: (held, about) => writeHold(about, (call) => release(call, held)),
    book: (request, about) => write('book', request, about, (call) => book(call, request, about.key)),
    rebook: (from, request, about) =>
      write('rebook', [from.id, request], about, (call) => rebook(call, from, request, about.key)),
    cancel: (time, request, about) => write('cancel', [time.id, request], about, (call) => cancel(call, time, request)),
  };
}

function untilAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new DOMException('the read was aborted', 'AbortError'));
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
