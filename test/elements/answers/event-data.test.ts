import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { BookingError, type Booking, type BookingBackend } from 'tidbok';
import { click, find, focusOn, says, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { happened, inside, kim, samira, stage } from '../support/world.js';

const walk = await steps();
const allowed = ['id', 'unit', 'start', 'status'];

/** What of an event a page could send on: its own fields, as JSON would hold them. */
function dataOf(event: Event): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'))));
}

async function booked() {
  const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: kim });
  await walk.toOutcome('booking.done');
  const [event] = happened(page, 'tidbok-booking-created');
  if (!event) throw new Error('nothing was booked');
  return { page, event };
}

describe('the events about a booking', () => {
  it('tell id, unit, start and status of what was booked, and nothing else; the whole of it is read from the element', async () => {
    const { page, event } = await booked();
    const { lastBooking } = inside(page, 'tidbok-booking');
    expect(lastBooking?.key).to.be.a('string');
    const { id, unit, start, status } = lastBooking ?? ({} as Booking);
    expect(dataOf(event)).to.deep.equal({ booking: { id, unit: unit.id, start, status } });
  });

  it('let a listener read the whole booking while they are told', async () => {
    let seen: Booking | undefined;
    const onCreated = (event: Event): void =>
      void (seen = (event.target as HTMLElementTagNameMap['tidbok-booking']).lastBooking);
    await stage(html`<tidbok-booking @tidbok-booking-created=${onCreated}></tidbok-booking>`, { citizen: kim });
    await walk.toOutcome('booking.done');
    expect(seen?.unit.name).to.equal('Ögonmottagningen Västerhamn');
  });

  it('tell the same four of a time that was moved and of the one before', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await click('button', /^Omboka tid onsdag 25 november/);
    await find('radio');
    await walk.choose();
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Tiden är ombokad');
    const [event] = happened(page, 'tidbok-booking-rebooked');
    expect(Object.keys(event?.booking ?? {})).to.deep.equal(allowed);
    expect(Object.keys(event?.from ?? {})).to.deep.equal(allowed);
    expect(inside(page, 'tidbok-my-bookings').lastBooking?.id).to.equal(event?.booking.id);
    expect(inside(page, 'tidbok-my-bookings').lastBooking?.unit.name).to.be.a('string');
  });

  it('tell the same four of a time that was cancelled, and that it is', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await click('button', /^Avboka tid onsdag 25 november/);
    await click('button', 'Avboka tiden');
    await focusOn('heading', 'Tiden är avbokad');
    const [event] = happened(page, 'tidbok-booking-cancelled');
    const { lastBooking } = inside(page, 'tidbok-my-bookings');
    expect(Object.keys(event?.time ?? {})).to.deep.equal(allowed);
    expect(event?.time).to.include({ id: lastBooking?.id, start: '2026-11-25T08:15:00Z', status: 'cancelled' });
    expect(lastBooking?.unit.name).to.be.a('string');
  });

  it('leave nothing to read when the citizen begins another journey', async () => {
    const { page } = await booked();
    await walk.button('booking.another');
    await focusOn('heading', walk.say('units.heading'));
    expect(inside(page, 'tidbok-booking').lastBooking).to.equal(undefined);
  });

  it('leave nothing to read when the page turns to another person', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: samira });
    await walk.toOutcome('booking.done');
    const element = inside(page, 'tidbok-booking');
    expect(element.lastBooking).to.not.equal(undefined);
    page.provider.actingFor = 'person-5';
    await until(() => element.lastBooking === undefined);
  });

  it('leave nothing to read after a log-out', async () => {
    const { page } = await booked();
    const element = inside(page, 'tidbok-booking');
    page.provider.backend = undefined;
    await until(() => element.lastBooking === undefined);
    const again = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim });
    await click('button', /^Avboka tid onsdag 25 november/);
    again.script.fail = { bookings: 'unauthorized' };
    await click('button', 'Avboka tiden');
    await until(() => happened(again, 'tidbok-session-expired').length > 0);
    expect(inside(again, 'tidbok-my-bookings').lastBooking).to.equal(undefined);
  });
});

describe('the event of an error', () => {
  const secret = '19121212-1212 Kim Ek';
  const failing = (thrown: Error) => (backend: BookingBackend) =>
    ({ ...backend, units: () => Promise.reject(thrown) }) satisfies BookingBackend;

  it('carries code, a sentence for developers and when to ask again, never what was thrown', async () => {
    const cause = { patient: secret };
    const thrown = new BookingError('rate-limited', 'the register is slow', { cause, retryAfter: 7 });
    const page = await stage(html`<tidbok-unit-picker></tidbok-unit-picker>`, { around: failing(thrown) });
    await says(walk.say('units.failed'));
    const { error } = (await until(() => happened(page, 'tidbok-error')))[0] ?? {};
    expect(error).to.be.instanceOf(BookingError);
    expect(error).to.include({ code: 'rate-limited', message: 'the register is slow', retryAfter: 7 });
    expect(error?.cause).to.equal(undefined);
  });

  it('says of what is no BookingError only what kind of thing it was', async () => {
    const around = failing(new TypeError(secret, { cause: secret }));
    const page = await stage(html`<tidbok-unit-picker></tidbok-unit-picker>`, { around });
    await says(walk.say('units.failed'));
    const { error } = (await until(() => happened(page, 'tidbok-error')))[0] ?? {};
    expect(error?.code).to.equal('unavailable');
    expect(error?.message).to.equal('a TypeError was thrown, not a BookingError');
    expect(error?.cause).to.equal(undefined);
    expect(JSON.stringify(error) + String(error?.stack)).to.not.contain(secret);
  });
});
