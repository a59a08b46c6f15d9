import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong between the browser and the gateway with one request. */
export type Fault =
  | 'lost before' // the connection breaks before the gateway hears of it
  | 'lost after' // the gateway has answered, and the answer is lost
  | '503' // a proxy's own page
  | 'truncated' // half the JSON, properly ended
  | 'cut' // half the JSON, then the connection breaks
  | 'html' // a 200 that is a page
  | 'slow' // the gateway does its work, and the answer never comes
  | 'redirect'
  | '401'; // a proxy's own, before the gateway

export interface FaultProxy {
  readonly url: string;
  /** The next POSTs meet these, one each; after them all goes well. */
  readonly faults: Fault[];
  /** Requests that came, with their headers. */
  readonly seen: IncomingMessage[];
  readonly close: () => void;
}

/** A proxy on 127.0.0.1 before a server on the port. */
export async function startFaultProxy(port: number): Promise<FaultProxy> {
  const faults: Fault[] = [];
  const seen: IncomingMessage[] = [];

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    seen.push(incoming);
    const fault = incoming.method === 'POST' ? faults.shift() : undefined;
    if (fault === 'lost before') return void incoming.socket.destroy();
    if (fault === '503') return void outgoing.writeHead(503, { 'Content-Type': 'text/html' }).end('<h1>Busy</h1>');
    if (fault === '401') return void outgoing.writeHead(401).end();
    if (fault === 'redirect') return void outgoing.writeHead(307, { Location: '/elsewhere' }).end();
    const answer = await forward(port, incoming, Buffer.concat(chunks));
    if (fault === 'lost after') return void incoming.socket.destroy();
    if (fault === 'slow') return;
    if (fault === 'html') return void outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>Log in</p>');
    const half = answer.body.subarray(0, answer.body.length / 2);
    const whole = { ...answer.headers, 'content-length': String(answer.body.length) };
    if (fault === 'truncated') {
      return void outgoing.writeHead(answer.status, { ...whole, 'content-length': String(half.length) }).end(half);
    }
    if (fault === 'cut') {
      outgoing.writeHead(answer.status, whole);
      return void outgoing.write(half, () => incoming.socket.destroy());
    }
    outgoing.writeHead(answer.status, whole).end(answer.body);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    seen,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function forward(port: number, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const type = answer.headers['content-type'];
        resolve({
          status: answer.statusCode ?? 502,
          headers: type === undefined ? {} : { 'content-type': type },
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
