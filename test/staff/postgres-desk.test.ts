import { after, before, beforeEach, describe, it } from 'node:test';
import type { BookingBackend } from 'tidbok';
import { catalogueCache } from '../../demo/server/postgres/catalogue.js';
import type { Connected } from '../../demo/server/postgres/connect.js';
import { createFeed } from '../../demo/server/postgres/feed.js';
import { openDatabase } from '../../demo/server/postgres/open-database.js';
import { postgresBackend } from '../../demo/server/postgres/postgres-backend.js';
import { postgresDesk } from '../../demo/server/postgres/postgres-desk.js';
import { realPostgres, type RealPostgres } from '../support/real-postgres.js';
import { seededAgain } from '../support/seeded-again.js';
import { deskCases } from './desk-cases.js';
import type { DeskCaseCitizen, DeskPlace } from './desk-place.js';

const unit = 'SE-KATT-1002';
const begin = Date.parse('2026-11-23T09:00:00Z');
const size = { units: 2, performers: 0 };

/** Desk and citizens as two servers on one database have them. */
function postgresPlace({ db }: Connected): DeskPlace {
  let moment = begin;
  const now = (): number => moment;
  const shared = () => ({ db, catalogueOf: catalogueCache(), feed: createFeed(db), now });
  const [clinic, web] = [shared(), shared()];
  const citizen = (id: string, name: string): DeskCaseCitizen => {
    const backend: BookingBackend = postgresBackend({ ...web, citizen: id });
    return { id, name, backend: backend as DeskCaseCitizen['backend'] };
  };
  return {
    desk: (staff) => postgresDesk({ ...clinic, unit, staff }),
    unit,
    visitType: `${unit}.blodtryck`,
    home: `${unit}.hembesok`,
    group: `${unit}.artrosskola`,
    invited: `${unit}.halsosamtal-50`,
    first: citizen('person-4', 'Elis Brandt'),
    second: citizen('person-3', 'Gunvor Ståhl'),
    now,
    pass: (milliseconds) => (moment += milliseconds),
    close: async () => undefined,
  };
}

for (const where of ['embedded', 'real'] as const) {
  describe(`the desk over the ${where} PostgreSQL`, () => {
    let real: RealPostgres | undefined;
    let database: Connected;
    let again: () => Promise<void>;
    before(async () => {
      if (where === 'real') real = await realPostgres();
      database = await openDatabase(real ? { url: await real.create() } : 'memory', { now: () => begin, size });
      again = await seededAgain(database.db);
    });
    beforeEach(() => again());
    after(async () => {
      await database.close();
      await real?.stop();
    });
    for (const { name, run } of deskCases) it(name, () => run(postgresPlace(database)));
  });
}
