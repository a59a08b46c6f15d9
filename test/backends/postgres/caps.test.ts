import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Booking, BookingBackend, Slot } from 'tidbok';
import type { ClinicDesk } from 'tidbok/backends/memory';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import type { Connected } from '../../../demo/server/postgres/connect.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { postgresBackend } from '../../../demo/server/postgres/postgres-backend.js';
import { postgresDesk } from '../../../demo/server/postgres/postgres-desk.js';
import { transact } from '../../../demo/server/postgres/transact.js';
import { realPostgres, type RealPostgres } from '../../support/real-postgres.js';

const now = Date.parse('2026-11-23T09:00:00Z');
const size = { units: 3, performers: 0 };
const unit = 'SE-KATT-1002';
const [kim, samira, elis, alva] = ['person-1', 'person-2', 'person-4', 'person-5'] as const;
const mostBookings = 3;
const mostHolds = 5;

type Able = Required<BookingBackend>;

let real: RealPostgres;
let url: string;
let servers: readonly Connected[] = [];

/** One citizen as each of the two servers knows the citizen, in turn. */
function backendsOf(citizen: string): readonly Able[] {
  return servers.map(
    ({ db }) => postgresBackend({ db, catalogueOf: catalogueCache(), feed: createFeed(db), now: () => now, citizen }) as Able,
  );
}

function deskOf({ db }: Connected): ClinicDesk {
  const staff = { id: 'staff-1', name: 'Lena Ek' };
  return postgresDesk({ db, catalogueOf: catalogueCache(), feed: createFeed(db), now: () => now, unit, staff });
}

async function freeSlots(code = 'lakare'): Promise<readonly Slot[]> {
  const targets = [{ unit, visitType: `${unit}.${code}` }];
  const days = { from: '2026-11-30', to: '2026-12-31' };
  const { items } = await backendsOf(kim)[0]!.slots({ errand: { to: 'book' }, targets, days });
  assert.ok(items.length >= 50, `${items.length} free times are enough`);
  return items;
}

/** How often each outcome came, with its reason. A server that had no connection left says `unavailable`: nothing was done. */
async function counted(writes: readonly Promise<{ readonly outcome: string; readonly reason?: string }>[]) {
  const counts: Record<string, number> = {};
  for (const write of await Promise.allSettled(writes)) {
    const code = write.status === 'rejected' ? (write.reason as { readonly code: string }).code : undefined;
    const came = write.status === 'fulfilled' ? (write.value.reason ?? write.value.outcome) : code;
    counts[String(came)] = (counts[String(came)] ?? 0) + 1;
  }
  return counts;
}

/** Own times booked at the unit. */
async function bookedAt(backend: Able, actingFor?: string): Promise<readonly Booking[]> {
  const { items } = await backend.bookings(actingFor === undefined ? {} : { actingFor });
  return items.filter((time): time is Booking => time.kind === 'booking' && time.unit.id === unit && time.key !== undefined);
}

function assertOnly(counts: Record<string, number>, wanted: readonly string[]): void {
  assert.deepEqual(
    Object.keys(counts).filter((came) => ![...wanted, 'unavailable'].includes(came)),
    [],
    JSON.stringify(counts),
  );
}

