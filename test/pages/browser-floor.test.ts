import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { features } from 'web-features';
import { citizenAt, type TestCitizen } from '../support/citizen.js';
import { startPageServer, type PageServer } from '../support/page-server.js';
import { launch } from '../demo/pages/visitor.js';

/** The oldest browsers that the README promises to work in. */
const floor = { chrome: 124, edge: 124, firefox: 124, safari: 17.5 } as const;

type Support = Readonly<Record<string, string | undefined>>;
interface Feature {
  readonly compat_features?: readonly string[];
  readonly status?: {
    readonly support?: Support;
    readonly by_compat_key?: Readonly<Record<string, { readonly support?: Support }>>;
  };
}

function isAtFloor(support: Support = {}): boolean {
  return Object.entries(floor).every(
    ([browser, oldest]) => Number.parseFloat(support[browser]?.replace('≤', '') ?? 'Infinity') <= oldest,
  );
}

/** Every part of the web's features, with whether all of those browsers have it. */
const parts = (Object.values(features) as readonly Feature[]).flatMap(({ compat_features: keys = [], status }) =>
  keys.map((key) => ({ key, isThere: isAtFloor(status?.by_compat_key?.[key]?.support ?? status?.support) })),
);
const there = new Set([
  // A part of an older feature can be named by a newer one too.
  ...parts.filter(({ isThere }) => isThere).map(({ key }) => key),
  // Counted as missing in Safari, which lacks it for customised built-in elements only.
  'api.CustomElementRegistry.get',
]);
/** Names in the page that one of those browsers lacks, as `Iterator.map`. */
const newer = parts
  // The policy of the page asks the browser of the tests for trusted types.
  .filter(({ key }) => !there.has(key) && !/trusted/i.test(key))
  .flatMap(({ key }) => /^(?:javascript\.builtins|api)\.([\w.]+)$/.exec(key)?.[1] ?? []);

/** Runs in the page before anything else: takes away what is named. */
function takeAway(names: readonly string[]): void {
  for (const name of names) {
    const path = name
      .replace(/^Intl\./, '')
      .replace(/_static$/, '')
      .split('.');
    const [first = '', second] = path;
    const roots = (name.startsWith('Intl.') ? Intl : globalThis) as unknown as Record<
      string,
      { prototype?: object } | undefined
    >;
    if (path.length === 1) Reflect.deleteProperty(roots, first);
    if (path.length !== 2 || second === undefined) continue;
    const owner = roots[first];
    if (first === 'Window') Reflect.deleteProperty(globalThis, second);
    if (owner?.prototype) Reflect.deleteProperty(owner.prototype, second);
    if (owner) Reflect.deleteProperty(owner, second);
  }
}

const own = '<a href="tel:031-390 06 12">Boka på telefon</a>';
const html = `<tidbok-provider backend="http" url="/booking"><tidbok-booking>${own}</tidbok-booking><tidbok-my-bookings>${own}</tidbok-my-bookings></tidbok-provider>`;

describe('the oldest browsers that are promised', () => {
  let browser: Browser;
  let server: PageServer;
  let page: Page;
  let citizen: TestCitizen;
  const complaints: string[] = [];
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());
  beforeEach(async () => {
    server = await startPageServer(html);
    page = await browser.newPage();
    citizen = citizenAt(page);
    complaints.length = 0;
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
  });
  afterEach(async () => {
    await page.close();
    server.close();
  });

  it('have all that is used: a time is booked, and cancelled, without what came after them', async () => {
    for (const name of ['Iterator.map', 'Set.union', 'Promise.try'])
      assert.ok(newer.includes(name) || newer.includes(`${name}_static`), name);
    await page.addInitScript(takeAway, newer);
    await page.goto(server.url);
    assert.deepEqual(await page.evaluate(() => ['union' in Set.prototype, 'try' in Promise, 'any' in AbortSignal]), [
      false,
      false,
      true,
    ]);
    await citizen
      .press('button', 'Ögonmottagningen Västerhamn')
      .catch((error: unknown) => assert.fail(`${complaints.join('\n')} ${String(error)}`));
    await citizen.press('input[type=radio]');
    await citizen.press('button', 'Se lediga tider');
    await citizen.press('button', 'Vecka');
    await citizen.find('[role=heading]', 'Vecka');
    await citizen.press('button', 'Lista');
    await citizen.press('summary', 'Filtrera');
    await citizen.find('select');
    await citizen.press('.day input[type=radio]');
    await citizen.press('button', 'Fortsätt');
    await citizen.press('button', 'Boka tiden');
    await citizen.find('[role=heading]', 'Din tid är bokad');
    await citizen.press('button', 'Avboka');
    await citizen.press('dialog button', 'Avboka');
    await citizen.find('[role=heading]', 'avbokad');
    assert.deepEqual(complaints, []);
  });

  for (const [what, age] of Object.entries({
    'AbortSignal.any': (): void => void Reflect.deleteProperty(AbortSignal, 'any'),
    'light-dark()': (): void => {
      CSS.supports = () => false;
    },
  })) {
    it(`are told from older ones by ${what}: there the page’s own words stay, with the telephone, and nothing is said to fail`, async () => {
      await page.addInitScript(age);
      await page.goto(server.url);
      await page.waitForLoadState('load');
      assert.equal(await page.evaluate(() => customElements.get('tidbok-booking')), undefined);
      const links = page.getByRole('link', { name: 'Boka på telefon' });
      assert.equal(await links.count(), 2);
      assert.ok(await links.first().isVisible());
      assert.equal((await page.evaluate(() => document.body.innerText)).replaceAll('Boka på telefon', '').trim(), '');
      assert.deepEqual(complaints, []);
    });
  }
});
