import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Slot } from 'tidbok';
import { demoCitizens } from 'tidbok/backends/memory';
import type { DeskDays } from '../../../demo/server/staff-api/staff-api.js';
import type { Demo } from '../../../demo/server/start-demo.js';
import type { Stage } from './stage.js';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const pages = readdirSync('demo', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
const unit = 'SE-KATT-1001';
const visitType = `${unit}.vaccination`;

/** What it answers to those who ask without a browser. */
export function overHttp(stage: Stage): void {
  describe('over HTTP', () => {
    let demo: Demo;
    let citizen: string;
    let staff: string;

    const ask = (path: string, cookie = ''): Promise<Response> =>
      fetch(demo.url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
    const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(demo.url + path, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: demo.url, ...headers },
        body,
      });
    const postJson = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
      post(path, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers });
    const ownTimes = (cookie: string): Promise<Response> =>
      postJson('/booking/bookings', {}, { Cookie: cookie, 'Tidbok-Request': '1' });
    const cookieOf = (answer: Response): string => answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';

    before(async () => {
      demo = await stage.openDemo();
      citizen = cookieOf(await post('/login', 'citizen=person-3'));
      staff = cookieOf(await post('/clinic/login', 'staff=staff-1'));
    });
    after(() => demo.close());

    it('has pages without inline script or style, whose own files are all served', async () => {
      assert.ok(pages.length >= 8, `found ${pages.join(', ')}`);
      for (const page of pages) {
        const text = readFileSync(join('demo', page), 'utf8');
        assert.doesNotMatch(
          text,
          /<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)[^>]*>|<script[^>]*>[^<]/i,
          page,
        );
        assert.match(text, /<html lang="(sv|en)">/, page);
        assert.equal(/\.en\./.test(page), text.includes('<html lang="en">'), page);
        for (const [, link = ''] of text.matchAll(/(?:src|href)="([^"#:]+)"/g)) {
          const { pathname } = new URL(link, `${demo.url}/${page}`);
          const answer = await ask(pathname, `${citizen}; ${staff}`);
          assert.equal(answer.status, 200, `${page} links to ${link}`);
        }
      }
    });

    it('sends the strict headers with every answer', async () => {
      for (const path of [
        ...pages.map((page) => `/${page}`),
        '/',
        '/clinic/',
        '/tidbok.js',
        '/nowhere',
        '/booking/abilities',
      ]) {
        const { headers } = await ask(path, `${citizen}; ${staff}`);
        assert.equal(headers.get('Content-Security-Policy'), policy, path);
        assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', path);
        assert.equal(headers.get('Referrer-Policy'), 'no-referrer', path);
      }
    });

    it('says what each file is', async () => {
      const types = {
        '/': 'text/html',
        '/tidbok.js': 'text/javascript',
        '/portal.css': 'text/css',
        '/icon.svg': 'image/svg+xml',
      };
      for (const [path, type] of Object.entries(types)) {
        assert.equal((await ask(path)).headers.get('Content-Type')?.split(';')[0], type, path);
      }
      assert.equal((await ask('/clinic/schedule.js')).headers.get('Content-Type')?.split(';')[0], 'text/javascript');
    });

    it('offers every citizen on the log-in page, in both languages', () => {
      for (const page of ['demo/index.html', 'demo/index.en.html']) {
        const text = readFileSync(page, 'utf8');
        for (const { id, name } of demoCitizens) assert.match(text, new RegExp(`value="${id}">\\s*<strong>${name}`), page);
      }
    });

    it('signs its slots: one that was edited in the page is neither held nor booked', async () => {
      const headers = { Cookie: citizen, 'Tidbok-Request': '1' };
      const write = async (path: string, body: unknown): Promise<unknown> =>
        (await postJson(path, body, { ...headers, 'Idempotency-Key': crypto.randomUUID() })).json();
      const [from, to] = [1, 28].map((later) => new Date(Date.now() + later * 86_400_000).toISOString().slice(0, 10));
      const query = { errand: { to: 'book' }, targets: [{ unit: 'SE-KATT-1006' }], days: { from, to } };
      const found = (await (await postJson('/booking/slots', { query }, headers)).json()) as {
        readonly items: readonly Slot[];
      };
      const slot = found.items.at(-1);
      assert.ok(slot);
      // What the backend itself calls it, as somebody else's gateway would give it.
      const edited = { ...slot, id: slot.id.slice(slot.id.indexOf('.') + 1) };
      for (const other of [edited, { ...edited, id: `${'A'.repeat(22)}.${edited.id}` }]) {
        assert.deepEqual(await write('/booking/hold', { slot: other }), { outcome: 'refused', reason: 'changed' });
        const request = { slot: other, accepted: [] };
        assert.deepEqual(await write('/booking/book', { request }), { outcome: 'refused', reason: 'changed' });
      }
      const held = (await write('/booking/hold', { slot })) as { readonly outcome: string; readonly hold: unknown };
      assert.equal(held.outcome, 'held');
      assert.deepEqual(await write('/booking/release', { hold: held.hold }), { outcome: 'released' });
    });

    it('sends whoever is not logged in to the log-in', async () => {
      for (const page of ['/boka.html', '/mina-tider.html']) assert.equal((await ask(page)).headers.get('Location'), '/', page);
      assert.equal((await ask('/boka.en.html')).headers.get('Location'), '/index.en.html');
      assert.equal((await ask('/clinic/')).headers.get('Location'), '/clinic/login.html');
      assert.equal((await ownTimes('')).status, 401);
      assert.equal((await ask('/clinic/desk/schedule')).status, 401);
      assert.equal((await ask('/clinic/desk/changes')).status, 401);
    });

    it('refuses days that nobody can mean, to staff and to citizens, and gives the week of a day', async () => {
      for (const day of ['9999-12-31', '0001-01-01', '2026-02-30', 'x']) {
        for (const path of ['numbers', 'schedule']) {
          assert.equal((await ask(`/clinic/desk/${path}?from=${day}`, staff)).status, 400, `${path} from ${day}`);
        }
        const targets = [{ unit: 'SE-KATT-1002', visitType: 'SE-KATT-1002.blodtryck' }];
        const query = { errand: { to: 'book' }, targets, days: { from: day, to: day } };
        const answer = await postJson('/booking/slots', { query }, { Cookie: citizen, 'Tidbok-Request': '1' });
        assert.equal(answer.status, 400, `slots from ${day}`);
      }
      const week = (await (await ask('/clinic/desk/schedule?from=2027-03-31&span=week', staff)).json()) as DeskDays;
      assert.deepEqual([week.from, week.to], ['2027-03-29', '2027-04-04']);
    });

    it('logs a citizen in, shows the name, and out again', async () => {
      const answer = await post('/login', 'citizen=person-4&to=boka.en.html');
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('Location'), '/boka.en.html');
      assert.match(answer.headers.get('Set-Cookie') ?? '', /^portal_session=[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/);
      const cookie = cookieOf(answer);
      assert.match(await (await ask('/mina-tider.html', cookie)).text(), /Elis Brandt, logga ut/);
      assert.equal((await ownTimes(cookie)).status, 200);
      await post('/logout', '', { Cookie: cookie });
      assert.equal((await ownTimes(cookie)).status, 401);
    });

    it('lets nobody in who does not exist, nor leads anyone out of the portal', async () => {
      const stranger = await post('/login', 'citizen=person-5');
      assert.equal(stranger.status, 400);
      assert.equal(stranger.headers.get('Set-Cookie'), null);
      const led = await post('/login', 'citizen=person-4&to=//elsewhere.example');
      assert.equal(led.headers.get('Location'), '/boka.html');
    });

    it('keeps the two kinds of session apart', async () => {
      const asStaff = citizen.replace('portal_session', 'clinic_session');
      const asCitizen = staff.replace('clinic_session', 'portal_session');
      for (const cookie of [citizen, asStaff]) assert.equal((await ask('/clinic/desk/schedule', cookie)).status, 401);
      for (const cookie of [staff, asCitizen]) assert.equal((await ownTimes(cookie)).status, 401);
      const refused = await postJson('/clinic/desk/take-off-web', { unit, visitType, reason: 'x' }, { Cookie: citizen });
      assert.equal(refused.status, 401);
    });

    it('refuses what other origins send', async () => {
      const body = 'citizen=person-4';
      assert.equal((await post('/login', body, { Origin: 'https://elsewhere.example' })).status, 403);
      assert.equal((await post('/login', body, { Origin: 'null' })).status, 403);
      assert.equal((await post('/login', body, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' })).status, 303);
      const off = { unit, visitType, reason: 'x' };
      const headers = { Cookie: staff, Origin: 'https://elsewhere.example' };
      assert.equal((await postJson('/clinic/desk/take-off-web', off, headers)).status, 403);
    });

    it('serves nothing outside its own files', async () => {
      const paths = ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/clinic/..%5c..%5cpackage.json'];
      for (const path of [...paths, '/server/main.js', '/clinic/server/main.js', '/package.json', '/clinic/schedule.js.map']) {
        assert.equal(await rawStatus(path), 404, path);
      }
    });

    it('gives staff a day of any unit, and says no to what there is not', async () => {
      const answer = await ask(`/clinic/desk/schedule?unit=${unit}&from=2026-11-25`, staff);
      const shown = (await answer.json()) as { from: string; unit: { name: string }; columns: unknown[]; units: unknown[] };
      assert.equal(shown.from, '2026-11-25');
      assert.equal(shown.unit.name, 'Vårdcentralen Tångholmen');
      assert.equal(shown.columns.length, 5);
      assert.equal(shown.units.length, 8);
      assert.equal((await ask('/clinic/desk/schedule?unit=nowhere', staff)).status, 404);
      assert.equal((await ask('/clinic/desk/changes?unit=nowhere', staff)).status, 404);
      assert.equal((await ask('/clinic/desk/schedule?from=2026-02-30', staff)).status, 400);
    });

    it('takes a visit type off the web with a reason only, and tells at once', async () => {
      const off = (reason: unknown, type = visitType): Promise<Response> =>
        postJson('/clinic/desk/take-off-web', { unit, visitType: type, reason }, { Cookie: staff });
      assert.equal((await off(' ')).status, 400);
      assert.equal((await off(undefined)).status, 400);
      assert.equal((await off('slut', 'nowhere')).status, 404);
      const stop = new AbortController();
      const changes = await fetch(`${demo.url}/clinic/desk/changes?unit=${unit}`, {
        headers: { Cookie: staff },
        signal: stop.signal,
      });
      assert.equal((await off('Vaccinet är slut')).status, 200);
      assert.equal((await postJson('/clinic/desk/put-on-web', { unit, visitType }, { Cookie: staff })).status, 200);
      assert.ok(changes.body);
      let heard = '';
      for await (const text of changes.body.pipeThrough(new TextDecoderStream())) {
        heard += text;
        if (heard.includes('on-web')) break;
      }
      assert.match(heard, /"what":"off-web",[^\n]*"visitType":"Vaccination"[^]*"what":"on-web"/);
      stop.abort();
    });

    it('says why it cannot start on a port that is taken', async () => {
      await assert.rejects(stage.openDemo(Number(new URL(demo.url).port)), { code: 'EADDRINUSE' });
    });

    /** `fetch` would tidy the path before sending it. */
    function rawStatus(path: string): Promise<number | undefined> {
      const { hostname, port } = new URL(demo.url);
      return new Promise((resolve, reject) => {
        const asked = request({ hostname, port, path, headers: { Cookie: `${citizen}; ${staff}` } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        asked.on('error', reject);
        asked.end();
      });
    }
  });
}
