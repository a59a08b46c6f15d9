import { expect } from '@open-wc/testing';
import { memoryBackend } from 'tidbok/backends/memory';
import * as world from './memory-world.js';

const { fyren, kim, laboratory, gunvor, newTime, norrskar, tangholmen, usual, vasterhamn, worldAt } = world;

describe('memory backend: what the region offers', () => {
  it('works without any arguments, at this very moment', async () => {
    const backend = memoryBackend() as world.Backend;
    expect((await backend.citizens())[0]?.name).to.equal('Kim Sjöberg');
    expect(await world.freeTimes(backend, vasterhamn, 'lakare')).to.not.be.empty;
  });

  it('shows the own unit first and the others by name', async () => {
    const { items } = await worldAt(usual).as(kim).units({ errand: newTime });
    expect(items[0]).to.include({ id: tangholmen, listed: true, guideRequired: true, timeZone: 'Europe/Stockholm' });
    const others = items.slice(1).map(({ name }) => name);
    expect(others).to.deep.equal([...others].sort((one, other) => one.localeCompare(other, 'sv')));
    expect(others.at(-1)).to.equal('Ögonmottagningen Västerhamn');
  });

  it('finds units by town, without regard to case and diacritics', async () => {
    const { items } = await worldAt(usual).as(kim).units({ errand: newTime, text: ' LJUNGVIK ' });
    expect(items.map(({ name }) => name)).to.deep.equal(['Vårdcentralen Ljungvik']);
    const both = await worldAt(usual).as(kim).units({ errand: newTime, text: 'ogon vasterhamn' });
    expect(both.items.map(({ name }) => name)).to.deep.equal(['Ögonmottagningen Västerhamn']);
    expect((await worldAt(usual).as(kim).units({ errand: newTime, text: 'Kiruna' })).items).to.be.empty;
  });

  it('finds the nearest unit first', async () => {
    const near = { latitude: 57.32, longitude: 12.24 };
    const { items } = await worldAt(usual).as(kim).units({ errand: newTime, near });
    expect(items[0]?.name).to.equal('Vårdcentralen Ljungvik');
  });

  it('says why a unit cannot be booked, and whom to call', async () => {
    const { items } = await worldAt(usual)
      .as(kim)
      .units({ errand: newTime, ids: [norrskar, fyren] });
    const rights = items.map(({ book }) => (book.allowed ? 'allowed' : book.reason));
    expect(rights).to.have.members(['not-offered', 'not-for-you']);
    for (const { book, phone } of items) expect(JSON.stringify(book)).to.contain(phone?.number);
    for (const unit of [norrskar, fyren]) expect(await world.freeTimes(worldAt(usual).as(kim), unit, 'lakare')).to.be.empty;
    expect(await world.freeTimes(worldAt(usual).as(gunvor), fyren, 'lakare')).to.not.be.empty;
  });

  it('names visit types in Swedish and English, and says so when asked for another language', async () => {
    const backend = worldAt(usual).as(kim);
    const query = { errand: newTime, units: [tangholmen] };
    const names = async (language?: string): Promise<unknown> => {
      const { items, lang } = await backend.visitTypes(query, language === undefined ? {} : { language });
      return [items.find(({ code }) => code === 'blodtryck')?.name, lang];
    };
    expect(await names()).to.deep.equal(['Blodtryckskontroll', undefined]);
    expect(await names('en-GB')).to.deep.equal(['Blood pressure check', undefined]);
    expect(await names('ar')).to.deep.equal(['Blodtryckskontroll', 'sv']);
  });

  it('keeps visit types that need an invitation, or are never on the web, out of a new booking', async () => {
    const { items } = await worldAt(usual)
      .as(kim)
      .visitTypes({ errand: newTime, units: [tangholmen] });
    const codes = items.map(({ code }) => code);
    expect(codes).to.include.members(['blodtryck', 'lakare', 'psyk-video']);
    expect(codes).to.not.have.any.members(['halsosamtal-50', 'hembesok', 'telefontid', 'rast']);
    expect(items.find(({ code }) => code === 'psyk-video')?.channel).to.equal('video');
  });

  it('lets a performer be asked for, but not a room', async () => {
    const backend = worldAt(usual).as(kim);
    const { items } = await backend.performers({ errand: newTime, targets: [{ unit: laboratory }] });
    expect(items.map(({ name }) => name)).to.deep.equal(['Ulla Brink']);
    const days = { from: '2026-11-23', to: '2026-12-23' };
    const all = (await backend.slots({ errand: newTime, targets: [{ unit: laboratory }], days })).items;
    expect(new Set(all.map(({ performer }) => performer?.kind))).to.deep.equal(new Set(['person', 'resource']));
    const performers = items.flatMap(({ id }) => id ?? []);
    const hers = (await backend.slots({ errand: newTime, targets: [{ unit: laboratory, performers }], days })).items;
    expect(new Set(hers.map(({ performer }) => performer?.name))).to.deep.equal(new Set(['Ulla Brink']));
  });

  it('has a guide whose every answer leads somewhere', async () => {
    const backend = worldAt(usual).as(kim);
    for (const { id } of (await backend.units({ errand: newTime })).items) {
      const guide = await backend.guide({ errand: newTime, unit: id });
      const nexts = guide?.questions.flatMap(({ answers, none }) => [
        ...answers.map(({ next }) => next),
        ...(none ? [none] : []),
      ]);
      for (const next of nexts ?? []) {
        if ('way' in next) expect(guide?.ways).to.have.property(next.way);
        else expect(guide?.questions.map((question) => question.id)).to.include(next.question);
      }
    }
  });

  it('asks at Tångholmen about emergencies first, and every type on the web there has a way to it', async () => {
    const backend = worldAt(usual).as(kim);
    const guide = await backend.guide({ errand: newTime, unit: tangholmen });
    const [first] = guide?.questions ?? [];
    expect(first?.choose).to.equal('many');
    const ways = first?.answers.map(({ next }) => ('way' in next ? guide?.ways[next.way]?.to : undefined));
    expect(new Set(ways)).to.deep.equal(new Set(['112']));
    const reachable = Object.values(guide?.ways ?? {}).flatMap((way) => (way.to === 'book' ? way.codes : []));
    const { items } = await backend.visitTypes({ errand: newTime, units: [tangholmen] });
    expect(reachable).to.have.members(items.map(({ code }) => code));
  });
});

