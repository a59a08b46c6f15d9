import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { logIn } from './pages.js';
import { visitEach, type Stage } from './stage.js';
import { button, findTimes, type Visitor } from './visitor.js';

/** From focus on the first free time to the receipt. */
const mostPresses = 12;

/** No more presses than it takes. */
export function fewPresses(stage: Stage): void {
  describe('few key presses, every one counted, on the demo pages', () => {
    const visiting = visitEach(stage);

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
      const citizen = await logIn(visiting(), 'Elis Brandt');
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
        const citizen = await logIn(visiting(), 'Kim Sjöberg');
        await findTimes(citizen);
        const pressed = await book(citizen, true);
        test.diagnostic(`${pressed.length} key presses: ${pressed.join(' ')}`);
        assert.ok(pressed.length <= mostPresses, `${pressed.length}: ${pressed.join(' ')}`);
      },
    );
  });
}
