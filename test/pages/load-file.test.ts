import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { citizenAt, type TestCitizen } from '../support/citizen.js';
import { startPageServer, type PageServer } from '../support/page-server.js';
import { launch } from '../demo/pages/visitor.js';

const folder = 'dist/browser';
const laterFiles = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'tidbok.js');
const eyeUnit = 'Ögonmottagningen Västerhamn';
const reload = 'En del av sidan gick inte att hämta. Ladda om sidan om det händer igen.';

const isLater = (file: string): boolean => file !== 'tidbok.js';
const nameOf = (file: string): string => file.replace(/^tidbok-|-[\w-]{6}\.js.*$/g, '');

describe('a file that is fetched when it is wanted', () => {
  let browser: Browser;
  let server: PageServer;
  let page: Page;
  let citizen: TestCitizen;
  const open = async (html: string, lang = 'sv'): Promise<void> => {
    server = await startPageServer(html, lang);
    page = await browser.newPage();
    citizen = citizenAt(page);
  };
  const booking = '<tidbok-provider backend="http" url="/booking"><tidbok-booking></tidbok-booking></tidbok-provider>';
  const mine = '<tidbok-provider backend="http" url="/booking"><tidbok-my-bookings></tidbok-my-bookings></tidbok-provider>';
  const guide =
    '<tidbok-provider backend="http" url="/booking"><tidbok-condition-guide care-unit="SE-KATT-1001"></tidbok-condition-guide></tidbok-provider>';

  const toTimes = async (): Promise<void> => {
    await citizen.press('button', eyeUnit);
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Se lediga tider');
    await citizen.find('[role=heading]', 'Välj tid');
    await citizen.find('input[type=radio]');
  };
  const chooseTime = async (): Promise<void> => {
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Fortsätt');
  };

  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  beforeEach(() => (server = undefined as unknown as PageServer));
  afterEach(async () => {
    await page.close();
    server.close();
  });

  it('imports nothing that is fetched later too: the browser would not ask for that again', async () => {
    await open(booking);
    for (const file of laterFiles) {
      const imports = [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\b(?:from|import)\s*["'`]([^"'`]+)["'`]/g)];
      assert.deepEqual(
        [...new Set(imports.map(([, source]) => source))].filter((source) => source !== './tidbok.js'),
        [],
        file,
      );
    }
  });

  it('is asked for anew at another address where it failed once: a journey and the own times lack nothing', async () => {
    await open(booking + mine, 'en');
    server.isMissing = (file, asked) => isLater(file) && asked === 0;
    await page.goto(server.url);
    await citizen.press('button', eyeUnit);
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'See available times');
    await citizen.press('button', 'Week');
    await citizen.find('[role=heading]', 'Week');
    await citizen.press('button', 'List');
    await citizen.press('summary');
    await citizen.find('select');
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Continue');
    await citizen.find('[role=heading]', 'Check your answers and book');
    await citizen.find('[role=heading]', 'Your appointments');
    const names = new Set(server.asked.filter(isLater).map(nameOf));
    for (const name of [
      'locales-en',
      'week-week',
      'filter-filter-form',
      'booking-later',
      'my-bookings-later',
      'provider-changes',
    ])
      assert.ok(names.has(name), name);
    for (const name of names) {
      const asked = server.asked.filter((file) => nameOf(file) === name);
      assert.ok(asked.length > 1 && new Set(asked).size > 1, `${name}: ${asked.join()}`);
    }
  });

  /** What is wanted, the press that wants it, and what stands there once it has come. */
  const places: Readonly<
    Record<
      string,
      readonly [html: string, toThere: () => Promise<void>, again: () => Promise<void>, there: readonly [string, string]]
    >
  > = {
    'booking-later': [
      booking,
      async () => {
        await toTimes();
        await chooseTime();
      },
      // The page may have asked again by itself before the button is pressed.
      async () => {
        if (await citizen.sees('button', 'Hämta igen')) await citizen.press('button', 'Hämta igen').catch(() => undefined);
      },
      ['[role=heading]', ''],
    ],
    'week-week': [
      booking,
      async () => {
        await toTimes();
        await citizen.press('button', 'Vecka');
      },
      () => citizen.press('button', 'Vecka'),
      ['[role=heading]', 'Vecka'],
    ],
    'filter-filter-form': [
      booking,
      async () => {
        await toTimes();
        await citizen.press('summary');
      },
      async () => {
        await citizen.press('summary');
        await citizen.press('summary');
      },
      ['select', ''],
    ],
    'search-search-results': [
      guide,
      async () => {
        await citizen.write('input[type=search]', 'rygg');
      },
      () => citizen.write('input[type=search]', 'en'),
      ['button', 'rygg'],
    ],
    'condition-guide-later': [guide, async () => undefined, () => citizen.press('button', 'Hämta igen'), ['button', 'Börja']],
    'my-bookings-later': [mine, async () => undefined, () => citizen.press('button', 'Hämta igen'), ['button', 'Avboka']],
    'cancel-later': [
      mine,
      () => citizen.press('button', 'Avboka'),
      () => citizen.press('button', 'Avboka'),
      ['dialog', 'Avboka tiden?'],
    ],
    'list-past-appointments': [
      mine,
      () => citizen.press('summary', 'Tidigare'),
      () => citizen.press('button', 'Hämta igen'),
      ['summary', 'Tidigare'],
    ],
  };
  for (const [name, [html, toThere, again, there]] of Object.entries(places)) {
    it(`says to load the page again where it is gone for good, and is there once it can be had: ${name}`, async () => {
      await open(html);
      server.isMissing = (file) => nameOf(file) === name;
      await page.goto(server.url);
      await toThere();
      await citizen.find('*', reload);
      server.isMissing = () => false;
      await again();
      await citizen.find(...there);
      // The notice goes once the file has come, which may be after what stood there before it failed is seen.
      const until = performance.now() + 8_000;
      while ((await citizen.sees('p', reload)) && performance.now() < until) await page.waitForTimeout(50);
      assert.equal(await citizen.sees('p', reload), false);
    });
  }

  it('is not needed after a booking: the receipt and its calendar file come though nothing can be fetched any more', async () => {
    await open(booking);
    await page.goto(server.url);
    await toTimes();
    await chooseTime();
    if (await citizen.sees('input[type=tel]')) await citizen.write('input[type=tel]', '070-174 06 05');
    await citizen.find('button', 'Boka tiden');
    server.isMissing = () => true;
    const before = server.asked.length;
    await citizen.press('button', 'Boka tiden');
    await citizen.find('[role=heading]', 'Din tid är bokad');
    const [download] = await Promise.all([page.waitForEvent('download'), citizen.press('button', 'Lägg till i din kalender')]);
    assert.equal(download.suggestedFilename(), 'Bokad tid.ics');
    assert.deepEqual(server.asked.slice(before), []);
  });

  it('brings the language of the page once the connection returns', async () => {
    await open(booking, 'en');
    server.isMissing = (file) => nameOf(file) === 'locales-en';
    await page.goto(server.url);
    await citizen.find('[role=heading]', 'Välj mottagning');
    server.isMissing = () => false;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await citizen.find('[role=heading]', 'Choose a care unit');
  });
});
