import assert from 'node:assert/strict';
import { sql } from 'kysely';
import type { BookingBackend } from 'tidbok';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import { connect, type Place } from '../../../demo/server/postgres/connect.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { postgresBackend } from '../../../demo/server/postgres/postgres-backend.js';
import type { Db } from '../../../demo/server/postgres/schema.js';
import { bareDatabase, recorded, type Statement } from './bare.js';
import { startGateway, type GatewayProcess } from './gateway-process.js';
import type { Way } from './measure.js';
import { citizenAt, now } from './stage.js';
import { booking, reads, timesToBook, type Task } from './tasks.js';

/** Copies of one filled database, one for each way, so that each does the same bookings. */
export interface Copies {
  /** Where it is found out what the backend asks. */
  readonly rehearsal: Place;
  readonly bare: Place;
  readonly gateway: Place;
  /** Without it, the backend alone is not measured. */
  readonly backend?: Place;
}

export interface Contest {
  readonly tasks: readonly Task[];
  /** How many slots the database has. */
  readonly slots: number;
  /** How many statements a turn of the task asks the database, with what begins and ends a transaction. */
  readonly statements: (task: Task) => number;
  /** The database alone, first, and what stands on it. */
  readonly ways: (task: Task) => readonly Way[];
  readonly gateway: GatewayProcess;
  /** Throws unless every way has done all bookings. */
  close(): Promise<void>;
}

export interface Turns {
  readonly reads: number;
  readonly bookings: number;
  /** Before what is measured. */
  readonly warmUp: number;
}

/** Records what the backend asks of the database at each turn, and makes ready to have it asked by nothing but the driver. */
export async function contest(copies: Copies, turns: Turns): Promise<Contest> {
  const { tasks, slots, asked } = await rehearse(copies.rehearsal, turns);
  const bare = await bareDatabase(copies.bare);
  const backend = copies.backend && (await connect(copies.backend));
  const gateway = await startGateway(copies.gateway);
  const backendOf = backend && backends(backend.db);

  const statements = (task: Task, turn: number): readonly Statement[] => asked.get(task)?.[turn] ?? [];
  const ways = (task: Task): readonly Way[] => [
    { name: 'database alone', run: (turn) => bare[task.kind](statements(task, turn)) },
    ...(backendOf ? [{ name: 'backend', run: (turn: number) => task.run(backendOf(task.citizen(turn)), turn) }] : []),
    { name: 'gateway', run: async (turn) => task.run(await gateway.as(task.citizen(turn)), turn) },
  ];
  for (const task of tasks)
    for (const { run } of ways(task)) for (let turn = 0; turn < turns.warmUp; turn += 1) await run(turn);

  return {
    ...{ tasks, slots, ways, gateway },
    statements: (task) => statements(task, turns.warmUp).length + (task.kind === 'write' ? 2 : 0),
    async close() {
      await Promise.all([bare.close(), backend?.close(), gateway.stop()]);
      const counts = await Promise.all(Object.values<Place>({ ...copies }).map(bookingsIn));
      for (const count of counts) assert.equal(count, turns.warmUp + 2 * turns.bookings);
    },
  };
}

function backends(db: Db): (citizen: string) => BookingBackend {
  const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now };
  return (citizen) => postgresBackend({ ...shared, citizen });
}

/** Does every turn once. */
async function rehearse(place: Place, { reads: manyReads, bookings, warmUp }: Turns) {
  const database = await connect(place);
  const record = recorded(database.db);
  const { db } = record;
  const backendOf = backends(db);
  const { rows } = await sql<{ readonly slots: number }>`select count(*)::int as slots from slot`.execute(db);
  // The grown ones: they are alike, and take bookings without a guide.
  const units = (
    await db.selectFrom('performer').select('care_unit_id').where('care_unit_id', 'like', '%SE-KATT-2%').distinct().execute()
  ).map(({ care_unit_id }) => care_unit_id);
  const requests = await timesToBook(backendOf(citizenAt(0)), units, warmUp + 2 * bookings);
  const tasks = [...reads(units, manyReads), booking(requests, bookings)];
  const asked = new Map<Task, readonly (readonly Statement[])[]>();
  for (const task of tasks) {
    const all: (readonly Statement[])[] = [];
    for (let turn = 0; turn < warmUp + 2 * task.turns; turn += 1) {
      record.take();
      await task.run(backendOf(task.citizen(turn)), turn);
      all.push(record.take());
    }
    asked.set(task, all);
  }
  await database.close();
  return { tasks, asked, slots: rows[0]?.slots ?? 0 };
}

async function bookingsIn(place: Place): Promise<number> {
  const database = await connect(place);
  const { rows } = await sql<{ readonly made: number }>`
    select count(*)::int as made from own_time where booked_at is not null and person_id is not null`.execute(database.db);
  await database.close();
  return rows[0]?.made ?? 0;
}
