import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cases, type Context } from 'tidbok/conformance';
import type { Connected } from '../../../demo/server/postgres/connect.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { findPgBouncer, type PgBouncer, startPgBouncer } from '../../support/pgbouncer.js';
import { postgresContext } from '../../support/postgres-context.js';
import { realPostgres, type RealPostgres } from '../../support/real-postgres.js';

const begin = '2026-11-23T09:00:00Z';
/** Named, so that no case stops being run unseen; none of it can happen here. */
const impossible = [
  'days and times agree',
  'a rebooking that stops half way shows both times',
  'a time that the unit must confirm is said and listed as pending',
  'a unit that does not tell its bookings is a gap',
  'a source that did not answer can be asked again alone',
];
const clockChange = 'a day on which the clocks change is whole';
const size = { units: 8, performers: 28 };

const pgBouncer = findPgBouncer();

for (const where of ['embedded', 'real', 'pooled'] as const) {
  const skip = where === 'pooled' && pgBouncer === undefined ? 'PgBouncer is not installed' : false;
  describe(`the ${where} PostgreSQL keeps what every backend must`, { skip }, () => {
    let real: RealPostgres | undefined;
    let pooler: PgBouncer | undefined;
    let database: Connected;
    let context: Context;
    before(async () => {
      if (where !== 'embedded') real = await realPostgres();
      const url = await real?.create();
      if (where === 'pooled' && pgBouncer && url) pooler = await startPgBouncer(pgBouncer, url);
      const place = url === undefined ? 'memory' : { url: pooler?.url ?? url };
      database = await openDatabase(place, { now: () => Date.parse(begin), size });
      context = postgresContext(database, begin);
    });
    after(async () => {
      await database.close();
      await pooler?.stop();
      await real?.stop();
    });
    for (const { name, run } of cases) {
      if (name === clockChange) continue;
      it(name, async () => assert.equal((await run(context)).result, impossible.includes(name) ? 'not-run' : 'kept'));
    }
    it(clockChange, async () => {
      const spring = '2027-03-01T09:00:00Z';
      await context.pass?.((Date.parse(spring) - Date.parse(begin)) / 1000);
      const found = cases.find(({ name }) => name === clockChange);
      assert.equal((await found?.run(context))?.result, 'kept');
    });
  });
}
