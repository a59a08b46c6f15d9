import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from '../demo/pages/visitor.js';

const { servedPage } = (await import(pathToFileURL(resolve('test/tools/served-page.js')).href)) as {
  readonly servedPage: (
    context: BrowserContext,
    options: { readonly folder: string; readonly html: string },
  ) => Promise<{ readonly page: Page }>;
};

/** A page with a bar of its own at the top, as portals have. */
const html = (attributes: string): string => `<!doctype html><html lang="sv"><title>Boka</title>
  <style>header { position: sticky; top: 0; block-size: 80px; background: #eee; z-index: 2 } footer { block-size: 900px }</style>
  <header>Portalen</header><p>${'Om bokningen. '.repeat(60)}</p>
  <tidbok-provider backend="memory"><tidbok-booking ${attributes}></tidbok-booking></tidbok-provider>
  <footer>Sidfot</footer><script type="module" src="/tidbok.js"></script></html>`;

describe("a journey in a page's own history, in a whole browser", () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  afterEach(() => page.context().close());

  async function open(attributes: string): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 400, height: 500 } });
    ({ page } = await servedPage(context, { folder: resolve('dist/browser'), html: html(attributes) }));
    await page.goto('http://localhost/?booking');
  }

  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const heading = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).waitFor();

  async function toCheck(): Promise<void> {
    await press('Ögonmottagningen Västerhamn');
    await page.getByRole('radio').first().check();
    await press('Se lediga tider');
    await page.getByRole('radio').first().check();
    await press('Fortsätt');
    await heading('Kontrollera och boka');
  }

  it('leaves the page with one press of back after a reload in its midst', async () => {
    await open('history');
    await toCheck();
    await page.waitForFunction(() => (history.state as { tidbok?: { at: number } }).tidbok?.at === 3);
    await page.reload();
    await page.waitForFunction(() => (history.state as { tidbok?: { at: number } }).tidbok?.at === 0);
    await page.goBack();
    assert.equal(page.url(), 'http://localhost/');
  });

  it('lets a host that loads another page in the event of the booking go there', async () => {
    await open('history');
    await page.evaluate(() => addEventListener('tidbok-booking-created', () => location.assign('/thanks')));
    await toCheck();
    await press('Boka tiden');
    await page.waitForURL('**/thanks');
    await page.goBack();
    assert.equal(page.url(), 'http://localhost/?booking');
  });

  /** Presses the button that books, after the page was scrolled to where it would be, and tells where the receipt's heading stands. */
  async function headingAfter(scroll: 'to the button' | 'over the heading'): Promise<{ top: number; bottom: number }> {
    await toCheck();
    await page.evaluate((to) => {
      const root = document.querySelector('tidbok-booking')?.shadowRoot;
      const buttons = [...(root?.querySelectorAll<HTMLElement>('.button') ?? [])];
      const button = buttons.find(({ textContent }) => textContent.trim() === 'Boka tiden');
      if (to === 'to the button') button?.scrollIntoView({ block: 'end' });
      else scrollBy(0, (root?.querySelector('.title')?.getBoundingClientRect().top ?? 0) - 20);
      button?.click();
    }, scroll);
    await page.waitForFunction(
      () =>
        document.querySelector('tidbok-booking')?.shadowRoot?.activeElement?.textContent.includes('Din tid är bokad') === true,
    );
    return page.evaluate(async () => {
      // Whatever scrolls late has done so after some pictures.
      for (let frame = 0; frame < 10; frame += 1) await new Promise(requestAnimationFrame);
      const heading = document.querySelector('tidbok-booking')?.shadowRoot?.activeElement;
      return heading?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    });
  }

  for (const attributes of ['history', '']) {
    for (const scroll of ['to the button', 'over the heading'] as const) {
      it(`opens the receipt at its heading, clear of the page's own bar (${attributes || 'no history'}, ${scroll})`, async () => {
        await open(attributes);
        const { top, bottom } = await headingAfter(scroll);
        assert.ok(top >= 80 && bottom <= 500, `its heading stands from ${top} to ${bottom}`);
      });
    }
  }
});
