import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { BookingError } from 'tidbok';
import { clinicDesk, memoryBackend, type Region } from 'tidbok/backends/memory';
import { all, boxes, click, find, focusOn, names, pause, says, textOf, until } from '../support/page.js';
import { elis, eyeUnit, inside, kim, stage, vasterhamn } from '../support/world.js';

const staff = { id: 'staff-1', name: 'Lena Ek' };
const visitType = `${eyeUnit}.synkontroll`;
const query = {
  errand: { to: 'book' },
  targets: [{ unit: eyeUnit, visitType }],
  days: { from: '2026-11-23', to: '2026-12-20' },
} as const;

/** Somebody else books the free time that is so many from the first. */
async function otherBooks(region: Region, which: number): Promise<string> {
  const other = memoryBackend({ region, citizen: elis });
  const slot = (await other.slots(query)).items[which];
  if (!slot || !other.book) throw new Error('nothing to book');
  await other.book({ slot, accepted: [] }, { key: `other ${slot.id}` });
  return slot.id;
}

async function otherCancels(region: Region): Promise<void> {
  const other = memoryBackend({ region, citizen: elis });
  const time = (await other.bookings()).items.find(({ unit }) => unit.id === eyeUnit);
  if (time) await other.cancel?.(time, { accepted: [] }, { key: 'give back' });
}

/** A picker that has heard that it may listen for changes. */
async function looking(citizen = kim) {
  const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, { citizen });
  await until(() => all('radio').length > 0 && page.region.listeners.size > 0);
  return page;
}

const radio = (id: string) => boxes('radio').find(({ value }) => value === id);

describe('free times that change while one looks', () => {
  it('that are taken stand there, marked as no longer free', async () => {
    const page = await looking();
    const before = names('radio').length;
    const id = await otherBooks(page.region, 1);
    await until(() => radio(id)?.disabled);
    expect(names('radio')).to.have.length(before);
    expect(names('radio')[1]).to.match(/^\d\d:\d\d, Inte längre ledig, /);
    await says(`${before - 1} lediga tider från`);
    expect(textOf()).to.not.contain('Uppdatera');
  });

  it('say it loudly where it was the chosen one, and choose nothing instead', async () => {
    const page = await looking();
    all('radio')[1]?.click();
    await otherBooks(page.region, 1);
    const alert = await find('alert');
    expect(textOf(alert)).to.match(
      /^Tiden tisdag 24 november klockan \d\d:\d\d är inte längre ledig. Ingen ny tid är bokad. Välj en annan tid.$/,
    );
    expect(boxes('radio').filter(({ checked }) => checked)).to.deep.equal([]);
    await click('button', 'Fortsätt');
    await says('Välj en tid');
    expect(page.events.filter(({ type }) => type === 'tidbok-slot-selected')).to.deep.equal([]);
  });

  it('that are new wait until one asks for them', async () => {
    const page = await looking();
    const id = await otherBooks(page.region, 4);
    await until(() => radio(id)?.disabled);
    inside(page, 'tidbok-slot-picker').refresh();
    await until(() => all('radio').length > 0 && !radio(id));
    const before = names('radio').length;
    await otherCancels(page.region);
    await find('button', 'Uppdatera (1 ny tid)');
    expect(names('radio')).to.have.length(before);
    await click('button', 'Uppdatera (1 ny tid)');
    await until(() => radio(id));
    await focusOn('heading', 'Välj tid');
    expect(textOf()).to.not.contain('Uppdatera');
  });

  it('go away when staff take the visit type off the web, and wait when it is put back', async () => {
    const page = await looking();
    const desk = clinicDesk({ region: page.region, unit: eyeUnit, staff });
    await desk.takeOffWeb(visitType, 'kameran är trasig');
    await until(() => all('radio').length === 0);
    await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
    await desk.putOnWeb(visitType);
    await click('button', /^Uppdatera/);
    await until(() => all('radio').length > 0);
  });

  it('are read once for one hint, marked as a read that nobody asked for', async () => {
    const asked: boolean[] = [];
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, {
      around: (backend) => ({
        ...backend,
        slots(query, options) {
          asked.push(options?.refresh === true);
          return backend.slots(query, options);
        },
      }),
    });
    await until(() => all('radio').length > 0 && page.region.listeners.size > 0);
    // The window after is fetched while the page is idle, since the citizen asked for the first.
    await until(() => asked.length === 2);
    const id = await otherBooks(page.region, 1);
    await until(() => radio(id)?.disabled);
    await new Promise((resolve) => requestIdleCallback(resolve));
    expect(asked).to.deep.equal([false, false, true]);
  });

  it('stay as they are shown where the read after a hint is refused, and follow the next hint', async () => {
    let refuses = false;
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, {
      around: (backend) => ({
        ...backend,
        slots(query, options) {
          if (refuses && options?.refresh) {
            refuses = false;
            return Promise.reject(new BookingError('rate-limited', undefined, { retryAfter: 30 }));
          }
          return backend.slots(query, options);
        },
      }),
    });
    await until(() => all('radio').length > 0 && page.region.listeners.size > 0);
    const before = textOf();
    refuses = true;
    const first = await otherBooks(page.region, 1);
    await until(() => !refuses);
    await until(() => page.events.every(({ type }) => type !== 'tidbok-error'));
    expect(textOf()).to.equal(before);
    expect(radio(first)?.disabled).to.equal(false);
    const second = await otherBooks(page.region, 2);
    await until(() => radio(second)?.disabled);
    expect(radio(first)?.disabled).to.equal(true);
  });

  it('are read for this unit’s hints alone, and no more once the element is gone', async () => {
    let reads = 0;
    const page = await stage(html`<tidbok-slot-picker care-unit=${eyeUnit}></tidbok-slot-picker>`, {
      around: (backend) => ({
        ...backend,
        slots: (...asked) => {
          reads += 1;
          return backend.slots(...asked);
        },
      }),
    });
    await until(() => all('radio').length > 0 && page.region.listeners.size > 0);
    // The window after is fetched while the page is idle.
    await until(() => reads === 2);
    const before = reads;
    await clinicDesk({ region: page.region, unit: vasterhamn, staff }).takeOffWeb(`${vasterhamn}.lakare`, 'ledigt');
    await pause(50);
    expect(reads).to.equal(before);
    inside(page, 'tidbok-slot-picker').remove();
    await clinicDesk({ region: page.region, unit: eyeUnit, staff }).takeOffWeb(visitType, 'ledigt');
    await pause(50);
    expect(reads).to.equal(before);
  });
});
