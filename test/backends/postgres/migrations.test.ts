import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DummyDriver, Kysely, Migrator, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import { connect, type Connected } from '../../../demo/server/postgres/connect.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { keysWithoutUnit, migrations } from '../../../demo/server/postgres/migrations.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { postgresBackend } from '../../../demo/server/postgres/postgres-backend.js';
import { postgresDesk } from '../../../demo/server/postgres/postgres-desk.js';
import type { Db } from '../../../demo/server/postgres/schema.js';
import { olderRows } from '../../support/older-rows.js';

const refused = [
  /\bexclude\b/i,
  /\bgist\b/i,
  /\b(un)?listen\b/i,
  /\bnotify\b/i,
  /\block\s+table\b/i,
  /\bdeferrable\b/i,
  /\bcreate\s+trigger\b/i,
];

const now = Date.parse('2026-11-23T09:00:00Z');

describe('the migrations', () => {
  // An older database: what today's code makes of it is tried by all that follows.
  const folder = mkdtempSync(join(tmpdir(), 'tidbok-older-'));
  let database: Connected;
  let db: Db;
  let tables: readonly Table[];
  let left: Contents;
  before(async () => {
    const older = await connect({ folder });
    const provider = { getMigrations: async () => migrations };
    const { error } = await new Migrator({ db: older.db, provider }).migrateTo('0001-first');
    assert.equal(error, undefined);
    for (const statement of olderRows) await sql.raw(statement).execute(older.db);
    tables = await tablesOf(older.db);
    left = await contentsOf(older.db, tables);
    await older.close();
    database = await openDatabase({ folder }, { now: () => now });
    db = database.db;
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('bring a folder of the first version up to date, and nothing in it is lost', async () => {
    const { rows: done } = await sql<{ readonly name: string }>`select name from kysely_migration order by name`.execute(db);
    assert.deepEqual(
      done.map(({ name }) => name),
      Object.keys(migrations),
    );
    assert.ok(done.length > 1);
    assert.equal(left.size, 14, 'the tables of the first version');
    for (const [table, rows] of left) assert.ok(rows.length > 0, `the older database has something in ${table}`);
    assert.deepEqual(await contentsOf(db, tables), left);
  });

  it('leave a database that works: what was booked is booked, and what was free can be', async () => {
    const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now: () => now };
    const kim = postgresBackend({ ...shared, citizen: 'older-1' });
    const own = (await kim.bookings()).items;
    assert.deepEqual(own.map(({ id }) => id).sort(), ['SE-OLD-1~one', 'SE-OLD-1~three']);
    const days = { from: '2026-11-24', to: '2026-11-25' };
    const free = (await kim.slots({ errand: { to: 'book' }, targets: [{ unit: 'SE-OLD-1' }], days })).items;
    assert.deepEqual(
      free.map(({ start }) => start),
      ['2026-11-24T08:00:00Z'],
    );
    const alva = { actingFor: 'older-2' };
    assert.equal((await kim.bookings(alva)).items.length, 0);
    const result = await kim.book!({ slot: free[0]!, accepted: [] }, { key: 'new' });
    assert.equal(result.outcome, 'done');
    const lena = postgresDesk({ ...shared, unit: 'SE-OLD-1', staff: { id: 'staff-1', name: 'Lena Ek' } });
    const [week] = await lena.numbers({ from: '2026-11-23', to: '2026-11-29' });
    assert.equal(week?.bookedOnWeb, 2);
  });

  it('ask only for what the distributed PostgreSQLs have', async () => {
    const statements: string[] = [];
    const nowhere = new Kysely<unknown>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (of) => new PostgresIntrospector(of),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
      log: ({ query }) => void statements.push(query.sql),
    });
    for (const migration of Object.values(migrations)) await migration.up(nowhere);
    assert.ok(statements.some((statement) => statement.startsWith('create table occupied')));
    for (const statement of statements) for (const pattern of refused) assert.doesNotMatch(statement, pattern);
    for (const bad of ['exclude using gist (a with =)', 'listen changes', 'LOCK TABLE slot', 'unique (a) deferrable']) {
      assert.ok(
        refused.some((pattern) => pattern.test(bad)),
        `${bad} would be refused`,
      );
    }
  });

  it('make no unique key without the care unit, but on the small tables that are named', async () => {
    const { rows } = await sql<{ readonly table: string; readonly columns: string }>`
      select c.relname as table, string_agg(a.attname, ' ') as columns from pg_index i
      join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
      where i.indisunique and n.nspname = 'public' group by c.relname, i.indexrelid`.execute(db);
    const without = rows.filter(({ columns }) => !columns.split(' ').includes('care_unit_id')).map(({ table }) => table);
    assert.ok(rows.length >= 14, `found ${rows.length} unique keys`);
    assert.deepEqual([...new Set(without)].sort(), [...keysWithoutUnit].sort());
  });

  it('let the database itself refuse two bookings of one time, and of one performer at once', async () => {
    const moment = { care_unit_id: 'a', performer_id: 'a/0', moment: '2026-11-30T08:00:00Z' };
    await db
      .insertInto('occupied')
      .values({ ...moment, taken_by: 'one' })
      .execute();
    await assert.rejects(
      db
        .insertInto('occupied')
        .values({ ...moment, taken_by: 'two' })
        .execute(),
      { code: '23505' },
    );
    const time = { care_unit_id: 'a', patient: 'A', kind: 'booking', status: 'booked', code: 'b', slot_id: 's' } as const;
    await db
      .insertInto('own_time')
      .values({ ...time, own_time_id: 'one' })
      .execute();
    await assert.rejects(
      db
        .insertInto('own_time')
        .values({ ...time, own_time_id: 'two' })
        .execute(),
      { code: '23505' },
    );
  });
});

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Rows by table, in no order. */
type Contents = ReadonlyMap<string, readonly string[]>;

async function tablesOf(db: Db): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select table_name as name, json_agg(column_name) as columns from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%' group by table_name order by table_name`.execute(db);
  return rows;
}

async function contentsOf(db: Db, tables: readonly Table[]): Promise<Contents> {
  const contents = new Map<string, readonly string[]>();
  for (const { name, columns } of tables) {
    const some = sql.join(columns.map((column) => sql.ref(column)));
    const { rows } = await sql`select ${some} from ${sql.table(name)}`.execute(db);
    contents.set(name, rows.map((row) => JSON.stringify(row)).sort());
  }
  return contents;
}
