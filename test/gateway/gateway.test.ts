import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { memoryBackend } from 'tidbok/backends/memory';
import type { LogEntry } from 'tidbok/gateway';
import { startGateway, type TestServer } from '../support/gateway-server.js';
import { testCitizens } from '../support/memory-context.js';

const log: LogEntry[] = [];
const portal = 'https://portal.example';
let server: TestServer;

before(async () => {
  server = await startGateway({ origins: [portal], log: (entry) => log.push(entry) });
});
after(() => server.close());
beforeEach(() => (log.length = 0));

const ordinary = {
  Authorization: `Bearer token-${testCitizens.first}`,
  'Content-Type': 'application/json',
  'Tidbok-Request': '1',
};

/** Posts as the citizen's own page would, but for what is changed. A header that is undefined is left out. */
function post(path: string, body: unknown, changed: Readonly<Record<string, string | undefined>> = {}): Promise<Response> {
  const all: Readonly<Record<string, string | undefined>> = { ...ordinary, ...changed };
  const headers = Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${server.url}/${path}`, { method: 'POST', headers, body: text });
}

async function assertProblem(response: Response, status: number, code: string): Promise<void> {
  assert.equal(response.status, status);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual(await response.json(), { title: code, status, code, nothingHappened: true });
}

async function ownTimes(citizen: string): Promise<readonly string[]> {
  const { items } = await memoryBackend({ region: server.region, citizen }).bookings();
  return items.map(({ id }) => id);
}

async function aSlot() {
  const days = { from: '2026-11-30', to: '2026-12-27' };
  const targets = [{ unit: server.unit, visitType: server.visitType }];
  const backend = memoryBackend({ region: server.region, citizen: testCitizens.first });
  const slot = (await backend.slots({ errand: { to: 'book' }, targets, days })).items[0];
  assert.ok(slot);
  return slot;
}

describe('an ordinary request', () => {
  it('is answered for nobody but this citizen, and stored nowhere', async () => {
    const response = await post('bookings', {});
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
    const { items } = (await response.json()) as { items: readonly { id: string }[] };
    assert.deepEqual(
      items.map(({ id }) => id),
      await ownTimes(testCitizens.first),
    );
  });

  it('needs no login to learn the abilities', async () => {
    const response = await fetch(`${server.url}/abilities`);
    const { methods, keepsKeys } = (await response.json()) as { methods: readonly string[]; keepsKeys: boolean };
    assert.equal(keepsKeys, false);
    assert.ok(methods.includes('book') && methods.includes('changes'));
    assert.ok(!methods.includes('days'), 'memory gives the times at once');
    const query = { errand: { to: 'book' }, targets: [{ unit: server.unit }], days: { from: '2026-11-30', to: '2026-12-06' } };
    assert.equal((await post('days', { query })).status, 404);
  });

  it('is logged without anything about the person', async () => {
    await post('booking', { id: 'secret-booking' });
    assert.equal(log.length, 1);
    assert.deepEqual([log[0]?.method, log[0]?.status], ['booking', 404]);
    assert.doesNotMatch(JSON.stringify(log), /secret-booking|person-/);
  });
});

describe('who is not let in', () => {
  it('nobody logged in', async () => {
    await assertProblem(await post('bookings', {}, { Authorization: undefined }), 401, 'unauthorized');
  });

  it('a page that cannot send our header', async () => {
    await assertProblem(await post('bookings', {}, { 'Tidbok-Request': undefined }), 403, 'forbidden');
  });

  for (const origin of ['https://evil.example', 'null', `${portal}.evil.example`, 'http://portal.example']) {
    it(`a page of the origin ${origin}`, async () => {
      const slot = await aSlot();
      const before = await ownTimes(testCitizens.first);
      const body = { request: { slot, accepted: [] } };
      await assertProblem(await post('book', body, { Origin: origin, 'Idempotency-Key': 'k' }), 403, 'forbidden');
      assert.deepEqual(await ownTimes(testCitizens.first), before);
    });
  }

  it('but pages of the gateway’s own origin and of the portal', async () => {
    for (const origin of [portal, new URL(server.url).origin]) {
      assert.equal((await post('bookings', {}, { Origin: origin })).status, 200, origin);
    }
    const preflight = await fetch(`${server.url}/book`, { method: 'OPTIONS', headers: { Origin: portal } });
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), portal);
    const foreign = await fetch(`${server.url}/book`, { method: 'OPTIONS', headers: { Origin: 'https://evil.example' } });
    assert.equal(foreign.headers.get('Access-Control-Allow-Origin'), null);
  });

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', undefined]) {
    it(`a body of the type ${String(type)}`, async () => {
      const sent = Buffer.from('{}');
      const headers = { ...ordinary, ...(type !== undefined && { 'Content-Type': type }) };
      const without = Object.entries(headers).filter(([name]) => type !== undefined || name !== 'Content-Type');
      const response = await fetch(`${server.url}/bookings`, {
        method: 'POST',
        headers: without,
        body: sent,
      });
      await assertProblem(response, 415, 'invalid-request');
    });
  }

  it('a body over 64 kB, also one that does not say its length', async () => {
    const large = JSON.stringify({ language: 'x'.repeat(70_000) });
    await assertProblem(await post('bookings', large), 413, 'invalid-request');
    const body = new Blob([large]).stream();
    const streamed = await fetch(`${server.url}/bookings`, {
      method: 'POST',
      headers: ordinary,
      body,
      duplex: 'half',
    } as RequestInit);
    assert.ok(streamed.status === 413 || streamed.status === 400, String(streamed.status));
  });

  for (const body of ['', '{', 'null', '[]', '{"id":7}', '{"id":{"__proto__":{"x":1}}}']) {
    it(`a body that is not what the contract says: ${body || 'nothing'}`, async () => {
      await assertProblem(await post('booking', body), 400, 'invalid-request');
    });
  }

  it('a write without a key, with a bad one, or by GET', async () => {
    const body = { request: { slot: await aSlot(), accepted: [] } };
    await assertProblem(await post('book', body), 400, 'invalid-request');
    await assertProblem(await post('book', body, { 'Idempotency-Key': 'k'.repeat(201) }), 400, 'invalid-request');
    assert.equal((await fetch(`${server.url}/book`, { headers: ordinary })).status, 404);
  });
});

describe('another citizen', () => {
  const other = testCitizens.second;

  it('named in the body, the query or a header changes nothing', async () => {
    const mine = await ownTimes(testCitizens.first);
    const named: readonly Promise<Response>[] = [
      post('bookings', { citizen: other, user: other, sub: other }),
      post(`bookings?citizen=${other}&actingFor=${other}`, {}),
      post('bookings', {}, { 'X-Citizen': other, 'X-Forwarded-User': other, Cookie: `citizen=${other}` }),
    ];
    for (const response of await Promise.all(named)) {
      const { items } = (await response.json()) as { items: readonly { id: string }[] };
      assert.deepEqual(
        items.map(({ id }) => id),
        mine,
      );
    }
  });

  it('named in the path is nowhere', async () => {
    for (const path of [`bookings/${other}`, `${other}/bookings`, `bookings/../${other}`]) {
      await assertProblem(await post(path, {}), 404, 'not-found');
    }
  });

  it('cannot be acted for, read, cancelled or moved', async () => {
    const before = await ownTimes(other);
    const [id] = before;
    await assertProblem(await post('bookings', { actingFor: other }), 403, 'forbidden');
    await assertProblem(await post('booking', { id }), 404, 'not-found');
    const seen = { id, kind: 'booking', unit: server.unit, start: '2026-11-30T08:00:00Z', status: 'booked' };
    const key = { 'Idempotency-Key': 'k1' };
    await assertProblem(await post('cancel', { time: seen, request: { accepted: [] } }, key), 404, 'not-found');
    const request = { slot: await aSlot(), accepted: [] };
    await assertProblem(await post('rebook', { from: seen, request }, { 'Idempotency-Key': 'k2' }), 404, 'not-found');
    assert.deepEqual(await ownTimes(other), before);
  });
});

describe('what a backend throws or answers', () => {
  async function asked(method: string, broken: object, body: unknown, options: object = {}): Promise<Response> {
    const entries: LogEntry[] = [];
    const failing = await startGateway({
      backend: (citizen) => ({ ...memoryBackend({ region: server.region, citizen }), ...broken }),
      log: (entry) => entries.push(entry),
      ...options,
    });
    try {
      const headers = { ...ordinary, 'Idempotency-Key': 'k' };
      return await fetch(`${failing.url}/${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
    } finally {
      failing.close();
    }
  }

  it('no BookingError in a write: 500 that promises nothing and tells no details', async () => {
    const body = { request: { slot: await aSlot(), accepted: [] } };
    const thrown = () => Promise.reject(new Error('the patient 19 xx'));
    const response = await asked('book', { book: thrown }, body);
    assert.equal(response.status, 500);
    assert.deepEqual(await response.json(), { title: 'unavailable', status: 500, code: 'unavailable' });
  });

  it('no result of the port, or none in time: 500 that promises nothing', async () => {
    const body = { request: { slot: await aSlot(), accepted: [] } };
    const timeLimits = { read: 50, write: 50 };
    for (const book of [async () => ({ outcome: 'surely' }), () => new Promise(() => undefined)]) {
      const response = await asked('book', { book }, body, { timeLimits });
      assert.equal(response.status, 500);
      assert.equal('nothingHappened' in ((await response.json()) as object), false);
    }
    const late = await asked('bookings', { bookings: () => new Promise(() => undefined) }, {}, { timeLimits });
    assert.equal(late.status, 503);
    const unreadable = await asked('bookings', { bookings: async () => ({ items: 'many' }) }, {});
    assert.equal(unreadable.status, 502);
  });

  it('more than the contract names: it is dropped', async () => {
    const units = async () => ({ items: [], gaps: [], internal: 'secret' });
    const response = await asked('units', { units }, { query: { errand: { to: 'book' } } });
    assert.deepEqual(await response.json(), { items: [], gaps: [] });
  });
});
