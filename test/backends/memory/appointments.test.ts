import { expect } from '@open-wc/testing';
import { kim, laboratory, samira, tangholmen, usual, worldAt } from './memory-world.js';

describe('memory backend: own times', () => {
  it('tells of visits that are over, the latest first, and lets nobody change them', async () => {
    const { items, gaps } = await worldAt(usual).as(kim).past();
    expect(items.map(({ visitType }) => visitType?.code)).to.deep.equal(['fysio-ny', 'diabetes', 'provtagning']);
    expect(items.map(({ start }) => start)).to.deep.equal(
      items
        .map(({ start }) => start)
        .sort()
        .reverse(),
    );
    expect(items.every(({ start }) => start < '2026-11-23')).to.equal(true);
    expect(items.some(({ rights }) => rights.cancel.allowed || rights.rebook.allowed)).to.equal(false);
    expect(gaps).to.deep.equal([]);
  });

  it('names the source that was silent, and asks it alone', async () => {
    const script: { gaps: { bookings: { unit: string }[] } } = { gaps: { bookings: [{ unit: laboratory }] } };
    const backend = worldAt(usual).as(kim, { script });
    const found = await backend.bookings();
    expect(found.gaps.map(({ source }) => source)).to.deep.equal([laboratory]);
    expect(found.items.some(({ unit }) => unit.id === laboratory)).to.equal(false);
    script.gaps.bookings = [];
    const alone = await backend.bookings({ source: laboratory });
    expect(alone.items.map(({ unit }) => unit.id)).to.deep.equal([laboratory]);
    expect(alone.gaps).to.deep.equal([]);
    expect((await backend.bookings({ source: tangholmen })).items.every(({ unit }) => unit.id === tangholmen)).to.equal(true);
  });

  it('says how to find the unit, what to do before, and what a missed visit costs and from when', async () => {
    const { items } = await worldAt(usual).as(kim).bookings();
    const physio = items.find(({ visitType }) => visitType?.code === 'fysio-ater');
    expect(physio?.unit.entrance).to.equal('Entré A, plan 1');
    expect(physio?.unit.map).to.match(/^https:/);
    expect(physio?.visitType?.preparation?.blocks).to.have.length(1);
    expect(physio?.kind === 'booking' && physio.lateFee).to.deep.equal({ amount: '200 kronor', from: '2026-11-24T08:15:00Z' });
  });

  it('tells of nobody else’s', async () => {
    const { items } = await worldAt(usual).as(samira).past();
    expect(items.map(({ visitType }) => visitType?.code)).to.deep.equal(['blodtryck']);
  });
});
