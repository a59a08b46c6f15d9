import { expect } from '@open-wc/testing';
import { memoryBackend } from 'tidbok/backends/memory';
import * as world from './memory-world.js';

const { bookingOf, codeOf, freeTime, freeTimes, kim, ljungvik, newTime, ownTimeOf, said, samira, tangholmen, usual } = world;
const { vasterhamn, wanting, worldAt } = world;
const accepted: [] = [];

describe('memory backend: people', () => {
  it('knows whom the citizen may act for, the citizen first', async () => {
    const family = await worldAt(usual).as(samira).citizens();
    expect(family.map(({ relation }) => relation)).to.deep.equal(['self', 'child', 'child']);
    expect(await worldAt(usual).as(kim).citizens()).to.have.length(1);
  });

  it('does not let anyone in whom it does not know', () => {
    expect(() => memoryBackend({ citizen: 'nobody' }))
      .to.throw()
      .with.property('code', 'unauthorized');
  });

  it('refuses every call for a person whom the citizen may not act for', async () => {
    const backend = worldAt(usual).as(kim);
    const options = { actingFor: samira, key: 'k' };
    const slot = await freeTime(backend, vasterhamn, 'lakare');
    const time = await bookingOf(backend, 'fysio-ater');
    const targets = [{ unit: vasterhamn }];
    const calls = [
      backend.units({ errand: newTime }, options),
      backend.visitTypes({ errand: newTime, units: [vasterhamn] }, options),
      backend.performers({ errand: newTime, targets }, options),
      backend.guide({ errand: newTime, unit: tangholmen }, options),
      backend.slots({ errand: newTime, targets, days: { from: '2026-11-23', to: '2026-11-30' } }, options),
      backend.bookings(options),
      backend.booking(time.id, options),
      backend.citizens(options),
      backend.book(wanting(slot), options),
      backend.rebook(time, wanting(slot), options),
      backend.cancel(time, { accepted }, options),
      backend.changes([vasterhamn], options)[Symbol.asyncIterator]().next(),
    ];
    expect(new Set(await Promise.all(calls.map(codeOf)))).to.deep.equal(new Set(['forbidden']));
    expect(await backend.booking(time.id)).to.deep.equal(time);
  });

  it('shows nobody the times of another, and lets nobody change them', async () => {
    const { as } = worldAt(usual);
    const theirs = await bookingOf(as(kim), 'fysio-ater');
    const invitation = await ownTimeOf(as(kim), 'halsosamtal-50');
    const slot = await freeTime(as(samira), vasterhamn, 'lakare');
    const days = { from: '2026-11-23', to: '2026-11-30' };
    const calls = [
      as(samira).booking(theirs.id),
      as(samira).booking(invitation.id),
      as(samira).cancel(theirs, { accepted }, { key: 'k' }),
      as(samira).rebook(theirs, wanting(slot), { key: 'k' }),
      as(samira).book({ ...wanting(slot), invitation: invitation.id }, { key: 'k' }),
      as(samira).units({ errand: { to: 'rebook', booking: theirs.id } }),
      as(samira).slots({ errand: { to: 'rebook', booking: theirs.id }, targets: [{ unit: vasterhamn }], days }),
    ];
    expect(new Set(await Promise.all(calls.map(codeOf)))).to.deep.equal(new Set(['not-found']));
    const mine = (await as(kim).bookings()).items.map(({ id }) => id);
    expect((await as(samira).bookings()).items.map(({ id }) => id)).to.not.have.any.members(mine);
    expect(await as(kim).booking(theirs.id)).to.deep.equal(theirs);
  });

  it("keeps the child's times apart from the guardian's, and lets the guardian book at the child's unit", async () => {
    const backend = worldAt(usual).as(samira);
    const [, alva] = await backend.citizens();
    const actingFor = alva!.id;
    const [own] = (await backend.units({ errand: newTime }, { actingFor })).items;
    expect(own).to.include({ id: ljungvik, listed: true });
    const [slot] = (await freeTimes(backend, ljungvik, 'lakare', { actingFor })).slice(10);
    expect(said(await backend.book(wanting(slot!), { actingFor, key: 'k' }))).to.equal('done');
    const time = await bookingOf(backend, 'lakare', actingFor);
    expect(await codeOf(backend.booking(time.id))).to.equal('not-found');
    const guide = await backend.guide({ errand: { to: 'cancel', booking: time.id }, unit: ljungvik }, { actingFor });
    const conditions = guide?.terms?.cancel?.conditions ?? [];
    const request = { accepted: guide ? [{ guide, conditions }] : [] };
    expect(said(await backend.cancel(time, request, { actingFor, key: 'c' }))).to.equal('done');
  });

  it('lets a guardian see but not touch the times of a child who has turned 13', async () => {
    const { as } = worldAt(usual);
    const backend = as(samira);
    const [, , noel] = await backend.citizens();
    const actingFor = noel!.id;
    const slot = await freeTime(backend, vasterhamn, 'lakare');
    expect(said(await backend.book(wanting(slot), { actingFor, key: 'k' }))).to.equal('refused: not-when-acting-for');
    const time = await bookingOf(backend, 'lakare', actingFor);
    const result = await backend.cancel(time, { accepted }, { actingFor, key: 'c' });
    expect(said(result)).to.equal('refused: not-when-acting-for');
    expect((await backend.visitTypes({ errand: newTime, units: [vasterhamn] }, { actingFor })).items).to.be.empty;
  });

  it('gives out data that another program may copy', async () => {
    const backend = worldAt(usual).as(kim);
    const own = await backend.bookings();
    expect(structuredClone(own)).to.deep.equal(own);
    expect(JSON.parse(JSON.stringify(own))).to.deep.equal(own);
  });
});
