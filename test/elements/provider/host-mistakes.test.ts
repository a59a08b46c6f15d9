import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { TidbokProvider, type BookingBackend } from 'tidbok';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { find, names, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { happened, inside, kim, stage } from '../support/world.js';

const walk = await steps();
const region = createRegion({ now: () => Date.now() });

/** A provider with an element, what it told the page, and what stood in the console. */
async function placed(backend: unknown) {
  const codes: string[] = [];
  const said: string[] = [];
  const { error } = console;
  console.error = (...words: readonly unknown[]) => void said.push(words.join(' '));
  const place = await fixture<HTMLElement>(html`<div lang="sv"></div>`);
  place.addEventListener('tidbok-error', (event) => void codes.push(event.error.code));
  const provider = document.createElement('tidbok-provider');
  provider.backend = backend as BookingBackend;
  provider.append(document.createElement('tidbok-my-bookings'));
  place.append(provider);
  return { place, provider, codes, said, restore: () => (console.error = error) };
}

describe('a page that is set up wrong', () => {
  for (const [what, backend, message] of [
    ['no backend', undefined, 'tidbok: no backend ""'],
    ['a backend of an unknown name', 'fax', 'tidbok: no backend "fax"'],
  ] as const) {
    it(`hears of ${what} once, by an event and in the console`, async () => {
      const page = await placed(backend);
      await until(() => page.codes.length > 0);
      page.restore();
      expect(page.codes).to.deep.equal(['invalid-request']);
      expect(page.said).to.deep.equal([message]);
      await says('1177', page.place);
    });
  }

  it('is not complained of where the backend, or a script that knows its name, comes a little later', async () => {
    const kept = TidbokProvider.namedBackends;
    const [later, named] = [await placed(undefined), await placed('late')];
    later.provider.backend = memoryBackend({ region, citizen: kim });
    TidbokProvider.namedBackends = { ...kept, late: () => memoryBackend({ region, citizen: kim }) };
    await find('heading', 'Kommande tider', later.place);
    await find('heading', 'Kommande tider', named.place);
    const waited = await placed('fax');
    await until(() => waited.codes.length > 0);
    for (const page of [waited, named, later]) page.restore();
    TidbokProvider.namedBackends = kept;
    expect([later.codes, named.codes, later.said, named.said]).to.deep.equal([[], [], [], []]);
  });
});

describe('errors of a backend that is bundled apart', () => {
  it('are known by name and code', async () => {
    const page = await stage(html`<tidbok-my-bookings></tidbok-my-bookings>`, {
      around: (backend) => ({
        ...backend,
        bookings: () => Promise.reject(Object.assign(new Error('no'), { name: 'BookingError', code: 'not-connected' })),
      }),
    });
    await says('Mottagningen är inte ansluten till bokning på webben.');
    expect(
      happened(page, 'tidbok-error').map((event) => (event as unknown as { error: { code: string } }).error.code),
    ).to.include('not-connected');
  });

  it('say of a write that nothing happened', async () => {
    await stage(html`<tidbok-booking></tidbok-booking>`, {
      around: (backend) => ({
        ...backend,
        book: () => Promise.reject(Object.assign(new Error('no'), { name: 'BookingError', code: 'unavailable' })),
      }),
    });
    await walk.toCheck();
    await walk.button('booking.book');
    await says('Bokningen svarar inte.');
    expect(textOf()).to.not.contain('Vi vet inte om');
  });
});

describe('a host that gives the backend anew', () => {
  it('as a copy of the same leaves the citizen where they were', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`);
    await walk.toCheck();
    page.provider.backend = { ...page.backend };
    await page.provider.updateComplete;
    await inside(page, 'tidbok-booking').updateComplete;
    expect(names('button')).to.include(walk.say('booking.book'));
    await walk.button('booking.book');
    await find('heading', walk.say('booking.done'));
  });

  it('as another one begins the journey anew, says so, and tells the host the step', async () => {
    const page = await stage(html`<tidbok-booking></tidbok-booking>`);
    await walk.toCheck();
    page.provider.backend = memoryBackend({ region, citizen: kim });
    await says('Sidan har ändrats. Bokningen börjar om.');
    await find('heading', 'Välj mottagning');
    await until(() => happened(page, 'tidbok-step').at(-1));
    await walk.toUnit('Ögonmottagningen Västerhamn');
    expect(textOf()).to.not.contain('Bokningen börjar om');
  });
});

describe('the end of a session', () => {
  it('is told once, whoever notices first, and anew after the citizen has pressed something', async () => {
    const page = await stage(
      html`<tidbok-unit-picker></tidbok-unit-picker><tidbok-my-bookings></tidbok-my-bookings><tidbok-booking></tidbok-booking>`,
      { script: { fail: { units: 'unauthorized', bookings: 'unauthorized', citizens: 'unauthorized' } } },
    );
    await until(() => happened(page, 'tidbok-error').length >= 4);
    expect(happened(page, 'tidbok-session-expired')).to.have.length(1);
    page.provider.click();
    inside(page, 'tidbok-unit-picker').lang = 'en';
    await until(() => happened(page, 'tidbok-session-expired').length > 1);
    expect(happened(page, 'tidbok-session-expired')).to.have.length(2);
  });
});
