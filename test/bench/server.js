import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle } from '../tools/bundle.js';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

const stylesOf = (side) => (side === 'hand-written' ? ['/hand-written.css'] : []);
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/** What is needed at once is asked for at once, whoever imports it. */
const page = (side, [entry, ...more]) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Tider</title>
<meta name="viewport" content="width=device-width">
${['/page.css', ...stylesOf(side)].map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
${more.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n')}
<script type="module" src="${entry}"></script><main></main>`;

/** The styles of elements, for a page without shadow roots: their host is `.${name}` there. */
export function pageStyles(sheets, name) {
  return sheets
    .join('')
    .replace(/:host(\(([^)]*)\))?/g, `.${name}$2`)
    .replace(/\n\s+/g, '\n');
}

/**
 * Serves both pages of a folder, built alike, at `/tidbok` and `/hand-written`, and `answer(searchParams)` at `/answer`. Its
 * `bytes` are what each downloads, after gzip.
 */
export async function benchServer({ folder, styles, answer }) {
  const bytes = {};
  const files = {
    '/page.css': ['text/css', 'body{margin:0;font:16px/1.5 sans-serif;color-scheme:light}main{padding:1rem}'],
    '/hand-written.css': ['text/css', styles],
  };
  for (const side of ['tidbok', 'hand-written']) {
    const built = await bundle(readFileSync(join(folder, `page-${side}.js`), 'utf8'), folder);
    for (const { name, code } of built) files[`/${side}/${name}`] = ['text/javascript', code];
    const atOnce = built.filter(({ onDemand }) => !onDemand).map(({ name }) => `/${side}/${name}`);
    files[`/${side}`] = ['text/html', page(side, atOnce)];
    bytes[side] = [...atOnce, ...stylesOf(side)].reduce((sum, path) => sum + gzipped(files[path][1]), 0);
  }
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [type, body] =
      pathname === '/answer'
        ? ['application/json', JSON.stringify(answer(Object.fromEntries(searchParams)))]
        : (files[pathname] ?? []);
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain', 'content-security-policy': policy });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    bytes,
    close: () => server.close(),
  };
}
