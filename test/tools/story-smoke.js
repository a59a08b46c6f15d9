// Shows every story of the built Storybook: no error, its play function done, nothing that axe has against it. With a word, only
// those whose id begins with it. Opening Storybook costs more than a story: a page shows one story after another, as a designer
// who clicks through them would see them, until one has failed in it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as playwright from 'playwright-core';
import { axeRules } from '../../build/test/support/axe-rules.js';
import { browserContext, launchChromium } from './chromium.js';
import { resultsFiles, runChecks } from './results.js';
import { servedPage } from './served-page.js';

const folder = 'storybook-static';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'));
const stories = Object.values(entries).filter(({ type, id }) => type === 'story' && id.startsWith(process.argv[2] ?? ''));

// What a provider without a backend tells the portal's developer comes after two seconds, perhaps while the next story stands.
const toldOnPurpose = /^tidbok: no backend /;

const free = [];

/** A page in which Storybook stands. Its own check is off: it would only show its findings in a panel. */
async function storybook(context) {
  const opened = await servedPage(context, { folder, path: '/iframe.html?viewMode=story&globals=a11y.manual:!true' });
  await opened.page.waitForFunction(() => globalThis.__STORYBOOK_PREVIEW__?.storyStoreValue !== undefined);
  await opened.page.evaluate(axe);
  // Without a story in its address Storybook says that there is none: no story's fault.
  opened.complaints.length = 0;
  return opened;
}

async function showStory(context, id) {
  const opened = free.pop() ?? (await storybook(context));
  const { page, complaints } = opened;
  try {
    await page.evaluate((storyId) => {
      globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId, viewMode: 'story' });
    }, id);
    const ended = await page.waitForFunction(
      (storyId) => {
        const { id: shownId, phase } = globalThis.__STORYBOOK_PREVIEW__.currentRender ?? {};
        return shownId === storyId && ['finished', 'errored', 'aborted'].includes(phase) ? phase : false;
      },
      id,
      { timeout: 15_000 },
    );
    const phase = await ended.jsonValue();
    const shown = phase === 'finished' ? '' : await page.locator('#error-message, #error-stack').allInnerTexts();
    assert.equal(phase, 'finished', `${shown}\n${complaints.join('\n')}`);
    // What the backend of a story answers comes after its first picture.
    await page.waitForTimeout(300);
    const violations = await page.evaluate(async (rules) => {
      const found = await globalThis.axe.run('#storybook-root', rules);
      return found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${help}: ${target}: ${html}`),
      );
    }, axeRules);
    const unexpected = complaints.filter((line) => !toldOnPurpose.test(line));
    assert.deepEqual([...unexpected, ...violations], []);
    free.push(opened);
  } catch (error) {
    await page.close();
    throw error;
  }
}

const browser = await launchChromium(playwright);
const context = await browser.newContext(browserContext);
await runChecks(
  resultsFiles.stories,
  stories.map(({ id }) => [id, () => showStory(context, id)]),
  2,
);
await browser.close();
