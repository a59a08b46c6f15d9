import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TidbokSlotPicker } from 'tidbok';
import { bundle } from '../../tools/bundle.js';
import { answer } from './answer.js';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** The picker's own style sheet for a page without shadow roots, and what only such a page can be given. */
function pageStyles() {
  const shared = TidbokSlotPicker.styles.flat(3).map(({ cssText }) => cssText);
  const own = '.day{content-visibility:auto;contain-intrinsic-block-size:auto 11rem;overflow-clip-margin:8px}';
  return [...shared, own]
    .join('')
    .replace(/:host(\(([^)]*)\))?/g, '.picker$2')
    .replace(/\n\s+/g, '\n');
}

const page = (side) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Välj tid</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">
${side === 'hand-written' ? '<link rel="stylesheet" href="/hand-written.css">' : ''}
<script type="module" src="/${side}.js"></script><main></main>`;

/** Serves both pages, built alike, at `/tidbok` and `/hand-written`. Its `bytes` are what each downloads, after gzip. */
export async function pickerServer() {
  const folder = import.meta.dirname;
  const built = {};
  for (const side of ['with-tidbok', 'hand-written']) {
    const [entry, ...more] = await bundle(readFileSync(join(folder, `${side}.js`), 'utf8'), folder);
    if (more.length > 0) throw new Error(`${side} is more than one file`);
    built[side] = entry.code;
  }
  const files = {
    '/tidbok': ['text/html', page('tidbok')],
    '/hand-written': ['text/html', page('hand-written')],
    '/tidbok.js': ['text/javascript', built['with-tidbok']],
    '/hand-written.js': ['text/javascript', built['hand-written']],
    '/page.css': ['text/css', 'body{margin:0;font:16px/1.5 sans-serif;color-scheme:light}main{padding:1rem}'],
    '/hand-written.css': ['text/css', pageStyles()],
  };
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const { from, to, days, times } = Object.fromEntries(searchParams);
    const [type, body] =
      pathname === '/answer'
        ? ['application/json', JSON.stringify(answer({ from, to, days: Number(days), times: Number(times) }))]
        : (files[pathname] ?? []);
    response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain', 'content-security-policy': policy });
    response.end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const gzip = (...paths) => paths.reduce((sum, path) => sum + gzipSync(files[path][1], { level: 9 }).length, 0);
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    bytes: { tidbok: gzip('/tidbok.js'), handWritten: gzip('/hand-written.js', '/hand-written.css') },
    close: () => server.close(),
  };
}
