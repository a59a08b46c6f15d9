import assert from 'node:assert/strict';
import type { DeskCase } from './desk-cases.js';
import * as at from './desk-place.js';

/** Blocking hours and publishing times. */
export const hoursCases: readonly DeskCase[] = [
  {
    name: 'blocks hours: their times are gone from both sides, and come back',
    async run(place) {
      const desk = place.desk(at.lena);
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType));
      const hours = { performer: performer.id, start: entry.start, end: entry.end, reason: 'Möte' };
      const blocked = await desk.block(hours);
      assert.ok(blocked.outcome === 'done');
      const shown = await at.entryAt(place, performer.id, entry.start);
      assert.ok(shown?.state === 'blocked' && shown.block.reason === 'Möte' && shown.end === entry.end);
      const isThere = async (): Promise<boolean> =>
        (await at.citizenSlots(place, place.visitType)).some(
          ({ start, performer: who }) => start === entry.start && who?.name === performer.name,
        );
      assert.equal(await isThere(), false);
      const late = await desk.book({ slot: entry.slot, citizen: place.first.id, as: 'booking' });
      assert.equal(late.outcome, 'taken');
      assert.deepEqual(await desk.unblock(blocked.block.id), { outcome: 'done' });
      assert.equal(await isThere(), true);
      await at.bookAtDesk(place, entry.slot, place.first);
      await assert.rejects(desk.unblock(blocked.block.id), { code: 'not-found' });
    },
  },
  {
    name: 'blocks no hours in which somebody is booked, and says who',
    async run(place) {
      const desk = place.desk(at.lena);
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType));
      const booking = await at.bookAtDesk(place, entry.slot, place.first);
      const end = new Date(Date.parse(entry.start) + 5 * 60_000).toISOString().replace(/\.\d+/, '');
      const inTheWay = await desk.block({ performer: performer.id, start: entry.start, end, reason: 'Möte' });
      assert.ok(inTheWay.outcome === 'taken');
      assert.deepEqual(
        inTheWay.bookings.map(({ id }) => id),
        [booking.id],
      );
      const after = new Date(Date.parse(entry.end) + 60_000).toISOString().replace(/\.\d+/, '');
      const beside = await desk.block({ performer: performer.id, start: entry.end, end: after, reason: 'Möte' });
      assert.equal(beside.outcome, 'done');
    },
  },
  {
    name: 'wants hours that are some, of a performer that there is, with a reason',
    async run(place) {
      const desk = place.desk(at.lena);
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType));
      const hours = { performer: performer.id, start: entry.start, end: entry.end, reason: 'Möte' };
      await assert.rejects(desk.block({ ...hours, performer: 'nobody' }), { code: 'not-found' });
      await assert.rejects(desk.block({ ...hours, end: entry.start }), { code: 'invalid-request' });
      await assert.rejects(desk.block({ ...hours, reason: ' ' }), { code: 'invalid-request' });
      await assert.rejects(desk.schedule({ from: '2026-02-30', to: '2026-02-30' }), { code: 'invalid-request' });
    },
  },
  {
    name: 'publishes days ahead: then citizens find their times, and twice is once',
    async run(place) {
      const desk = place.desk(at.lena);
      const { publishedTo } = await desk.schedule({ from: at.dayAfter(place, 0), to: at.dayAfter(place, 0) });
      const first = new Date(Date.parse(publishedTo) + at.dayMs).toISOString().slice(0, 10);
      const last = new Date(Date.parse(publishedTo) + 14 * at.dayMs).toISOString().slice(0, 10);
      const days = { from: first, to: last };
      assert.deepEqual(await at.citizenSlots(place, place.visitType, days), []);
      assert.deepEqual(await at.freeTimes(place, place.visitType, days), []);
      const published = await desk.publish(days);
      assert.ok(published.outcome === 'done' && published.added > 0);
      const slot = at.nth(await at.citizenSlots(place, place.visitType, days));
      assert.equal((await desk.schedule(days)).publishedTo, last);
      assert.deepEqual(await desk.publish(days), { outcome: 'done', added: 0 });
      await at.bookOnWeb(place, place.first, slot);
      await assert.rejects(desk.publish({ from: last, to: first }), { code: 'invalid-request' });
    },
  },
];
