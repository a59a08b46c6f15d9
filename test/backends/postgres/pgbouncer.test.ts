import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { connect } from '../../../demo/server/postgres/connect.js';
import type { Db } from '../../../demo/server/postgres/schema.js';
import { findPgBouncer, startPgBouncer } from '../../support/pgbouncer.js';
import { realPostgres } from '../../support/real-postgres.js';

const program = findPgBouncer();

describe('behind PgBouncer in transaction mode', { skip: program ? false : 'PgBouncer is not installed' }, () => {
  it('every transaction has its limits and UTC, and nothing stays in the sessions that others get', async (test) => {
    const real = await realPostgres();
    test.after(() => real.stop());
    const url = await real.create();
    const pooler = await startPgBouncer(program ?? '', url);
    test.after(() => pooler.stop());
    const connected = await connect({ url: pooler.url });
    const { db } = connected;
    test.after(() => connected.close());
    const settings = async (on: Db): Promise<unknown> => {
      const found = await sql`select current_setting('statement_timeout') as longest,
        current_setting('idle_in_transaction_session_timeout') as idle, current_setting('TimeZone') as zone,
        pg_sleep(0.02)::text as slept`.execute(on);
      return found.rows[0];
    };
    const rounds = Array.from({ length: 12 });
    const inside = await Promise.all(rounds.map(() => db.transaction().execute(settings)));
    for (const one of inside) assert.deepEqual(one, { longest: '8s', idle: '10s', zone: 'UTC', slept: '' });
    const outside = await Promise.all(rounds.map(() => settings(db)));
    for (const one of outside) assert.deepEqual(one, { longest: '0', idle: '0', zone: 'UTC', slept: '' });
  });
});
