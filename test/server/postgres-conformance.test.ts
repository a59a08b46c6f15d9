import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cases, type Context } from 'tidbok/conformance';
import type { Connected } from '../../demo/server/postgres/connect.js';
import { openDatabase } from '../../demo/server/postgres/open-database.js';
import { postgresContext } from '../support/postgres-context.js';
import { realPostgres, type RealPostgres } from '../support/real-postgres.js';

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

for (const where of ['embedded', 'real'] as const) {
  describe(`the ${where} PostgreSQL keeps what every backend must`, () => {
    let real: RealPostgres | undefined;
    let database: Connected;
    let context: Context;
    before(async () => {
      if (where === 'real') real = await realPostgres();
      database = await openDatabase(real ? { url: await real.create() } : 'memory', { now: () => Date.parse(begin), size });
      context = postgresContext(database, begin);
    });
    after(async () => {
      await database.close();
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
