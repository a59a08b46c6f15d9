import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { ConnectionLost, createPool } from '../../../demo/server/postgres/pool.js';
import { postgresBackend } from '../../../demo/server/postgres/postgres-backend.js';
import { realPostgres, type RealPostgres } from '../../support/real-postgres.js';
import { startSilentProxy, type SilentProxy } from '../../support/silent-proxy.js';

const now = Date.parse('2026-11-23T09:00:00Z');

describe('connections to a PostgreSQL that died in silence', { timeout: 120_000 }, () => {
  let real: RealPostgres;
  let url: URL;
  before(async () => {
    real = await realPostgres();
    url = new URL(await real.create());
  });
  after(() => real.stop());

  async function overProxy(test: TestContext): Promise<{ proxy: SilentProxy; address: string }> {
    const proxy = await startSilentProxy(Number(url.port));
    test.after(() => {
      proxy.close();
    });
    return { proxy, address: Object.assign(new URL(url), { port: String(proxy.port) }).href };
  }

  /** A pool that trusts and waits as it is told, and three connections in it that have answered. */
  async function threeIdle(test: TestContext, trust: { trustedFor: number; trialLimit: number }) {
    const { proxy, address } = await overProxy(test);
    const pool = createPool({ connectionString: address, max: 3, query_timeout: 400, connectionTimeoutMillis: 3_000 }, trust);
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    test.after(() => db.destroy());
    const ask = (): Promise<unknown> => sql`select pg_sleep(0.02)`.execute(db);
    await Promise.all([ask(), ask(), ask()]);
    assert.equal(proxy.opened(), 3);
    return { proxy, db, ask };
  }

  it('are found while they are idle, all at the first trial, and whoever asks gets the answer', async (test) => {
    const { proxy, ask } = await threeIdle(test, { trustedFor: 0, trialLimit: 200 });
    proxy.swallowOpen();
    const begun = performance.now();
    for (let times = 0; times < 6; times += 1) await ask();
    assert.ok(performance.now() - begun < 2 * 200 + 1_000, 'one trial, not one for each connection');
    assert.equal(proxy.opened(), 4, 'the one that is asked now is new');
  });

  it('are closed when a question has no answer, so that only that one fails', async (test) => {
    const { proxy, ask } = await threeIdle(test, { trustedFor: 60_000, trialLimit: 200 });
    proxy.swallowOpen();
    await assert.rejects(ask(), ConnectionLost);
    for (let times = 0; times < 6; times += 1) await ask();
    assert.equal(proxy.opened(), 4);
  });

  it('are not waited for again to undo what was begun on them', async (test) => {
    const { proxy, db, ask } = await threeIdle(test, { trustedFor: 60_000, trialLimit: 200 });
    let failedAt = 0;
    const write = db.transaction().execute(async (transaction) => {
      proxy.swallowOpen();
      await sql`select 1`.execute(transaction).finally(() => (failedAt = performance.now()));
    });
    await assert.rejects(write, ConnectionLost);
    assert.ok(performance.now() - failedAt < 300, 'a rollback that waited would take 400 ms');
    await ask();
  });

  it('are replaced when they break within sight', async (test) => {
    const { db, ask } = await threeIdle(test, { trustedFor: 0, trialLimit: 200 });
    const all = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()`;
    await all.execute(db).catch(() => undefined);
    for (let times = 0; times < 6; times += 1) await ask();
  });

  it('cost the citizens of a server that was idle no read', async (test) => {
    const { proxy, address } = await overProxy(test);
    const database = await openDatabase({ url: address }, { now: () => now, size: { units: 2, performers: 0 } });
    test.after(() => database.close());
    const shared = { db: database.db, catalogueOf: catalogueCache(), feed: createFeed(database.db), now: () => now };
    const backend = postgresBackend({ ...shared, citizen: 'person-3' });
    const read = (): Promise<unknown> => backend.bookings();
    await Promise.all(Array.from({ length: 20 }, read));
    const idleFrom = performance.now();
    while (performance.now() - idleFrom < 1_050) await new Promise((resolve) => setTimeout(resolve, 50));
    proxy.swallowOpen();
    const begun = performance.now();
    const answers = await Promise.allSettled(Array.from({ length: 30 }, read));
    assert.deepEqual(
      answers.filter(({ status }) => status === 'rejected'),
      [],
    );
    assert.ok(performance.now() - begun < 8_000, 'within the patience of the gateway');
  });
});
