import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Booking, BookingBackend, Errand, Slot } from 'tidbok';
import { clinicDesk, createRegion, memoryBackend, type ClinicDesk } from 'tidbok/backends/memory';
import { catalogueCache } from '../../demo/server/postgres/catalogue.js';
import type { Connected } from '../../demo/server/postgres/connect.js';
import { createFeed } from '../../demo/server/postgres/feed.js';
import { openDatabase } from '../../demo/server/postgres/open-database.js';
import { postgresBackend } from '../../demo/server/postgres/postgres-backend.js';
import { postgresDesk } from '../../demo/server/postgres/postgres-desk.js';
import { seededAgain } from '../support/seeded-again.js';

const begin = Date.parse('2026-11-23T09:00:00Z');
const days = { from: '2026-11-30', to: '2026-12-18' };
const staff = { id: 'staff-1', name: 'Lena Ek' };
const [kim, samira, elis] = ['person-1', 'person-2', 'person-4'] as const;
/** Thirteen years old: Samira sees the times of Noel, and changes none. */
const noel = 'person-6';
const tangholmen = 'SE-KATT-1001';
const vasterhamn = 'SE-KATT-1002';
const fyren = 'SE-KATT-1004';
const norrskar = 'SE-KATT-1005';
const eyeUnit = 'SE-KATT-1007';

type Able = Required<BookingBackend>;

/** A region as citizens and staff reach it. */
interface World {
  readonly as: (citizen: string) => Able;
  readonly desk: (unit: string) => ClinicDesk;
  readonly pass: (milliseconds: number) => void;
}

function memoryWorld(): World {
  let now = begin;
  const region = createRegion({ now: () => now });
  return {
    as: (citizen) => memoryBackend({ region, citizen, holdSeconds: 300 }) as Able,
    desk: (unit) => clinicDesk({ region, unit, staff }),
    pass: (milliseconds) => (now += milliseconds),
  };
}

function postgresWorld({ db }: Connected): World {
  let now = begin;
  const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now: () => now };
  return {
    as: (citizen) => postgresBackend({ ...shared, citizen }) as Able,
    desk: (unit) => postgresDesk({ ...shared, unit, staff }),
    pass: (milliseconds) => (now += milliseconds),
  };
}

/** A time that is free in the schedule, as a page would have it that was told of it. */
async function slotInSchedule({ desk }: World, unit: string, code: string): Promise<Slot> {
  const type = (await desk(unit).visitTypes()).find(({ id }) => id === `${unit}.${code}`);
  assert.ok(type, code);
  for (const { performer, entries } of (await desk(unit).schedule(days)).columns) {
    const { id, name, title } = performer;
    const who = title === undefined ? { name, kind: 'resource' as const } : { name, kind: 'person' as const, id, title };
    for (const entry of entries) {
      if (entry.state !== 'free' || entry.visitType !== type.name) continue;
      return { id: entry.slot, unit, start: entry.start, end: entry.end, visitType: type.id, performer: who };
    }
  }
  throw new Error(`no free ${code}`);
}

async function freeSlots(backend: Able, unit: string, code: string, errand: Errand = { to: 'book' }): Promise<readonly Slot[]> {
  return (await backend.slots({ errand, targets: [{ unit, visitType: `${unit}.${code}` }], days })).items;
}

const key = (): { readonly key: string } => ({ key: crypto.randomUUID() });

async function booked(backend: Able, slot: Slot): Promise<Booking> {
  const result = await backend.book({ slot, accepted: [] }, key());
  assert.ok(result.outcome === 'done', result.outcome);
  return result.booking;
}

/** Ensures that the hold is refused as the booking is, in the same words. */
async function assertRefusedAlike(backend: Able, slot: Slot, reason: string, actingFor?: string): Promise<void> {
  const options = (): { key: string } => ({ ...key(), ...(actingFor !== undefined && { actingFor }) });
  const held = await backend.hold(slot, options());
  assert.deepEqual(held, await backend.book({ slot, accepted: [] }, options()));
  assert.ok(held.outcome === 'refused' && held.reason === reason, JSON.stringify(held));
}

