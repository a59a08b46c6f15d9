import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const html = `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Boka</title>
  <script type="module" src="tidbok.js"></script>
  <tidbok-provider backend="http" url="/booking"><tidbok-booking></tidbok-booking></tidbok-provider></html>`;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

/** The page of a race in the browser, and its scripts; nothing where the request is not for them. */
export function racePage(request: Request): Response | undefined {
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' || pathname.startsWith('/booking/')) return undefined;
  const file = join('dist/browser', basename(pathname));
  if (pathname === '/') return answer('text/html', html);
  return pathname.endsWith('.js') && existsSync(file)
    ? answer('text/javascript', readFileSync(file))
    : new Response(null, { status: 204 });
}

function answer(type: string, body: BodyInit): Response {
  return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': policy } });
}
