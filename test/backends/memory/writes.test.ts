import { expect } from '@open-wc/testing';
import * as world from './memory-world.js';

const { bookingOf, codeOf, elis, freeTime, freeTimes, kim, laboratory, ljungvik, newTime, ownTimeOf } = world;
const { said, tangholmen, usual, vasterhamn, wanting, worldAt } = world;

async function accepting(backend: world.Backend, slot: world.FreeTime, version?: string) {
  const guide = await backend.guide({ errand: newTime, unit: slot.unit });
  if (!guide) throw new Error('no guide');
  const conditions = (guide.conditions ?? []).map(({ id }) => id);
  return { slot, accepted: [{ guide: { id: guide.id, version: version ?? guide.version }, conditions }] };
}

describe('memory backend: booking', () => {
  it('books a free time, which is then an own time and no longer free', async () => {
    const backend = worldAt(usual).as(kim);
    const slot = await freeTime(backend, vasterhamn, 'lakare');
    const result = await backend.book({ ...wanting(slot), message: 'Ont i halsen', phone: '070-174 06 05' }, { key: 'k1' });
    if (result.outcome !== 'done') throw new Error(result.outcome);
    expect(result.booking).to.include({
      kind: 'booking',
      status: 'booked',
      start: slot.start,
      key: 'k1',
      message: 'Ont i halsen',
    });
    expect(result.booking.rights).to.deep.equal(slot.rights);
    expect(await backend.booking(result.booking.id)).to.deep.equal(result.booking);
    expect((await backend.bookings()).items).to.deep.include(result.booking);
    expect(await freeTimes(backend, vasterhamn, 'lakare')).to.not.deep.include(slot);
  });

  it('gives exactly one of twenty who want the same time at once that time', async () => {
    const { as } = worldAt(usual);
    const citizens = [kim, elis, world.samira, world.gunvor];
    const slot = await freeTime(as(kim, { latency: () => Math.random() * 20 }), vasterhamn, 'lakare');
    const attempts = Array.from({ length: 20 }, (_, index) =>
      as(citizens[index % 4]!, { latency: () => Math.random() * 20 }).book(wanting(slot), { key: `race-${index}` }),
    );
    const outcomes = (await Promise.all(attempts)).map(said);
    expect(outcomes.filter((outcome) => outcome === 'done')).to.have.length(1);
    expect(outcomes.filter((outcome) => outcome === 'taken')).to.have.length(19);
  });

  it('does a write once for each key, and the same key never means two things', async () => {
    const { as } = worldAt(usual);
    const backend = as(kim);
    const slot = await freeTime(backend, vasterhamn, 'lakare');
    const first = await backend.book(wanting(slot), { key: 'k1' });
    expect(await backend.book(wanting(slot), { key: 'k1' })).to.deep.equal(first);
    const other = await freeTime(backend, vasterhamn, 'lakare', 3);
    expect(await codeOf(backend.book(wanting(other), { key: 'k1' }))).to.equal('invalid-request');
    expect((await backend.bookings()).items.filter(({ rights }) => rights.cancel.allowed)).to.have.length(4);
    // Keys are a citizen's own, and a write that did nothing leaves its key free.
    expect(said(await as(elis).book(wanting(slot), { key: 'k1' }))).to.equal('taken');
    expect(said(await as(elis).book(wanting(other), { key: 'k1' }))).to.equal('done');
  });

  it('names the number to call where the guide must be answered first', async () => {
    const backend = worldAt(usual).as(kim);
    const slot = await freeTime(backend, tangholmen, 'blodtryck');
    const result = await backend.book({ slot, accepted: [] }, { key: 'k1' });
    if (result.outcome !== 'refused') throw new Error(result.outcome);
    expect(result.reason).to.equal('other');
    expect(JSON.stringify(result.text)).to.include('"number":"031-390 06 12"');
  });

  it('refuses a slot that is not what its id says', async () => {
    const backend = worldAt(usual).as(kim);
    const slot = await freeTime(backend, vasterhamn, 'lakare');
    const edits: Partial<world.FreeTime>[] = [
      { id: 'nonsense' },
      { id: slot.id.replace('lakare', 'blodtryck') },
      { unit: ljungvik },
      { visitType: `${vasterhamn}.blodtryck` },
      { start: '2026-12-24T08:00:00Z' },
      { end: slot.start },
      { performer: { name: 'Eva Strid', kind: 'person', id: `${vasterhamn}/1` } },
    ];
    for (const edit of edits) {
      expect(said(await backend.book(wanting({ ...slot, ...edit }), { key: 'edited' }))).to.equal('refused: changed');
    }
    const { performer, ...anonymous } = slot;
    expect(performer?.name).to.equal('Omar Lund');
    expect(said(await backend.book(wanting(anonymous), { key: 'edited' }))).to.equal('refused: changed');
    expect(said(await backend.book(wanting(slot), { key: 'edited' }))).to.equal('done');
  });

  it('refuses a time that is too near or over', async () => {
    const { as, setClock } = worldAt(usual);
    const slot = await freeTime(as(kim), vasterhamn, 'lakare', 0);
    setClock(slot.start);
    expect(said(await as(kim).book(wanting(slot), { key: 'k' }))).to.equal('refused: too-late');
  });

  it('lets nobody have more than three web bookings at a unit', async () => {
    const backend = worldAt(usual).as(kim);
    const slots = (await freeTimes(backend, vasterhamn, 'lakare')).slice(20, 24);
    const outcomes = [];
    for (const slot of slots) outcomes.push(said(await backend.book(wanting(slot), { key: slot.id })));
    expect(outcomes).to.deep.equal(['done', 'done', 'done', 'refused: too-many']);
    const [unit] = (await backend.units({ errand: newTime, ids: [vasterhamn] })).items;
    expect(unit?.book).to.deep.equal({ allowed: false, reason: 'too-many' });
    const elsewhere = await freeTime(backend, ljungvik, 'lakare');
    expect(said(await backend.book(wanting(elsewhere), { key: 'elsewhere' }))).to.equal('done');
    await backend.cancel(await bookingOf(backend, 'lakare'), { accepted: [] }, { key: 'cancel' });
    expect(said(await backend.book(wanting(slots[3]!), { key: 'again' }))).to.equal('done');
  });

  it('tells what the citizen must know before the visit', async () => {
    const backend = worldAt(usual).as(kim);
    const told = async (language: string): Promise<string> => {
      const result = await backend.book(wanting(await freeTime(backend, laboratory, 'provtagning')), {
        key: language,
        language,
      });
      return result.outcome === 'done' ? JSON.stringify(result.notice) : result.outcome;
    };
    expect(await told('sv')).to.contain('Kom fastande');
    expect(await told('en')).to.contain('Come fasting');
  });

  it('takes a message only where the unit does, and only so long', async () => {
    const backend = worldAt(usual).as(kim);
    const doctor = wanting(await freeTime(backend, vasterhamn, 'lakare'));
    expect(await codeOf(backend.book({ ...doctor, message: 'x'.repeat(201) }, { key: 'm' }))).to.equal('invalid-request');
    const sample = wanting(await freeTime(backend, laboratory, 'provtagning'));
    expect(await codeOf(backend.book({ ...sample, message: 'Hej' }, { key: 'm' }))).to.equal('invalid-request');
  });
});