describe('fifty writes at once on two servers of one PostgreSQL', () => {
  before(async () => {
    real = await realPostgres();
    const seeded = await real.create();
    const database = await openDatabase({ url: seeded }, { now: () => now, size });
    await database.close();
    url = seeded;
  });
  after(() => real.stop());

  async function inNewWorld(run: () => Promise<void>): Promise<void> {
    const place = { url: await real.create(url) };
    servers = [await openDatabase(place, { now: () => now, size }), await openDatabase(place, { now: () => now, size })];
    try {
      await run();
    } finally {
      for (const server of servers) await server.close();
    }
  }

  it('give one person three bookings at a unit, and no more', () =>
    inNewWorld(async () => {
      const backends = backendsOf(elis);
      const slots = (await freeSlots()).slice(0, 50);
      const counts = await counted(
        slots.map((slot, number) => backends[number % 2]!.book({ slot, accepted: [] }, { key: `key-${number}` })),
      );
      assert.equal(counts.done, mostBookings, JSON.stringify(counts));
      assertOnly(counts, ['done', 'too-many']);
      assert.equal((await bookedAt(backends[0]!)).length, mostBookings);
    }));

  it('give a child three bookings, whoever of two guardians books, and three to the guardian', () =>
    inNewWorld(async () => {
      await sql`insert into guardian (person_id, child_id, position) values (${kim}, ${alva}, 0)`.execute(servers[0]!.db);
      const [one, other] = [backendsOf(samira)[0]!, backendsOf(kim)[1]!];
      const slots = (await freeSlots()).slice(0, 50);
      const book = (backend: Able, slot: Slot, actingFor?: string) =>
        backend.book({ slot, accepted: [] }, { key: crypto.randomUUID(), ...(actingFor !== undefined && { actingFor }) });
      const theirs = slots.slice(0, 34).map((slot, number) => book(number % 2 ? one : other, slot, alva));
      const own = slots.slice(34).map((slot) => book(one, slot));
      const [forChild, forSelf] = await Promise.all([counted(theirs), counted(own)]);
      assert.equal(forChild.done, mostBookings, JSON.stringify(forChild));
      assert.equal(forSelf.done, mostBookings, JSON.stringify(forSelf));
      assertOnly(forChild, ['done', 'too-many']);
      assertOnly(forSelf, ['done', 'too-many']);
      assert.equal((await bookedAt(one, alva)).length, mostBookings);
    }));

  it('give one person three bookings, those that are moved there from another unit among them', () =>
    inNewWorld(async () => {
      const backends = backendsOf(elis);
      const elsewhere = 'SE-KATT-1003';
      const days = { from: '2026-11-30', to: '2026-12-31' };
      const targets = [{ unit: elsewhere, visitType: `${elsewhere}.lakare` }];
      const there = (await backends[0]!.slots({ errand: { to: 'book' }, targets, days })).items.slice(0, mostBookings);
      const bookings: Booking[] = [];
      for (const slot of there) {
        const result = await backends[0]!.book({ slot, accepted: [] }, { key: crypto.randomUUID() });
        assert.ok(result.outcome === 'done');
        bookings.push(result.booking);
      }
      const slots = (await freeSlots()).slice(0, 50);
      const guide = await backends[0]!.guide({ errand: { to: 'book' }, unit: elsewhere });
      const accepted = guide ? [{ guide, conditions: guide.terms?.rebook?.conditions ?? [] }] : [];
      const counts = await counted(
        slots.map((slot, number) => {
          const from = number % 5 === 0 ? bookings[(number / 5) % mostBookings] : undefined;
          const backend = backends[number % 2]!;
          const key = { key: crypto.randomUUID() };
          return from ? backend.rebook(from, { slot, accepted }, key) : backend.book({ slot, accepted: [] }, key);
        }),
      );
      assertOnly(counts, ['done', 'too-many', 'changed']);
      assert.equal((await bookedAt(backends[0]!)).length, mostBookings, JSON.stringify(counts));
    }));

  it('give one citizen five holds, whomever they are for', () =>
    inNewWorld(async () => {
      const backends = backendsOf(samira);
      const slots = (await freeSlots()).slice(0, 50);
      const counts = await counted(
        slots.map((slot, number) =>
          backends[number % 2]!.hold(slot, { key: `key-${number}`, ...(number % 3 === 0 && { actingFor: alva }) }),
        ),
      );
      assert.equal(counts.held, mostHolds, JSON.stringify(counts));
      assertOnly(counts, ['held', 'not-offered']);
    }));

  it('tell citizen and staff who change the same times what came of it, and none waits for ever', () =>
    inNewWorld(async () => {
      const [mine, desk] = [backendsOf(elis)[0]!, deskOf(servers[1]!)];
      const free = await freeSlots();
      const first = await mine.book({ slot: free[0]!, accepted: [] }, { key: 'first' });
      assert.ok(first.outcome === 'done');
      const { booking } = first;
      const seen = { id: booking.id, start: booking.start, performer: { id: booking.performer?.id ?? '' } };
      const slots = free.slice(1, 17);
      const counts = await counted([
        ...slots.slice(0, 8).map((slot, number) => mine.rebook(booking, { slot, accepted: [] }, { key: `move-${number}` })),
        ...slots.slice(8, 12).map(({ id }) => desk.move(seen, id, { canOverlap: true })),
        ...slots.slice(12).map(({ id: slot }) => desk.book({ slot, citizen: elis, as: 'booking', canOverlap: true })),
        desk.cancel(seen, 'unit'),
        mine.cancel(booking, { accepted: [] }, { key: 'cancel' }),
      ]);
      // Staff who moved or cancelled what the citizen had moved meanwhile are told, and the other way round.
      assertOnly(counts, ['done', 'changed', 'not-found', 'taken']);
      const standing = (await mine.bookings()).items.filter((time) => 'start' in time && time.unit.id === unit);
      assert.ok(standing.length >= 4 && standing.length <= 5, `${standing.length} stand: ${JSON.stringify(counts)}`);
    }));

  it('tell two who want each other’s time that it is taken, though they wait for each other', () =>
    inNewWorld(async () => {
      const [one, other] = [backendsOf(elis)[0]!, backendsOf(kim)[1]!];
      const [here, there] = await freeSlots();
      const booked = async (backend: Able, slot: Slot): Promise<Booking> => {
        const result = await backend.book({ slot, accepted: [] }, { key: crypto.randomUUID() });
        assert.ok(result.outcome === 'done');
        return result.booking;
      };
      const [mine, theirs] = [await booked(one, here!), await booked(other, there!)];
      const counts = await counted([
        one.rebook(mine, { slot: there!, accepted: [] }, { key: 'one' }),
        other.rebook(theirs, { slot: here!, accepted: [] }, { key: 'other' }),
      ]);
      assert.deepEqual(counts, { taken: 2 });
      assert.deepEqual(
        (await bookedAt(one)).map(({ start }) => start),
        [here!.start],
      );
      assert.deepEqual(
        (await bookedAt(other)).map(({ start }) => start),
        [there!.start],
      );
    }));

  it('say unavailable, with nothing done, where a deadlock comes again and again', () =>
    inNewWorld(async () => {
      const { db } = servers[0]!;
      let tries = 0;
      const write = transact(db, async (transaction) => {
        tries += 1;
        await sql`update person set name = 'Nobody' where person_id = ${elis}`.execute(transaction);
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      });
      await assert.rejects(write, { code: 'unavailable' });
      assert.ok(tries > 1, 'it was tried again first');
      const { rows } = await sql`select 1 from person where name = 'Nobody'`.execute(db);
      assert.equal(rows.length, 0);
    }));
});
