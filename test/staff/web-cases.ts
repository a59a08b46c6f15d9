import assert from 'node:assert/strict';
import type { Slot } from 'tidbok';
import type { DeskCase } from './desk-cases.js';
import * as at from './desk-place.js';

const isOf = ({ entry, performer }: at.At<'free'>, slot: Slot): boolean =>
  entry.start === slot.start && performer.name === slot.performer?.name;

/** What is on the web, and invitations. */
export const webCases: readonly DeskCase[] = [
  {
    name: 'takes a visit type off the web with a reason, told to those who come too late, and puts it back',
    async run(place) {
      const desk = place.desk(at.lena);
      const slot = at.nth(await at.citizenSlots(place, place.visitType));
      assert.deepEqual(await desk.takeOffWeb(place.visitType, ' Vi är sjuka till fredag. '), { outcome: 'done' });
      const type = (await desk.visitTypes()).find(({ id }) => id === place.visitType);
      assert.ok(type?.web.state === 'off');
      assert.equal(type.web.reason, 'Vi är sjuka till fredag.');
      assert.ok(Math.abs(Date.parse(type.web.since) - place.now()) < 60_000);
      assert.deepEqual(await at.citizenSlots(place, place.visitType), []);
      const { entry } = at.nth(await at.freeTimes(place, place.visitType));
      assert.equal(entry.offWeb, 'Vi är sjuka till fredag.');
      const late = await place.first.backend.book({ slot, accepted: [] }, { key: crypto.randomUUID() });
      assert.ok(late.outcome === 'refused' && late.reason === 'not-offered');
      assert.match(JSON.stringify(late.text), /Vi är sjuka till fredag\./);
      await at.bookAtDesk(place, entry.slot, place.first);
      assert.deepEqual(await desk.putOnWeb(place.visitType), { outcome: 'done' });
      assert.ok((await at.citizenSlots(place, place.visitType)).length > 0);
    },
  },
  {
    name: 'tells a citizen why a time of a visit type that was taken off the web cannot be moved; it can be given up',
    async run(place) {
      const desk = place.desk(at.lena);
      const { entry } = at.nth((await at.freeTimes(place, place.visitType)).slice(-1));
      const { id } = await at.bookAtDesk(place, entry.slot, place.first);
      assert.equal((await at.ownTime(place.first, id))?.rights.rebook.allowed, true);
      await desk.takeOffWeb(place.visitType, 'Vi är sjuka till fredag.');
      const { cancel, rebook } = (await at.ownTime(place.first, id))?.rights ?? {};
      assert.equal(cancel?.allowed, true);
      assert.ok(rebook?.allowed === false && rebook.reason === 'not-offered');
      assert.match(JSON.stringify(rebook.text), /Vi är sjuka till fredag\./);
      await desk.putOnWeb(place.visitType);
      assert.equal((await at.ownTime(place.first, id))?.rights.rebook.allowed, true);
    },
  },
  {
    name: 'lets a citizen’s hold keep staff out while the time can be booked on the web, and no longer',
    async run(place) {
      const desk = place.desk(at.lena);
      const slots = await at.citizenSlots(place, place.visitType);
      const [first, second] = [at.nth(slots), at.nth(slots, 1)];
      for (const slot of [first, second]) {
        assert.equal((await place.first.backend.hold(slot, { key: crypto.randomUUID() })).outcome, 'held');
      }
      const entryOf = async (slot: typeof first) =>
        at.nth((await at.freeTimes(place, place.visitType)).filter((one) => isOf(one, slot))).entry;
      const held = await entryOf(first);
      assert.ok(held.heldUntil !== undefined);
      const asked = { slot: held.slot, citizen: place.second.id, as: 'booking' } as const;
      assert.deepEqual(await desk.book(asked), { outcome: 'taken' });
      await desk.takeOffWeb(place.visitType, 'Vi är sjuka till fredag.');
      assert.equal((await entryOf(first)).heldUntil, undefined);
      const booked = await desk.book(asked);
      assert.ok(booked.outcome === 'done');
      assert.equal((await desk.move(booked.booking, (await entryOf(second)).slot)).outcome, 'done');
      await desk.putOnWeb(place.visitType);
      // What staff took is not held once more when it becomes free.
      assert.equal((await entryOf(first)).heldUntil, undefined);
    },
  },
  {
    name: 'gives the reason for each visit type that is not on the web, and keeps off what never is',
    async run(place) {
      const desk = place.desk(at.lena);
      const types = await desk.visitTypes();
      const webOf = (visitType: string) => at.nth(types.filter(({ id }) => id === visitType)).web;
      assert.equal(webOf(place.visitType).state, 'on');
      assert.equal(webOf(place.invited).state, 'invited');
      for (const never of [place.home, place.group]) {
        const web = webOf(never);
        assert.ok(web.state === 'never' && web.reason !== '');
        assert.equal(at.said(await desk.putOnWeb(never)), 'refused: never-on-web');
        assert.equal(at.said(await desk.takeOffWeb(never, 'Skäl')), 'refused: never-on-web');
      }
      assert.ok((types.find(({ id }) => id === place.group)?.seats ?? 0) > 1);
      await assert.rejects(desk.takeOffWeb(place.visitType, ' '), { code: 'invalid-request' });
      await assert.rejects(desk.takeOffWeb('nothing', 'Skäl'), { code: 'not-found' });
    },
  },
  {
    name: 'sends an open invitation, with which the citizen alone chooses a time',
    async run(place) {
      const desk = place.desk(at.lena);
      const until = at.dayAfter(place, 30);
      const request = { citizen: place.first.id, visitType: place.invited, until };
      const sent = await desk.invite(request);
      assert.ok(sent.outcome === 'done');
      const { id } = sent.invitation;
      assert.ok((await desk.invitations()).some((one) => one.id === id && one.citizen.name === place.first.name));
      const own = await at.ownTime(place.first, id);
      assert.ok(own?.kind === 'open-invitation' && own.until?.slice(0, 10) === until);
      assert.equal(await at.ownTime(place.second, id), undefined);
      assert.equal(at.said(await desk.invite(request)), 'refused: already-has');
      assert.deepEqual(await at.citizenSlots(place, place.invited), []);
      const slots = await at.citizenSlots(place, place.invited, at.soon(place), { to: 'book', invitation: id });
      const answer = { slot: at.nth(slots), accepted: [], invitation: id };
      assert.equal((await place.first.backend.book(answer, { key: crypto.randomUUID() })).outcome, 'done');
      assert.ok(!(await desk.invitations()).some((one) => one.id === id));
      assert.equal(at.said(await desk.withdraw(id)), 'refused: changed');
    },
  },
  {
    name: 'takes an open invitation back, and sends none for what no citizen chooses or until a day that is over',
    async run(place) {
      const desk = place.desk(at.lena);
      const request = { citizen: place.first.id, visitType: place.invited, until: at.dayAfter(place, 30) };
      const sent = await desk.invite(request);
      assert.ok(sent.outcome === 'done');
      assert.deepEqual(await desk.withdraw(sent.invitation.id), { outcome: 'done' });
      assert.equal(await at.ownTime(place.first, sent.invitation.id), undefined);
      assert.equal(at.said(await desk.invite({ ...request, visitType: place.home })), 'refused: never-on-web');
      assert.equal(at.said(await desk.invite({ ...request, until: at.dayAfter(place, -2) })), 'refused: past');
      await assert.rejects(desk.invite({ ...request, citizen: 'nobody' }), { code: 'not-found' });
      await assert.rejects(desk.withdraw('nothing'), { code: 'not-found' });
    },
  },
  {
    name: 'sends an invitation with a time, which is among the own times as such',
    async run(place) {
      const { entry } = at.nth(await at.freeTimes(place, place.invited));
      const booking = await at.bookAtDesk(place, entry.slot, place.first, 'invitation');
      assert.equal(booking.kind, 'timed-invitation');
      const own = await at.ownTime(place.first, booking.id);
      assert.ok(own?.kind === 'timed-invitation' && own.start === entry.start);
    },
  },
];
