import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway } from 'tidbok/gateway';
import { memoryPlace, type TestPlace } from './memory-context.js';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
/** As the README gives it. */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** The files of dist/browser, pages of plain HTML, and a gateway over the memory backend at /booking, on a port of their own. */
export interface PageServer extends TestPlace {
  readonly url: string;
  /** Every file that was asked for, with its query. */
  readonly asked: string[];
  /** Whether a file, by its name and how many times it was asked for before, is missing. */
  isMissing: (file: string, before: number) => boolean;
  /** Whether the gateway answers: otherwise its connections are cut. */
  isReachable: boolean;
  close(): void;
}

/** `html` is the body of the page at `/`, which loads tidbok.js. A citizen is known by the token, `person-1` without one. */
export async function startPageServer(html: string, lang = 'sv'): Promise<PageServer> {
  const place = await memoryPlace(new Date().toISOString());
  const gateway = createGateway({
    backend: (citizen) => memoryBackend({ region: place.region, citizen, script: place.script, holdSeconds: 300 }),
    abilities: () => memoryBackend({ region: place.region, holdSeconds: 300 }),
    authenticate: async ({ headers }) => (headers.get('Authorization') ?? 'Bearer person-1').slice('Bearer '.length),
    basePath: '/booking',
  });
  const answerCall = getRequestListener(gateway);
  const page = `<!doctype html><html lang="${lang}"><title>Boka</title>${html}<script type="module" src="/tidbok.js"></script></html>`;
  const server: Server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.slice(1);
    if (name.startsWith('booking/')) {
      if (self.isReachable) void answerCall(request, response);
      else request.destroy();
      return;
    }
    response.setHeader('Content-Security-Policy', pagePolicy);
    response.setHeader('Cache-Control', 'no-store');
    const file = join('dist/browser', name);
    if (name === '') response.setHeader('Content-Type', 'text/html; charset=utf-8').end(page);
    else if (extname(name) in types && existsSync(file)) {
      const before = self.asked.filter((one) => one.split('?')[0] === name).length;
      self.asked.push(name + search);
      if (self.isMissing(name, before)) response.writeHead(404).end();
      else response.setHeader('Content-Type', types[extname(name)] ?? '').end(readFileSync(file));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: PageServer = {
    ...place,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: [],
    isMissing: () => false,
    isReachable: true,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return self;
}
