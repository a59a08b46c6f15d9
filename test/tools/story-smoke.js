// Opens every story of the built Storybook, one by one: no error, its play function done, nothing that axe has against it.
// With a word, only those whose id begins with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { axeRules } from '../../build/test/support/axe-rules.js';
import { browserContext, chromiumLaunchOptions } from './chromium.js';
import { resultsFiles, runChecks } from './results.js';
import { servedPage } from './served-page.js';

const folder = 'storybook-static';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { entries } = JSON.parse(readFileSync(`${folder}/index.json`, 'utf8'));
const stories = Object.values(entries).filter(({ type, id }) => type === 'story' && id.startsWith(process.argv[2] ?? ''));

/** Storybook's own check is off: it would only show its findings in a panel. */
const pathOf = (id) => `/iframe.html?viewMode=story&id=${id}&globals=a11y.manual:!true`;

async function openStory(context, id) {
  const { page, complaints } = await servedPage(context, { folder, path: pathOf(id) });
  try {
    const ended = await page.waitForFunction(
      () => {
        const phase = globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase;
        return ['finished', 'errored', 'aborted'].includes(phase) ? phase : false;
      },
      undefined,
      { timeout: 15_000 },
    );
    const phase = await ended.jsonValue();
    const shown = phase === 'finished' ? '' : await page.locator('#error-message, #error-stack').allInnerTexts();
    assert.equal(phase, 'finished', `${shown}\n${complaints.join('\n')}`);
    // What the backend of a story answers comes after its first picture.
    await page.waitForTimeout(300);
    await page.evaluate(axe);
    const violations = await page.evaluate(async (rules) => {
      const found = await globalThis.axe.run('#storybook-root', rules);
      return found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${help}: ${target}: ${html}`),
      );
    }, axeRules);
    assert.deepEqual([...complaints, ...violations], []);
  } finally {
    await page.close();
  }
}

const browser = await chromium.launch(chromiumLaunchOptions());
const context = await browser.newContext(browserContext);
await runChecks(
  resultsFiles.stories,
  stories.map(({ id }) => [id, () => openStory(context, id)]),
  2,
);
await browser.close();
