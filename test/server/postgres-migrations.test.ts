import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, sql } from 'kysely';
import { after, before, describe, it } from 'node:test';
import { keysWithoutUnit, migrate } from '../../demo/server/postgres/migrations.js';
import { pgliteDialect } from '../../demo/server/postgres/pglite-dialect.js';
import type { Tables } from '../../demo/server/postgres/schema.js';

const refused = [
  /\bexclude\b/i,
  /\bgist\b/i,
  /\b(un)?listen\b/i,
  /\bnotify\b/i,
  /\block\s+table\b/i,
  /\bdeferrable\b/i,
  /\bcreate\s+trigger\b/i,
];

describe('the migrations', () => {
  const statements: string[] = [];
  let db: Kysely<Tables>;
  before(async () => {
    const log = (event: { readonly query: { readonly sql: string } }): void => void statements.push(event.query.sql);
    db = new Kysely<Tables>({ dialect: pgliteDialect(await PGlite.create()), log });
    await migrate(db);
    await migrate(db);
  });
  after(() => db.destroy());

  it('ask only for what the distributed PostgreSQLs have', () => {
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
