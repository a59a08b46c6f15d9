import type { Change } from '../domain/model/read-result.js';
import { heartbeatSeconds } from '../wire/contract.js';
import { changeSchema } from './schemas.js';

/**
 * Streams hints as lines of JSON, with an empty line at once and then as a heartbeat. When the reader disconnects, `stop` is aborted.
 * When the backend's hints end or fail, or `stop` or one of `until` is aborted, the stream ends, and the reader reconnects by itself.
 * It keeps the request, not only its signal: a server may garbage-collect the signal of a request that nothing references.
 */
export function changeStream(
  changes: AsyncIterable<Change>,
  stop: AbortController,
  until: readonly (Request | AbortSignal)[],
): Response {
  const signals = (): readonly AbortSignal[] => until.map((one) => (one instanceof AbortSignal ? one : one.signal));
  const encoder = new TextEncoder();
  let gone = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (line: string): void => {
        if (!stop.signal.aborted) controller.enqueue(encoder.encode(`${line}\n`));
      };
      const end = (): void => {
        stop.abort();
      };
      const heartbeat = setInterval(() => {
        if (signals().some(({ aborted }) => aborted)) end();
        else send('');
      }, heartbeatSeconds * 1000);
      stop.signal.addEventListener('abort', () => {
        clearInterval(heartbeat);
        if (!gone) controller.close();
      });
      send('');
      for (const signal of signals()) {
        if (signal.aborted) end();
        signal.addEventListener('abort', end, { once: true, signal: stop.signal });
      }
      void forward(changes, send).finally(() => {
        stop.abort();
      });
    },
    cancel() {
      gone = true;
      stop.abort();
    },
  });
  // Tell proxies not to buffer the response.
  const headers = { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
  return new Response(body, { headers });
}

async function forward(changes: AsyncIterable<Change>, send: (line: string) => void): Promise<void> {
  try {
    for await (const change of changes) send(JSON.stringify(changeSchema.parse(change)));
  } catch {
    // Errors need no report here: the reader notices the end of the stream and reads again.
  }
}
