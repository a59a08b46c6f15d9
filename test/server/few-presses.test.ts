import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/server/start-demo.js';
import { button, findTimes, launch, visit, type Visit, type Visitor } from './journey-visitor.js';

const now = Date.parse('2026-11-23T09:00:00Z');
/** From focus on the first free time to the receipt. */
const mostPresses = 12;

describe('few key presses, every one counted, on the demo pages', () => {
  let browser: Browser;
  let demo: Demo;
  let visiting: Visit;

  before(async () => (browser = await launch()));
  after(() => browser.close());
  beforeEach(async () => {
    demo = await startDemo({ now: () => now });
    visiting = await visit(browser, demo.url, now);
  });
  afterEach(async () => {
    await visiting.context.close();
    await demo.close();
    assert.deepEqual(visiting.problems, []);
  });

  async function logIn(name: string): Promise<Visitor> {
    const citizen = await visiting.newVisitor('/');
    await citizen.press(button(citizen, new RegExp(`^${name}`)));
    await citizen.page.waitForURL('**/boka.*');
    return citizen;
  }

  /** From the first free time on: chooses it, skips what is not asked for, and books. */
  async function book({ page }: Visitor, message: boolean): Promise<readonly string[]> {
    const first = page.getByRole('radio').first();
    await first.waitFor();
    await first.focus();
    const pressed: string[] = [];
    const press = async (key: string): Promise<void> => {
      pressed.push(key);
      await page.keyboard.press(key);
    };
    const tabTo = async (wanted: Locator): Promise<void> => {
      while (!(await wanted.evaluate((element) => element.matches(':focus')))) {
        assert.ok(pressed.length < 40, pressed.join(' '));
        await press('Tab');
      }
    };
    const arrive = (name: string): Promise<void> =>
      page.getByRole('heading', { name, exact: true }).and(page.locator(':focus')).waitFor();
    await press('Space');
    await press('Enter');
    if (message) {
      await arrive('Meddelande till mottagningen');
      await tabTo(page.getByRole('button', { name: 'Fortsätt', exact: true }));
      await press('Enter');
    }
    await arrive('Kontrollera och boka');
    await page.getByText(/^070-174/).waitFor();
    await tabTo(page.getByRole('button', { name: 'Boka tiden' }));
    await press('Enter');
    await arrive('Din tid är bokad');
    return pressed;
  }

  it('book a time where no message is taken', { timeout: 60_000 }, async (test) => {
    const citizen = await logIn('Elis Brandt');
    const { page } = citizen;
    await citizen.press(button(citizen, 'Laboratoriet Västerhamn'));
    await citizen.arrive('Innan du bokar');
    await citizen.choose(page.getByRole('radio', { name: /^Provtagning/ }));
    for (const condition of await page.getByRole('checkbox').all()) await citizen.press(condition, 'Space');
    await citizen.press(button(citizen, 'Se lediga tider'));
    await citizen.arrive('Välj tid');
    const pressed = await book(citizen, false);
    test.diagnostic(`${pressed.length} key presses: ${pressed.join(' ')}`);
    assert.ok(pressed.length <= mostPresses, `${pressed.length}: ${pressed.join(' ')}`);
  });

  it(
    'book a time after the questions of a health centre, past a message that may be left out',
    { timeout: 60_000 },
    async (test) => {
      const citizen = await logIn('Kim Sjöberg');
      await findTimes(citizen);
      const pressed = await book(citizen, true);
      test.diagnostic(`${pressed.length} key presses: ${pressed.join(' ')}`);
      assert.ok(pressed.length <= mostPresses, `${pressed.length}: ${pressed.join(' ')}`);
    },
  );
});