const cases: readonly { readonly name: string; readonly run: (world: World) => Promise<void> }[] = [
  {
    name: 'refuses what is never on the web, what is by invitation and what staff took off the web',
    async run(world) {
      const backend = world.as(elis);
      await assertRefusedAlike(backend, await slotInSchedule(world, vasterhamn, 'hembesok'), 'not-offered');
      await assertRefusedAlike(backend, await slotInSchedule(world, tangholmen, 'halsosamtal-50'), 'not-offered');
      const [slot] = await freeSlots(backend, vasterhamn, 'lakare');
      await world.desk(vasterhamn).takeOffWeb(`${vasterhamn}.lakare`, 'Vi är sjuka till fredag.');
      await assertRefusedAlike(backend, slot!, 'not-offered');
    },
  },
  {
    name: 'refuses a unit that is not on the web, and one that takes only its own patients',
    async run(world) {
      await assertRefusedAlike(world.as(elis), await slotInSchedule(world, norrskar, 'lakare'), 'not-offered');
      await assertRefusedAlike(world.as(elis), await slotInSchedule(world, fyren, 'lakare'), 'not-for-you');
    },
  },
  {
    name: 'refuses whoever acts for a child that books for itself',
    async run(world) {
      const [slot] = await freeSlots(world.as(elis), vasterhamn, 'lakare');
      await assertRefusedAlike(world.as(samira), slot!, 'not-when-acting-for', noel);
      await assert.rejects(world.as(elis).hold(slot!, { ...key(), actingFor: noel }), { code: 'forbidden' });
    },
  },
  {
    name: 'refuses whoever has as many bookings as may be, and what begins too soon',
    async run(world) {
      const backend = world.as(elis);
      const [late, ...slots] = await freeSlots(backend, vasterhamn, 'lakare');
      for (const slot of slots.slice(0, 3)) await booked(backend, slot);
      await assertRefusedAlike(backend, slots[3]!, 'too-many');
      world.pass(Date.parse(late!.start) - begin);
      await assertRefusedAlike(world.as(kim), late!, 'too-late');
    },
  },
  {
    name: 'holds for the invited what they may answer with, and nothing else',
    async run(world) {
      const backend = world.as(kim);
      const { items } = await backend.bookings();
      const invitation = items.find(({ kind }) => kind === 'open-invitation');
      assert.ok(invitation);
      const intent = { to: 'book', invitation: invitation.id } as const;
      const [slot] = await freeSlots(backend, tangholmen, 'halsosamtal-50', intent);
      assert.equal((await backend.hold(slot!, { ...key(), intent })).outcome, 'held');
      const [other] = await freeSlots(backend, tangholmen, 'lakare');
      const refused = await backend.hold(other!, { ...key(), intent });
      assert.ok(refused.outcome === 'refused' && refused.reason === 'not-offered');
      await assert.rejects(world.as(elis).hold(slot!, { ...key(), intent }), { code: 'not-found' });
    },
  },
  {
    name: 'holds for a booking what it may be moved to, beyond the cap too, and nothing for one that cannot be moved',
    async run(world) {
      const backend = world.as(elis);
      const [first, ...slots] = await freeSlots(backend, vasterhamn, 'lakare');
      const booking = await booked(backend, first!);
      for (const slot of slots.slice(0, 2)) await booked(backend, slot);
      const intent = { to: 'rebook', booking: booking.id } as const;
      assert.equal((await backend.hold(slots[3]!, { ...key(), intent })).outcome, 'held');
      const [another] = await freeSlots(backend, vasterhamn, 'blodtryck');
      const strayed = await backend.hold(another!, { ...key(), intent });
      assert.ok(strayed.outcome === 'refused' && strayed.reason === 'not-offered');
      world.pass(Date.parse(booking.start) - begin - 3_600_000);
      const late = await backend.hold(slots[4]!, { ...key(), intent });
      assert.deepEqual(late, await backend.rebook(booking, { slot: slots[4]!, accepted: [] }, key()));
      assert.ok(late.outcome === 'refused' && late.reason === 'too-late');
    },
  },
  {
    name: 'holds a time of any unit that this citizen may book',
    async run(world) {
      const [slot] = await freeSlots(world.as(elis), eyeUnit, 'synkontroll');
      assert.equal((await world.as(elis).hold(slot!, key())).outcome, 'held');
      assert.equal((await world.as(kim).hold(slot!, key())).outcome, 'taken');
    },
  },
];

describe('a hold over the memory backend', () => {
  for (const { name, run } of cases) it(name, () => run(memoryWorld()));
});

describe('a hold over the embedded PostgreSQL', () => {
  let database: Connected;
  let again: () => Promise<void>;
  before(async () => {
    database = await openDatabase('memory', { now: () => begin, size: { units: 8, performers: 28 } });
    again = await seededAgain(database.db);
  });
  after(() => database.close());
  for (const { name, run } of cases) {
    it(name, async () => {
      await again();
      await run(postgresWorld(database));
    });
  }
});
