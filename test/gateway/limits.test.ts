import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type BookingBackend, BookingError } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway, type LogEntry, memoryStore } from 'tidbok/gateway';
import { startGateway, type TestServer } from '../support/gateway-server.js';
import { memoryPlace, testCitizens } from '../support/memory-context.js';

const base = 'https://portal.example';
const nothing: BookingBackend = memoryBackend();

function post(path: string, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Request {
  const always = { Authorization: 'me', 'Content-Type': 'application/json', 'Tidbok-Request': '1', 'Idempotency-Key': 'k' };
  return new Request(`${base}/${path}`, { method: 'POST', headers: { ...always, ...headers }, body: JSON.stringify(body) });
}
const who = async ({ headers }: Request) => headers.get('Authorization') ?? undefined;

describe('how many requests', () => {
  it('one citizen may send in a minute is limited, and another is not disturbed', async (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-11-23T09:00:00Z') });
    const gateway = createGateway({
      backend: () => nothing,
      abilities: () => nothing,
      authenticate: who,
      store: memoryStore(),
      rates: { reads: 3, writes: 1 },
    });
    for (let times = 0; times < 3; times += 1) assert.equal((await gateway(post('bookings'))).status, 200);
    const refused = await gateway(post('bookings'));
    assert.equal(refused.status, 429);
    const wait = Number(refused.headers.get('Retry-After'));
    assert.ok(wait >= 1 && wait <= 60, `wait for ${wait} s`);
    const problem = (await refused.json()) as Record<string, unknown>;
    assert.deepEqual([problem.code, problem.nothingHappened, problem.retryAfter], ['rate-limited', true, wait]);
    assert.equal((await gateway(post('bookings', {}, { Authorization: 'other' }))).status, 200);
    assert.equal((await gateway(post('cancel'))).status, 400, 'writes are counted by themselves');
    assert.equal((await gateway(post('cancel'))).status, 429);
    test.mock.timers.tick(wait * 1000);
    assert.equal((await gateway(post('bookings'))).status, 200);
  });
});

describe('reads that nobody asked for', () => {
  it('are counted apart, so that a busy unit locks no citizen out', async () => {
    const gateway = createGateway({
      backend: () => nothing,
      abilities: () => nothing,
      authenticate: who,
      store: memoryStore(),
      rates: { reads: 1, writes: 1, refreshes: 2 },
    });
    const refresh = (): Promise<Response> => gateway(post('bookings', {}, { 'Tidbok-Request': 'refresh' }));
    assert.deepEqual([(await refresh()).status, (await refresh()).status, (await refresh()).status], [200, 200, 429]);
    assert.equal((await gateway(post('bookings'))).status, 200);
    assert.equal((await gateway(post('bookings'))).status, 429);
  });

  it('that are refused keep no read back that the citizen asks for', async () => {
    const server = await startGateway({ store: memoryStore(), rates: { reads: 100, writes: 10, refreshes: 1 } });
    try {
      const backend = await httpBackend({ url: server.url, getToken: () => `token-${testCitizens.first}` });
      await backend.bookings({ refresh: true });
      await assert.rejects(backend.bookings({ refresh: true }), { code: 'rate-limited' });
      assert.deepEqual((await backend.bookings()).gaps, []);
      await assert.rejects(backend.bookings({ refresh: true }), { code: 'rate-limited' });
    } finally {
      server.close();
    }
  });
});

describe('a body that comes slowly', () => {
  let server: TestServer;
  before(async () => {
    server = await startGateway({ timeLimits: { body: 200 } });
  });
  after(() => server.close());

  for (const length of ['Content-Length: 40', 'Transfer-Encoding: chunked']) {
    it(`is not waited for (${length})`, { timeout: 5_000 }, async () => {
      const head = [
        'POST /booking/bookings HTTP/1.1',
        'Host: 127.0.0.1',
        `Authorization: Bearer token-${testCitizens.first}`,
        'Content-Type: application/json',
        'Tidbok-Request: 1',
        length,
      ];
      const socket = connect(server.port, '127.0.0.1');
      socket.write(`${head.join('\r\n')}\r\n\r\n${length.startsWith('T') ? '5\r\n{"lan\r\n' : '{"lan'}`);
      let answer = '';
      socket.setEncoding('utf8').on('data', (data: string) => (answer += data));
      while (!answer.includes('\r\n\r\n')) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.match(answer, /^HTTP\/1.1 408 /);
      assert.match(answer, /"nothingHappened":true/);
      socket.destroy();
    });
  }
});

describe('a gateway whose', () => {
  const never = new Promise<never>(() => undefined);
  const parts = { backend: () => nothing, abilities: () => nothing, authenticate: who, timeLimits: { read: 50, write: 50 } };

  it('login or backend never comes says that nothing happened', async () => {
    for (const stuck of [{ authenticate: () => never }, { backend: () => never }]) {
      const response = await createGateway({ ...parts, ...stuck })(post('cancel', {}));
      const problem = (await response.json()) as Record<string, unknown>;
      assert.deepEqual([response.status, problem.code, problem.nothingHappened], [503, 'unavailable', true]);
    }
  });

  it('abilities cannot be told says so, and tells them when they can', async () => {
    let down = true;
    const gateway = createGateway({
      ...parts,
      abilities: () => {
        if (down) throw new BookingError('unavailable');
        return nothing;
      },
    });
    assert.equal((await gateway(new Request(`${base}/abilities`))).status, 503);
    assert.equal((await gateway(new Request(`${base}/health`))).status, 503);
    down = false;
    assert.equal((await gateway(new Request(`${base}/abilities`))).status, 200);
    assert.deepEqual(await (await gateway(new Request(`${base}/health`))).json(), { status: 'pass' });
  });

  it('store or ground is not well says so under /health', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('no connection'));
    const sick = [{ store: { ...memoryStore(), get: broken } }, { health: broken }, { health: () => never }];
    for (const one of sick) {
      const response = await createGateway({ ...parts, ...one })(new Request(`${base}/health`));
      assert.deepEqual([response.status, await response.json()], [503, { status: 'fail' }]);
    }
  });

  it('abilities have not changed need not be sent again', async () => {
    const gateway = createGateway(parts);
    const first = await gateway(new Request(`${base}/abilities`));
    const tag = first.headers.get('ETag') ?? '';
    assert.match(tag, /^(W\/)?"/);
    const again = await gateway(new Request(`${base}/abilities`, { headers: { 'If-None-Match': tag } }));
    assert.deepEqual([again.status, await again.text()], [304, '']);
  });
});

