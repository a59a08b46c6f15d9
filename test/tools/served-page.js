import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const origin = 'http://localhost';
const types = { '.js': 'text/javascript', '.html': 'text/html', '.css': 'text/css', '.svg': 'image/svg+xml' };

/**
 * Opens a page whose addresses are the files of `folder`; `html`, where given, is the page at `/`, and `policy` its content
 * security policy. Returns the page and the list in which it collects what the page complains of.
 */
export async function servedPage(browserContext, { folder, html, policy, path = '/' }) {
  const page = await browserContext.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const file = join(folder, pathname);
    const headers = policy === undefined ? {} : { 'content-security-policy': policy };
    if (html !== undefined && pathname === '/') await route.fulfill({ contentType: 'text/html', headers, body: html });
    else if (pathname === '/favicon.ico') await route.fulfill({ status: 204 });
    else if (existsSync(file)) await route.fulfill({ contentType: types[extname(file)], headers, body: readFileSync(file) });
    else await route.fulfill({ status: 404 });
  });
  await page.goto(origin + path);
  return { page, complaints };
}
