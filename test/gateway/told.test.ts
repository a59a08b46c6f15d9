import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BookingBackend, BookingError } from 'tidbok';
import { memoryBackend } from 'tidbok/backends/memory';
import { causesOf, createGateway, type GatewayOptions, type LogEntry } from 'tidbok/gateway';

const nothing: BookingBackend = memoryBackend();
const personal = 'Kim Sjöberg, 191212121212';

function post(path: string, body: unknown = {}, citizen = 'one'): Request {
  const headers = { Authorization: citizen, 'Content-Type': 'application/json', 'Tidbok-Request': '1' };
  return new Request(`https://portal.example/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

function listening(backend: Partial<BookingBackend>, options: Partial<GatewayOptions> = {}) {
  const log: LogEntry[] = [];
  const thrown: unknown[] = [];
  const gateway = createGateway({
    backend: () => ({ ...nothing, ...backend }),
    abilities: () => nothing,
    authenticate: async ({ headers }) => headers.get('Authorization') ?? undefined,
    log: (entry) => log.push(entry),
    onThrown: (one) => thrown.push(one),
    ...options,
  });
  return { gateway, log, thrown };
}

describe('what lies behind an error of the backend', () => {
  const refused = Object.assign(new Error(`connect ${personal}`), { code: 'ECONNREFUSED' });
  const unavailable = new BookingError('unavailable', 'the database does not answer', { cause: refused });

  it('reaches whoever runs the gateway whole, and the log without a word about the person', async () => {
    const { gateway, log, thrown } = listening({ bookings: async () => Promise.reject(unavailable) });
    const response = await gateway(post('bookings'));
    assert.equal(response.status, 503);
    assert.doesNotMatch(await response.text(), /ECONN|Kim/);
    assert.deepEqual(thrown, [unavailable]);
    assert.deepEqual(log[0]?.causes, ['Error ECONNREFUSED']);
    assert.doesNotMatch(JSON.stringify(log), /Kim|19121212/);
  });

  it('is where an answer that is not what the port says differs', async () => {
    const { gateway, thrown } = listening({ bookings: async () => ({ items: [{ id: personal }], gaps: [] }) as never });
    assert.equal((await gateway(post('bookings'))).status, 502);
    const [error] = thrown as [BookingError];
    assert.match((error.cause as Error).message, /unit/);
    assert.doesNotMatch((error.cause as Error).message, /Kim/);
  });

  it('is not told of what the citizen asked wrongly', async () => {
    const { gateway, log, thrown } = listening({
      booking: async () => Promise.reject(new BookingError('not-found', 'none', { cause: refused })),
    });
    await gateway(post('booking', { id: 'x' }));
    await gateway(post('booking', { id: 1 }));
    assert.deepEqual(thrown, []);
    assert.ok(log.every((entry) => !('causes' in entry)));
  });

  it('is told of health', async () => {
    const { gateway, log, thrown } = listening({}, { health: async () => Promise.reject(refused) });
    const response = await gateway(new Request('https://portal.example/health'));
    assert.deepEqual(await response.json(), { status: 'fail' });
    assert.deepEqual(thrown, [refused]);
    assert.deepEqual([log[0]?.method, log[0]?.causes], ['health', ['Error ECONNREFUSED']]);
  });

  it('is names and codes, however deep, and never what could be a person', () => {
    const deep = Object.assign(new Error(personal, { cause: refused }), { name: personal, code: '191212121212' });
    assert.deepEqual(causesOf(new BookingError('unavailable', personal, { cause: deep })), ['Error', 'Error ECONNREFUSED']);
    assert.deepEqual(causesOf(Object.assign(new TypeError(personal), { code: '57P01' })), ['TypeError 57P01']);
    const circle = new Error(personal);
    circle.cause = circle;
    assert.equal(causesOf(circle).length, 5);
    assert.deepEqual(causesOf(personal), []);
  });
});

describe('live feeds of one citizen', () => {
  it('are so many at once, another’s are not counted, and one that has ended makes room', async () => {
    const { gateway } = listening({}, { feeds: 2 });
    const open = (citizen?: string) => gateway(post('changes', { units: [] }, citizen));
    const [one, two] = [await open(), await open()];
    assert.deepEqual([one.status, two.status], [200, 200]);
    const refused = await open();
    assert.deepEqual([refused.status, refused.headers.get('Retry-After')], [429, '30']);
    assert.equal((await open('another')).status, 200);
    await one.body?.cancel();
    assert.equal((await open()).status, 200);
    await gateway.stop();
  });

  it('that cannot be begun are not counted', async () => {
    const { gateway } = listening(
      {
        changes: () => {
          throw new BookingError('unavailable');
        },
      },
      { feeds: 1 },
    );
    for (let times = 0; times < 3; times += 1) assert.equal((await gateway(post('changes', { units: [] }))).status, 503);
  });
});
