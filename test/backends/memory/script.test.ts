import { expect } from '@open-wc/testing';
import type { Script } from 'tidbok/backends/memory';
import * as world from './memory-world.js';

const { bookingOf, codeOf, elis, freeTime, freeTimes, kim, laboratory, newTime, said, tangholmen, usual } = world;
const { vasterhamn, wanting, worldAt } = world;

async function scripted() {
  const script: Script = {};
  const { as } = worldAt(usual);
  const backend = as(kim, { script });
  return {
    as,
    script,
    backend,
    slot: await freeTime(backend, vasterhamn, 'fysio-ater'),
    old: await bookingOf(backend, 'fysio-ater'),
  };
}

describe('memory backend: scripted failures', () => {
  it('fails as the script says at each call, and works again when it says nothing', async () => {
    const { script, backend, slot } = await scripted();
    script.fail = { bookings: 'unavailable', book: 'rate-limited' };
    expect(await codeOf(backend.bookings())).to.equal('unavailable');
    expect(await codeOf(backend.book(wanting(slot), { key: 'k' }))).to.equal('rate-limited');
    script.fail = {};
    expect(await codeOf(backend.bookings())).to.equal('none');
    expect(said(await backend.book(wanting(slot), { key: 'k' }))).to.equal('done');
  });

  it('loses a request before or after it was carried out', async () => {
    const { script, backend, slot } = await scripted();
    const booked = async (): Promise<boolean> =>
      (await backend.bookings()).items.some((time) => 'key' in time && time.key === 'k');
    script.fail = { book: 'unknown-before' };
    expect(said(await backend.book(wanting(slot), { key: 'k' }))).to.equal('unknown');
    expect(await booked()).to.equal(false);
    script.fail = { book: 'unknown-after' };
    expect(said(await backend.book(wanting(slot), { key: 'k' }))).to.equal('unknown');
    expect(await booked()).to.equal(true);
    script.fail = {};
    expect(said(await backend.book(wanting(slot), { key: 'k' }))).to.equal('done');
  });

  it('lets another patient take the time just before', async () => {
    const { script, backend, slot, as } = await scripted();
    script.fail = { book: 'taken' };
    expect(said(await backend.book(wanting(slot), { key: 'k' }))).to.equal('taken');
    expect((await freeTimes(as(elis), vasterhamn, 'fysio-ater')).map(({ id }) => id)).to.not.include(slot.id);
  });

  it('refuses with any reason, with a text and a phone number where the reason alone says nothing', async () => {
    const { script, backend, slot, old } = await scripted();
    script.fail = { book: 'too-many', rebook: 'other', cancel: 'not-offered' };
    expect(said(await backend.book(wanting(slot), { key: 'k' }))).to.equal('refused: too-many');
    const rebooked = await backend.rebook(old, wanting(slot), { key: 'r' });
    expect(said(rebooked)).to.equal('refused: other');
    expect(JSON.stringify(rebooked)).to.contain('031-390 06 14');
    expect(said(await backend.cancel(old, { accepted: [] }, { key: 'c' }))).to.equal('refused: not-offered');
    expect(await backend.booking(old.id)).to.deep.equal(old);
  });

  it('leaves a booking, and a rebooking, to be confirmed by the unit', async () => {
    const { script, backend, slot, old } = await scripted();
    script.fail = { rebook: 'pending' };
    const result = await backend.rebook(old, wanting(slot), { key: 'r' });
    if (result.outcome !== 'pending') throw new Error(result.outcome);
    expect(result.booking).to.include({ status: 'pending', start: slot.start });
    expect(result.kept).to.deep.equal(old);
    expect(await backend.booking(old.id)).to.deep.equal(old);
  });

  it('stops a rebooking half way, with both times standing', async () => {
    const { script, backend, slot, old } = await scripted();
    script.fail = { rebook: 'both' };
    const result = await backend.rebook(old, wanting(slot), { key: 'r' });
    if (result.outcome !== 'both') throw new Error(result.outcome);
    expect(result.booking.replaces).to.equal(old.id);
    const ids = (await backend.bookings()).items.map(({ id }) => id);
    expect(ids).to.include.members([old.id, result.booking.id]);
  });

  it('leaves out units that do not answer, for all days or some, and says so', async () => {
    const { script, backend } = await scripted();
    script.gaps = {
      bookings: [{ unit: laboratory }],
      slots: [{ unit: laboratory }, { unit: vasterhamn, days: { from: '2026-11-25', to: '2026-11-26' } }],
    };
    const own = await backend.bookings();
    expect(own.gaps.map(({ unit, code }) => [unit, code])).to.deep.equal([[laboratory, 'unavailable']]);
    expect(own.items.map(({ unit }) => unit.id)).to.not.include(laboratory);
    const targets = [laboratory, vasterhamn].map((unit) => ({ unit }));
    const found = await backend.slots({ errand: newTime, targets, days: { from: '2026-11-24', to: '2026-11-27' } });
    expect(found.gaps.map(({ days }) => days)).to.deep.equal([undefined, { from: '2026-11-25', to: '2026-11-26' }]);
    const days = new Set(found.items.map(({ start }) => start.slice(0, 10)));
    expect([...days]).to.deep.equal(['2026-11-24', '2026-11-27']);
  });

  it('may never answer, but a read still ends by its signal', async () => {
    const { script, backend } = await scripted();
    script.never = ['slots'];
    const stop = new AbortController();
    const query = { errand: newTime, targets: [{ unit: vasterhamn }], days: { from: '2026-11-24', to: '2026-11-27' } };
    const reading = codeOf(backend.slots(query, { signal: stop.signal }));
    expect(await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, 30, 'waiting'))])).to.equal('waiting');
    stop.abort();
    expect(await reading).to.equal('AbortError');
    expect(await codeOf(backend.units({ errand: newTime }, { signal: stop.signal }))).to.equal('AbortError');
  });

  it('takes its time', async () => {
    const backend = worldAt(usual).as(kim, { latency: (method) => (method === 'units' ? 40 : 0) });
    const start = performance.now();
    await backend.bookings();
    await backend.units({ errand: newTime });
    expect(performance.now() - start).to.be.at.least(35);
  });

  it('lacks the abilities that it is told to lack', () => {
    const backend = worldAt(usual).as(kim, { without: ['cancel', 'guide'] });
    expect('cancel' in backend).to.equal(false);
    expect('guide' in backend).to.equal(false);
    expect(backend.rebook).to.be.a('function');
    expect('hold' in backend).to.equal(false);
  });
});

describe('memory backend: hints of changes', () => {
  it("come for the units asked for and the person's own times, not for those of others, until stopped", async () => {
    const { as } = worldAt(usual);
    const stop = new AbortController();
    const hints: string[] = [];
    const following = (async () => {
      for await (const change of as(kim).changes([vasterhamn], { signal: stop.signal })) {
        hints.push(change.to === 'slots' ? change.unit : change.to);
        if (hints.length === 3) stop.abort();
      }
    })();
    const book = async (citizen: string, unit: string): Promise<void> => {
      const slot = await freeTime(as(citizen), unit, unit === tangholmen ? 'fysio-ater' : 'lakare');
      await as(citizen).book(wanting(slot), { key: unit });
    };
    await book(elis, world.ljungvik);
    await book(elis, vasterhamn);
    await book(kim, vasterhamn);
    await following;
    expect(hints).to.deep.equal([vasterhamn, vasterhamn, 'bookings']);
  });
});
