import assert from 'node:assert/strict';
import type { DeskCase } from './desk-cases.js';
import * as at from './desk-place.js';

/** Booking from the desk, and what both sides see of it. */
export const bookingCases: readonly DeskCase[] = [
  {
    name: 'shows the same free times as the citizens see',
    async run(place) {
      const free = (await at.freeTimes(place, place.visitType)).filter(({ entry }) => entry.offWeb === undefined);
      const slots = await at.citizenSlots(place, place.visitType);
      const seen = slots.map(({ start, performer }) => `${start} ${performer?.name ?? ''}`);
      assert.ok(seen.length > 0);
      assert.deepEqual(free.map(({ entry, performer }) => `${entry.start} ${performer.name}`).sort(), seen.sort());
    },
  },
  {
    name: 'never has two things of a performer overlap',
    async run(place) {
      const { columns } = await place.desk(at.lena).schedule(at.soon(place));
      for (const { performer, entries } of columns) {
        entries.forEach((entry, index) => {
          const next = entries[index + 1];
          const begun = entry.state === 'break' ? entry.start : entry.end;
          assert.ok(!next || begun <= next.start, `${performer.name} ${entry.start}`);
        });
      }
    },
  },
  {
    name: 'shows a web booking with its citizen the moment it is made',
    async run(place) {
      const slot = at.nth(await at.citizenSlots(place, place.visitType));
      const message = slot.rights?.message.allowed === true ? { message: 'Hej' } : {};
      const request = { slot, accepted: [], phone: '070-174 06 05', ...message };
      await place.first.backend.book(request, { key: crypto.randomUUID() });
      const booked = (await at.entriesOf(place, 'booked')).filter(({ entry }) => entry.start === slot.start);
      const own = booked.find(({ entry }) => entry.booking.citizen.id === place.first.id);
      assert.ok(own);
      const { citizen, phone, bookedOnWebAt, performer } = own.entry.booking;
      assert.deepEqual(citizen, { id: place.first.id, name: place.first.name });
      assert.equal(phone, '070-174 06 05');
      assert.equal(performer.name, slot.performer?.name);
      assert.ok(bookedOnWebAt !== undefined && Math.abs(Date.parse(bookedOnWebAt) - place.now()) < 60_000);
    },
  },
  {
    name: 'books for a citizen: gone from the free times, present among the own times, and nobody else gets it',
    async run(place) {
      const { entry, performer } = at.nth(await at.freeTimes(place, place.visitType), 2);
      const booking = await at.bookAtDesk(place, entry.slot, place.first);
      assert.deepEqual(
        [booking.start, booking.end, booking.performer.id, booking.kind, booking.bookedOnWebAt],
        [entry.start, entry.end, performer.id, 'booking', undefined],
      );
      const left = await at.citizenSlots(place, place.visitType);
      assert.ok(!left.some(({ start, performer: who }) => start === entry.start && who?.name === performer.name));
      const own = await at.ownTime(place.first, booking.id);
      assert.ok(own?.kind === 'booking' && own.status === 'booked' && own.start === entry.start);
      assert.equal(await at.ownTime(place.second, booking.id), undefined);
      const again = await place.desk(at.omar).book({ slot: entry.slot, citizen: place.second.id, as: 'booking' });
      assert.deepEqual(again, { outcome: 'taken' });
      const twice = await place.desk(at.omar).book({ slot: entry.slot, citizen: place.first.id, as: 'booking' });
      assert.equal(at.said(twice), 'refused: already-has');
    },
  },
  {
    name: 'tells a citizen taken whom staff were faster than, and staff whom a citizen was faster than',
    async run(place) {
      const [mine, theirs] = await at.citizenSlots(place, place.visitType);
      assert.ok(mine && theirs);
      const free = await at.freeTimes(place, place.visitType);
      const slotOf = ({ start, performer }: typeof mine): string =>
        at.nth(free.filter((one) => one.entry.start === start && one.performer.name === performer?.name)).entry.slot;
      await at.bookAtDesk(place, slotOf(mine), place.second);
      const late = await place.first.backend.book({ slot: mine, accepted: [] }, { key: crypto.randomUUID() });
      assert.equal(late.outcome, 'taken');
      await at.bookOnWeb(place, place.first, theirs);
      const later = await place.desk(at.lena).book({ slot: slotOf(theirs), citizen: place.second.id, as: 'booking' });
      assert.equal(later.outcome, 'taken');
    },
  },
  {
    name: 'books home visits, which are among the own times but never among the free ones',
    async run(place) {
      const { entry } = at.nth(await at.freeTimes(place, place.home));
      assert.ok(entry.offWeb !== undefined && entry.offWeb !== '');
      assert.deepEqual(await at.citizenSlots(place, place.home), []);
      const booking = await at.bookAtDesk(place, entry.slot, place.first);
      const own = await at.ownTime(place.first, booking.id);
      assert.ok(own && 'start' in own && own.start === entry.start);
      assert.equal(own.visitType?.id, place.home);
      assert.equal(own.rights.rebook.allowed, false);
      assert.deepEqual(await at.citizenSlots(place, place.home), []);
    },
  },
  {
    name: 'books several into a group, each once, until it is full',
    async run(place) {
      const { entry, performer } = at.nth(await at.groupTimes(place));
      assert.deepEqual(await at.citizenSlots(place, place.group), []);
      const booking = await at.bookAtDesk(place, entry.slot, place.first);
      await at.bookAtDesk(place, entry.slot, place.second);
      const desk = place.desk(at.lena);
      const twice = await desk.book({ slot: entry.slot, citizen: place.first.id, as: 'booking' });
      assert.equal(at.said(twice), 'refused: already-has');
      const after = await at.entryAt(place, performer.id, entry.start);
      assert.ok(after?.state === 'group');
      assert.equal(after.bookings.length, entry.bookings.length + 2);
      assert.ok((await at.ownTime(place.first, booking.id)) && (await at.ownTimesAt(place.second, entry.start)).length === 1);
      assert.deepEqual(await desk.cancel(at.seen(booking), 'unit'), { outcome: 'done' });
      const left = await at.entryAt(place, performer.id, entry.start);
      assert.ok(left?.state === 'group' && left.bookings.length === entry.bookings.length + 1);
      assert.equal(await at.ownTime(place.first, booking.id), undefined);
      assert.equal((await at.ownTimesAt(place.second, entry.start)).length, 1);
    },
  },
  {
    name: 'warns before a citizen has two things at once, and does it where staff want it all the same',
    async run(place) {
      const free = (await at.entriesOf(place, 'free')).filter(({ entry }) => entry.heldUntil === undefined);
      const meets = (one: (typeof free)[number], other: (typeof free)[number]): boolean =>
        one.performer.id !== other.performer.id && one.entry.start < other.entry.end && other.entry.start < one.entry.end;
      const first = at.nth(free.filter((one) => free.some((other) => meets(one, other))));
      const second = at.nth(free.filter((other) => meets(first, other)));
      const booking = await at.bookAtDesk(place, first.entry.slot, place.first);
      const desk = place.desk(at.omar);
      const request = { slot: second.entry.slot, citizen: place.first.id, as: 'booking' } as const;
      const warned = await desk.book(request);
      assert.ok(warned.outcome === 'overlap', JSON.stringify(warned));
      const { start, end, visitType, performer } = booking;
      assert.deepEqual(warned.appointments, [{ start, end, visitType, performer }]);
      assert.equal((await at.ownTimesAt(place.first, second.entry.start)).filter(({ id }) => id !== booking.id).length, 0);
      // Somebody else has nothing then.
      const other = await desk.book({ ...request, citizen: place.second.id });
      assert.ok(other.outcome === 'done');
      assert.deepEqual(await desk.cancel(other.booking, 'unit'), { outcome: 'done' });
      assert.equal((await desk.book({ ...request, canOverlap: true })).outcome, 'done');
    },
  },
  {
    name: 'warns before a move gives a citizen two things at once, and not of the booking that is moved',
    async run(place) {
      const free = await at.freeTimes(place, place.visitType);
      const all = await at.entriesOf(place, 'free');
      const meets = (one: (typeof all)[number], other: (typeof all)[number]): boolean =>
        one.performer.id !== other.performer.id && one.entry.start < other.entry.end && other.entry.start < one.entry.end;
      const to = at.nth(free.filter((one) => all.some((other) => meets(one, other))));
      const beside = at.nth(all.filter((other) => meets(to, other)));
      const from = at.nth(free.filter(({ entry }) => entry.start > to.entry.end && entry.start > beside.entry.end));
      await at.bookAtDesk(place, beside.entry.slot, place.first);
      const booking = await at.bookAtDesk(place, from.entry.slot, place.first);
      const desk = place.desk(at.lena);
      const warned = await desk.move(booking, to.entry.slot);
      assert.equal(at.said(warned), 'overlap');
      const own = await at.ownTime(place.first, booking.id);
      assert.ok(own && 'start' in own && own.start === booking.start, 'nothing was changed');
      assert.equal((await desk.move(booking, to.entry.slot, { canOverlap: true })).outcome, 'done');
    },
  },
  {
    name: 'books nothing that has begun',
    async run(place) {
      const { entry } = at.nth(await at.freeTimes(place, place.visitType));
      place.pass(Date.parse(entry.start) - place.now());
      const late = await place.desk(at.lena).book({ slot: entry.slot, citizen: place.first.id, as: 'booking' });
      assert.equal(at.said(late), 'refused: past');
    },
  },
  {
    name: 'gives one time to one of many who ask at once',
    async run(place) {
      const slot = at.nth(await at.citizenSlots(place, place.visitType));
      const { entry } = at.nth(
        (await at.freeTimes(place, place.visitType)).filter(
          (one) => one.entry.start === slot.start && one.performer.name === slot.performer?.name,
        ),
      );
      const results = await Promise.all([
        place.desk(at.lena).book({ slot: entry.slot, citizen: place.second.id, as: 'booking' }),
        place.first.backend.book({ slot, accepted: [] }, { key: crypto.randomUUID() }),
        place.desk(at.omar).book({ slot: entry.slot, citizen: place.first.id, as: 'invitation' }),
      ]);
      assert.equal(results.filter(({ outcome }) => outcome === 'done').length, 1, JSON.stringify(results));
    },
  },
  {
    name: 'finds citizens by name, and knows no slot, citizen or booking that is not there',
    async run(place) {
      const desk = place.desk(at.lena);
      const found = await desk.citizens(place.first.name.toUpperCase());
      assert.ok(found.some(({ id, name }) => id === place.first.id && name === place.first.name));
      assert.deepEqual(await desk.citizens('x'), []);
      assert.deepEqual(await desk.citizens('nobody has this name'), []);
      const { entry } = at.nth(await at.freeTimes(place, place.visitType));
      const gone = { code: 'not-found' };
      const nothing = { id: 'nothing', start: entry.start, performer: { id: 'nobody' } };
      await assert.rejects(desk.book({ slot: entry.slot, citizen: 'nobody', as: 'booking' }), gone);
      await assert.rejects(desk.book({ slot: 'nothing', citizen: place.first.id, as: 'booking' }), gone);
      await assert.rejects(desk.move(nothing, entry.slot), gone);
      await assert.rejects(desk.cancel(nothing, 'unit'), gone);
      await assert.rejects(desk.mark(nothing, 'missed'), gone);
    },
  },
];