describe('memory backend: the condition guide', () => {
  it('must be accepted, as it reads now and with every condition, where the unit requires it', async () => {
    const backend = worldAt(usual).as(kim);
    const request = await accepting(backend, await freeTime(backend, tangholmen, 'blodtryck'));
    const [acceptance] = request.accepted;
    const lacking = [
      [],
      [{ ...acceptance!, conditions: acceptance!.conditions.slice(1) }],
      [{ ...acceptance!, guide: { ...acceptance!.guide, version: '1' } }],
      [{ ...acceptance!, guide: { ...acceptance!.guide, id: 'another' } }],
    ];
    for (const accepted of lacking) {
      expect(said(await backend.book({ ...request, accepted }, { key: 'g' }))).to.equal('refused: other');
    }
    expect(said(await backend.book(request, { key: 'g' }))).to.equal('done');
  });
});

describe('memory backend: invitations', () => {
  it('offers the invited type only, needs no guide, and is gone when answered', async () => {
    const backend = worldAt(usual).as(kim);
    const invitation = await ownTimeOf(backend, 'halsosamtal-50');
    const errand = { to: 'book', invitation: invitation.id } as const;
    const units = await backend.units({ errand });
    expect(units.items.map(({ id }) => id)).to.deep.equal([tangholmen]);
    const { items } = await backend.visitTypes({ errand, units: [tangholmen, vasterhamn] });
    expect(items.map(({ code }) => code)).to.deep.equal(['halsosamtal-50']);
    const [slot] = await freeTimes(backend, tangholmen, 'halsosamtal-50', { errand });
    const request = { ...wanting(slot!), invitation: invitation.id };
    expect(said(await backend.book(wanting(slot!), { key: 'i' }))).to.equal('refused: not-offered');
    const other = await freeTime(backend, tangholmen, 'lakare');
    expect(said(await backend.book({ ...request, slot: other }, { key: 'i' }))).to.equal('refused: not-offered');
    expect(said(await backend.book(request, { key: 'i' }))).to.equal('done');
    expect((await bookingOf(backend, 'halsosamtal-50')).kind).to.equal('booking');
    expect(await codeOf(backend.booking(invitation.id))).to.equal('not-found');
    expect(await codeOf(backend.book(request, { key: 'i2' }))).to.equal('not-found');
  });

  it('cannot be answered too late', async () => {
    const { as, setClock } = worldAt(usual);
    const backend = as(kim);
    const invitation = (await ownTimeOf(backend, 'halsosamtal-50')).id;
    const slots = await freeTimes(backend, tangholmen, 'halsosamtal-50', { errand: { to: 'book', invitation } });
    setClock('2027-01-01T08:00:00Z');
    expect(said(await backend.book({ ...wanting(slots.at(-1)!), invitation }, { key: 'i' }))).to.equal('refused: too-late');
  });
});
