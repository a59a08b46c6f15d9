import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { httpContext, startGateway, type TestServer } from '../support/gateway-server.js';
import { testCitizens } from '../support/memory-context.js';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A backend whose server has these abilities and answers every call with this text. */
async function answering(text: string, { status = 200, headers = {} } = {}) {
  const sent: Sent[] = [];
  const backend = await httpBackend({
    url: 'https://portal.example/booking/',
    fetch: async (url, init = {}) => {
      sent.push({ url: url as string, init });
      if (init.method !== 'POST') return Response.json({ methods: ['guide', 'book', 'fly'], keepsKeys: true });
      return new Response(text, { status, headers: { 'Content-Type': 'application/json', ...headers } });
    },
  });
  return { backend, sent };
}

const unit = {
  id: 'u',
  name: 'Enheten',
  timeZone: 'Europe/Stockholm',
  book: { allowed: true },
};
const found = (...items: readonly unknown[]): string => JSON.stringify({ items, gaps: [] });

describe('what the http backend makes of an answer', () => {
  it('fields that the contract does not name are dropped', async () => {
    const { backend } = await answering(found({ ...unit, secret: 1, phone: { number: '031-390 06 12', secret: 2 } }));
    const { items } = await backend.units({ errand: { to: 'book' } });
    assert.deepEqual(items, [{ ...unit, phone: { number: '031-390 06 12' } }]);
  });

  const nonsense: readonly (readonly [string, string])[] = [
    ['no list', '{"items":{},"gaps":[]}'],
    ['null', 'null'],
    ['a unit without a name', found({ ...unit, name: undefined })],
    ['a zone that does not exist', found({ ...unit, timeZone: 'Mars/Base' })],
    ['a right that is neither', found({ ...unit, book: { allowed: 'yes' } })],
    ['a right named by a prototype', found({ ...unit, book: { allowed: 'constructor' } })],
    ['an unknown reason', found({ ...unit, book: { allowed: false, reason: 'mood' } })],
    ['a block of HTML', found({ ...unit, information: { lang: 'sv', blocks: [{ type: 'html', html: '<b>' }] } })],
  ];
  for (const [name, text] of nonsense) {
    it(`${name} is invalid-response`, async () => {
      const { backend } = await answering(text);
      await assert.rejects(backend.units({ errand: { to: 'book' } }), { name: 'BookingError', code: 'invalid-response' });
    });
  }

  it('a guide cannot reach a prototype', async () => {
    const text =
      '{"guide":{"format":1,"id":"g","version":"1","owner":"o","reviewBy":"2027-06-30","languages":[],"questions":[],"ways":{"__proto__":{"to":"call","polluted":1}}}}';
    const { backend } = await answering(text);
    const guide = await backend.guide?.({ errand: { to: 'book' } });
    assert.equal(guide?.ways['constructor'], undefined);
    assert.deepEqual(Object.keys(guide?.ways ?? {}), ['__proto__']);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
    assert.equal(Reflect.get({}, 'to'), undefined);
  });

  it('only the abilities of the server that are known are there', async () => {
    const { backend } = await answering('{}');
    assert.equal(typeof backend.book, 'function');
    assert.deepEqual(
      ['cancel', 'rebook', 'hold', 'changes', 'fly'].filter((method) => method in backend),
      [],
    );
  });

  it('nothing about the person is in the url, and no redirect is followed', async () => {
    const { backend, sent } = await answering(found());
    await backend.bookings({ actingFor: 'child-1', language: 'en' });
    assert.deepEqual(
      sent.map(({ url }) => url),
      ['https://portal.example/booking/abilities', 'https://portal.example/booking/bookings'],
    );
    const init = sent[1]?.init;
    assert.deepEqual([init?.redirect, init?.credentials], ['error', 'same-origin']);
    assert.deepEqual(JSON.parse(init?.body as string), { actingFor: 'child-1', language: 'en' });
  });

  it('a problem says whether it is worth waiting', async () => {
    const problem = JSON.stringify({ title: 'Slow down', status: 429, code: 'rate-limited', retryAfter: 20 });
    const { backend, sent } = await answering(problem, {
      status: 429,
      headers: { 'Content-Type': 'application/problem+json' },
    });
    await assert.rejects(backend.bookings(), { code: 'rate-limited', retryAfter: 20 });
    assert.equal(sent.length, 2, 'it was not asked again');
    await assert.rejects(backend.bookings(), { code: 'rate-limited', retryAfter: 20 });
    const slot = { id: 's', unit: 'u', start: '2026-11-30T08:00:00Z' };
    await assert.rejects(async () => backend.book?.({ slot, accepted: [] }, { key: 'k' }), { code: 'rate-limited' });
    assert.equal(sent.length, 2, 'nothing is sent while the server wants quiet');
  });

  it('a short wait that the server asks for is waited, and then it is asked again', async () => {
    const { backend, sent } = await answering('', { status: 429, headers: { 'Retry-After': '1' } });
    const start = performance.now();
    await assert.rejects(backend.bookings(), { code: 'rate-limited', retryAfter: 1 });
    assert.equal(sent.length, 4);
    assert.ok(performance.now() - start > 2000);
  });

  it('repeats come to an end in an outage that lasts', { timeout: 30_000 }, async () => {
    const { backend, sent } = await answering('', { status: 503 });
    await Promise.allSettled(Array.from({ length: 20 }, () => backend.bookings()));
    assert.equal(sent.length, 1 + 20 + 10, 'the abilities, twenty reads, and ten repeats in all');
  });

  it('a long Retry-After is told, not waited for; a short one is waited for', async () => {
    const long = await answering('', { status: 503, headers: { 'Retry-After': '60' } });
    await assert.rejects(long.backend.bookings(), { code: 'unavailable', retryAfter: 60 });
    assert.equal(long.sent.length, 2);
    const start = performance.now();
    const short = await answering('', { status: 503, headers: { 'Retry-After': '1' } });
    await assert.rejects(short.backend.bookings(), { code: 'unavailable', retryAfter: 1 });
    assert.equal(short.sent.length, 4);
    assert.ok(performance.now() - start > 2000);
  });

  it('a doubtful write is repeated after the quiet that was asked for, or left to be settled where that is long', async () => {
    const request = { slot: { id: 's', unit: 'u', start: '2026-11-30T08:00:00Z' }, accepted: [] };
    const long = await answering('', { status: 503, headers: { 'Retry-After': '60' } });
    assert.deepEqual(await long.backend.book?.(request, { key: 'k' }), { outcome: 'unknown' });
    assert.equal(long.sent.length, 2);
    const start = performance.now();
    const short = await answering('', { status: 503, headers: { 'Retry-After': '1' } });
    assert.deepEqual(await short.backend.book?.(request, { key: 'k' }), { outcome: 'unknown' });
    assert.equal(short.sent.length, 3);
    assert.ok(performance.now() - start > 900);
  });

  it('a write that a 503 says did nothing is rejected, and not repeated', async () => {
    const problem = JSON.stringify({ title: 'unavailable', status: 503, code: 'unavailable', nothingHappened: true });
    const { backend, sent } = await answering(problem, {
      status: 503,
      headers: { 'Content-Type': 'application/problem+json' },
    });
    const slot = { id: 's', unit: 'u', start: '2026-11-30T08:00:00Z' };
    await assert.rejects(async () => backend.book?.({ slot, accepted: [] }, { key: 'k' }), { code: 'unavailable' });
    assert.equal(sent.length, 2);
    await assert.rejects(async () => backend.book?.({ slot, accepted: [] }, { key: 'no\nkey' }), { code: 'invalid-request' });
    assert.equal(sent.length, 2, 'a bad key is not sent');
  });
});

