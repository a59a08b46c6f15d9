import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { Acceptance, BookingBackend, ConditionGuide } from 'tidbok';
import { click, find, focusOn, names, pause, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { connectionReturns, elis, happened, kim, passes, stage, type Stage, type StageOptions } from '../support/world.js';

const walk = await steps();
const old = 'onsdag 25 november klockan 09:15';

async function moving(options: StageOptions = {}): Promise<Stage> {
  const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, ...options });
  await click('button', `Omboka tid ${old}`);
  await focusOn('heading', 'Välj ny tid');
  return page;
}

async function toCheck(options: StageOptions = {}): Promise<Stage> {
  const page = await moving(options);
  await find('radio');
  await walk.choose(1);
  await focusOn('heading', 'Kontrollera och omboka');
  return page;
}

async function physioTimes({ backend }: Stage): Promise<number> {
  return (await backend.bookings()).items.filter(({ visitType }) => visitType?.code === 'fysio-ater').length;
}

describe('rebooking', () => {
  it('shows the time that one has, and keeps it if one leaves', async () => {
    const page = await moving();
    await says('Du behåller din tid tills den nya är bokad.');
    await says('Din tid nu');
    await says('Onsdag 25 november 2026 klockan 09:15');
    await click('button', 'Behåll min tid');
    await focusOn('heading', 'Mina tider');
    expect(await physioTimes(page)).to.equal(1);
  });

  it('moves only when what the unit asks of who rebooks is ticked, and says what was', async () => {
    const guide = await fetch('/demo/guides/text-only.json').then((answer): Promise<ConditionGuide> => answer.json());
    const asked = guide.terms?.rebook?.conditions ?? [];
    const sent: (readonly Acceptance[])[] = [];
    const around = (backend: BookingBackend): BookingBackend => ({
      ...backend,
      guide: async () => guide,
      rebook: async (from, request, options) => {
        sent.push(request.accepted);
        return backend.rebook!(from, request, options);
      },
    });
    await toCheck({ around });
    await until(() => names('checkbox').length > 0);
    expect(names('checkbox')).to.have.length(asked.length);
    await click('button', 'Byt till den nya tiden');
    await until(() => textOf().includes('för att gå vidare'));
    expect(sent).to.deep.equal([]);
    for (const name of names('checkbox')) await click('checkbox', name);
    await click('button', 'Byt till den nya tiden');
    await find('heading', walk.say('booking.rebookDone'));
    expect(sent).to.deep.equal([[{ guide: { id: guide.id, version: guide.version }, conditions: asked }]]);
  });

  it('does what was pressed before it was known what must be accepted, once that is known', async () => {
    const page = await toCheck({ latency: (method) => (method === 'guide' ? 400 : 0) });
    for (let press = 0; press < 2; press += 1) await walk.button('booking.rebookConfirm');
    expect(await physioTimes(page)).to.equal(1);
    await focusOn('heading', 'Tiden är ombokad');
    expect(happened(page, 'tidbok-booking-rebooked')).to.have.length(1);
  });

  it('moves nothing for who pressed too early and went back', async () => {
    const page = await toCheck({ latency: (method) => (method === 'guide' ? 300 : 0) });
    await walk.button('booking.rebookConfirm');
    await walk.button('common.back');
    await pause(500);
    expect(happened(page, 'tidbok-booking-rebooked')).to.have.length(0);
    expect((await page.backend.bookings()).items.map(({ id }) => id)).to.include('KATT-B-4');
  });

  it('shows both times before anything is changed, then moves', async () => {
    const page = await toCheck();
    await says('Din tid är inte ändrad än.');
    await find('heading', 'Gammal tid');
    await find('heading', 'Ny tid');
    expect(names('button')).to.deep.equal(['Ändra tid', 'Ändra mobilnummer', 'Byt till den nya tiden', 'Tillbaka']);
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Tiden är ombokad');
    const [event] = happened(page, 'tidbok-booking-rebooked');
    expect(event?.from.start).to.equal('2026-11-25T08:15:00Z');
    expect(event?.booking.start).to.not.equal(event?.from.start);
    expect(happened(page, 'tidbok-booking-created')).to.deep.equal([]);
    await walk.button('booking.leave');
    await focusOn('heading', 'Mina tider');
    await until(() => !names('button').includes(`Omboka tid ${old}`));
    expect(await physioTimes(page)).to.equal(1);
  });

  it('does not call the time that is moved a time alike', async () => {
    await toCheck();
    await says('Gammal tid');
    expect(textOf()).to.not.contain('Du har redan en sådan tid');
  });

  it('offers other times where the new one was just taken, and the old one stands', async () => {
    const page = await toCheck({ script: { fail: { rebook: 'taken' } } });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Tiden är inte längre ledig');
    await says('Din gamla tid är fortfarande bokad. Välj en annan tid eller behåll din tid.');
    await find('heading', 'Närmaste lediga tider');
    expect(await physioTimes(page)).to.equal(1);
  });

  it('that the unit refuses says that the old time stands', async () => {
    await toCheck({ script: { fail: { rebook: 'too-late' } } });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Tiden gick inte att omboka');
    await says('Det är för sent att göra det på webben.');
    await says('Din gamla tid är fortfarande bokad.');
    await says('Ring Vårdcentralen Västerhamn, 031-390 06 14.');
    expect(textOf()).to.not.contain('Ingen tid är bokad');
  });

  it('that certainly did not happen says that the old time stands', async () => {
    const page = await toCheck({ script: { fail: { rebook: 'unavailable' } } });
    await walk.button('booking.rebookConfirm');
    await says('Bokningen svarar inte. Din gamla tid är fortfarande bokad.');
    page.script.fail = {};
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Tiden är ombokad');
  });

  it('that waits for the unit shows the old time as standing', async () => {
    await toCheck({ script: { fail: { rebook: 'pending' } } });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Mottagningen ska bekräfta tiden');
    await says('Din gamla tid är fortfarande bokad.');
    await says('Onsdag 25 november 2026 klockan 09:15');
    expect(textOf()).to.not.match(/Tiden är ombokad|Din tid är bokad/);
  });

  for (const [what, options] of [
    ['in one step', { script: { fail: { rebook: 'both' } } }],
    ['in two', { without: ['rebook'], script: { fail: { cancel: 'too-late' } } }],
    ['in two, the second certainly undone', { without: ['rebook'], script: { fail: { cancel: 'unavailable' } } }],
  ] as const) {
    it(`that stops half way ${what} shows both times and what to do`, async () => {
      const page = await toCheck(options);
      await walk.button('booking.rebookConfirm');
      await focusOn('heading', 'Du har två bokade tider');
      await says('Den nya tiden är bokad. Vi kunde inte avboka den gamla.');
      await says('Ring Vårdcentralen Västerhamn, 031-390 06 14 och avboka den gamla tiden.');
      await says('Onsdag 25 november 2026 klockan 09:15');
      await find('heading', 'Ny tid');
      expect(await physioTimes(page)).to.equal(2);
      await walk.button('booking.leave');
      await until(() => names('button').filter((name) => /^Omboka tid (onsdag|torsdag|fredag)/.test(name)).length >= 1);
    });
  }

  it('books, then cancels, where the backend has no step of its own', async () => {
    const page = await toCheck({ without: ['rebook'] });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Tiden är ombokad');
    expect(await physioTimes(page)).to.equal(1);
  });

  it('books and cancels on all that the unit wants for both, where it requires its guide', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, { citizen: kim, without: ['rebook'] });
    await click('button', 'Omboka tid tisdag 1 december klockan 13:00');
    await find('radio');
    await walk.choose(1);
    await until(() => names('checkbox').length === 3);
    for (const name of names('checkbox')) await click('checkbox', name);
    await click('button', 'Byt till den nya tiden');
    await focusOn('heading', 'Tiden är ombokad');
    const own = (await page.backend.bookings()).items.filter(({ visitType }) => visitType?.code === 'diabetes');
    expect(own).to.have.length(1);
  });

  it('cancels on what the unit wants for that, where it does not require its guide and the backend has no step of its own', async () => {
    const asked: (string | undefined)[] = [];
    const around = (backend: BookingBackend): BookingBackend => ({
      ...backend,
      guide: async (query, options) => {
        asked.push(query.visitType);
        const guide = await backend.guide?.(query, options);
        return guide && { ...guide, terms: { cancel: guide.terms?.cancel ?? {} } };
      },
    });
    const list = html`<tidbok-my-bookings></tidbok-my-bookings>`;
    const page = await stage(list, { citizen: elis, without: ['rebook'], around });
    await until(() => names('button').some((name) => name.startsWith('Omboka tid')));
    await click(
      'button',
      names('button').find((name) => name.startsWith('Omboka tid')),
    );
    await find('radio');
    await walk.choose(1);
    await until(() => names('checkbox').length === 1);
    await click('checkbox', 'Jag förstår att någon annan kan boka tiden direkt.');
    await click('button', 'Byt till den nya tiden');
    await focusOn('heading', 'Tiden är ombokad');
    expect((await page.backend.bookings()).items).to.have.length(1);
    // A unit may have a guide for each visit type: the page reads the one that the server goes by.
    expect(asked).to.deep.equal(['SE-KATT-1003.psyk-video']);
  });

  it('whose answer is lost says that either or both may hold, until it is known', async () => {
    const page = await toCheck({ script: { fail: { rebook: 'unknown-after' } } });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Vi vet inte vilken tid du har');
    await says('Din gamla tid kan gälla, eller den nya, eller båda. Boka inte igen.');
    expect(textOf()).to.not.match(/försök igen|ombokad|fortfarande bokad/i);
    connectionReturns();
    await focusOn('heading', 'Tiden är ombokad');
    expect(happened(page, 'tidbok-booking-rebooked')).to.have.length(1);
  });

  it('that was lost on the way there is known only past the deadline', async () => {
    await toCheck({ script: { fail: { rebook: 'unknown-before' } } });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Vi vet inte vilken tid du har');
    passes(130_000);
    connectionReturns();
    await focusOn('heading', 'Tiden är inte bokad');
    await says('Din gamla tid är fortfarande bokad.');
  });

  it('whose second step is lost shows the new time as certain', async () => {
    const page = await toCheck({ without: ['rebook'], script: { fail: { cancel: 'unknown-before' } } });
    await walk.button('booking.rebookConfirm');
    await focusOn('heading', 'Vi vet inte vilken tid du har');
    await find('heading', 'Ny tid');
    await find('heading', 'Gammal tid');
    connectionReturns();
    await pause(50);
    expect(textOf()).to.not.contain('Du har två bokade tider');
    passes(130_000);
    connectionReturns();
    await focusOn('heading', 'Du har två bokade tider');
    expect(await physioTimes(page)).to.equal(2);
  });
});
