import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { BookingBackend } from 'tidbok';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { all, find, focusOn, pause, says, textOf, until } from '../support/page.js';
import { steps } from '../support/steps.js';
import { alva, elis, happened, samira, stage, type StageOptions } from '../support/world.js';

const walk = await steps();
const journey = (options: StageOptions = {}) => stage(html`<tidbok-booking></tidbok-booking>`, { citizen: elis, ...options });

/** The same citizen books the slot with that id on another page. */
async function booksElsewhere(backend: BookingBackend, id: string, unit: string): Promise<void> {
  const days = { from: '2026-11-23', to: '2027-01-31' };
  const { items } = await backend.slots({ errand: { to: 'book' }, targets: [{ unit }], days });
  const slot = items.find((one) => one.id === id);
  if (!slot) throw new Error('the slot is not free');
  await backend.book?.({ slot, accepted: [] }, { key: crypto.randomUUID() });
}

describe('the second of two tabs', () => {
  for (const [when, holdSeconds] of [
    ['as it books', undefined],
    ['as it goes on to the check, where times are held', 300],
  ] as const) {
    it(`says that the citizen has the time already, not that it is taken, ${when}`, async () => {
      const region = createRegion({ now: () => Date.now() });
      const page = await journey({ region, ...(holdSeconds && { holdSeconds }) });
      const other = memoryBackend({ region, citizen: elis });
      if (holdSeconds) {
        await walk.toSlots();
        const radio = (await find('radio')) as HTMLInputElement;
        radio.click();
        const book = booksElsewhere(other, radio.value, 'SE-KATT-1007');
        await walk.button('common.continue');
        await book;
      } else {
        const id = await walk.toCheck();
        await booksElsewhere(other, id, 'SE-KATT-1007');
        await walk.button('booking.book');
      }
      await focusOn('heading', 'Du har redan den här tiden');
      await says('Den bokades tidigare, kanske på en annan sida. Ingen mer tid är bokad.');
      expect(textOf()).to.not.match(/hann bli upptagen|ingen (ny )?tid är bokad/i);
      expect(happened(page, 'tidbok-booking-created')).to.deep.equal([]);
      const own = (await other.bookings()).items.filter((time) => time.unit.id === 'SE-KATT-1007');
      expect(own).to.have.length(1);
      await walk.button('booking.another');
      await find('heading', walk.say('units.own'));
    });
  }

  it('says of one that waits for the unit that it is not booked yet', async () => {
    const region = createRegion({ now: () => Date.now() });
    await journey({ region });
    const id = await walk.toCheck();
    await booksElsewhere(memoryBackend({ region, citizen: elis, script: { fail: { book: 'pending' } } }), id, 'SE-KATT-1007');
    await walk.button('booking.book');
    await focusOn('heading', 'Du har redan den här tiden');
    await says('Tiden är inte bokad än. Mottagningen svarar dig.');
    expect(textOf()).to.not.contain('Den bokades');
  });
});

describe('a page that is closed and opened again', () => {
  it('shows the time that it booked before anything is booked again', async () => {
    const region = createRegion({ now: () => Date.now() });
    await journey({ region });
    await walk.toOutcome('booking.done');
    document.querySelector('tidbok-provider')?.remove();
    await journey({ region });
    await walk.toCheck();
    await says(/Du har redan en sådan tid, .* klockan \d\d:\d\d\. Omboka den om den inte passar\./);
  });
});

