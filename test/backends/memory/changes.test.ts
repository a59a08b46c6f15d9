import { expect } from '@open-wc/testing';
import * as world from './memory-world.js';

const {
  bookingOf,
  elis,
  eyeUnit,
  freeTime,
  freeTimes,
  kim,
  laboratory,
  said,
  tangholmen,
  usual,
  vasterhamn,
  wanting,
  worldAt,
} = world;

describe('memory backend: rebooking and cancelling', () => {
  it('rebooks in one step, also to another unit with the same kind of visit', async () => {
    const backend = worldAt(usual).as(kim);
    const old = await bookingOf(backend, 'fysio-ater');
    const errand = { to: 'rebook', booking: old.id } as const;
    const where = (await backend.units({ errand })).items.map(({ id }) => id);
    expect(where).to.have.members([tangholmen, vasterhamn, 'SE-KATT-1008']);
    const slot = (await freeTimes(backend, tangholmen, 'fysio-ater', { errand }))[5]!;
    const result = await backend.rebook(old, wanting(slot), { key: 'r' });
    expect(result.outcome).to.equal('done');
    expect((await bookingOf(backend, 'fysio-ater')).start).to.equal(slot.start);
    expect((await freeTimes(backend, vasterhamn, 'fysio-ater')).map(({ start }) => start)).to.include(old.start);
    expect(await backend.rebook(old, wanting(slot), { key: 'r' })).to.deep.equal(result);
  });

  it('rebooks a timed invitation to another time of the same kind only', async () => {
    const backend = worldAt(usual).as(kim);
    const old = await bookingOf(backend, 'ogonbotten');
    const other = await freeTime(backend, eyeUnit, 'synkontroll');
    expect(said(await backend.rebook(old, wanting(other), { key: 'r' }))).to.equal('refused: not-offered');
    const [slot] = await freeTimes(backend, eyeUnit, 'ogonbotten', { errand: { to: 'rebook', booking: old.id } });
    expect(said(await backend.rebook(old, wanting(slot!), { key: 'r' }))).to.equal('done');
    expect((await bookingOf(backend, 'ogonbotten')).start).to.equal(slot!.start);
  });

  it('keeps the old time when the new one is taken', async () => {
    const { as } = worldAt(usual);
    const old = await bookingOf(as(kim), 'fysio-ater');
    const slot = await freeTime(as(elis), vasterhamn, 'fysio-ater');
    await as(elis).book(wanting(slot), { key: 'e' });
    expect(said(await as(kim).rebook(old, wanting(slot), { key: 'r' }))).to.equal('taken');
    expect(await as(kim).booking(old.id)).to.deep.equal(old);
  });

  it('frees a cancelled time for others at once', async () => {
    const { as } = worldAt(usual);
    const time = await bookingOf(as(kim), 'fysio-ater');
    const starts = async (): Promise<readonly string[]> =>
      (await freeTimes(as(elis), vasterhamn, 'fysio-ater')).map((slot) => slot.start);
    expect(await starts()).to.not.include(time.start);
    expect(said(await as(kim).cancel(time, { accepted: [] }, { key: 'c' }))).to.equal('done');
    expect(await starts()).to.include(time.start);
    expect((await as(kim).bookings()).items.map(({ id }) => id)).to.not.include(time.id);
    expect(await as(kim).booking(time.id)).to.include({ status: 'cancelled' });
    expect(said(await as(kim).cancel(time, { accepted: [] }, { key: 'c' }))).to.equal('done');
    expect(said(await as(kim).cancel(time, { accepted: [] }, { key: 'c2' }))).to.equal('refused: changed');
  });

  it('changes nothing within 24 hours, and says until when it may', async () => {
    const { as, setClock } = worldAt(usual);
    const backend = as(kim);
    const late = await bookingOf(backend, 'provtagning');
    const slot = await freeTime(backend, laboratory, 'provtagning');
    expect(said(await backend.cancel(late, { accepted: [] }, { key: 'c' }))).to.equal('refused: too-late');
    expect(said(await backend.rebook(late, wanting(slot), { key: 'r' }))).to.equal('refused: too-late');
    const time = await bookingOf(backend, 'diabetes');
    const { cancel } = time.rights;
    if (!cancel.allowed || cancel.until === undefined) throw new Error('no deadline');
    expect(Date.parse(time.start) - Date.parse(cancel.until)).to.equal(24 * 3_600_000);
    setClock(cancel.until);
    expect(said(await backend.cancel(time, { accepted: [] }, { key: 'c2' }))).to.equal('refused: too-late');
  });

  it('refuses to change a time that is no longer as it was seen', async () => {
    const backend = worldAt(usual).as(kim);
    const time = await bookingOf(backend, 'fysio-ater');
    const slot = await freeTime(backend, vasterhamn, 'fysio-ater');
    for (const seen of [
      { ...time, start: '2026-12-01T08:00:00Z' },
      { ...time, status: 'pending' as const },
    ]) {
      expect(said(await backend.cancel(seen, { accepted: [] }, { key: 'c' }))).to.equal('refused: changed');
      expect(said(await backend.rebook(seen, wanting(slot), { key: 'r' }))).to.equal('refused: changed');
    }
  });

  it('leaves home visits and groups to the unit, and says whom to call', async () => {
    const backend = worldAt(usual).as(kim);
    for (const code of ['hembesok', 'artrosskola']) {
      const time = await bookingOf(backend, code);
      const result = await backend.cancel(time, { accepted: [] }, { key: code });
      expect(said(result)).to.equal('refused: not-offered');
      expect(JSON.stringify(result)).to.contain(time.unit.phone?.number);
    }
  });
});
