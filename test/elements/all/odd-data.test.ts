import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Booking, BookingBackend, CareUnit, Phone } from 'tidbok';
import { changingOne } from '../support/changing-appointments.js';
import { all, click, find, names, shown, textOf, until } from '../support/page.js';
import { eyeUnit, kim, stage, type Stage } from '../support/world.js';

const never = '9999-12-31T22:59:59Z';

function mine(change: (time: Booking) => Booking): Promise<Stage> {
  const around = (backend: BookingBackend): BookingBackend => changingOne(backend, 'fysio-ater', change);
  return stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, around });
}

const physio = (): Promise<HTMLElement> =>
  until(() => all('article').find((article) => textOf(article).includes('Fysioterapeut, återbesök')));

/** What the page says of whom to call at a unit with this phone. */
async function callAt(phone: Phone): Promise<readonly (string | null)[]> {
  const around = (backend: BookingBackend): BookingBackend => ({
    ...backend,
    async units(query, options) {
      const found = await backend.units(query, options);
      const closed = ({ id, ...unit }: CareUnit): CareUnit =>
        id === eyeUnit ? { ...unit, id, phone, book: { allowed: false, reason: 'not-offered' } } : { ...unit, id };
      return { ...found, items: found.items.map(closed) };
    },
  });
  const { provider } = await stage(html`<tidbok-unit-picker embedded></tidbok-unit-picker>`, { citizen: kim, around });
  const unit = await until(() =>
    [...shown(provider)].find((one) => one.localName === 'li' && textOf(one).includes('Ögonmott')),
  );
  const links = all('link', undefined, unit).map((link) => link.getAttribute('href'));
  provider.remove();
  return links;
}

describe('a deadline that means never', () => {
  it('is not shown among own times, nor in the question whether to cancel', async () => {
    await mine((time) => ({
      ...time,
      rights: { ...time.rights, cancel: { allowed: true, until: never }, rebook: { allowed: true, until: never } },
      lateFee: { amount: '200 kronor', from: never },
    }));
    expect(textOf(await physio())).to.not.match(/9999|kronor/);
    await click('button', /^Avboka tid onsdag 25 november/);
    const dialog = await find('dialog');
    expect(textOf(dialog)).to.not.match(/9999|kronor|till fredag/);
    expect(names('button', dialog)).to.include('Avboka tiden');
  });
});

describe('an end before its start', () => {
  it('is no length: the time is shown by its start alone', async () => {
    const page = await mine((time) => ({ ...time, end: '2026-11-25T07:15:00Z' }));
    await click('button', /^Avboka tid onsdag 25 november/);
    expect(textOf(await find('dialog'))).to.match(/klockan 09:15 Mottagning/);
    page.provider.remove();
    await mine((time) => ({ ...time, end: '2027-11-25T08:45:00Z' }));
    await click('button', /^Avboka tid onsdag 25 november/);
    expect(textOf(await find('dialog'))).to.match(/klockan 09:15 Mottagning/);
  });

  it('does not hide how long the visit takes otherwise', async () => {
    const around = (backend: BookingBackend): BookingBackend => ({
      ...backend,
      async slots(query, options) {
        const found = await backend.slots(query, options);
        return { ...found, items: found.items.map((slot) => ({ ...slot, end: '2026-11-01T08:00:00Z' })) };
      },
    });
    const visitType = 'SE-KATT-1007.synkontroll';
    await stage(html`<tidbok-slot-picker care-unit=${eyeUnit} visit-type=${visitType}></tidbok-slot-picker>`, { around });
    await find('radio');
    expect(names('radio').every((name) => name.includes('30 minuter'))).to.equal(true);
  });
});

describe('the numbers to call', () => {
  it('are one link each, also of helplines and where several stand in one text', async () => {
    expect(await callAt({ number: '031-390 06 12' })).to.deep.equal(['tel:0313900612']);
    expect(await callAt({ number: '90101' })).to.deep.equal(['tel:90101']);
    expect(await callAt({ number: '116 111' })).to.deep.equal(['tel:116111']);
    const two = ['tel:0313900612', 'tel:0313900613'];
    expect(await callAt({ number: '031-390 06 12, 031-390 06 13' })).to.deep.equal(two);
    expect(await callAt({ number: '031-390 06 12 eller (031) 390 06 13' })).to.deep.equal(two);
    expect(await callAt({ number: '031-390 06 12 eller 1177' })).to.deep.equal(['tel:0313900612', 'tel:1177']);
    expect(await callAt({ number: '031-390 06 12, knappval 2' })).to.deep.equal(['tel:0313900612']);
  });

  it('are 1177 where a unit’s own is empty or holds no digit', async () => {
    expect(await callAt({ number: '' })).to.deep.equal(['tel:1177']);
    expect(await callAt({ number: 'stängt' })).to.deep.equal(['tel:1177']);
  });
});
