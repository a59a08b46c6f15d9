import { expect } from '@open-wc/testing';
import { clinicDesk } from 'tidbok/backends/memory';
import { kim, newTime, usual, vasterhamn, worldAt } from './memory-world.js';

const staff = { id: 'staff-1', name: 'Lena Ek' };

// What holds for every desk is in test/staff.
describe('clinic desk', () => {
  it('shows the same free times as the citizens see, on ordinary days, holidays and the last that is released', async () => {
    const { as, region } = worldAt(usual);
    const desk = clinicDesk({ region, unit: vasterhamn, staff });
    for (const day of ['2026-11-23', '2026-11-25', '2026-11-28', '2026-12-24', '2027-02-15', '2027-02-16']) {
      const { columns } = await desk.schedule({ from: day, to: day });
      const free = columns.flatMap(({ performer, entries }) =>
        entries.flatMap((entry) =>
          entry.state === 'free' && entry.offWeb === undefined ? [`${entry.start} ${performer.name}`] : [],
        ),
      );
      const query = { errand: newTime, targets: [{ unit: vasterhamn }], days: { from: day, to: day } };
      const { items } = await as(kim).slots(query);
      expect(free).to.have.members(items.map(({ start, performer }) => `${start} ${performer?.name ?? ''}`));
    }
  });

  it('never lets two visits of a performer overlap, at any unit', async () => {
    const { as, region } = worldAt(usual);
    for (const { id } of (await as(kim).units({ errand: newTime })).items) {
      const { columns } = await clinicDesk({ region, unit: id, staff }).schedule({ from: '2026-11-23', to: '2026-11-29' });
      for (const { performer, entries } of columns) {
        entries.forEach((entry, index) => {
          const next = entries[index + 1];
          if (next) expect(entry.end <= next.start, `${performer.name} ${entry.start}`).to.equal(true);
        });
      }
    }
  });

  it('listens to nothing once it is stopped', async () => {
    const { region } = worldAt(usual);
    const stop = new AbortController();
    const following = (async () => {
      const changes = clinicDesk({ region, unit: vasterhamn, staff }).changes({ signal: stop.signal });
      expect((await changes[Symbol.asyncIterator]().next()).done).to.equal(true);
    })();
    expect(region.listeners.size).to.equal(1);
    stop.abort();
    await following;
    expect(region.listeners.size).to.equal(0);
  });
});
