import type { Change } from '../../domain/model/read-result.js';
import { change } from '../../wire/protocol.js';
import { type ChangesInput, heartbeatSeconds } from '../../wire/contract.js';
import { parse } from '../../domain/schema/parse.js';
import { type GatewayConnection, sendRequest } from './transport.js';
import { gatherHints } from './gather-hints.js';
import { delay, abortable } from './abortable.js';

const longestPause = 30_000;

/** Hints from the gateway until `signal` is aborted, gathered as `gatherHints` says. */
export function streamedChanges(
  connection: GatewayConnection,
  input: ChangesInput,
  signal: AbortSignal,
): AsyncIterable<Change> {
  return gatherHints(everyChange(connection, input, signal), signal);
}

/**
 * Every hint from the gateway until `signal` is aborted. After a break, and at each attempt that fails (which makes it polling),
 * there is a hint for everything asked for. While the page is hidden there is no connection.
 */
async function* everyChange(connection: GatewayConnection, input: ChangesInput, signal: AbortSignal): AsyncIterable<Change> {
  const everything: readonly Change[] = [...input.units.map((unit): Change => ({ to: 'slots', unit })), { to: 'bookings' }];
  let missed = false;
  let failures = 0;
  while (await visible(signal)) {
    const stop = new AbortController();
    const until = AbortSignal.any([signal, stop.signal]);
    stopWhenHidden(stop);
    try {
      const sent = { path: 'changes', body: JSON.stringify(input) };
      const response = await abortable(sendRequest(connection, sent, until), until);
      // Now that new hints are coming, tell of those that were not heard.
      if (missed) yield* everything;
      let lines = 0;
      for await (const line of linesOf(response, until)) {
        // The first comes at once, also from a server that then breaks off.
        if (lines++ > 0) failures = 0;
        if (line) yield parse(change, JSON.parse(line));
      }
    } catch {
      if (missed && !until.aborted) yield* everything;
    } finally {
      stop.abort();
    }
    missed = true;
    await delay(Math.min(longestPause, 1000 * 2 ** failures) * (0.5 + Math.random() / 2), signal).catch(() => undefined);
    failures += 1;
  }
}

/** Each line as it comes. Throws when nothing, not even a heartbeat, has come for three heartbeats. */
async function* linesOf(response: Response, signal: AbortSignal): AsyncIterable<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    while (reader) {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(heartbeatSeconds * 3000)]);
      const { done, value } = await abortable(reader.read(), patience);
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    // Whoever sends is told, also where the signal did not reach it.
    void reader?.cancel().catch(() => undefined);
  }
}

/** Does nothing where there is no page. */
function stopWhenHidden(stop: AbortController): void {
  if (typeof document === 'undefined') return;
  const { signal } = stop;
  document.addEventListener(
    'visibilitychange',
    () => {
      stop.abort();
    },
    { signal },
  );
}

/** Waits until the page, if there is one, is seen. False when `signal` was aborted first. */
async function visible(signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted && typeof document !== 'undefined' && document.visibilityState === 'hidden') {
    const shown = new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true, signal });
    });
    await abortable(shown, signal).catch(() => undefined);
  }
  return !signal.aborted;
}
