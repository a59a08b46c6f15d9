import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import { startFaultProxy } from '../support/fault-proxy.js';
import { startGateway, type TestServer } from '../support/gateway-server.js';
import { testCitizens } from '../support/memory-context.js';

describe('the live feed', { timeout: 20_000 }, () => {
  let server: TestServer;
  before(async () => {
    server = await startGateway();
  });
  after(() => server.close());

  async function feed(url: string, signal: AbortSignal) {
    const backend = await httpBackend({ url, getToken: () => `token-${testCitizens.first}` });
    const changes = backend.changes?.([server.unit], { signal })[Symbol.asyncIterator]();
    assert.ok(changes);
    return changes;
  }

  async function bookOne(): Promise<void> {
    const backend = memoryBackend({ region: server.region, citizen: testCitizens.first });
    const days = { from: '2026-11-30', to: '2026-12-27' };
    const targets = [{ unit: server.unit, visitType: server.visitType }];
    const [slot] = (await backend.slots({ errand: { to: 'book' }, targets, days })).items;
    assert.ok(slot);
    const result = await backend.book?.({ slot, accepted: [] }, { key: crypto.randomUUID() });
    assert.equal(result?.outcome, 'done');
  }

  it('tells of a change, and ends by its signal alone', async () => {
    const stop = new AbortController();
    const changes = await feed(server.url, stop.signal);
    const first = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await bookOne();
    assert.deepEqual(await first, { done: false, value: { to: 'slots', unit: server.unit } });
    assert.deepEqual(await changes.next(), { done: false, value: { to: 'bookings' } });
    const last = changes.next();
    stop.abort();
    assert.deepEqual(await last, { done: true, value: undefined });
    for (let tries = 0; server.region.listeners.size > 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(server.region.listeners.size, 0, 'the server still listens for a reader who has gone');
  });

  it('comes back after a break, with a hint for everything asked for', async () => {
    const proxy = await startFaultProxy(server.port);
    // It holds answers back until they end, so the feed is never open here: each attempt that breaks is a break.
    proxy.faults.push('lost before', 'lost before');
    const stop = new AbortController();
    const changes = await feed(`${proxy.url}/booking`, stop.signal);
    assert.deepEqual(await changes.next(), { done: false, value: { to: 'slots', unit: server.unit } });
    assert.deepEqual(await changes.next(), { done: false, value: { to: 'bookings' } });
    stop.abort();
    proxy.close();
  });
});
