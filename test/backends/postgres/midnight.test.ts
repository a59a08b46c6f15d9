import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { instantsAt } from 'tidbok/time';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import type { Connected } from '../../../demo/server/postgres/connect.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { postgresDesk } from '../../../demo/server/postgres/postgres-desk.js';

const now = Date.parse('2026-11-23T09:00:00Z');
const unit = 'SE-KATT-1002';
const performer = `${unit}/0`;
const [day, nextDay] = ['2026-11-28', '2026-11-29'];

/** On a weekend, when the unit has nothing else. */
function at(date: string, time: string): string {
  return instantsAt(date, time, 'Europe/Stockholm')[0] ?? '';
}

describe('a visit over midnight in the schedule of the PostgreSQL desk', () => {
  let database: Connected;
  before(async () => {
    database = await openDatabase('memory', { now: () => now, size: { units: 2, performers: 0 } });
    const slot = { care_unit_id: unit, code: 'blodtryck', performer_id: performer };
    await database.db
      .insertInto('slot')
      .values({ ...slot, starts_at: at(day, '23:45'), ends_at: at(nextDay, '00:15') })
      .execute();
  });
  after(() => database.close());

  it('is offered once while it is free, and shown on both days with its part of each once it is booked', async () => {
    const { db } = database;
    const staff = { id: 'staff-1', name: 'Lena Ek' };
    const desk = postgresDesk({ db, catalogueOf: catalogueCache(), feed: createFeed(db), now: () => now, unit, staff });
    const shown = async (from: string, to: string) => {
      const { columns } = await desk.schedule({ from, to });
      return columns.find((one) => one.performer.id === performer)?.entries ?? [];
    };
    const inShort = async (from: string, to: string) =>
      (await shown(from, to)).map(({ state, day: on, time, start, end }) => [state, on, time, start, end]);
    const free = ['free', day, '23:45', at(day, '23:45'), at(nextDay, '00:15')];
    assert.deepEqual(await inShort(day, nextDay), [free]);
    assert.deepEqual(await inShort(nextDay, nextDay), []);
    const [entry] = await shown(day, day);
    assert.ok(entry?.state === 'free');
    const booked = await desk.book({ slot: entry.slot, citizen: 'person-4', as: 'booking' });
    assert.ok(booked.outcome === 'done');
    const evening = ['booked', day, '23:45', at(day, '23:45'), at(nextDay, '00:00')];
    const night = ['booked', nextDay, '00:00', at(nextDay, '00:00'), at(nextDay, '00:15')];
    assert.deepEqual(await inShort(day, day), [evening]);
    assert.deepEqual(await inShort(nextDay, nextDay), [night]);
    assert.deepEqual(await inShort(day, nextDay), [evening, night]);
    const [, part] = await shown(day, nextDay);
    assert.ok(part?.state === 'booked' && part.booking.start === booked.booking.start);
    assert.deepEqual(await desk.cancel(part.booking, 'unit'), { outcome: 'done' });
  });
});
