import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { restartingLauncher } from './browser-launcher.js';

/** Resolves as soon as `isTrue` returns true. */
async function until(isTrue) {
  while (!isTrue()) await pause(20);
}

describe('The launcher of the browser tests', () => {
  const lines = [];
  let losses = 0;
  const launcher = restartingLauncher({ say: (line) => lines.push(line), onLost: () => (losses += 1) });

  async function crash() {
    const browser = launcher.browser;
    const session = await browser.newBrowserCDPSession();
    session.send('Browser.crash').catch(() => undefined);
    await until(() => !browser.isConnected());
  }

  before(() => launcher.initialize({}, []));
  after(() => launcher.stop());

  it('starts a browser that went away again, and opens the test files anew', async () => {
    await launcher.startSession('first', 'data:text/html,first');
    const page = launcher.getPage('first');
    await crash();
    await until(() => launcher.getPage('first') !== page && launcher.getBrowserUrl('first').endsWith('first'));
    assert.equal(lines.length, 1);
    assert.equal(losses, 0);
  });
  it('gives up when the browser goes away for the second time', async () => {
    await crash();
    await until(() => losses > 0);
    assert.equal(lines.length, 1);
  });
});
