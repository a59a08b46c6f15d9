import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import ICAL from 'ical.js';
import nodeICal from 'node-ical';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { launch } from '../demo/pages/visitor.js';

const { servedPage } = (await import(pathToFileURL(resolve('test/tools/served-page.js')).href)) as {
  readonly servedPage: (
    context: BrowserContext,
    options: { readonly folder: string; readonly html: string; readonly policy: string },
  ) => Promise<{ readonly page: Page; readonly complaints: readonly string[] }>;
};

// As the README gives it.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";
const html = `<!doctype html><html lang="sv"><title>Kalender</title>
  <div id="booked"></div><div id="cancelled"></div><div id="row"></div><script type="module" src="calendar.js"></script></html>`;

const unit = {
  id: 'u1',
  name: 'Psykiatrin',
  book: { allowed: true },
  address: 'Östra Ågatan 5; uppgång B, våning 3, ”Blå dörren” 🚪🏽, c/o \\Läkarhuset\\, Västerhamn, Åäö äöå åäö',
};
const rights = { cancel: { allowed: true }, rebook: { allowed: true }, message: { allowed: true } };
/** Both days when Stockholm's clock is changed, before, in and after the hour; both halves of the year; other zones. */
const times = [
  ...['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:00:00Z', '2026-10-25T07:15:00Z'],
  ...['2027-03-28T00:30:00Z', '2027-03-28T01:00:00Z', '2027-03-28T06:15:00Z', '2026-11-25T08:15:00Z', '2026-07-01T07:15:00Z'],
].map((start) => ({ start, timeZone: 'Europe/Stockholm' }));
const elsewhere = ['Europe/Helsinki', 'Asia/Tokyo', 'America/New_York'].map((timeZone) => ({
  start: '2026-11-25T08:15:00Z',
  timeZone,
}));
const bookings = [...times, ...elsewhere].map(({ start, timeZone }, index) => ({
  ...{ id: `b${index}`, kind: 'booking', status: 'booked', rights, start },
  end: new Date(Date.parse(start) + 1_500_000).toISOString().replace('.000', ''),
  unit: { ...unit, timeZone },
}));

/** The page's script: both buttons, for all the times. */
const script = `
  import { render } from 'lit';
  import { calendarButton, cancelledCalendarButton } from '${resolve('dist/elements/shared/parts/calendar-button.js')}';
  import { calendar } from '${resolve('dist/locales/sv-calendar.js')}';
  const bookings = ${JSON.stringify(bookings)};
  render(calendarButton(calendar, bookings), document.querySelector('#booked'));
  render(cancelledCalendarButton(calendar, bookings.slice(0, 1)), document.querySelector('#cancelled'));
  const row = (times, options) => render(calendarButton(calendar, times, options), document.querySelector('#row'));
  row(bookings.slice(0, 1), { what: 'tid söndag', bare: true });
  document.addEventListener('row', ({ detail }) => row(...detail));
`;

async function buildPage(folder: string): Promise<void> {
  const entry = resolve('calendar-page.js');
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [{ name: 'page', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? script : null) }],
    build: { outDir: folder, lib: { entry, formats: ['es'], fileName: () => 'calendar.js' } },
  });
}

const add = { name: 'Lägg till alla i din kalender' };
const remove = { name: 'Ta bort ur din kalender' };

