import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { BookingBackend, Slot } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { type Fault, type FaultProxy, startFaultProxy } from '../support/fault-proxy.js';
import { startGateway, type TestServer } from '../support/gateway-server.js';
import { testCitizens } from '../support/memory-context.js';

const citizen = testCitizens.first;
const timeLimits = { read: 4000, write: 400 };

interface Bench {
  readonly backend: BookingBackend;
  readonly free: () => Promise<Slot>;
  readonly book: (slot: Slot) => ReturnType<NonNullable<BookingBackend['book']>>;
  /** How many bookings there really are at that time. */
  readonly booked: (slot: Slot) => Promise<number>;
  readonly reset: () => Promise<void>;
  tokens: number;
}

for (const keepsKeys of [false, true]) {
  describe(`what a write comes to where keys are ${keepsKeys ? '' : 'not '}kept`, () => {
    let server: TestServer;
    let proxy: FaultProxy;
    let bench: Bench;
    before(async () => {
      server = await startGateway({ keepsKeys });
      proxy = await startFaultProxy(server.port);
      bench = await startBench(server, proxy);
    });
    after(() => {
      proxy.close();
      server.close();
    });
    afterEach(async () => {
      proxy.faults.length = 0;
      await bench.reset();
    });

    const doubtful: readonly (readonly [Fault, really: number])[] = [
      ['lost before', 0],
      ['lost after', 1],
      ['503', 0],
      ['truncated', 1],
      ['cut', 1],
      ['html', 1],
      ['redirect', 0],
    ];
    for (const [fault, really] of doubtful) {
      it(`${fault}: ${keepsKeys ? 'settled by one repeat' : 'unknown'}`, async () => {
        const slot = await bench.free();
        proxy.faults.push(fault);
        const { outcome } = await bench.book(slot);
        assert.equal(outcome, keepsKeys ? 'done' : 'unknown');
        assert.equal(await bench.booked(slot), keepsKeys ? 1 : really);
      });

      it(`${fault}, twice: unknown, and not sent a third time`, async () => {
        const slot = await bench.free();
        const before = proxy.seen.length;
        proxy.faults.push(fault, fault);
        assert.deepEqual(await bench.book(slot), { outcome: 'unknown' });
        assert.equal(proxy.seen.length - before, keepsKeys ? 2 : 1);
        assert.equal(await bench.booked(slot), really);
      });

      it(`${fault}: neither cancelling nor rebooking is said to be done when it is not known`, async () => {
        const slot = await bench.free();
        const made = await bench.book(slot);
        assert.ok(made.outcome === 'done');
        proxy.faults.push(fault, fault);
        const moved = await bench.backend.rebook?.(made.booking, { slot: await bench.free(), accepted: [] }, newKey());
        assert.deepEqual(moved, { outcome: 'unknown' });
        proxy.faults.length = 0;
        proxy.faults.push(fault, fault);
        const cancelled = await bench.backend.cancel?.(made.booking, { accepted: [] }, newKey());
        assert.deepEqual(cancelled, { outcome: 'unknown' });
      });
    }

    it('slow: unknown when the time is up, although it was done', async () => {
      const slot = await bench.free();
      proxy.faults.push('slow');
      assert.deepEqual(await bench.book(slot), { outcome: 'unknown' });
      assert.equal(await bench.booked(slot), 1);
    });

    it('401 once: a fresh token and one repeat', async () => {
      const slot = await bench.free();
      const before = bench.tokens;
      proxy.faults.push('401');
      assert.equal((await bench.book(slot)).outcome, 'done');
      assert.equal(bench.tokens - before, 2);
      assert.equal(await bench.booked(slot), 1);
    });

    it('401 twice: certain that nothing happened', async () => {
      const slot = await bench.free();
      proxy.faults.push('401', '401');
      await assert.rejects(bench.book(slot), { name: 'BookingError', code: 'unauthorized' });
      assert.equal(await bench.booked(slot), 0);
    });

    it('lost after it was done, then 401: still unknown', async () => {
      const slot = await bench.free();
      proxy.faults.push('lost after', '401', '401');
      assert.deepEqual(await bench.book(slot), { outcome: 'unknown' });
      assert.equal(await bench.booked(slot), 1);
    });
  });
}

