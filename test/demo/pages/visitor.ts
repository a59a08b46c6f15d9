import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type axe from 'axe-core';
import * as playwright from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { axeRules } from '../../support/axe-rules.js';

// The tools are no TypeScript: they stay where they are when the tests are compiled.
const tools = (await import(pathToFileURL(resolve('test/tools/chromium.js')).href)) as {
  readonly launchChromium: (driver: typeof playwright) => Promise<Browser>;
  readonly browserContext: BrowserContextOptions;
};
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const mostTabs = 120;

/** A tab of the browser, used with the keyboard alone. */
export interface Visitor {
  readonly page: Page;
  /** Moves on with Tab until the focus is there. */
  reach(wanted: Locator): Promise<void>;
  /** Reaches a button, a link or a checkbox, and presses the key. */
  press(wanted: Locator, key?: 'Enter' | 'Space'): Promise<void>;
  /** Reaches the group of a radio button, and moves with the arrow key until it is chosen. */
  choose(radio: Locator): Promise<void>;
  /** Waits for the heading of a step, that it has the focus, and that axe finds nothing. */
  arrive(heading: string): Promise<void>;
  /** Fails if axe finds anything on the page as it stands. */
  checkAccessible(): Promise<void>;
}

export interface Visit {
  /** Of the demo, without a slash at the end. */
  readonly url: string;
  readonly context: BrowserContext;
  /** Errors in the console, violations of the policy, and requests to others than the demo. */
  readonly problems: readonly string[];
  newVisitor(path: string): Promise<Visitor>;
}

export function launch(): Promise<Browser> {
  return tools.launchChromium(playwright);
}

/** A browser of its own, whose clock stands still. */
export async function visit(browser: Browser, baseURL: string, now: number): Promise<Visit> {
  const context = await browser.newContext({ ...tools.browserContext, baseURL });
  // Hints of changes are gathered: the second of two that follow each other comes after ten seconds at most.
  context.setDefaultTimeout(15_000);
  await context.clock.setFixedTime(now);
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      console.error(`policy violated: ${violatedDirective} by ${blockedURI} in ${sourceFile}`);
    });
  });
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      problems.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== baseURL) problems.push(`a request to ${request.url()}`);
  });
  const newVisitor = async (path: string): Promise<Visitor> => {
    const page = await context.newPage();
    await page.goto(path);
    return visitor(page);
  };
  return { url: baseURL, context, problems, newVisitor };
}

function visitor(page: Page): Visitor {
  const isFocused = (wanted: Locator): Promise<boolean> => wanted.evaluate((element) => element.matches(':focus'));

  async function moveWith(key: string, isThere: () => Promise<boolean>, what: Locator): Promise<void> {
    for (let pressed = 0; pressed < mostTabs; pressed += 1) {
      if (await isThere()) return;
      await page.keyboard.press(key);
    }
    assert.fail(`the ${key} key does not lead to ${String(what)}`);
  }

  const self: Visitor = {
    page,
    async reach(wanted) {
      await wanted.waitFor();
      await moveWith('Tab', () => isFocused(wanted), wanted);
    },
    async press(wanted, key = 'Enter') {
      await self.reach(wanted);
      await page.keyboard.press(key);
    },
    async choose(radio) {
      await radio.waitFor();
      const group = page.locator('input[type=radio]:focus');
      await moveWith('Tab', async () => (await group.count()) > 0, radio);
      await moveWith('ArrowDown', () => isFocused(radio), radio);
      // The first of a group gets the focus without being chosen.
      if (!(await radio.isChecked())) await page.keyboard.press('Space');
      assert.ok(await radio.isChecked());
    },
    async arrive(heading) {
      const title = page.getByRole('heading', { name: heading, exact: true });
      await title.and(page.locator(':focus')).waitFor();
      await self.checkAccessible();
    },
    async checkAccessible() {
      // The page's policy does not hold for what the browser's driver evaluates.
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
      const faults = await page.evaluate(async (rules) => {
        const { violations } = await (window as unknown as { readonly axe: typeof axe }).axe.run(document, rules);
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
        );
      }, axeRules);
      assert.deepEqual(faults, []);
    },
  };
  return self;
}

export function button({ page }: Visitor, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' });
}

/** From the list of units to the free times for a blood pressure check at the unit where Kim is listed. */
export async function findTimes(citizen: Visitor): Promise<void> {
  const { page } = citizen;
  await page.getByRole('heading', { name: 'Välj mottagning', level: 1 }).waitFor();
  await citizen.press(button(citizen, 'Vårdcentralen Tångholmen'));
  await citizen.arrive('Innan du bokar');
  await citizen.press(button(citizen, 'Börja'));
  await citizen.arrive('Har du något av det här just nu?');
  await citizen.press(page.getByRole('checkbox', { name: 'Inget av detta' }), 'Space');
  await citizen.press(button(citizen, 'Fortsätt'));
  await citizen.arrive('Vad vill du ha hjälp med?');
  await citizen.choose(page.getByRole('radio', { name: 'Blodtryck', exact: true }));
  await citizen.press(button(citizen, 'Fortsätt'));
  await citizen.arrive('Vad gäller det?');
  await citizen.choose(page.getByRole('radio', { name: 'Att mäta blodtrycket' }));
  await citizen.press(button(citizen, 'Fortsätt'));
  await citizen.arrive('Du kan boka tid hos en distriktssköterska');
  for (const condition of await page.getByRole('checkbox').all()) await citizen.press(condition, 'Space');
  await citizen.press(button(citizen, 'Se lediga tider'));
  await citizen.arrive('Välj tid');
}
