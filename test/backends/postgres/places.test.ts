import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { BookingBackend, Slot } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import { connect, type Connected } from '../../../demo/server/postgres/connect.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { postgresBackend } from '../../../demo/server/postgres/postgres-backend.js';
import { askWhatIsKept, startServer } from '../../race/run-race.js';
import { realPostgres, type RealPostgres } from '../../support/real-postgres.js';

const now = Date.parse('2026-11-23T09:00:00Z');
const size = { units: 8, performers: 28 };
const query = {
  errand: { to: 'book' },
  targets: [{ unit: 'SE-KATT-1006' }],
  days: { from: '2026-11-30', to: '2026-12-20' },
} as const;

/** A server's own view of a database that it shares with others. */
function serverOn({ db }: Connected) {
  const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now: () => now };
  return (citizen: string): BookingBackend => postgresBackend({ ...shared, citizen });
}

function codeOf(thrown: unknown): string {
  return (thrown as { readonly code: string }).code;
}

async function firstFree(backend: BookingBackend): Promise<Slot> {
  const [slot] = (await backend.slots(query)).items;
  assert.ok(slot);
  return slot;
}

describe('a folder of the embedded PostgreSQL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidbok-folder-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const start = { variant: 'backend keeps keys', citizens: 40, now, place: { folder } } as const;

  it('is refused to a second process in one sentence, and killing the first loses nothing that was answered', async () => {
    const first = await startServer(start);
    await assert.rejects(startServer(start), /^Error: Another process is using [^.]+: stop it first, or choose another folder/);
    const backends = await Promise.all(
      Array.from({ length: 40 }, (_, number) => httpBackend({ url: first.url, getToken: () => `racer-${number}` })),
    );
    const free = (await backends[0]!.slots(query)).items;
    const answered: string[] = [];
    const writes = backends.map(async (backend, number) => {
      const result = await backend.book!({ slot: free[number]!, accepted: [] }, { key: `key-${number}` });
      if (result.outcome === 'done') answered.push(result.booking.id);
      if (answered.length === 15) first.server.kill('SIGKILL');
      return result.outcome;
    });
    const outcomes = await Promise.all(writes.map((write) => write.catch(() => 'rejected')));
    assert.ok(answered.length >= 15 && outcomes.includes('unknown'), `it was killed in the middle: ${outcomes.join(' ')}`);

    const second = await startServer(start);
    const kept = (await askWhatIsKept(second.server)).map(({ id }) => id);
    assert.deepEqual(
      answered.filter((id) => !kept.includes(id)),
      [],
      'answered as booked, and lost',
    );
    const exit = once(second.server, 'exit');
    second.server.kill('SIGTERM');
    await exit;
  });

  it('of another PostgreSQL, or of a newer version of the demo, says what to do', async () => {
    const newer = await connect({ folder });
    await newer.db
      .insertInto('kysely_migration' as never)
      .values({ name: '9999-later', timestamp: new Date().toISOString() })
      .execute();
    await newer.close();
    await assert.rejects(openDatabase({ folder }, { size }), /^Error: The database was made by a newer version of the demo: /);
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '12\n');
    await assert.rejects(
      openDatabase({ folder }, { size }),
      /was made by PostgreSQL 12, and this is 18: use .+ another folder/,
    );
  });
});

describe('two servers on one database', () => {
  let real: RealPostgres;
  before(async () => {
    real = await realPostgres();
  });
  after(() => real.stop());

  for (const where of ['embedded', 'real'] as const) {
    it(`${where}: what is done on one is seen on the other at once, and told within a second`, async () => {
      const place = where === 'real' ? { url: await real.create() } : 'memory';
      // Both begin on an empty database at the same moment where there is one for both.
      const opened = await Promise.all([
        openDatabase(place, { now: () => now, size }),
        where === 'real' && openDatabase(place, { now: () => now, size }),
      ]);
      const [one] = opened;
      const [elis, gunvor] = [serverOn(one)('person-4'), serverOn(opened[1] || one)('person-3')];
      const stop = new AbortController();
      const hints = gunvor.changes!([query.targets[0].unit], { signal: stop.signal })[Symbol.asyncIterator]();
      const hint = hints.next();
      const slot = await firstFree(elis);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const result = await elis.book!({ slot, accepted: [] }, { key: 'one' });
      const answeredAt = performance.now();
      assert.equal(result.outcome, 'done');
      assert.deepEqual((await hint).value, { to: 'slots', unit: slot.unit });
      assert.ok(performance.now() - answeredAt < 1000, 'told within a second');
      assert.ok(!(await gunvor.slots(query)).items.some(({ id }) => id === slot.id));
      assert.equal((await gunvor.book!({ slot, accepted: [] }, { key: 'two' })).outcome, 'taken');
      stop.abort();
      for (const each of opened) if (each) await each.close();
    });
  }

  it('keeps a performer from being booked twice at once where lengths differ, and holds apart', async () => {
    const database = await openDatabase({ url: await real.create() }, { now: () => now, size: { units: 9, performers: 40 } });
    const [elis, gunvor] = [serverOn(database)('person-4'), serverOn(database)('person-3')];
    const unit = 'SE-KATT-2001';
    const free = (await elis.slots({ ...query, targets: [{ unit }] })).items;
    const long = free.find(({ visitType }) => visitType === `${unit}.blodtryck`)!;
    const short = free.find(
      ({ visitType, performer, start }) =>
        visitType === `${unit}.vaccination` && performer?.id === long.performer?.id && start === long.start,
    )!;
    const both = await Promise.all([
      elis.book!({ slot: long, accepted: [] }, { key: 'long' }),
      gunvor.book!({ slot: short, accepted: [] }, { key: 'short' }),
    ]);
    assert.deepEqual(both.map(({ outcome }) => outcome).sort(), ['done', 'taken']);
    await database.close();
  });

  it('the database goes away and comes back: clear errors, no wrong statement', async () => {
    const database = await openDatabase({ url: await real.create() }, { now: () => now, size });
    const elis = serverOn(database)('person-4');
    const slot = await firstFree(elis);
    const writes = (await elis.slots(query)).items
      .slice(1, 3)
      .map((one, number) => elis.book!({ slot: one, accepted: [] }, { key: `before-${number}` }));
    const told = writes.map(async (write) => write.then(({ outcome }) => outcome, codeOf));
    await real.kill();
    const outcomes = await Promise.all(told);
    await assert.rejects(elis.bookings(), { code: 'unavailable' });
    await assert.rejects(elis.book!({ slot, accepted: [] }, { key: 'away' }), { code: 'unavailable' });
    await real.start();
    const own = (await elis.bookings()).items;
    for (const [number, outcome] of outcomes.entries()) {
      const stands = own.some((time) => 'key' in time && time.key === `before-${number}`);
      assert.ok(
        outcome === 'unknown' || stands === (outcome === 'done'),
        `told ${outcome}, and it ${stands ? 'stands' : 'does not'}`,
      );
    }
    assert.ok(!own.some((time) => 'key' in time && time.key === 'away'), 'said not to be done, and it is');
    assert.equal((await elis.book!({ slot, accepted: [] }, { key: 'away' })).outcome, 'done');
    await database.close();
  });
});
