import { playwrightLauncher } from '@web/test-runner-playwright';
import { browserContext, chromiumLaunchOptions } from './chromium.js';

/**
 * The Chromium of the browser tests. Where it goes away in the middle of the run, it is started again once, one line says so, and
 * the test files that were open in it begin anew. The second time `onLost` is called: nothing that follows would mean anything.
 */
export function restartingLauncher({ onLost, say = console.log }) {
  /** The address of each test file that is open, by session. `isOpen`: its page has been loaded. */
  const sessions = new Map();
  const watched = new WeakSet();
  let isStopping = false;
  let wasRestarted = false;

  function restart() {
    if (wasRestarted) {
      onLost();
      return;
    }
    wasRestarted = true;
    say('The browser went away; it is started again, and the test files that were open begin anew.');
    // A file whose page was just being loaded begins anew where its loading fails.
    for (const [id, { url, isOpen }] of sessions) if (isOpen) void launcher.startSession(id, url).catch(onLost);
  }

  const launcher = playwrightLauncher({
    product: 'chromium',
    launchOptions: chromiumLaunchOptions(),
    createBrowserContext({ browser }) {
      if (!watched.has(browser)) {
        watched.add(browser);
        browser.on('disconnected', () => {
          if (!isStopping) restart();
        });
      }
      return browser.newContext(browserContext);
    },
  });
  const start = launcher.startSession.bind(launcher);
  const stopSession = launcher.stopSession.bind(launcher);
  const stop = launcher.stop.bind(launcher);

  launcher.startSession = async (id, url) => {
    sessions.set(id, { url, isOpen: false });
    try {
      await start(id, url);
    } catch (error) {
      if (launcher.browser?.isConnected()) throw error;
      await start(id, url);
    }
    sessions.set(id, { url, isOpen: true });
  };
  launcher.stopSession = (id) => {
    sessions.delete(id);
    return stopSession(id);
  };
  launcher.stop = () => {
    isStopping = true;
    return stop();
  };
  return launcher;
}
