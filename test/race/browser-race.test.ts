import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as playwright from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Slot } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { addDays } from '../../src/domain/time/instant.js';
import type { Kept, RaceStart } from './race-messages.js';
import { randomFrom } from './random.js';
import { unrulyNetwork, type Unruliness, type UnrulyNetwork } from './unruly-network.js';

const { browserContext, launchChromium } = (await import(pathToFileURL(resolve('test/tools/chromium.js')).href)) as {
  readonly browserContext: BrowserContextOptions;
  readonly launchChromium: (driver: typeof playwright) => Promise<Browser>;
};

const pages = 50;
const slots = 10;
const seed = Number(process.env.RACE_SEED ?? Math.floor(Math.random() * 1_000_000));
const unitName = 'Ögonmottagningen Västerhamn';
const target = { unit: 'SE-KATT-1007', visitType: 'SE-KATT-1007.synkontroll' };

/** A citizen's page, and what it says in the end. */
interface Racing {
  readonly citizen: string;
  readonly page: Page;
  readonly slot: Slot;
}

describe('fifty pages in contexts of their own after ten slots', () => {
  let browser: Browser;
  let server: ChildProcess;
  let network: UnrulyNetwork;
  let prize: readonly Slot[];
  const unruliness: { -readonly [each in keyof Unruliness]: number } = { lost: 0, busy: 0, doubled: 0 };

  before(async () => {
    browser = await launchChromium(playwright);
    server = fork(fileURLToPath(new URL('race-server.js', import.meta.url)));
    const now = Date.now();
    server.send({ variant: 'backend keeps keys', citizens: pages, now } satisfies RaceStart);
    const [{ ports }] = (await once(server, 'message')) as [{ readonly ports: readonly number[] }];
    network = await unrulyNetwork(ports, unruliness, randomFrom(seed));
    const backend = await httpBackend({ url: `${network.url}/booking`, getToken: () => 'racer-0' });
    const today = new Date(now).toISOString().slice(0, 10);
    const days = { from: today, to: addDays(today, 27) };
    prize = (await backend.slots({ errand: { to: 'book' }, targets: [target], days })).items.slice(0, slots);
    assert.equal(prize.length, slots);
  });
  after(async () => {
    await browser.close();
    network.close();
    server.disconnect();
  });

  async function open(citizen: string): Promise<Page> {
    const context = await browser.newContext(browserContext);
    await context.clock.install();
    await context.addInitScript((token) => {
      // Before the element is: it asks for the care units as soon as it can.
      new MutationObserver(() => {
        const provider = document.querySelector<Element & { getToken?: () => string }>('tidbok-provider');
        if (provider) provider.getToken ??= () => token;
      }).observe(document, { childList: true, subtree: true });
      document.addEventListener('tidbok-step', (event) =>
        Object.assign(window, { step: Reflect.get(event, 'step') as string }),
      );
    }, citizen);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(network.url);
    return page;
  }

  async function walkToCheck(citizen: string, slot: Slot): Promise<Racing> {
    const page = await open(citizen);
    await page.getByRole('button', { name: unitName }).click();
    await page.getByRole('radio', { name: 'Synkontroll' }).click();
    for (const condition of await page.getByRole('checkbox').all()) await condition.check();
    await page.getByRole('button', { name: 'Se lediga tider' }).click();
    await page.locator(`input[type=radio][value="${slot.id}"]`).check();
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    const book = page.getByRole('button', { name: 'Boka tiden', exact: true });
    const phone = page.getByRole('textbox', { name: /telefon|mobil/i });
    await book.or(phone).first().waitFor();
    if (await phone.isVisible()) {
      await phone.fill('070-174 06 05');
      await page.getByRole('button', { name: 'Fortsätt' }).click();
    }
    await book.waitFor();
    return { citizen, page, slot };
  }

  it('ten are booked, and everyone is told so truly', { timeout: 500_000 }, async (test) => {
    const racing: Racing[] = [];
    const waiting = Array.from({ length: pages }, (_, number) => number).values();
    const walk = async (): Promise<void> => {
      for (const number of waiting) racing.push(await walkToCheck(`racer-${number}`, prize[number % slots]!));
    };
    await Promise.all([walk(), walk(), walk(), walk()]);

    Object.assign(unruliness, { lost: 0.1, busy: 0.05, doubled: 0.01 });
    const start = performance.now();
    await Promise.all(
      racing.map(async ({ page }, index) => {
        const book = page.getByRole('button', { name: 'Boka tiden', exact: true });
        if (index % 3 === 0) await book.dblclick();
        else await book.press('Enter');
      }),
    );
    await Promise.all(
      racing.map(({ page }) => page.waitForFunction(() => !/check|sending/.test(Reflect.get(window, 'step') as string))),
    );
    const unknown = (await Promise.all(racing.map(stepOf))).filter((step) => step === 'unknown').length;
    await network.heal();
    await Promise.all(racing.map(settle));
    const { lostBefore, lostAfter, busy, doubled } = network.counts;
    test.diagnostic(
      `seed ${seed}: ${pages} pages after ${slots} slots in ${((performance.now() - start) / 1000).toFixed(1)} s; lost ${lostBefore} ` +
        `before and ${lostAfter} after, ${busy} refused, ${doubled} doubled; ${unknown} unknown, then settled`,
    );

    server.send('tell');
    const [kept] = (await once(server, 'message')) as [readonly Kept[]];
    assert.equal(kept.length, slots, 'as many are booked as there were slots');
    assert.equal(new Set(kept.map(({ place }) => place)).size, slots, 'a time has two owners');
    for (const one of racing) await assertTold(one, kept);
  });
});

function stepOf({ page }: Racing): Promise<string> {
  return page.evaluate(() => Reflect.get(window, 'step') as string);
}

/** "Not booked" is said only past the deadline of a write: the page's clock is put on, until it has looked a last time. */
async function settle(one: Racing): Promise<void> {
  for (let looks = 0; (await stepOf(one)) === 'unknown' && looks < 10; looks += 1) {
    await one.page.clock.fastForward(60_000);
    await one.page.waitForTimeout(1_000);
  }
}

/** What the page says of the time is what the store holds. */
async function assertTold(one: Racing, kept: readonly Kept[]): Promise<void> {
  const own = kept.filter(({ citizen }) => citizen === one.citizen);
  const step = await stepOf(one);
  const told = await one.page
    .locator('tidbok-booking')
    .evaluate(({ shadowRoot }) => shadowRoot!.textContent.replaceAll(/\s+/g, ' '));
  const has = own.length > 0;
  assert.equal(step, has ? 'done' : step === 'not-booked' ? step : 'taken', `${one.citizen} is told ${step}: ${told}`);
  assert.equal(told.includes('Din tid är bokad'), has, told);
  assert.equal(/inte längre ledig|Tiden är inte bokad|hann bli upptagen/.test(told), !has, told);
  if (has) assert.ok(own.length === 1 && own[0]!.place.includes(one.slot.start), `${one.citizen} has another time than chosen`);
}
