// What each step of a guide of 500 questions costs in the page: milliseconds of script, and until the next frame is drawn.
import { chromium } from 'playwright-core';
import { browserContext, chromiumLaunchOptions } from '../tools/chromium.js';
import { servedPage } from '../tools/served-page.js';

const questions = 500;
const frame = 1000 / 60;

const html = `<!doctype html><html lang="sv"><title>Guide</title><script type="module" src="/tidbok.js"></script>
<body><tidbok-provider backend="memory"><tidbok-condition-guide care-unit="SE-KATT-1001"></tidbok-condition-guide></tidbok-provider>`;

/** Walks the whole guide in the page: opens it, answers each question, and changes the first answer at the end. */
async function walk(count) {
  const element = document.querySelector('tidbok-condition-guide');
  const texts = (words) => ({ sv: words });
  const guide = {
    ...{ format: 1, id: 'long', version: '1', owner: 'Region Kattegatt', reviewBy: '2030-01-01' },
    languages: [{ lang: 'sv', status: 'original' }],
    emergency: { sv: ['Tecken på fara'] },
    questions: Array.from({ length: count }, (_, index) => ({
      ...{
        id: `q${index}`,
        text: texts(`Fråga nummer ${index}, hur är det med den?`),
        choose: index % 3 === 0 ? 'many' : 'one',
      },
      answers: ['a', 'b', 'c', 'd'].map((id) => ({
        ...{ id, text: texts(`Svar ${id}, så är det`), words: { sv: [`ord${id}${index}`] } },
        next: index + 1 < count ? { question: `q${index + 1}` } : { way: 'book' },
      })),
      ...(index % 3 === 0 && { none: index + 1 < count ? { question: `q${index + 1}` } : { way: 'book' } }),
    })),
    ways: { book: { to: 'book', codes: ['blodtryck'] } },
  };
  const root = () => element.renderRoot;
  const settled = async () => {
    while (!(await element.updateComplete));
  };
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const until = async (found) => {
    for (let tries = 0; tries < 2000 && !found(); tries += 1) await drawn();
    if (!found()) throw new Error('never came');
  };
  const timed = async (act) => {
    await drawn();
    const start = performance.now();
    act();
    await settled();
    const script = performance.now() - start;
    await drawn();
    return { script, shown: performance.now() - start };
  };
  await until(() => root().querySelector('.actions .button'));
  let opened = 0;
  const watcher = new MutationObserver(() => {
    if (!opened && root().textContent.includes('Tecken på fara')) opened = performance.now();
  });
  watcher.observe(root(), { subtree: true, childList: true, characterData: true });
  await drawn();
  const asked = performance.now();
  element.guide = guide;
  await until(() => opened);
  // Reading, checking and drawing are one run of promises: nothing waits between them.
  const opening = { script: opened - asked, shown: performance.now() - asked };
  await until(() => root().querySelector('.actions .button'));
  const begun = await timed(() => root().querySelector('.actions .button').click());
  const steps = [];
  for (let index = 0; index < count; index += 1) {
    root().querySelector('input[value=b]').click();
    await settled();
    steps.push(await timed(() => root().querySelector('.actions .button').click()));
  }
  if (!root().querySelector('dl.rows')) throw new Error('no summary: the end was not reached');
  const changing = await timed(() => root().querySelector('dl.rows button.link').click());
  return { opening, begun, steps, changing };
}

const browser = await chromium.launch(chromiumLaunchOptions());
try {
  console.log(`${questions} questions, Chromium ${browser.version()}; milliseconds, one frame is ${frame.toFixed(1)}`);
  console.log(`${'step'.padEnd(30)}${['script', 'to frame'].map((name) => name.padStart(10)).join('')}`);
  for (const slower of [1, 4]) {
    const context = await browser.newContext(browserContext);
    const { page, complaints } = await servedPage(context, { folder: 'dist/browser', html });
    await page.waitForFunction(() => customElements.get('tidbok-condition-guide'));
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const { opening, begun, steps, changing } = await page.evaluate(walk, questions);
    await context.close();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    const at = (part, of) => steps.map((step) => step[of]).sort((a, b) => a - b)[Math.floor((steps.length - 1) * part)];
    const row = (name, script, shown) =>
      console.log(`${`${name}, ${slower}x`.padEnd(30)}${[script, shown].map((ms) => ms.toFixed(2).padStart(10)).join('')}`);
    row('opened', opening.script, opening.shown);
    row('begun', begun.script, begun.shown);
    for (const [name, part] of [
      ['answered, median', 0.5],
      ['answered, p95', 0.95],
      ['answered, worst', 1],
    ])
      row(name, at(part, 'script'), at(part, 'shown'));
    row('first answer changed at end', changing.script, changing.shown);
  }
} finally {
  await browser.close();
}
