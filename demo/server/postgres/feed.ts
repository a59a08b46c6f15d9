import { sql } from 'kysely';
import type { Db, Row } from './schema.js';

export type Event = Row<'event'>;

/** What happens, on whatever server it was done, as all who listen here hear it. */
export interface Feed {
  /** Until `signal` is aborted. */
  listen(signal: AbortSignal | undefined): AsyncIterable<Event>;
}

const pollEvery = 200;
/** A transaction may be that much slower to end than another that began after it; none is let run for so long. */
const lookBack = 30_000;

/**
 * Reads the record again and again, once for all who listen and only while somebody does. Rows may turn up later than younger
 * ones, so the last half minute is read each time, and what has been told is left out. When the database has been away,
 * nothing is lost: all is in the record.
 */
export function createFeed(db: Db): Feed {
  const listeners = new Set<(event: Event) => void>();
  let polling = false;

  async function poll(): Promise<void> {
    const begun = performance.now();
    let told: ReadonlySet<string> | undefined;
    let since: number | undefined;
    while (listeners.size > 0) {
      try {
        // What happens from the moment that somebody began to listen is told, however long the first answer takes.
        since ??= (await databaseTime(db)) - (performance.now() - begun);
        const from = since;
        const events = await eventsSince(db, new Date(from - lookBack).toISOString());
        const known = told ?? new Set(events.filter(({ logged_at }) => Date.parse(logged_at) < from).map(idOf));
        told = new Set(events.map(idOf));
        since = Math.max(from, Date.parse(events.at(-1)?.logged_at ?? '') || from);
        for (const event of events) if (!known.has(event.event_id)) for (const listener of listeners) listener(event);
      } catch {
        // The database is away; what it holds is read when it is back.
      }
      await new Promise((resolve) => setTimeout(resolve, pollEvery));
    }
    polling = false;
  }

  return {
    listen(signal) {
      const waiting: Event[] = [];
      let wake = (): void => undefined;
      const listener = (event: Event): void => {
        waiting.push(event);
        wake();
      };
      // Also where nobody asks for the next one any more.
      const stop = (): void => {
        listeners.delete(listener);
        wake();
      };
      listeners.add(listener);
      signal?.addEventListener('abort', stop);
      if (!polling) {
        polling = true;
        void poll();
      }
      async function* heard(): AsyncGenerator<Event, void, undefined> {
        try {
          while (!signal?.aborted) {
            const event = waiting.shift();
            if (event) yield event;
            else await new Promise<void>((resolve) => (wake = resolve));
          }
        } finally {
          listeners.delete(listener);
          signal?.removeEventListener('abort', stop);
        }
      }
      return heard();
    },
  };
}

function idOf({ event_id }: Event): string {
  return event_id;
}

async function databaseTime(db: Db): Promise<number> {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
  return Date.parse(rows[0]?.now ?? '');
}

async function eventsSince(db: Db, moment: string): Promise<readonly Event[]> {
  return db.selectFrom('event').selectAll().where('logged_at', '>=', moment).orderBy('logged_at').execute();
}
