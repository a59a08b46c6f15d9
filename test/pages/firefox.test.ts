import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { citizenAt, type TestCitizen } from '../support/citizen.js';
import { startPageServer, type PageServer } from '../support/page-server.js';

const firefox = process.env.FIREFOX ?? ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));
const eyeUnit = 'Ögonmottagningen Västerhamn';
const provided = (elements: string): string => `<tidbok-provider backend="http" url="/booking">${elements}</tidbok-provider>`;

describe('the core journeys in Firefox', { skip: firefox ? false : 'no Firefox here: FIREFOX may name one' }, () => {
  let browser: Browser;
  let page: Page;
  let server: PageServer;
  let citizen: TestCitizen;

  before(async () => {
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox ?? '', headless: true });
  });
  after(() => browser.close());
  afterEach(async () => {
    await page.close();
    server.close();
  });

  const open = async (elements: string, isMissing: PageServer['isMissing'] = () => false): Promise<void> => {
    server = await startPageServer(provided(elements));
    server.isMissing = isMissing;
    page = await browser.newPage();
    citizen = citizenAt(page);
    await page.goto(server.url);
  };
  const toTimes = async (): Promise<void> => {
    await citizen.press('button', eyeUnit);
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Se lediga tider');
    await citizen.find('[role=heading]', 'Välj tid');
  };
  const book = async (): Promise<void> => {
    await toTimes();
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Fortsätt');
    await citizen.press('button', 'Boka tiden');
    await citizen.find('[role=heading]', 'Din tid är bokad');
  };
  /** The focused element, however deep in shadow roots. */
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      let one = document.activeElement;
      while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
      return `${one?.localName ?? ''} ${one?.textContent.trim() ?? ''}`;
    });

  it('a time is booked, and stands among the own times at once', async () => {
    await open('<tidbok-booking></tidbok-booking><tidbok-my-bookings></tidbok-my-bookings>');
    await book();
    await citizen.find('article', eyeUnit);
  });

  it('an own time is moved', async () => {
    await open('<tidbok-my-bookings></tidbok-my-bookings>');
    await citizen.press('button', 'Omboka');
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Fortsätt');
    await citizen.press('button', 'Byt till den nya tiden');
    await citizen.find('[role=heading]', 'Tiden är ombokad');
  });

  it('an own time is cancelled', async () => {
    await open('<tidbok-my-bookings></tidbok-my-bookings>');
    await citizen.press('button', 'Avboka');
    await citizen.find('dialog', 'Avboka tiden?');
    await citizen.press('dialog button', 'Avboka');
    await citizen.find('[role=heading]', 'Tiden är avbokad');
  });

  it('the guide is searched, and leads to its first question', async () => {
    await open('<tidbok-condition-guide care-unit="SE-KATT-1001"></tidbok-condition-guide>');
    await citizen.write('input[type=search]', 'rygg');
    await citizen.find('button', 'rygg');
    await citizen.press('button', 'Börja');
    await citizen.find('a', '112');
  });

  it('each step has the focus on its heading, and the keyboard goes on from there', async () => {
    await open('<tidbok-booking></tidbok-booking>');
    await toTimes();
    assert.match(await focused(), /^div Välj tid$/);
    await page.keyboard.press('Tab');
    assert.doesNotMatch(await focused(), /^div/);
  });

  it('a file that failed once is asked for anew', async () => {
    await open('<tidbok-booking></tidbok-booking>', (file, before) => file !== 'tidbok.js' && before === 0);
    await book();
  });

  it('a file that is gone is told of, with what to do', async () => {
    await open('<tidbok-booking></tidbok-booking>', (file) => file.startsWith('tidbok-week-week-'));
    await toTimes();
    await citizen.press('button', 'Vecka');
    await citizen.find('*', 'En del av sidan gick inte att hämta. Ladda om sidan om det händer igen.');
  });

  it('a backend that cannot be reached is told of, and the page goes on once it can', async () => {
    await open('<tidbok-booking></tidbok-booking>');
    await citizen.find('button', eyeUnit);
    server.isReachable = false;
    await citizen.press('button', eyeUnit);
    await citizen.find('p', 'Bokningen svarar inte.');
    server.isReachable = true;
    if (await citizen.sees('button', 'Hämta igen')) await citizen.press('button', 'Hämta igen');
    await citizen.find('input[type=radio]');
  });
});
