import assert from 'node:assert/strict';
import type { DeskCase } from './desk-cases.js';
import * as at from './desk-place.js';

/** Moving, cancelling and marking, and what the citizen sees of it. */
export const movingCases: readonly DeskCase[] = [
  {
    name: 'moves a web booking, which keeps its id and has one of the two times',
    async run(place) {
      const booking = await at.bookOnWeb(place, place.first, at.nth(await at.citizenSlots(place, place.visitType)));
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType), 3);
      const moved = await place.desk(at.lena).move(at.seen(booking), entry.slot);
      assert.ok(moved.outcome === 'done');
      assert.deepEqual([moved.booking.id, moved.booking.start], [booking.id, entry.start]);
      const own = await place.first.backend.booking(booking.id);
      assert.ok('start' in own && own.start === entry.start && own.performer?.name === performer.name);
      assert.equal((await at.ownTimesAt(place.first, booking.start)).length, 0);
      const free = await at.citizenSlots(place, place.visitType);
      assert.ok(free.some(({ start, performer: who }) => start === booking.start && who?.name === booking.performer?.name));
      assert.ok(!free.some(({ start, performer: who }) => start === entry.start && who?.name === performer.name));
    },
  },
  {
    name: 'does nothing to a booking that is no longer as it was seen, on either side',
    async run(place) {
      const booking = await at.bookOnWeb(place, place.first, at.nth(await at.citizenSlots(place, place.visitType)));
      const [, second, third] = await at.freeTimes(place, place.visitType);
      assert.ok(second && third);
      const seen = at.seen(booking);
      assert.equal((await place.desk(at.lena).move(seen, second.entry.slot)).outcome, 'done');
      assert.equal(at.said(await place.desk(at.omar).move(seen, third.entry.slot)), 'refused: changed');
      assert.equal(at.said(await place.desk(at.omar).cancel(seen, 'unit')), 'refused: changed');
      const late = await place.first.backend.cancel(booking, { accepted: [] }, { key: crypto.randomUUID() });
      assert.equal(at.said(late), 'refused: changed');
      const own = await place.first.backend.booking(booking.id);
      assert.ok('start' in own && own.start === second.entry.start);
    },
  },
  {
    name: 'does nothing to a booking that has another performer than it was seen with, at the same hour',
    async run(place) {
      const [first, second] = await at.freeTimes(place, place.visitType);
      const other = (await place.desk(at.lena).schedule(at.soon(place, 0))).columns.find(
        (column) => column.performer.id !== first?.performer.id,
      );
      assert.ok(first && second && other);
      const booking = await at.bookAtDesk(place, first.entry.slot, place.first);
      const stale = { ...booking, performer: other.performer };
      const desk = place.desk(at.omar);
      assert.equal(at.said(await desk.move(stale, second.entry.slot)), 'refused: changed');
      assert.equal(at.said(await desk.cancel(stale, 'unit')), 'refused: changed');
      place.pass(Date.parse(booking.end) - place.now());
      assert.equal(at.said(await desk.mark(stale, 'missed')), 'refused: changed');
      assert.equal((await desk.mark(booking, 'missed')).outcome, 'done');
    },
  },
  {
    name: 'moves to nothing that is taken, over, its own or of another kind',
    async run(place) {
      const [first, second, third] = await at.freeTimes(place, place.visitType);
      const other = (await at.entriesOf(place, 'free')).find(({ entry }) => entry.visitType !== first?.entry.visitType);
      assert.ok(first && second && third && other);
      const booking = await at.bookAtDesk(place, first.entry.slot, place.first);
      await at.bookAtDesk(place, second.entry.slot, place.second);
      const desk = place.desk(at.lena);
      assert.equal(at.said(await desk.move(booking, second.entry.slot)), 'taken');
      assert.equal(at.said(await desk.move(booking, first.entry.slot)), 'refused: already-has');
      assert.equal(at.said(await desk.move(booking, other.entry.slot)), 'refused: other-visit-type');
      assert.equal((await at.ownTimesAt(place.first, booking.start)).length, 1);
      place.pass(Date.parse(first.entry.start) - place.now());
      assert.equal(at.said(await desk.move(booking, third.entry.slot)), 'refused: past');
      assert.equal(at.said(await desk.cancel(booking, 'unit')), 'refused: past');
    },
  },
  {
    name: 'cancels: gone from the own times, free again for others',
    async run(place) {
      const slot = at.nth(await at.citizenSlots(place, place.visitType));
      const booking = await at.bookOnWeb(place, place.first, slot);
      const seen = at.seen(booking);
      assert.deepEqual(await place.desk(at.lena).cancel(seen, 'citizen'), { outcome: 'done' });
      assert.equal((await at.ownTimesAt(place.first, booking.start)).length, 0);
      assert.equal(at.said(await place.desk(at.lena).cancel(seen, 'citizen')), 'refused: changed');
      const free = await at.citizenSlots(place, place.visitType);
      const again = free.find((one) => one.start === slot.start && one.performer?.name === slot.performer?.name);
      assert.ok(again);
      await at.bookOnWeb(place, place.second, again);
    },
  },
  {
    name: 'marks who never came or came late, once the time has begun, and takes the mark back',
    async run(place) {
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType));
      const booking = await at.bookAtDesk(place, entry.slot, place.first);
      const desk = place.desk(at.lena);
      assert.equal(at.said(await desk.mark(booking, 'missed')), 'refused: not-yet');
      place.pass(Date.parse(entry.end) - place.now());
      for (const mark of ['missed', 'came-late', undefined] as const) {
        const marked = await desk.mark(booking, mark);
        assert.ok(marked.outcome === 'done' && marked.booking.mark === mark);
        const after = await at.entryAt(place, performer.id, entry.start);
        assert.ok(after?.state === 'booked' && after.booking.mark === mark);
      }
    },
  },
  {
    name: 'keeps who did what, and when',
    async run(place) {
      const booking = await at.bookOnWeb(place, place.first, at.nth(await at.citizenSlots(place, place.visitType)));
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType), 3);
      place.pass(60_000);
      await place.desk(at.lena).move(at.seen(booking), entry.slot);
      place.pass(60_000);
      await place.desk(at.omar).cancel({ id: booking.id, start: entry.start, performer }, 'unit');
      const record = await place.desk(at.lena).record(booking.id);
      assert.deepEqual(
        record.map(({ what, by }) => [what, by]),
        [
          ['booked', 'citizen'],
          ['moved', at.lena],
          ['cancelled', at.omar],
        ],
      );
      const [one, two, three] = record.map((line) => Date.parse(line.at));
      assert.ok(one !== undefined && two !== undefined && three !== undefined && one < two && two < three);
      assert.deepEqual(await place.desk(at.lena).record('nothing'), []);
    },
  },
  {
    name: 'tells the desk what happens, and the citizen whose time it is',
    async run(place) {
      const [slot, other] = await at.citizenSlots(place, place.visitType);
      assert.ok(slot && other);
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType), 5);
      const stop = new AbortController();
      const hints: string[] = [];
      const following = (async () => {
        for await (const { to } of place.first.backend.changes([], { signal: stop.signal })) hints.push(to);
      })();
      const told = await at.toldWhile(place, 4, async () => {
        const booking = await at.bookOnWeb(place, place.first, slot);
        await at.bookOnWeb(place, place.second, other);
        await place.desk(at.lena).move(at.seen(booking), entry.slot);
        await place.desk(at.omar).cancel({ id: booking.id, start: entry.start, performer }, 'unit');
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
      stop.abort();
      await following;
      assert.deepEqual(
        told.map(({ what, by, start }) => [what, by, start]),
        [
          ['booked', 'citizen', slot.start],
          ['booked', 'citizen', other.start],
          ['moved', 'staff', slot.start],
          ['cancelled', 'staff', entry.start],
        ],
      );
      assert.ok(told.every(({ performer, visitType }) => performer && visitType));
      assert.ok(hints.filter((to) => to === 'bookings').length >= 1, 'the citizen is told');
    },
  },
];
