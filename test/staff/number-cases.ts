import assert from 'node:assert/strict';
import type { WeekNumbers } from 'tidbok/backends/memory';
import type { DeskCase } from './desk-cases.js';
import * as at from './desk-place.js';

/** What the unit counts. */
export const numberCases: readonly DeskCase[] = [
  {
    name: 'counts each week’s visits: booked on the web, moved, cancelled in time and late, reused, late and missed',
    async run(place) {
      const desk = place.desk(at.lena);
      const slots = await at.citizenSlots(place, place.visitType);
      const week = mondayOf(at.nth(slots, 4).start);
      const [one, two, three, four] = slots.filter(({ start }) => mondayOf(start) === week);
      assert.ok(one && two && three && four, 'the week has four free times');
      const numbers = async (): Promise<WeekNumbers> => {
        const found = await desk.numbers({ from: week, to: week });
        assert.equal(found.length, 1);
        return at.nth(found);
      };
      const before = await numbers();
      assert.equal(before.week, week);
      // Booked on the web, cancelled in time on the web, and had by another.
      const first = await at.bookOnWeb(place, place.first, one);
      await place.first.backend.cancel(first, { accepted: [] }, { key: crypto.randomUUID() });
      assert.deepEqual(await numbers(), {
        ...before,
        bookedOnWeb: before.bookedOnWeb + 1,
        cancelledInTime: before.cancelledInTime + 1,
      });
      const reused = await at.bookOnWeb(place, place.second, one);
      // Booked on the web, and moved by staff to a time of the same week.
      const second = await at.bookOnWeb(place, place.first, two);
      const free = await at.freeTimes(place, place.visitType);
      const target = at.nth(
        free.filter(({ entry, performer }) => entry.start === four.start && performer.name === four.performer?.name),
      );
      assert.equal((await desk.move(at.seen(second), target.entry.slot)).outcome, 'done');
      // What the unit itself cancels is nobody's fault.
      const third = await at.bookOnWeb(place, place.second, three);
      await desk.cancel(at.seen(third), 'unit');
      const counted = {
        ...before,
        bookedOnWeb: before.bookedOnWeb + 4,
        cancelledInTime: before.cancelledInTime + 1,
        reused: before.reused + 1,
        moved: before.moved + 1,
      };
      assert.deepEqual(await numbers(), counted);
      // Less than a day before, the citizen rings to cancel: late.
      place.pass(Date.parse(four.start) - at.hour - place.now());
      assert.equal(
        (await desk.cancel({ id: second.id, start: four.start, performer: target.performer }, 'citizen')).outcome,
        'done',
      );
      assert.deepEqual(await numbers(), { ...counted, cancelledLate: before.cancelledLate + 1 });
      // Who had the first time never came, or came late after all.
      if (one.start < four.start) {
        const seen = at.seen(reused);
        await desk.mark(seen, 'missed');
        assert.equal((await numbers()).missed, before.missed + 1);
        await desk.mark(seen, 'came-late');
        const last = await numbers();
        assert.deepEqual([last.missed, last.cameLate], [before.missed, before.cameLate + 1]);
      }
    },
  },
  {
    name: 'counts a citizen’s rebooking as a move, and gives a line for each week asked for',
    async run(place) {
      const desk = place.desk(at.lena);
      const slots = await at.citizenSlots(place, place.visitType);
      const one = at.nth(slots);
      const from = mondayOf(one.start);
      const to = mondayOf(at.nth(slots, slots.length - 1).start);
      const before = await desk.numbers({ from, to });
      assert.ok(before.length >= 4);
      assert.equal(before.at(-1)?.week, to);
      const booking = await at.bookOnWeb(place, place.first, one);
      const errand = { to: 'rebook', booking: booking.id } as const;
      const days = at.soon(place);
      const found = await at.citizenSlots(place, place.visitType, days, errand);
      const slot = at.nth(found.filter(({ start }) => start > one.start));
      const moved = await place.first.backend.rebook(booking, { slot, accepted: [] }, { key: crypto.randomUUID() });
      assert.equal(moved.outcome, 'done');
      const after = await desk.numbers({ from, to });
      assert.equal(at.nth(after).moved, at.nth(before).moved + 1);
      assert.equal(at.nth(after).cancelledInTime, at.nth(before).cancelledInTime);
    },
  },
];

function mondayOf(instant: string): string {
  const day = new Date(`${instant.slice(0, 10)}T00:00:00Z`);
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * at.dayMs).toISOString().slice(0, 10);
}