describe('what a read comes to', () => {
  let server: TestServer;
  let proxy: FaultProxy;
  let bench: Bench;
  before(async () => {
    server = await startGateway();
    proxy = await startFaultProxy(server.port);
  });
  // A backend that has repeated too often repeats no more.
  beforeEach(async () => {
    bench = await startBench(server, proxy);
  });
  after(() => {
    proxy.close();
    server.close();
  });
  afterEach(() => {
    proxy.faults.length = 0;
  });

  for (const fault of ['lost before', 'lost after', '503', 'cut'] as const) {
    it(`${fault}, twice: asked again, and answered`, async () => {
      proxy.faults.push(fault, fault);
      assert.ok(Array.isArray((await bench.backend.bookings()).items));
      assert.deepEqual(proxy.faults, []);
    });
    it(`${fault}, three times: unavailable`, async () => {
      proxy.faults.push(fault, fault, fault, 'html');
      await assert.rejects(bench.backend.bookings(), { name: 'BookingError', code: 'unavailable' });
      assert.deepEqual(proxy.faults, ['html'], 'not asked a fourth time');
    });
  }

  for (const fault of ['truncated', 'html'] as const) {
    it(`${fault}: invalid-response`, async () => {
      proxy.faults.push(fault);
      await assert.rejects(bench.backend.bookings(), { name: 'BookingError', code: 'invalid-response' });
    });
  }

  it('slow: unavailable when the time is up', async () => {
    const backend = await connect(proxy, { read: 300, write: 300 });
    proxy.faults.push('slow');
    await assert.rejects(backend.bookings(), { name: 'BookingError', code: 'unavailable' });
  });

  it('slow and aborted: AbortError at once', async () => {
    proxy.faults.push('slow');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await assert.rejects(bench.backend.bookings({ signal: stop.signal }), { name: 'AbortError' });
  });

  it('a server that is not there: unavailable, and a malformed url: invalid-request', async () => {
    const gone = await startFaultProxy(server.port);
    gone.close();
    await assert.rejects(connect(gone, timeLimits), { name: 'BookingError', code: 'unavailable' });
    for (const url of ['http://', 'booking', 'javascript:alert(1)']) {
      await assert.rejects(httpBackend({ url }), { name: 'BookingError', code: 'invalid-request' });
    }
  });
});

function newKey(): { readonly key: string } {
  return { key: crypto.randomUUID() };
}

function connect(proxy: FaultProxy, limits: typeof timeLimits, onToken = (): void => undefined): Promise<BookingBackend> {
  const getToken = (): string => {
    onToken();
    return `token-${citizen}`;
  };
  return httpBackend({ url: `${proxy.url}/booking`, getToken, timeLimits: limits });
}

async function startBench(server: TestServer, proxy: FaultProxy): Promise<Bench> {
  const direct = memoryBackend({ region: server.region, citizen });
  const own = new Set((await direct.bookings()).items.map(({ id }) => id));
  const bench: Bench = {
    tokens: 0,
    backend: await connect(proxy, timeLimits, () => (bench.tokens += 1)),
    async free() {
      const days = { from: '2026-11-30', to: '2026-12-27' };
      const targets = [{ unit: server.unit, visitType: server.visitType }];
      const slot = (await direct.slots({ errand: { to: 'book' }, targets, days })).items[0];
      assert.ok(slot);
      return slot;
    },
    async book(slot) {
      const result = await bench.backend.book?.({ slot, accepted: [] }, newKey());
      assert.ok(result);
      return result;
    },
    async booked(slot) {
      const { items } = await direct.bookings();
      return items.filter((time) => !own.has(time.id) && time.kind === 'booking' && time.start === slot.start).length;
    },
    async reset() {
      for (const time of (await direct.bookings()).items) {
        if (!own.has(time.id)) await direct.cancel?.(time, { accepted: [] }, newKey());
      }
    },
  };
  return bench;
}
