import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Connected } from '../../demo/server/postgres/connect.js';
import { openDatabase } from '../../demo/server/postgres/open-database.js';
import { type Demo, startDemo } from '../../demo/server/start-demo.js';

const begin = Date.parse('2026-11-23T09:00:00Z');
const hour = 3_600_000;
const unit = 'SE-KATT-1001';

describe('the demo', () => {
  let demo: Demo;
  let database: Connected;
  let now = begin;
  const reported: string[] = [];
  before(async () => {
    database = await openDatabase('memory', { now: () => now, size: { units: 2, performers: 0 } });
    demo = await startDemo({ now: () => now, database, report: (line) => reported.push(line) });
  });
  after(() => demo.close());

  const form = 'application/x-www-form-urlencoded';
  const post = (path: string, body: BodyInit, { cookie = '', type = form } = {}): Promise<Response> =>
    fetch(demo.url + path, {
      ...{ method: 'POST', redirect: 'manual', body, duplex: 'half' },
      headers: { 'Content-Type': type, Origin: demo.url, Cookie: cookie, 'Tidbok-Request': '1' },
    });
  const get = (path: string, cookie = ''): Promise<Response> =>
    fetch(demo.url + path, { redirect: 'manual', headers: { Cookie: cookie } });
  const logIn = async (path: string, who: string): Promise<string> =>
    (await post(path, who)).headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const asStaff = (): Promise<string> => logIn('/clinic/login', 'staff=staff-1');
  const asCitizen = (): Promise<string> => logIn('/login', 'citizen=person-3');

  it('takes no body over 64 kB, of a known length or not', async () => {
    const cookie = await asStaff();
    const large = `citizen=${'x'.repeat(70_000)}`;
    const chunked = (): ReadableStream => new Blob([large]).stream();
    const json = { cookie, type: 'application/json' };
    for (const body of [large, chunked]) {
      const made = (): BodyInit => (typeof body === 'string' ? body : body());
      assert.equal((await post('/login', made())).status, 413);
      assert.equal((await post('/clinic/login', made())).status, 413);
      assert.equal((await post('/clinic/desk/block', made(), json)).status, 413);
      assert.equal((await post('/booking/bookings', made(), { ...json, cookie: await asCitizen() })).status, 413);
    }
  });

  it('takes no text with NUL or half a character, in an address, a form or JSON', async () => {
    const cookie = await asStaff();
    for (const path of [
      `/clinic/desk/citizens?unit=${unit}&text=ab%00`,
      '/clinic/desk/schedule?unit=%00',
      `/clinic/desk/record?unit=${unit}&id=%ED%A0%80`,
      `/clinic/desk/record?unit=${unit}&%00=1`,
      '/boka%00.html',
    ]) {
      assert.equal((await get(path, cookie)).status, 400, path);
    }
    for (const path of ['/login', '/clinic/login']) assert.equal((await post(path, 'citizen=%00&staff=x')).status, 400, path);
    for (const bad of ['\0', '\ud83d']) {
      const body = JSON.stringify({ unit, performer: `x${bad}`, start: '2026-11-30T08:00:00Z', end: '2026-11-30T09:00:00Z' });
      assert.equal((await post('/clinic/desk/block', body, { cookie, type: 'application/json' })).status, 400);
    }
    assert.equal((await get(`/clinic/desk/citizens?unit=${unit}&text=%C3%A5s`, cookie)).status, 200);
  });

  it('ends a session an hour after its last use, and twelve hours after its log-in', async () => {
    const [citizen, staff] = [await asCitizen(), await asStaff()];
    const statuses = async (): Promise<readonly number[]> => [
      (await post('/booking/bookings', '{}', { cookie: citizen, type: 'application/json' })).status,
      (await get(`/clinic/desk/schedule?unit=${unit}`, staff)).status,
    ];
    for (let used = 0; used < 12; used += 1) {
      assert.deepEqual(await statuses(), [200, 200], `after ${used} hours`);
      now += hour - 1;
    }
    now += 12;
    assert.deepEqual(await statuses(), [401, 401], 'twelve hours after the log-in');
    const again = await asStaff();
    now += hour;
    assert.equal((await get(`/clinic/desk/schedule?unit=${unit}`, again)).status, 401, 'an hour without use');
  });

  it('answers to its own host names only', async () => {
    const { port } = new URL(demo.url);
    for (const host of ['elsewhere.example', `elsewhere.example:${port}`, '127.0.0.1.elsewhere.example', '192.0.2.1']) {
      for (const path of ['/', '/booking/abilities', '/booking/health', '/clinic/login.html']) {
        assert.equal(await statusFor(host, path), 421, `${host} ${path}`);
      }
    }
    for (const host of ['localhost', `localhost:${port}`, '127.0.0.1:8080', '[::1]:8080']) {
      assert.equal(await statusFor(host, '/'), 200, host);
    }
  });

  it('opens ten live feeds for one of the staff, and room is made by each that ends', async () => {
    const cookie = await asStaff();
    const other = await logIn('/clinic/login', 'staff=staff-2');
    const stops = Array.from({ length: 10 }, () => new AbortController());
    const open = (signal?: AbortSignal, who = cookie): Promise<Response> =>
      fetch(`${demo.url}/clinic/desk/changes?unit=${unit}`, { headers: { Cookie: who }, ...(signal && { signal }) });
    for (const { signal } of stops) assert.equal((await open(signal)).status, 200);
    assert.equal((await open()).status, 429);
    const another = new AbortController();
    assert.equal((await open(another.signal, other)).status, 200);
    stops[0]?.abort();
    for (let status = 429; status !== 200; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const answer = await open(another.signal);
      status = answer.status;
      if (status === 429) await answer.text();
    }
    for (const stop of [...stops, another]) stop.abort();
  });

  // Last, since nothing is well after it.
  it('tells of health whether database and schema are well, and reports why they are not, without a word about a person', async () => {
    const health = async (): Promise<readonly unknown[]> => {
      const answer = await get('/booking/health');
      const body: unknown = await answer.json();
      return [answer.status, body];
    };
    assert.deepEqual(await health(), [200, { status: 'pass' }]);
    assert.equal(reported.length, 0);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-newer', '')`.execute(database.db);
    assert.deepEqual(await health(), [503, { status: 'fail' }]);
    assert.match(reported.at(-1) ?? '', /"method":"health","status":503,"causes":\["SchemaChanged"\]/);
    await sql`delete from kysely_migration where name = '9999-newer'`.execute(database.db);
    assert.deepEqual(await health(), [200, { status: 'pass' }]);
    await sql`alter table own_time rename to lost`.execute(database.db);
    const cookie = await asStaff();
    assert.equal((await get(`/clinic/desk/schedule?unit=${unit}`, cookie)).status, 503);
    assert.match(
      reported.at(-1) ?? '',
      /"method":"\/clinic\/desk\/schedule","status":503,"code":"unavailable","causes":\["[A-Za-z]+ 42P01"\]/,
    );
    const citizen = await asCitizen();
    const read = await post('/booking/bookings', '{}', { cookie: citizen, type: 'application/json' });
    assert.equal(read.status, 503);
    assert.match(reported.at(-1) ?? '', /"method":"bookings","status":503,"code":"unavailable","causes":\["[A-Za-z]+ 42P01"\]/);
    assert.doesNotMatch(reported.join(), /person-3|staff-1|Gunvor/);
  });

  function statusFor(host: string, path: string): Promise<number | undefined> {
    const { hostname, port } = new URL(demo.url);
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, headers: { Host: host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });
  }
});
