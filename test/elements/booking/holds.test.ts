import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { memoryBackend } from 'tidbok/backends/memory';
import { all, boxes, click, find, focusOn, focusedOn, names, pause, press, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { connectionReturns, elis, happened, inside, passes, samira, stage, type StageOptions } from '../support/world.js';

const walk = await steps();
const journey = (options: StageOptions = {}) =>
  stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis, holdSeconds: 600, ...options });

/** The page wakes, and looks at its clocks. */
function wakes(): void {
  document.dispatchEvent(new Event('visibilitychange'));
}

/** The backend, and the names of its writes as they were called. */
function counting() {
  const calls: string[] = [];
  const around = (backend: BookingBackend): BookingBackend => ({
    ...backend,
    async hold(...given) {
      calls.push('hold');
      return (await backend.hold?.(...given)) ?? { outcome: 'taken' };
    },
    async release(...given) {
      calls.push('release');
      await backend.release?.(...given);
    },
    async book(...given) {
      calls.push(given[0].hold ? 'book held' : 'book');
      return (await backend.book?.(...given)) ?? { outcome: 'unknown' };
    },
  });
  return { calls, around };
}

const line = /Tiden är reserverad för dig till klockan \d\d:\d\d idag\./;

describe('a hold in the journey', () => {
  it('is taken as the citizen goes on, never as a radio changes, and goes with the booking', async () => {
    const { calls, around } = counting();
    const { region } = await journey({ around });
    await walk.toSlots();
    for (const which of [0, 1, 2]) boxes('radio')[which]?.click();
    await pause(20);
    expect(calls).to.deep.equal([]);
    await walk.choose(1);
    await says(line);
    expect(region.holds.size).to.equal(1);
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
    expect(calls).to.deep.equal(['hold', 'book held']);
    expect(region.holds.size).to.equal(0);
  });

  it('is never hidden from its own holder, and is from others', async () => {
    const { region } = await journey();
    const id = await walk.toCheck();
    await says(line);
    const day = { from: '2026-11-23', to: '2026-12-23' };
    const free = async (citizen: string): Promise<boolean> => {
      const targets = [{ unit: 'SE-KATT-1007' }];
      const found = await memoryBackend({ region, citizen }).slots({ errand: { to: 'book' }, targets, days: day });
      return found.items.some((slot) => slot.id === id);
    };
    expect(await free(elis)).to.equal(true);
    expect(await free('person-3')).to.equal(false);
    await walk.button('common.back');
    await until(() => region.holds.size === 0);
    await until(() => boxes('radio').some(({ value }) => value === id));
    expect(await free('person-3')).to.equal(true);
  });

  it('is given back on leaving: another slot, another person, the element taken away, the page closed', async () => {
    const { calls, around } = counting();
    const page = await journey({ around, citizen: samira });
    await walk.toCheck();
    await says(line);
    await walk.button('common.back');
    await walk.choose(3);
    await says(line);
    await until(() => page.region.holds.size === 1);
    expect(calls.slice().sort()).to.deep.equal(['hold', 'hold', 'release']);

    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await until(() => page.region.holds.size === 0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until(() => page.region.holds.size === 1);

    const place = document.createElement('section');
    page.provider.append(place);
    place.append(inside(page, 'tidbok-booking'));
    await pause(20);
    expect(page.region.holds.size, 'only moved').to.equal(1);

    page.provider.actingFor = 'person-5';
    await find('heading', walk.say('units.own'));
    await until(() => page.region.holds.size === 0);
    await walk.toCheck();
    await until(() => page.region.holds.size === 1);
    place.remove();
    await until(() => page.region.holds.size === 0);
  });

  it('warns two minutes before it ends, and is extended, with focus where it was', async () => {
    const page = await journey();
    await walk.toCheck();
    await says(line);
    const book = await find('button', 'Boka tiden');
    book.focus();
    passes(479_000);
    wakes();
    await pause(20);
    expect(all('alertdialog')).to.have.length(0);
    passes(2_000);
    wakes();
    await find('alertdialog', 'Reservationen går snart ut');
    await focusOn('button', 'Förläng');
    await says(/Reservationen går ut klockan \d\d:\d\d\. Tiden är inte bokad än\. Förläng om du behöver mer tid\./);
    const [until1] = [...page.region.holds.values()];
    await click('button', 'Förläng', await find('alertdialog'));
    await until(() => all('alertdialog').length === 0);
    await until(() => ([...page.region.holds.values()][0]?.until ?? 0) > (until1?.until ?? Infinity));
    expect(focusedOn()).to.equal('button Boka tiden');
    await says(line, await find('status'));
    passes(130_000);
    wakes();
    expect(all('alertdialog')).to.have.length(0);
  });

  it('is left as it is by Escape, and is warned of once', async () => {
    await journey();
    await walk.toCheck();
    await says(line);
    passes(481_000);
    wakes();
    await find('alertdialog', 'Reservationen går snart ut');
    await focusOn('button', 'Förläng');
    await press('Escape');
    await until(() => all('alertdialog').length === 0);
    await says(line);
    passes(20_000);
    wakes();
    await pause(20);
    expect(all('alertdialog')).to.have.length(0);
    expect(names('button')).to.include('Förläng');
  });

  it('says when it has ended, that nothing is booked, and goes on with the same time', async () => {
    const { region } = await journey();
    await walk.toCheck();
    await says(line);
    passes(601_000);
    wakes();
    await focusOn('heading', 'Reservationen har gått ut');
    await says('Tiden är inte bokad. Dina svar finns kvar, så välj tid igen.');
    expect(textOf()).to.not.match(line);
    await walk.button('booking.takenGo');
    await focusOn('heading', 'Kontrollera och boka');
    await says(line);
    expect(region.holds.size).to.equal(1);
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
  });

  it('says so too where it cannot be extended, and where the time is gone meanwhile', async () => {
    const page = await journey();
    await walk.toCheck();
    await says(line);
    page.script.fail = { hold: 'unavailable' };
    await walk.button('booking.extend');
    await says('Reservationen gick inte att förlänga. Tiden är inte bokad än.');
    await says(line);
    page.script.fail = { hold: 'taken' };
    page.region.holds.clear();
    await walk.button('booking.extend');
    await focusOn('heading', 'Tiden är inte längre ledig');
  });

  for (const fail of ['not-offered', 'unavailable', 'unauthorized'] as const) {
    it(`is gone on without where there is none: ${fail}`, async () => {
      const page = await journey({ script: { fail: { hold: fail } } });
      await walk.toCheck();
      await pause(30);
      expect(textOf()).to.not.contain('reserverad');
      expect(happened(page, 'tidbok-session-expired')).to.have.length(fail === 'unauthorized' ? 1 : 0);
      await walk.button('booking.book');
      await find('heading', 'Din tid är bokad');
    });
  }

  it('is refused with its reason, and taken by another at once', async () => {
    await journey({ script: { fail: { hold: 'too-many' } } });
    await walk.toSlots();
    await walk.choose();
    await focusOn('heading', 'Tiden gick inte att boka');
    await says('Du har redan så många tider som går att boka här på webben.');
    await says('Ingen tid är bokad.');
  });

  it('that nobody gets offers the nearest times', async () => {
    const page = await journey({ script: { fail: { hold: 'taken' } } });
    await walk.toSlots();
    await walk.choose();
    await focusOn('heading', 'Tiden är inte längre ledig');
    await until(() => names('button').filter((name) => name.includes('klockan')).length === 3);
    page.script.fail = {};
    await click('button', /klockan/);
    await says(line);
  });

  it('does not end under a booking that is being sent', async () => {
    const page = await journey({ script: { fail: { book: 'unknown-after' } } });
    await walk.toCheck();
    await says(line);
    await walk.button('booking.book');
    await find('heading', 'Vi vet inte om tiden är bokad');
    passes(601_000);
    wakes();
    await pause(20);
    await find('heading', 'Vi vet inte om tiden är bokad');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    connectionReturns();
    await find('heading', 'Din tid är bokad');
    expect(page.region.times.size).to.be.greaterThan(0);
  });

  it('is given back where the journey was left before it came', async () => {
    const { calls, around } = counting();
    const { region } = await journey({ around, latency: (method) => (method === 'hold' ? 80 : 0) });
    await walk.toCheck();
    await walk.button('common.back');
    await until(() => calls.includes('release'));
    await until(() => region.holds.size === 0);
    expect(calls).to.deep.equal(['hold', 'release']);
  });
});