describe('memory backend: days and hours', () => {
  it('offers times from half an hour ahead until twelve weeks ahead, in order, and says how far it looked', async () => {
    const backend = worldAt('2026-11-23T08:15:00Z').as(kim);
    const targets = [{ unit: vasterhamn }, { unit: laboratory }];
    const found = await backend.slots({ errand: newTime, targets, days: { from: '2026-11-01', to: '2027-12-31' } });
    expect(found.covered).to.deep.equal({ from: '2026-11-01', to: '2027-02-15' });
    const starts = found.items.map(({ start }) => start);
    expect(starts).to.deep.equal([...starts].sort());
    expect(starts[0]! >= '2026-11-23T08:45:00Z').to.equal(true);
    expect(starts.at(-1)! > '2027-02-12').to.equal(true);
  });

  it('has others at a bit less than half of the times', async () => {
    const days = { from: '2026-11-24', to: '2027-02-12' };
    const { items } = await worldAt(usual)
      .as(kim)
      .slots({ errand: newTime, targets: [{ unit: vasterhamn }], days });
    const free = items.filter(({ visitType }) => visitType === `${vasterhamn}.lakare`).length;
    // 58 working days and holidays taken away, seven doctor's times each: about 55 % of 400 are free.
    expect(free).to.be.within(160, 270);
  });

  it('is the same for everyone, and the next time one asks', async () => {
    const ids = async (citizen: string): Promise<unknown> =>
      (await world.freeTimes(worldAt(usual).as(citizen), vasterhamn, 'lakare')).map(({ id }) => id);
    expect(await ids(kim)).to.deep.equal(await ids(world.elis));
  });

  it('keeps vårdcentraler closed on weekends and public holidays', async () => {
    const starts = (await world.freeTimes(worldAt('2026-12-01T08:00:00Z').as(kim), vasterhamn, 'lakare')).map(
      ({ start }) => start,
    );
    const days = new Set(starts.map((start) => start.slice(0, 10)));
    for (const closed of ['2026-12-05', '2026-12-24', '2026-12-25', '2027-01-01', '2027-01-06'])
      expect(days).to.not.include(closed);
    expect(days).to.include('2027-01-07');
    const spring = await world.freeTimes(worldAt('2027-03-20T08:00:00Z').as(kim), vasterhamn, 'lakare');
    const springDays = spring.map(({ start }) => start.slice(0, 10));
    // Good Friday, Easter Monday and Ascension Day of 2027.
    expect(springDays).to.not.have.any.members(['2027-03-26', '2027-03-29', '2027-05-06']);
    expect(springDays).to.include.members(['2027-03-25', '2027-03-30']);
  });

  const changes = [
    { clock: '2026-10-20T08:00:00Z', day: '2026-10-25', last: '2026-10-26', before: '2026-10-23T06', after: '2026-10-26T07' },
    { clock: '2027-03-22T08:00:00Z', day: '2027-03-28', last: '2027-03-31', before: '2027-03-25T07', after: '2027-03-31T06' },
  ];
  for (const { clock, day, last, before, after } of changes) {
    it(`calls the time 02:30 unknown on ${day}, and keeps the clock on the wall`, async () => {
      const backend = worldAt(clock).as(kim);
      const days = { from: clock.slice(0, 10), to: last };
      const { items, gaps } = await backend.slots({ errand: newTime, targets: [{ unit: vasterhamn }], days });
      expect(gaps).to.deep.equal([
        {
          name: 'Vårdcentralen Västerhamn',
          code: 'invalid-response',
          unit: vasterhamn,
          phone: { number: '031-390 06 14' },
          days: { from: day, to: day },
        },
      ]);
      const wall = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });
      const times = items.map(({ start }) => wall.format(Date.parse(start)).split(' ')).filter(([on]) => on === day);
      expect(times).to.not.be.empty;
      expect(times.map(([, time]) => time)).to.not.include('02:30');
      // Eight o'clock is another instant on each side.
      const hours = items.map(({ start }) => start.slice(0, 13));
      expect(hours).to.include.members([before, after]);
    });
  }

  for (const clock of ['2026-11-28T23:50:00Z', '2026-12-24T05:00:00Z', '2027-09-19T13:05:00Z', '2030-06-20T16:00:00Z']) {
    it(`has own times and free times whatever the clock says (${clock})`, async () => {
      const backend = worldAt(clock).as(kim);
      const { items } = await backend.bookings();
      expect(items).to.have.length(7);
      expect(items.every((time) => time.kind === 'open-invitation' || time.start > clock)).to.equal(true);
      const late = items.find(({ visitType }) => visitType?.code === 'provtagning');
      expect(late?.rights.cancel).to.include({ allowed: false, reason: 'too-late' });
      expect(await world.freeTimes(backend, vasterhamn, 'lakare')).to.not.be.empty;
    });
  }

  it('still has times 300 days on, and lists only what is to come', async () => {
    const { as, setClock } = worldAt(usual);
    const backend = as(kim);
    setClock('2027-09-19T13:05:00Z');
    expect((await backend.bookings()).items).to.be.empty;
    const times = await world.freeTimes(backend, vasterhamn, 'blodtryck');
    expect(times.length).to.be.greaterThan(30);
    expect((await backend.book(world.wanting(times[9]!), { key: 'late' })).outcome).to.equal('done');
    expect((await backend.bookings()).items).to.have.length(1);
  });
});
