// The list of own times against one written by hand that shows the same: 500 bookings. Nothing timed is asserted;
// `npm run bench:mine -- 5` for five rounds, `-- 0` only to see that both are alike.
import { cpus } from 'node:os';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/chromium.js';
import { mineServer } from './mine/server.js';
import { contentOf, mustBeAlike } from './picker/content.js';
import { line, measure, report, sides, withPage } from './side-by-side.js';

const rounds = Number(process.argv[2] ?? 15);
const count = 500;
const seen = { seen: 'article', count, pickers: 1 };

const allShown = (many) => window.probe.roots()[0].querySelectorAll('article').length === many;

/** From the answer until all are in the page, and the longest that the page did not answer meanwhile. */
async function shownWhole(page) {
  await page.waitForFunction(allShown, count, { polling: 'raf' });
  return page.evaluate(async () => {
    await window.probe.settle();
    const answered = performance.getEntriesByName('answer').at(-1).startTime;
    const tasks = window.probe.longTasks().filter(({ startTime }) => startTime >= answered);
    return { end: performance.now() - answered, longest: Math.max(50, ...tasks.map(({ duration }) => duration)) };
  });
}

const loads = [1, 4].map(
  (slower) => async (place, side) =>
    withPage(place, side, { ...seen, slower }, async ({ page, first }) => {
      const { longest } = await shownWhole(page);
      return {
        [`first times seen, ${slower}x`]: first.shown,
        [`from answer to seen, ${slower}x`]: first.fromAnswer,
        [`longest task (50: none longer), ${slower}x`]: longest,
      };
    }),
);

const browser = await chromium.launch(chromiumLaunchOptions());
const place = { browser, server: await mineServer() };
try {
  const contents = [];
  for (const side of sides) {
    const use = async ({ page, client }) => {
      await shownWhole(page);
      return contentOf(page, client);
    };
    contents.push(await withPage(place, side, seen, use));
  }
  mustBeAlike(...contents);
  console.log(`Chromium ${browser.version()}, ${cpus().length} cores, ${rounds} rounds; ratio = tidbok / hand-written, paired`);
  line('', 'tidbok', 'hand-written', 'ratio');
  if (rounds > 0) report(await measure(place, loads, rounds));
} finally {
  await browser.close();
  place.server.close();
}
