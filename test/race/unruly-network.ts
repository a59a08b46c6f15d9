import { Agent, createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often something goes wrong with a request, as parts of one. */
export interface Unruliness {
  readonly lost: number;
  readonly busy: number;
  readonly doubled: number;
}

export interface UnrulyNetwork {
  readonly url: string;
  readonly counts: { requests: number; lostBefore: number; lostAfter: number; busy: number; doubled: number };
  /** From now on nothing goes wrong; resolves when everything that was under way has ended. */
  readonly heal: () => Promise<void>;
  readonly close: () => void;
}

/** A proxy before one server or several, asked in turn, between whose sockets answers are lost, half before and half after they were made. */
export async function unrulyNetwork(
  ports: readonly number[],
  unruliness: Unruliness,
  random: () => number,
): Promise<UnrulyNetwork> {
  const counts = { requests: 0, lostBefore: 0, lostAfter: 0, busy: 0, doubled: 0 };
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const underWay = new Set<Promise<unknown>>();
  let whole = false;
  let turn = 0;
  const nextPort = (): number | undefined => ports[(turn += 1) % ports.length];

  function forward({ method, url, headers }: IncomingMessage, body: Buffer) {
    const answer = new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: nextPort(), agent, method, path: url, headers }, (came) => {
        const chunks: Buffer[] = [];
        came.on('data', (chunk: Buffer) => chunks.push(chunk));
        came.on('error', reject);
        came.on('end', () => {
          resolve({ status: came.statusCode ?? 502, headers: came.headers, body: Buffer.concat(chunks) });
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
    const ended = answer.catch(() => undefined).finally(() => underWay.delete(ended));
    underWay.add(ended);
    return answer;
  }

  /** A live feed has no end; what goes wrong with it is not what is raced about. */
  function stream({ method, url, headers }: IncomingMessage, body: Buffer, outgoing: ServerResponse): void {
    const sent = request({ host: '127.0.0.1', port: nextPort(), agent: false, method, path: url, headers }, (came) => {
      outgoing.writeHead(came.statusCode ?? 502, came.headers);
      came.pipe(outgoing);
    });
    sent.on('error', () => outgoing.destroy());
    outgoing.on('close', () => sent.destroy());
    sent.end(body);
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (incoming.url?.endsWith('/changes')) {
      stream(incoming, body, outgoing);
      return;
    }
    counts.requests += 1;
    const luck = whole || incoming.method !== 'POST' ? 1 : random();
    const { lost, busy, doubled } = unruliness;
    if (luck < lost / 2) {
      counts.lostBefore += 1;
      return void incoming.socket.destroy();
    }
    if (luck >= lost && luck < lost + busy) {
      counts.busy += 1;
      return void outgoing.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Busy</h1>');
    }
    let answer = forward(incoming, body);
    if (luck >= lost + busy && luck < lost + busy + doubled) {
      counts.doubled += 1;
      const copy = forward(incoming, body);
      // Either may arrive first, and either's answer may be the one that gets through.
      answer = random() < 0.5 ? answer : (answer.catch(() => undefined), copy);
    }
    const { status, headers, body: content } = await answer;
    if (luck < lost) {
      counts.lostAfter += 1;
      return void incoming.socket.destroy();
    }
    const { 'content-type': type = 'text/plain', 'content-security-policy': policy } = headers;
    outgoing.writeHead(status, {
      'Content-Type': type,
      'Content-Length': content.length,
      ...(policy && { 'Content-Security-Policy': policy }),
    });
    outgoing.end(content);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    async heal() {
      whole = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}
