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

/** The picker's own styles, list and week, for a page without shadow roots. */
function pageStyles() {
  const list = TidbokSlotPicker.styles.flat(3).map(({ cssText }) => cssText);
  const [, week] = /css ?`([^`]*)`/.exec(readFileSync('dist/elements/slot-picker/week-styles.js', 'utf8'));
  return [...list, week]
    .join('')
    .replace(/:host(\(([^)]*)\))?/g, '.picker$2')
    .replace(/\n\s+/g, '\n');
}

const stylesOf = (side) => (side === 'hand-written' ? ['/hand-written.css'] : []);
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/** What is needed at once is asked for at once, whoever imports it. */
const page = (side, [entry, ...more]) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Välj tid</title>
<meta name="viewport" content="width=device-width">
${['/page.css', ...stylesOf(side)].map((path) => `<link rel="stylesheet" href="${path}">`).join('\n')}
${more.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n')}
<script type="module" src="${entry}"></script><main></main>`;

/** Serves both pages, built alike, at `/tidbok` and `/hand-written`. Its `bytes` are what each downloads, after gzip. */
export async function pickerServer() {
  const folder = import.meta.dirname;
  const bytes = {};
  const files = {
    '/page.css': ['text/css', 'body{margin:0;font:16px/1.5 sans-serif;color-scheme:light}main{padding:1rem}'],
    '/hand-written.css': ['text/css', pageStyles()],
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
    const { from, to, days, times } = Object.fromEntries(searchParams);
    const [type, body] =
      pathname === '/answer'
        ? ['application/json', JSON.stringify(answer({ from, to, days: Number(days), times: Number(times) }))]
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