describe('a booking that crosses as id, unit, start and status', () => {
  let server: TestServer;
  before(async () => {
    server = await startGateway({
      backend(citizen) {
        const memory = memoryBackend({ region: server.region, citizen });
        // As a backend that rebooks in steps does when the second step fails: it gives the old time back as it got it.
        const rebook: typeof memory.rebook = async (from) => ({
          outcome: 'both',
          booking: from,
          kept: from,
          reason: 'too-late',
        });
        return { ...memory, rebook };
      },
    });
  });
  after(() => server.close());

  it('comes back whole where it is kept', async () => {
    const backend = await httpContext(server).makeBackend({ citizen: 'first' });
    const time = (await backend.bookings()).items.find(({ kind }) => kind === 'booking');
    assert.ok(time?.kind === 'booking', `${testCitizens.first} has a booking from the start`);
    const slot = { id: 's', unit: time.unit.id, start: time.start };
    // Its unit wants conditions accepted before a time is moved.
    const guide = await backend.guide?.({ errand: { to: 'rebook', booking: time.id }, unit: time.unit.id });
    const accepted = guide ? [{ guide, conditions: guide.terms?.rebook?.conditions ?? [] }] : [];
    const result = await backend.rebook?.(time, { slot, accepted }, { key: 'k' });
    assert.ok(result?.outcome === 'both', JSON.stringify(result));
    assert.deepEqual(result.kept, time);
  });
});
