import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as playwright from 'playwright-core';
import { chromiumLaunchOptions, launchChromium } from './chromium.js';

const skip = process.env.CHROMIUM ? 'CHROMIUM names an installed browser, which has the fonts of the system' : false;

describe('The Chromium of the npm package', { skip }, () => {
  let browser;
  before(async () => {
    browser = await launchChromium(playwright);
  });
  after(() => browser.close());

  /** The fonts in which the browser has drawn a text. */
  async function fontsOf(text, family) {
    const page = await browser.newPage();
    await page.setContent(`<p style="font-family: ${family}">${text}</p>`);
    const session = await page.context().newCDPSession(page);
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'p' });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    await page.close();
    return fonts.map(({ familyName }) => familyName);
  }

  for (const family of ['sans-serif', 'serif', 'monospace', 'system-ui', 'Arial']) {
    it(`draws Swedish in Open Sans where the page asks for ${family}, whatever fonts the machine has`, async () => {
      assert.deepEqual(await fontsOf('Välj en ledig tid åt dig', family), ['Open Sans']);
    });
  }
  it('draws Arabic in Noto Sans Arabic, whatever fonts the machine has', async () => {
    assert.deepEqual(await fontsOf('موعد', 'sans-serif'), ['Noto Sans Arabic']);
  });
  it('is used although another browser is on the path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'installed-browser-'));
    const path = process.env.PATH;
    for (const name of ['chromium', 'google-chrome']) writeFileSync(join(folder, name), '', { mode: 0o755 });
    process.env.PATH = [folder, path].join(delimiter);
    try {
      assert.ok(!chromiumLaunchOptions().executablePath.startsWith(folder));
    } finally {
      process.env.PATH = path;
      rmSync(folder, { recursive: true });
    }
  });
});
