import { expect } from '@open-wc/testing';
import { clinicDesk } from 'tidbok/backends/memory';
import * as world from './memory-world.js';

const { bookingOf, codeOf, freeTime, freeTimes, kim, newTime, said, usual, vasterhamn, wanting, worldAt } = world;
const lakare = `${vasterhamn}.lakare`;

describe('clinic desk', () => {
  it('shows the same free times as the citizens see', async () => {
    const { as, region } = worldAt(usual);
    const desk = clinicDesk(region, vasterhamn);
    for (const day of ['2026-11-23', '2026-11-25', '2026-11-28', '2026-12-24', '2027-02-15', '2027-02-16']) {
      const spots = desk.schedule(day).flatMap(({ performer, spots: all }) => all.map((spot) => ({ ...spot, performer })));
      const free = spots
        .filter(({ state }) => state === 'free-on-web')
        .map(({ start, performer }) => `${start} ${performer.name}`);
      const query = { errand: newTime, targets: [{ unit: vasterhamn }], days: { from: day, to: day } };
      const { items } = await as(kim).slots(query);
      expect(free).to.have.members(items.map(({ start, performer }) => `${start} ${performer?.name ?? ''}`));
    }
  });

  it('never lets two visits of a performer overlap', async () => {
    const { as, region } = worldAt(usual);
    for (const { id } of (await as(kim).units({ errand: newTime })).items) {
      const desk = clinicDesk(region, id);
      const lengths = new Map(desk.visitTypes().map(({ name, minutes }) => [name, minutes]));
      for (const day of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28']) {
        for (const { performer, spots } of desk.schedule(day)) {
          spots.forEach((spot, index) => {
            const end = Date.parse(spot.start) + (lengths.get(spot.visitType ?? '') ?? 0) * 60_000;
            const next = spots[index + 1];
            if (next) expect(end, `${performer.name} ${spot.time}`).to.be.at.most(Date.parse(next.start));
          });
        }
      }
    }
  });

  it('shows a web booking with its citizen the moment it is made', async () => {
    const { as, region } = worldAt(usual);
    const slot = await freeTime(as(kim), vasterhamn, 'lakare');
    await as(kim).book({ ...wanting(slot), message: 'Hej', phone: '070-174 06 05' }, { key: 'k' });
    const spots = clinicDesk(region, vasterhamn).schedule(slot.start.slice(0, 10));
    const spot = spots
      .find(({ performer }) => performer.name === slot.performer?.name)
      ?.spots.find(({ start }) => start === slot.start);
    expect(spot).to.include({ state: 'booked', citizen: 'Kim Sjöberg', visitType: 'Läkarbesök', bookedOnWebAt: usual });
    expect(spot).to.include({ message: 'Hej', phone: '070-174 06 05' });
  });

  it('takes a visit type off the web, with the reason told to those who come too late', async () => {
    const { as, region } = worldAt(usual);
    const desk = clinicDesk(region, vasterhamn);
    const slot = await freeTime(as(kim), vasterhamn, 'lakare');
    desk.takeOffWeb(lakare, ' Läkaren är sjuk till fredag. ');
    expect(desk.visitTypes().find(({ id }) => id === lakare)?.off).to.deep.equal({
      since: usual,
      reason: 'Läkaren är sjuk till fredag.',
    });
    const types = await as(kim).visitTypes({ errand: newTime, units: [vasterhamn] });
    expect(types.items.map(({ id }) => id)).to.not.include(lakare);
    expect(await freeTimes(as(kim), vasterhamn, 'lakare')).to.be.empty;
    expect(await as(kim).book(wanting(slot), { key: 'k' })).to.deep.equal({
      outcome: 'refused',
      reason: 'not-offered',
      text: { lang: 'sv', blocks: [{ type: 'paragraph', content: ['Läkaren är sjuk till fredag.'] }] },
    });
    desk.putOnWeb(lakare);
    expect(said(await as(kim).book(wanting(slot), { key: 'k' }))).to.equal('done');
  });

  it('wants a reason, and a visit type that it has', async () => {
    const desk = clinicDesk(worldAt(usual).region, vasterhamn);
    const refusal = (reason: string, visitType: string) =>
      codeOf(Promise.resolve().then(() => desk.takeOffWeb(visitType, reason)));
    expect(await refusal('  ', lakare)).to.equal('invalid-request');
    expect(await refusal('Sjuk', 'unknown')).to.equal('not-found');
    expect(await codeOf(Promise.resolve().then(() => clinicDesk(worldAt(usual).region, 'unknown')))).to.equal('not-found');
  });

  it('tells what happens at the unit, and nothing else, until it is stopped', async () => {
    const { as, region } = worldAt(usual);
    const backend = as(kim);
    const desk = clinicDesk(region, vasterhamn);
    const stop = new AbortController();
    const told: string[] = [];
    const following = (async () => {
      for await (const change of desk.changes({ signal: stop.signal })) {
        told.push(`${change.what} ${change.visitType} ${'performer' in change ? change.performer : ''}`);
        if (told.length === 4) stop.abort();
      }
    })();
    const elsewhere = await freeTime(backend, world.ljungvik, 'lakare');
    await backend.book(wanting(elsewhere), { key: 'elsewhere' });
    await backend.book(wanting(await freeTime(backend, vasterhamn, 'blodtryck')), { key: 'here' });
    await backend.cancel(await bookingOf(backend, 'blodtryck'), { accepted: [] }, { key: 'cancel' });
    desk.takeOffWeb(lakare, 'Sjuk');
    desk.putOnWeb(lakare);
    await following;
    expect(told).to.deep.equal([
      'booked Blodtryckskontroll Eva Strid',
      'cancelled Blodtryckskontroll Eva Strid',
      'off-web Läkarbesök ',
      'on-web Läkarbesök ',
    ]);
    expect(region.listeners.size).to.equal(0);
  });
});
