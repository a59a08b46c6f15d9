import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Booking, BookingBackend, Errand, OpenInvitation } from 'tidbok';
import { find, says } from '../support/page.js';
import { steps } from '../support/steps.js';
import { inside, kim, stage } from '../support/world.js';

const walk = await steps();
const line = /Tiden är reserverad för dig till klockan \d\d:\d\d idag\./;

/** A journey of Kim's that will hold times, and what each hold was for. */
async function journey() {
  const intents: (Errand | undefined)[] = [];
  const around = (backend: BookingBackend): BookingBackend => ({
    ...backend,
    async hold(slot, options) {
      intents.push(options.intent);
      return (await backend.hold?.(slot, options)) ?? { outcome: 'taken' };
    },
  });
  const page = await stage(html`<tidbok-booking></tidbok-booking>`, { citizen: kim, holdSeconds: 600, around });
  return { page, intents, element: inside(page, 'tidbok-booking'), own: (await page.backend.bookings()).items };
}

describe('the backend is told what a time is held for', () => {
  it('a new booking', async () => {
    const { intents } = await journey();
    await walk.toCheck();
    await says(line);
    expect(intents).to.deep.equal([{ to: 'book' }]);
  });

  it('an invitation that is answered, so that whoever was invited can hold', async () => {
    const { intents, element, own } = await journey();
    const invitation = own.find((time): time is OpenInvitation => time.kind === 'open-invitation')!;
    element.purpose = { to: 'book', invitation };
    await find('radio');
    await walk.choose();
    await says(line);
    expect(intents).to.deep.equal([{ to: 'book', invitation: invitation.id }]);
  });

  it('a booking that is moved', async () => {
    const { intents, element, own } = await journey();
    const from = own.find((time): time is Booking => time.visitType?.code === 'fysio-ater')!;
    element.purpose = { to: 'rebook', from };
    await find('radio');
    await walk.choose();
    await says(line);
    expect(intents).to.deep.equal([{ to: 'rebook', booking: from.id }]);
  });
});
