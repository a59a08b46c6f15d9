import assert from 'node:assert/strict';
import { addDays, hoursOf, instantsAt } from 'tidbok/time';
import type { DeskCase } from './desk-cases.js';
import * as at from './desk-place.js';

const zone = 'Europe/Stockholm';

/** Days: how far they may go, what was published by mistake, and hours over midnight and where the clock is changed. */
export const dayCases: readonly DeskCase[] = [
  {
    name: 'refuses at once every day and moment that only a mistake can mean',
    async run(place) {
      const desk = place.desk(at.lena);
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType));
      const refused = { code: 'invalid-request' };
      const last = at.dayAfter(place, 30);
      for (const day of ['9999-12-31', '0001-01-01', '2026-02-30', '+010000-01-01', '']) {
        for (const days of [
          { from: day, to: day },
          { from: last, to: day },
          { from: day, to: last },
        ]) {
          await assert.rejects(desk.schedule(days), refused, `schedule ${day}`);
          await assert.rejects(desk.numbers(days), refused, `numbers ${day}`);
          await assert.rejects(desk.publish(days), refused, `publish ${day}`);
        }
        await assert.rejects(desk.unpublish(day), refused, `unpublish ${day}`);
        const invitation = { citizen: place.first.id, visitType: place.invited, until: day };
        await assert.rejects(desk.invite(invitation), refused, `invite ${day}`);
        const days = { from: day, to: day };
        await assert.rejects(at.citizenSlots(place, place.visitType, days), refused, `slots ${day}`);
      }
      const hours = { performer: performer.id, start: entry.start, end: entry.end, reason: 'Möte' };
      await assert.rejects(desk.block({ ...hours, end: '9999-12-31T23:59:59Z' }), refused);
      await assert.rejects(desk.block({ ...hours, start: '0001-01-01T00:00:00Z' }), refused);
    },
  },
  {
    name: 'publishes no days that are over or more than a year ahead, and invites until none',
    async run(place) {
      const desk = place.desk(at.lena);
      const publish = async (from: number, to: number): Promise<string> =>
        at.said(await desk.publish({ from: at.dayAfter(place, from), to: at.dayAfter(place, to) }));
      assert.equal(await publish(-1, 100), 'refused: past');
      assert.equal(await publish(-20, -10), 'refused: past');
      assert.equal(await publish(300, 367), 'refused: too-far');
      assert.equal(await publish(367, 367), 'refused: too-far');
      const invitation = { citizen: place.first.id, visitType: place.invited, until: at.dayAfter(place, 367) };
      assert.equal(at.said(await desk.invite(invitation)), 'refused: too-far');
      const today = at.dayAfter(place, 0);
      const { publishedTo } = await desk.schedule({ from: today, to: today });
      // What lies between the last published day and the first of these comes out too.
      const far = await desk.publish({ from: at.dayAfter(place, 120), to: at.dayAfter(place, 122) });
      assert.ok(far.outcome === 'done');
      const between = { from: addDays(publishedTo, 1), to: at.dayAfter(place, 119) };
      assert.ok((await at.citizenSlots(place, place.visitType, between)).length > 0);
      assert.deepEqual(await desk.publish(between), { outcome: 'done', added: 0 });
    },
  },
  {
    name: 'takes back what was published by mistake, while nobody is booked on it',
    async run(place) {
      const desk = place.desk(at.lena);
      const today = at.dayAfter(place, 0);
      const before = await desk.schedule({ from: today, to: today });
      assert.equal(before.unpublishFrom, undefined);
      const first = addDays(before.publishedTo, 1);
      const days = { from: first, to: addDays(first, 20) };
      const published = await desk.publish(days);
      assert.ok(published.outcome === 'done');
      assert.equal((await desk.schedule(days)).unpublishFrom, first);
      const slots = await at.citizenSlots(place, place.visitType, days);
      const late = at.nth(slots.filter(({ start }) => start.slice(0, 10) > addDays(first, 7)));
      const booking = await at.bookOnWeb(place, place.first, late);
      const inTheWay = await desk.unpublish(first);
      assert.ok(inTheWay.outcome === 'taken');
      assert.deepEqual(
        inTheWay.bookings.map(({ id }) => id),
        [booking.id],
      );
      assert.equal((await at.citizenSlots(place, place.visitType, days)).length, slots.length - 1);
      await desk.cancel(at.seen(booking), 'unit');
      const [told] = await at.toldWhile(place, 1, async () => {
        const partly = await desk.unpublish(addDays(first, 7));
        assert.ok(partly.outcome === 'done' && partly.removed > 0);
      });
      assert.deepEqual([told?.what, told?.by], ['unpublished', 'staff']);
      assert.equal((await desk.schedule(days)).publishedTo, addDays(first, 6));
      const left = await at.citizenSlots(place, place.visitType, days);
      assert.ok(left.length > 0 && left.every(({ start }) => start.slice(0, 10) < addDays(first, 7)));
      const gone = await place.first.backend.book({ slot: late, accepted: [] }, { key: crypto.randomUUID() });
      assert.notEqual(gone.outcome, 'done');
      const rest = await desk.unpublish(first);
      assert.ok(rest.outcome === 'done' && rest.removed > 0);
      assert.deepEqual(await desk.unpublish(first), { outcome: 'done', removed: 0 });
      assert.deepEqual(await at.citizenSlots(place, place.visitType, days), []);
      const again = await desk.publish(days);
      assert.deepEqual(again, published);
    },
  },
  {
    name: 'takes back no days that are over, or that are published without anybody’s doing',
    async run(place) {
      const desk = place.desk(at.lena);
      assert.equal(at.said(await desk.unpublish(at.dayAfter(place, -1))), 'refused: past');
      assert.equal(at.said(await desk.unpublish(at.dayAfter(place, 0))), 'refused: always-out');
      assert.equal(at.said(await desk.unpublish(at.dayAfter(place, 10))), 'refused: always-out');
      assert.ok((await at.citizenSlots(place, place.visitType)).length > 0);
    },
  },
  {
    name: 'lets a citizen have a time, or staff take it back, where both try at once',
    async run(place) {
      const desk = place.desk(at.lena);
      const today = at.dayAfter(place, 0);
      const first = addDays((await desk.schedule({ from: today, to: today })).publishedTo, 1);
      const days = { from: first, to: addDays(first, 6) };
      for (let round = 0; round < 5; round += 1) {
        await desk.publish(days);
        const slot = at.nth(await at.citizenSlots(place, place.visitType, days), round);
        const [booked, unpublished] = await Promise.all([
          place.first.backend.book({ slot, accepted: [] }, { key: crypto.randomUUID() }),
          desk.unpublish(first),
        ]);
        assert.equal(booked.outcome === 'done', unpublished.outcome === 'taken', `${booked.outcome}, ${unpublished.outcome}`);
        if (booked.outcome !== 'done') continue;
        await desk.cancel(at.seen(booked.booking), 'unit');
        assert.equal((await desk.unpublish(first)).outcome, 'done');
      }
    },
  },
  {
    name: 'shows hours over midnight on both days, each with its part, and gives both back',
    async run(place) {
      const desk = place.desk(at.lena);
      const { performer } = at.nth(await at.freeTimes(place, place.visitType));
      const from = at.dayAfter(place, 40);
      const to = addDays(from, 1);
      const [start = '', midnight = '', end = ''] = [
        instantsAt(from, '22:00', zone)[0],
        instantsAt(to, '00:00', zone)[0],
        instantsAt(to, '06:00', zone)[0],
      ];
      const blocked = await desk.block({ performer: performer.id, start, end, reason: 'Natt' });
      assert.ok(blocked.outcome === 'done');
      const parts = async (days: { readonly from: string; readonly to: string }) => {
        const { columns } = await desk.schedule(days);
        const own = columns.find((one) => one.performer.id === performer.id)?.entries ?? [];
        return own.flatMap((entry) =>
          entry.state === 'blocked' ? [[entry.day, entry.time, entry.start, entry.end, entry.block.id]] : [],
        );
      };
      const { id } = blocked.block;
      const [evening, morning] = [
        [from, '22:00', start, midnight, id],
        [to, '00:00', midnight, end, id],
      ];
      assert.deepEqual(await parts({ from, to }), [evening, morning]);
      assert.deepEqual(await parts({ from, to: from }), [evening]);
      assert.deepEqual(await parts({ from: to, to }), [morning]);
      assert.deepEqual(await parts({ from: addDays(to, 1), to: addDays(to, 1) }), []);
      await desk.unblock(id);
      assert.deepEqual(await parts({ from, to }), []);
    },
  },
  {
    name: 'blocks the hours asked for on the days when the clock is put forward and back',
    async run(place) {
      const desk = place.desk(at.lena);
      const { performer } = at.nth(await at.freeTimes(place, place.visitType));
      const asked = [
        { day: '2027-03-28', from: '01:30', to: '04:00', times: ['01:30', '2027-03-28T00:30:00Z', '2027-03-28T02:00:00Z'] },
        { day: '2027-10-31', from: '01:30', to: '04:00', times: ['01:30', '2027-10-30T23:30:00Z', '2027-10-31T03:00:00Z'] },
      ];
      for (const { day, from, to, times } of asked) {
        const hours = hoursOf(day, { from, to }, zone);
        const blocked = await desk.block({ performer: performer.id, ...hours, reason: 'Möte' });
        assert.equal(blocked.outcome, 'done');
        const { columns } = await desk.schedule({ from: day, to: day });
        const own = columns.find((one) => one.performer.id === performer.id)?.entries ?? [];
        const shown = own.find(({ state }) => state === 'blocked');
        assert.deepEqual([shown?.time, shown?.start, shown?.end], times);
      }
    },
  },
];