describe('what is logged', () => {
  it('tells how it went and nothing about the person, whatever the backend throws', async () => {
    const log: LogEntry[] = [];
    const thrown: unknown[] = [];
    const gateway = createGateway({
      backend: () => ({
        ...nothing,
        bookings: async () => Promise.reject(new Error('Kim Sjöberg, 19121212-1212')),
        booking: async () => Promise.reject(new BookingError('not-found', 'Kim Sjöberg has no such time')),
      }),
      abilities: () => nothing,
      authenticate: async () => 'citizen-17',
      log: (entry) => log.push(entry),
      onThrown: (error, request) => thrown.push([(error as Error).message, request]),
    });
    await gateway(post('bookings'));
    await gateway(post('booking', { id: 'time-4711' }));
    await gateway(post('nowhere', { id: 'time-4711' }));
    assert.deepEqual(
      log.map(({ method, status, code }) => [method, status, code]),
      [
        ['bookings', 500, undefined],
        ['booking', 404, 'not-found'],
        ['other', 404, undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify(log), /Kim|19121212|time-4711|citizen-17/);
    assert.ok(log.every(({ at, milliseconds }) => /^\d{4}-.*Z$/.test(at) && milliseconds >= 0));
    assert.deepEqual(thrown, [['Kim Sjöberg, 19121212-1212', log[0]?.request]], 'whoever asks gets the error itself');
  });
});

describe('stopping', () => {
  it('finishes writes, refuses what comes after, and ends live feeds', { timeout: 10_000 }, async () => {
    const place = await memoryPlace();
    const citizen = testCitizens.first;
    const memory = memoryBackend({ region: place.region, citizen });
    const gateway = createGateway({
      backend: () => memoryBackend({ region: place.region, citizen, latency: (method) => (method === 'book' ? 300 : 0) }),
      abilities: () => memory,
      authenticate: who,
      timeLimits: { write: 100 },
    });
    const backend = await httpBackend({
      url: base,
      getToken: () => 'me',
      fetch: async (url, init) => gateway(new Request(url, init)),
    });
    const feed = await gateway(post('changes', { units: [place.unit] }));
    const days = { from: '2026-11-30', to: '2026-12-27' };
    const targets = [{ unit: place.unit, visitType: place.visitType }];
    const slot = (await backend.slots({ errand: { to: 'book' }, targets, days })).items[0];
    assert.ok(slot);
    const writing = backend.book?.({ slot, accepted: [] }, { key: 'k' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = gateway.stop();
    const refused = await gateway(post('bookings'));
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [503, '1']);
    assert.equal(((await refused.json()) as Record<string, unknown>).nothingHappened, true);
    assert.equal((await gateway(new Request(`${base}/health`))).status, 503);
    assert.equal((await writing)?.outcome, 'unknown', 'its time was up before it was done');
    const listed = async () => (await memory.bookings()).items.some((time) => 'start' in time && time.start === slot.start);
    assert.equal(await listed(), false);
    await stopped;
    assert.equal(await listed(), true, 'but the gateway did not stop before it was');
    await feed.text();
  });
});
