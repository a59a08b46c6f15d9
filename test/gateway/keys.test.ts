import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Booking, BookingBackend } from 'tidbok';
import { createRegion, type Latency, memoryBackend, type Script } from 'tidbok/backends/memory';
import { createGateway, type GatewayOptions, type GatewayStore, memoryStore } from 'tidbok/gateway';
import { memoryPlace, testCitizens } from '../support/memory-context.js';

/** A backend that keeps no keys of its own: to it each call is a new one. It still says which key made a booking. */
function forgetful(backend: BookingBackend, books: () => void): BookingBackend {
  return {
    ...backend,
    async book(request, options) {
      books();
      const result = await backend.book!(request, { ...options, key: `${options.key}-${crypto.randomUUID()}` });
      return result;
    },
    bookings: async (options) => {
      const { items, gaps } = await backend.bookings(options);
      return {
        gaps,
        items: items.map((time) => ('key' in time && time.key ? { ...time, key: time.key.slice(0, -37) } : time)),
      };
    },
  };
}

async function aPlace(
  options: Partial<Omit<GatewayOptions, 'store'>> & { script?: Script; latency?: Latency; store?: GatewayStore | 'none' } = {},
) {
  const { script = {}, latency = 0, store = memoryStore(), ...given } = options;
  const place = await memoryPlace();
  let books = 0;
  const gateway = createGateway({
    backend: (citizen) =>
      forgetful(memoryBackend({ region: place.region, citizen, script, latency }), () => {
        books += 1;
      }),
    abilities: () => memoryBackend({ region: createRegion() }),
    authenticate: async ({ headers }) => headers.get('Authorization') ?? undefined,
    ...(store !== 'none' && { store }),
    ...given,
  });
  const query = {
    errand: { to: 'book' as const },
    targets: [{ unit: place.unit, visitType: place.visitType }],
    days: { from: '2026-11-30', to: '2026-12-27' },
  };
  const { items } = await memoryBackend({ region: place.region, citizen: testCitizens.first }).slots(query);
  const [slot, other] = items;
  assert.ok(slot && other);

  async function send(
    path: string,
    body: unknown,
    { key = 'k', citizen = testCitizens.first }: { key?: string; citizen?: string } = {},
  ) {
    const headers = {
      Authorization: citizen,
      'Content-Type': 'application/json',
      'Tidbok-Request': '1',
      'Idempotency-Key': key,
    };
    const response = await gateway(
      new Request(`https://portal.example/${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  }
  const book = (wanted = slot, how: { key?: string; citizen?: string } = {}) =>
    send('book', { request: { slot: wanted, accepted: [] } }, how);
  return { gateway, send, book, slot, other, script, books: () => books, region: place.region };
}

describe('a write with a key, where the gateway has a store', () => {
  it('is declared to be done once; without a store it is not', async () => {
    for (const store of [memoryStore(), 'none'] as const) {
      const { gateway } = await aPlace({ store });
      const abilities = await gateway(new Request('https://portal.example/abilities'));
      assert.equal(((await abilities.json()) as { keepsKeys: boolean }).keepsKeys, store !== 'none');
    }
  });

  it('is answered again as the first time, and done once', async () => {
    const { book, books } = await aPlace();
    const first = await book();
    assert.equal(first.answer.outcome, 'done');
    assert.deepEqual(await book(), first);
    assert.equal(books(), 1);
  });

  it('does not say that it is booked once that has been cancelled, nor books it again', async () => {
    const { book, send, other, region, books } = await aPlace();
    const { booking } = (await book()).answer as { readonly booking: Booking };
    const time = { id: booking.id, kind: booking.kind, unit: booking.unit.id, start: booking.start, status: booking.status };
    const move = () => send('rebook', { from: time, request: { slot: other, accepted: [] } }, { key: 'move' });
    const moved = (await move()).answer as { readonly booking: Booking };
    assert.deepEqual((await book()).answer, { outcome: 'refused', reason: 'changed' }, 'it was moved');
    const stored = region.times.get(moved.booking.id);
    assert.ok(stored);
    region.times.set(stored.id, { ...stored, status: 'cancelled' });
    assert.deepEqual((await move()).answer, { outcome: 'refused', reason: 'changed' });
    assert.equal(books(), 1);
    const made = [...region.times.values()].filter(({ id }) => id === booking.id || id === moved.booking.id);
    assert.deepEqual(
      made.map(({ status }) => status),
      ['cancelled', 'cancelled'],
    );
  });

  it('tells nothing while the backend cannot say whether it still stands', async () => {
    const { book, script } = await aPlace();
    await book();
    script.fail = { booking: 'unavailable' };
    assert.deepEqual((await book()).answer, { outcome: 'unknown' });
    script.fail = {};
    assert.equal((await book()).answer.outcome, 'done');
  });

  it('in another language is still the same write', async () => {
    const { send, slot, books } = await aPlace();
    for (const language of ['sv', 'en']) await send('book', { request: { slot, accepted: [] }, language });
    assert.equal(books(), 1);
  });

  it('with another body is refused, and does nothing', async () => {
    const { book, other, send, books } = await aPlace();
    await book();
    for (const reused of [await book(other), await send('cancel', { time: seen, request: { accepted: [] } })]) {
      assert.equal(reused.status, 422);
      assert.deepEqual([reused.answer.code, reused.answer.nothingHappened], ['invalid-request', true]);
    }
    assert.equal(books(), 1);
  });

  it('is another citizen’s own, also with the same key and another body', async () => {
    const { book, other } = await aPlace();
    const mine = await book();
    const theirs = await book(other, { citizen: testCitizens.second });
    assert.equal(theirs.answer.outcome, 'done');
    assert.notDeepEqual(theirs.answer.booking, mine.answer.booking);
    const again = await book(undefined, { citizen: testCitizens.second, key: 'k2' });
    assert.equal(again.answer.outcome, 'taken', 'a key of another opens nothing');
  });

  it('sent twice at once is done once, and both get the answer', async () => {
    const { book, books } = await aPlace({ latency: 120 });
    const [one, two] = await Promise.all([book(), book()]);
    assert.equal(one.answer.outcome, 'done');
    assert.deepEqual(two, one);
    assert.equal(books(), 1);
  });

  it('is free again after taken, refused and a rejection', async () => {
    const { book, script, books } = await aPlace();
    for (const failure of ['taken', 'not-for-you', 'unavailable'] as const) {
      script.fail = { book: failure };
      await book(undefined, { key: failure });
      script.fail = {};
      await book(undefined, { key: failure });
    }
    assert.equal(books(), 6);
  });

  it('whose answer came too late is kept all the same', async () => {
    const { book, books } = await aPlace({
      latency: (method) => (method === 'book' ? 300 : 0),
      timeLimits: { write: 100 },
    });
    const late = await book();
    assert.deepEqual([late.status, late.answer.nothingHappened], [500, undefined], 'nothing is promised');
    // The unit is asked whether it requires its guide, and then for the booking.
    while (books() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal((await book()).answer.outcome, 'done');
    assert.equal(books(), 1);
  });

  it('that was lost behind the gateway is settled by reading, not by doing it again', async () => {
    const { book, script, books } = await aPlace();
    script.fail = { book: 'unknown-after' };
    assert.equal((await book()).answer.outcome, 'unknown');
    script.fail = {};
    const settled = await book();
    assert.equal(settled.answer.outcome, 'done');
    assert.deepEqual(await book(), settled, 'what was settled is kept');
    assert.equal(books(), 1);
  });

  it('that reading cannot settle stays unknown, and is not done again', async () => {
    const { book, script, books } = await aPlace();
    script.fail = { book: 'unknown-before', bookings: 'unavailable' };
    for (let times = 0; times < 3; times += 1) assert.equal((await book()).answer.outcome, 'unknown');
    script.fail = {};
    // The backend may still carry it out, so that its absence proves nothing yet.
    assert.equal((await book()).answer.outcome, 'unknown');
    assert.equal(books(), 1);
  });

  it('that never got there is done, once the time that a backend may take has passed', async (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const { book, script, books } = await aPlace();
    script.fail = { book: 'unknown-before' };
    await book();
    script.fail = {};
    test.mock.timers.tick(125_000);
    const [one, two] = await Promise.all([book(), book()]);
    assert.equal(one.answer.outcome, 'done');
    assert.deepEqual(two, one, 'two repeats that both find it was not done do it once');
    assert.equal(books(), 2);
  });
});

const seen = { id: 'x', kind: 'booking', unit: 'u', start: '2026-11-30T08:00:00Z', status: 'booked' };

describe('a store that fails', () => {
  const broken = async (): Promise<never> => Promise.reject(new Error('no connection'));

  it('refuses writes before they are done, and lets reads through', async () => {
    const store: GatewayStore = { add: broken, get: broken, put: broken, remove: broken, count: broken };
    const thrown: unknown[] = [];
    const { book, send, books } = await aPlace({ store, onThrown: (one) => thrown.push(one) });
    const refused = await book();
    assert.deepEqual([refused.status, refused.answer.nothingHappened], [503, true]);
    assert.equal(books(), 0);
    assert.equal((await send('bookings', {})).status, 200);
    assert.ok(thrown.length > 0, 'whoever runs the gateway is told');
  });

  it('after the write was done leaves the answer as it is', async () => {
    const { book, books } = await aPlace({ store: { ...memoryStore(), put: broken, remove: broken } });
    assert.equal((await book()).answer.outcome, 'done');
    assert.equal(books(), 1);
  });
});

describe('the store in this process', () => {
  it('forgets when its time is up, and removes only what it is told', async () => {
    let now = 0;
    const store = memoryStore({ now: () => now });
    assert.equal(await store.add('name', 'one', 10), undefined);
    assert.equal(await store.add('name', 'two', 10), 'one');
    await store.remove('name', 'two');
    assert.equal(await store.get('name'), 'one');
    now = 10_000;
    assert.equal(await store.get('name'), undefined);
    assert.equal(await store.add('name', 'two', 10), undefined);
    await store.remove('name', 'two');
    assert.equal(await store.get('name'), undefined);
    assert.deepEqual([await store.count('c', 60), await store.count('c', 60)], [1, 2]);
    now += 60_000;
    assert.equal(await store.count('c', 60), 1);
  });
});
