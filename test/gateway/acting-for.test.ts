import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookingBackend } from 'tidbok';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway } from 'tidbok/gateway';

const slot = { id: 's', unit: 'u', start: '2026-11-30T08:00:00Z' };
const seen = { id: 'b', kind: 'booking', unit: 'u', start: slot.start, status: 'booked' };
const days = { from: '2026-11-30', to: '2026-12-01' };
const errand = { to: 'book' };
const targets = [{ unit: 'u' }];
const request = { slot, accepted: [] };
const calls: Readonly<Record<string, object>> = {
  units: { query: { errand } },
  visitTypes: { query: { errand, units: ['u'] } },
  performers: { query: { errand, targets } },
  guide: { query: { errand } },
  days: { query: { errand, targets, days } },
  slots: { query: { errand, targets, days } },
  bookings: {},
  booking: { id: 'b' },
  citizens: {},
  changes: { units: ['u'] },
  hold: { slot },
  release: { hold: { id: 'h', slot } },
  book: { request },
  rebook: { from: seen, request },
  cancel: { time: seen, request: { accepted: [] } },
};

/** A backend that lets everyone act for everyone, and notes for whom it was asked. */
function careless(asked: string[]): BookingBackend {
  const memory = memoryBackend();
  const note = (...input: readonly unknown[]) => {
    const { actingFor } = (input.at(-1) ?? {}) as { actingFor?: string };
    if (actingFor !== undefined) asked.push(actingFor);
    return Promise.resolve({ items: [], gaps: [], outcome: 'refused', reason: 'other' } as never);
  };
  const methods = Object.keys(calls).map((method) => [method, note]);
  return { ...memory, ...(Object.fromEntries(methods) as BookingBackend), citizens: async () => memory.citizens!() };
}

describe('for whom a citizen acts', () => {
  for (const [path, input] of Object.entries(calls)) {
    it(`is checked on ${path}, also where the backend forgets to`, async () => {
      const asked: string[] = [];
      const backend = careless(asked);
      const gateway = createGateway({ backend: () => backend, abilities: () => backend, authenticate: async () => 'me' });
      const send = async (actingFor: string): Promise<Response> =>
        gateway(
          new Request(`https://portal.example/${path}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Tidbok-Request': '1', 'Idempotency-Key': 'k' },
            body: JSON.stringify({ ...input, actingFor }),
          }),
        );
      const refused = await send('a-stranger');
      assert.equal(refused.status, 403);
      const { code, nothingHappened } = (await refused.json()) as Record<string, unknown>;
      assert.deepEqual([code, nothingHappened], ['forbidden', true]);
      assert.deepEqual(asked, [], 'the backend was not asked');
      const self = (await backend.citizens?.())?.[0]?.id ?? '';
      const allowed = await send(self);
      assert.notEqual(allowed.status, 403);
      await allowed.body?.cancel();
      // A booking is also held to the unit's guide, for which the unit is asked.
      if (path !== 'citizens') assert.deepEqual([...new Set(asked)], [self]);
    });
  }

  it('is nobody where the backend does not tell whom one may act for', async () => {
    const backend = careless([]);
    Reflect.deleteProperty(backend, 'citizens');
    const gateway = createGateway({ backend: () => backend, abilities: () => backend, authenticate: async () => 'me' });
    const headers = { 'Content-Type': 'application/json', 'Tidbok-Request': '1' };
    const body = JSON.stringify({ actingFor: 'person-1' });
    const response = await gateway(new Request('https://portal.example/bookings', { method: 'POST', headers, body }));
    assert.equal(response.status, 403);
  });
});