describe('a calendar file that a browser saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidbok-calendar-'));
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];

  before(async () => {
    await buildPage(folder);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    // A citizen abroad.
    const context = await browser.newContext({ timezoneId: 'Asia/Dubai', locale: 'en-US' });
    await context.clock.install();
    ({ page, complaints } = await servedPage(context, { folder, html, policy }));
  });
  afterEach(() => page.context().close());

  async function saved(button: { readonly name: string }): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', button).click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  }

  it('is read right by two other programs, on both days when the clock is changed and in other zones', async () => {
    const { name, text } = await saved(add);
    assert.equal(name, 'Bokad tid.ics');
    const expected = bookings.map(({ start, end }) => ({ start, end, title: 'Bokad tid', address: unit.address }));
    const instant = (date: Date): string => date.toISOString().replace('.000', '');

    const components = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    const first = components.map((component) => {
      const { startDate, endDate, summary, location } = new ICAL.Event(component);
      return { start: instant(startDate.toJSDate()), end: instant(endDate.toJSDate()), title: summary, address: location };
    });
    assert.deepEqual(first, expected);

    const events = Object.values(nodeICal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    const second = events.map(({ start, end, summary, location, status, method }) => {
      assert.deepEqual([status, method], ['CONFIRMED', 'PUBLISH']);
      return { start: instant(start), end: instant(end as Date), title: summary, address: location };
    });
    assert.deepEqual(second, expected);

    assert.deepEqual(complaints, []);
    assert.match(await page.getByRole('status').first().innerText(), /^Kalenderfilen är klar\./);
  });

  it('cancels the entry that an earlier one made', async () => {
    const earlier = await saved(add);
    const { name, text } = await saved(remove);
    assert.equal(name, 'Avbokad tid.ics');
    const [uid] = /UID:.*/.exec(earlier.text) ?? [];
    assert.ok(uid && text.includes(`\r\n${uid}\r\n`));
    const [event] = Object.values(nodeICal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    assert.deepEqual([event?.status, event?.method, event?.summary], ['CANCELLED', 'CANCEL', 'Avbokad tid']);
    assert.deepEqual(complaints, []);
  });

  it('is not there where the browser cannot make it: the page says so, and the next press may succeed', async () => {
    await page.evaluate(() => {
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = () => {
        URL.createObjectURL = create;
        throw new Error('no file');
      };
    });
    await page.getByRole('button', add).click();
    const said = page.getByRole('status').first();
    await said.filter({ hasText: 'Kalenderfilen gick inte att hämta. Dina tider påverkas inte.' }).waitFor();
    assert.match((await saved(add)).text, /^BEGIN:VCALENDAR\r\n/);
    await said.filter({ hasText: 'Kalenderfilen är klar.' }).waitFor();
  });

  it('leaves nothing behind: its address is taken back after a minute', async () => {
    await page.evaluate(() => {
      const addresses = new Set<string>();
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob) => {
        const address = create(blob);
        addresses.add(address);
        return address;
      };
      URL.revokeObjectURL = (address) => void addresses.delete(address);
      Object.assign(window, { addresses });
    });
    const left = (): Promise<number> =>
      page.evaluate(() => (window as unknown as { readonly addresses: ReadonlySet<string> }).addresses.size);
    await saved(add);
    assert.equal(await left(), 1);
    await page.clock.runFor(61_000);
    assert.equal(await left(), 0);
  });

  it('is asked for by a button that says which time, once with what the calendar shows', async () => {
    const row = page.locator('#row');
    const show = (times: readonly unknown[], options = {}): Promise<void> =>
      page.evaluate((detail) => void document.dispatchEvent(new CustomEvent('row', { detail })), [times, options]);
    await row.getByRole('button', { name: 'Lägg till i din kalender tid söndag', exact: true }).waitFor();
    assert.doesNotMatch(await row.innerText(), /Kalendern visar/);
    await show([{ ...bookings[0], status: 'pending' }]);
    await row.getByText('Kalendern visar bara ”Obekräftad tid”, klockslag och adress. Ingen ser vad besöket gäller.').waitFor();
    await show([bookings[0]], { detailed: true });
    assert.doesNotMatch(await row.innerText(), /Kalendern visar/);
    await show([]);
    assert.equal(await row.innerText(), '');
  });

  it('is spoken of anew at each press, and not of other times', async () => {
    const row = page.locator('#row');
    const button = row.getByRole('button');
    const said = row.getByRole('status');
    await button.click();
    await said.filter({ hasText: 'Kalenderfilen är klar.' }).waitFor();
    const first = await said.textContent();
    await button.click();
    await page.waitForFunction(({ before }) => document.querySelector('#row [role=status]')?.textContent !== before, {
      before: first,
    });
    await page.evaluate((detail) => document.dispatchEvent(new CustomEvent('row', { detail })), [bookings.slice(1, 2)]);
    assert.equal(await said.textContent(), '');
  });
});
