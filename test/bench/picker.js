// The slot picker against a page written by hand that shows the same: both in one Chromium, turn by turn in one run, so that
// whatever else the machine does meets both. Nothing timed is asserted; `npm run bench -- 5` for five rounds, `-- 0` only to see
// that both are alike.
import { cpus } from 'node:os';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../tools/chromium.js';
import { contentOf, mustBeAlike } from './picker/content.js';
import { pickerServer } from './picker/server.js';
import { line, measure, quantile, report, sides, withPage } from './side-by-side.js';

const rounds = Number(process.argv[2] ?? 15);
const ordinary = { days: 11, times: 14, pickers: 1 };

/** What is done in the page. */
const openAll = () =>
  window.probe.timed(() =>
    window.probe.roots().forEach((root) => root.querySelectorAll('.more').forEach((button) => button.click())),
  );
const tap = () =>
  window.probe.timed(() => {
    const times = window.probe.roots()[0].querySelectorAll('input[type=radio]');
    times[Math.floor(times.length / 2)].click();
  });

/** To the week before or after: the last way that is offered, then the first, and so on. */
const switchWeek = (forth) =>
  window.probe.timed(() => {
    const ways = window.probe.roots()[0].querySelectorAll('.period button');
    ways[forth ? ways.length - 1 : 0].click();
  });
const toWeeks = async (page) => {
  await page.evaluate(() => window.probe.roots()[0].querySelectorAll('.views button')[1].click());
  await page.waitForFunction(() => window.probe.roots()[0].querySelector('.period button'));
};

/** Presses times and weeks with a mouse, and gives the interaction to next paint at the 95th percentile, in milliseconds. */
async function pressed(page) {
  const presses = 24;
  await toWeeks(page);
  for (let turn = 0; turn < presses; turn += 1) {
    const times = page.locator('[data-picker] input[type=radio]');
    if (turn % 3 < 2) await times.nth(turn % 8).click();
    else
      await page
        .locator('[data-picker] .period button')
        .nth(turn % 6 === 2 ? -1 : 0)
        .click();
    await page.evaluate(() => window.probe.settle());
  }
  const slow = await page.evaluate(() => window.probe.interactions());
  // What is under 16 ms the browser does not tell.
  return quantile([...slow, ...Array(Math.max(0, presses - slow.length)).fill(16)], 0.95);
}

/** Each opens one page and returns its figures, by name. */
const loads = [
  ...[1, 4].map((slower) => async (place, side) => {
    const { shown, fromAnswer } = await withPage(place, side, { ...ordinary, slower });
    return { [`first time seen, ${slower}x`]: shown, [`from answer to seen, ${slower}x`]: fromAnswer };
  }),
  ...[1, 4].map((slower) => async (place, side) => ({
    [`another week, ${slower}x`]: await withPage(place, side, { ...ordinary, days: 16, slower }, async ({ page }) => {
      await toWeeks(page);
      const times = [];
      for (let turn = 0; turn < 7; turn += 1) times.push(await page.evaluate(switchWeek, turn % 2 === 0));
      // The first is the first of its kind in the page; of the others, the one in the middle.
      return quantile(times.slice(1), 0.5);
    }),
  })),
  ...[1, 4].map((slower) => async (place, side) => ({
    [`press to picture, p95, ${slower}x`]: await withPage(place, side, { ...ordinary, days: 16, slower }, ({ page }) =>
      pressed(page),
    ),
  })),
  async (place, side) => ({ '20 pickers on a page': (await withPage(place, side, { ...ordinary, pickers: 20 })).shown }),
  async (place, side) => ({
    '1,440 times all shown': await withPage(place, side, { ...ordinary, times: 144 }, ({ page }) => page.evaluate(openAll)),
  }),
  (place, side) =>
    withPage(place, side, { ...ordinary, times: 1000 }, async ({ page, first }) => ({
      '11,000 in answer, first seen': first.shown,
      '10,000 times all shown': await page.evaluate(openAll),
      'a tap among 10,000': await page.evaluate(tap),
    })),
];

/** Both sides must show the same, or there is nothing to compare. What each weighs in the page comes with it. */
async function compareContent(place) {
  const shown = {};
  for (const side of sides) {
    shown[side] = await withPage(place, side, ordinary, async ({ page, client }) => {
      await client.send('Performance.enable');
      const { metrics } = await client.send('Performance.getMetrics');
      const weight = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      const list = await contentOf(page, client);
      await toWeeks(page);
      // Neither has said all before it is announced.
      await page.waitForFunction(() => window.probe.roots()[0].querySelector('[role=status]').textContent);
      return { weight, content: [...list, ...(await contentOf(page, client))] };
    });
  }
  mustBeAlike(...sides.map((side) => shown[side].content));
  return shown;
}

/** What the times that are not shown cost. */
function reportUnseen(figures) {
  const seen = figures.get('11,000 in answer, first seen').tidbok;
  const against = (name, side) =>
    quantile(
      figures.get(name)[side].map((milliseconds, round) => seen[round] / milliseconds),
      0.5,
    ).toFixed(2);
  line('11,000 in answer / first time seen', '', '', against('first time seen, 1x', 'tidbok'));
  line('the same / 10,000 shown by hand', '', '', against('10,000 times all shown', 'hand-written'));
}

const browser = await chromium.launch(chromiumLaunchOptions());
const place = { browser, server: await pickerServer() };
try {
  const { tidbok, 'hand-written': floor } = await compareContent(place);
  const { bytes } = place.server;
  console.log(`Chromium ${browser.version()}, ${cpus().length} cores, ${rounds} rounds; ratio = tidbok / hand-written, paired`);
  line('', 'tidbok', 'hand-written', 'ratio');
  const row = (name, one, other) => line(name, one, other, (one / other).toFixed(2));
  row('script and styles, gzip bytes', bytes.tidbok, bytes['hand-written']);
  for (const [name, key] of [
    ['nodes in the page', 'Nodes'],
    ['listeners', 'JSEventListeners'],
  ])
    row(name, tidbok.weight[key], floor.weight[key]);
  if (rounds > 0) {
    const figures = await measure(place, loads, rounds);
    report(figures);
    reportUnseen(figures);
  }
} finally {
  await browser.close();
  place.server.close();
}