describe('an answer that comes late', () => {
  function slow() {
    let answer = (): void => undefined;
    const around = (backend: BookingBackend): BookingBackend => ({
      ...backend,
      async book(...given) {
        const result = await backend.book?.(...given);
        await new Promise<void>((resolve) => (answer = resolve));
        return result ?? { outcome: 'unknown' };
      },
    });
    return { around, answers: () => answer() };
  }

  it('tells what nobody knew, with the notice that came with it', async () => {
    // A minute passes at once for whoever waits for the answer.
    const real = window.setTimeout.bind(window);
    window.setTimeout = ((act: () => void, ms?: number) => real(act, ms === 60_000 ? 50 : ms)) as typeof setTimeout;
    try {
      const { around, answers } = slow();
      const page = await journey({ around });
      await walk.toCheck('Laboratoriet Västerhamn');
      await walk.button('booking.book');
      await focusOn('heading', 'Vi vet inte om tiden är bokad');
      answers();
      await focusOn('heading', 'Din tid är bokad');
      expect(textOf()).to.not.contain('Svaret kom sent');
      await find('heading', 'Viktig information');
      expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
    } finally {
      window.setTimeout = real;
    }
  });

  for (const [what, fail, words] of [
    ['booked', {}, /Tiden .* klockan \d\d:\d\d för Samira Haddad är bokad\./],
    ['pending', { book: 'pending' }, /Mottagningen ska bekräfta tiden .* för Samira Haddad\. Den är inte bokad än\./],
    ['not booked', { book: 'taken' }, /Tiden .* för Samira Haddad är inte bokad\./],
    ['refused', { book: 'too-late' }, /Tiden .* för Samira Haddad är inte bokad\./],
    ['rejected', { book: 'unavailable' }, /Tiden .* för Samira Haddad är inte bokad\./],
    ['unknown', { book: 'unknown-after' }, /Vi vet inte om tiden .* för Samira Haddad är bokad\. Boka den inte igen\./],
  ] as const) {
    it(`is told though the page has turned to another person: ${what}`, async () => {
      const script = { fail };
      const page = await journey({ citizen: samira, script, latency: (method) => (method === 'book' ? 120 : 0) });
      await walk.toCheck();
      await walk.button('booking.book');
      await says('Bokar tiden.');
      page.provider.actingFor = alva;
      await says(/Vi väntar på svar om tiden .* för Samira Haddad\./);
      await find('heading', walk.say('units.own'));
      await says(words);
      await until(() => all('status').some((region) => words.test(textOf(region))));
      await says('Behöver du hjälp? Ring Ögonmottagningen Västerhamn, 031-390 06 36.');
      expect(textOf()).to.not.contain('Vi väntar på svar');
    });
  }

  it('is not told to another citizen who has logged in meanwhile', async () => {
    const page = await journey({ latency: (method) => (method === 'book' ? 80 : 0) });
    await walk.toCheck();
    await walk.button('booking.book');
    await says('Bokar tiden.');
    page.provider.backend = memoryBackend({ citizen: samira });
    await find('heading', walk.say('units.own'));
    await pause(150);
    expect(textOf()).to.not.match(/Vi väntar på svar|klockan \d\d:\d\d är bokad/);
  });
});

describe('a session that ends in the middle', () => {
  it('is renewed by the host at the same step, and the same key books once', async () => {
    const keys: string[] = [];
    const around = (backend: BookingBackend): BookingBackend => ({
      ...backend,
      async book(request, options) {
        keys.push(options.key);
        return (await backend.book?.(request, options)) ?? { outcome: 'unknown' };
      },
    });
    const page = await journey({ around, script: { fail: { book: 'unauthorized' } } });
    page.provider.addEventListener('tidbok-session-expired', () => delete page.script.fail, { once: true });
    await walk.toCheck();
    await walk.button('booking.book');
    await says('Du är utloggad. Logga in för att gå vidare. Ingen tid är bokad.');
    await find('heading', 'Kontrollera och boka');
    await walk.button('booking.book');
    await find('heading', 'Din tid är bokad');
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });
});

describe('pressed twice', () => {
  for (const [how, pressed] of [
    [
      'a double click',
      (button: HTMLElement) => {
        button.click();
        button.click();
      },
    ],
    [
      'Enter and a click',
      (button: HTMLElement) => {
        button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        button.click();
        button.click();
      },
    ],
  ] as const) {
    it(`sends once: ${how}`, async () => {
      let sent = 0;
      const page = await journey({
        around: (backend) => ({
          ...backend,
          async book(...given) {
            sent += 1;
            return (await backend.book?.(...given)) ?? { outcome: 'unknown' };
          },
        }),
      });
      await walk.toCheck();
      pressed(await find('button', 'Boka tiden'));
      await find('heading', 'Din tid är bokad');
      expect(sent).to.equal(1);
      expect(happened(page, 'tidbok-booking-created')).to.have.length(1);
    });
  }
});
