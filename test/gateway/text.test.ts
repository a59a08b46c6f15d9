import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { BookingBackend, Slot } from 'tidbok';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { createGateway } from 'tidbok/gateway';

const days = { from: '2026-11-30', to: '2026-12-27' };
const target = { unit: 'SE-KATT-1002', visitType: 'SE-KATT-1002.blodtryck' };
const query = { errand: { to: 'book' }, targets: [target], days } as const;

describe('what a gateway takes', () => {
  const region = createRegion({ now: () => Date.parse('2026-11-23T09:00:00Z') });
  const backend: BookingBackend = memoryBackend({ region, citizen: 'person-4' });
  const asked: string[] = [];
  const listening = new Proxy(backend, {
    get: (target, name: keyof BookingBackend): unknown => {
      asked.push(name);
      return target[name];
    },
  });
  const gateway = createGateway({
    backend: () => listening,
    abilities: () => backend,
    authenticate: async () => 'person-4',
  });
  let slot: Slot;
  let key = 0;
  before(async () => {
    const [first] = (await backend.slots(query)).items;
    assert.ok(first);
    slot = first;
  });

  async function send(method: string, body: BodyInit): Promise<{ status: number; answer: Record<string, unknown> }> {
    key += 1;
    const headers = { 'Content-Type': 'application/json', 'Tidbok-Request': '1', 'Idempotency-Key': `key-${key}` };
    const response = await gateway(new Request(`https://portal.example/${method}`, { method: 'POST', headers, body }));
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  }
  const book = (more: object) => send('book', JSON.stringify({ request: { slot, accepted: [], ...more } }));

  for (const [what, bad] of [
    ['NUL', '\0'],
    ['the first half of a character', '\ud83d'],
    ['the second half of a character', '\ude42'],
  ] as const) {
    it(`is no text with ${what}, wherever it stands; the backend is not asked`, async () => {
      const own = { id: `x${bad}`, kind: 'booking', unit: 'u', start: slot.start, status: 'booked' };
      const bodies: readonly (readonly [string, object])[] = [
        ['units', { query: { errand: { to: 'book' }, text: `a${bad}` } }],
        ['slots', { query: { ...query, targets: [{ unit: bad }] } }],
        ['booking', { id: bad }],
        ['bookings', { language: `sv${bad}` }],
        ['bookings', { actingFor: bad }],
        ['bookings', { [bad]: 1 }],
        ['changes', { units: [bad] }],
        ['hold', { slot: { ...slot, id: bad } }],
        ['book', { request: { slot, accepted: [], message: `a${bad}` } }],
        ['book', { request: { slot, accepted: [{ guide: { id: bad, version: '1' }, conditions: [] }] } }],
        ['rebook', { from: own, request: { slot, accepted: [] } }],
        ['cancel', { time: own, request: { accepted: [] } }],
      ];
      asked.length = 0;
      for (const [method, body] of bodies) {
        const { status, answer } = await send(method, JSON.stringify(body));
        const told = [status, answer.code, answer.nothingHappened];
        assert.deepEqual(told, [400, 'invalid-request', true], `${method} ${JSON.stringify(body)}`);
      }
      assert.deepEqual(
        asked.filter((name) => name !== 'then'),
        [],
      );
    });
  }

  it('is text with whole characters of two halves, and with a backslash before u0000', async () => {
    for (const text of ['🙂', 'a\\u0000']) {
      assert.equal((await send('units', JSON.stringify({ query: { errand: { to: 'book' }, text } }))).status, 200);
    }
  });

  it('is no text in bytes that are not UTF-8', async () => {
    const body = Buffer.from('{"query":{"errand":{"to":"book"},"text":"\xff"}}', 'latin1');
    assert.equal((await send('units', body)).status, 400);
  });

  it('is no telephone number that can be nobody’s, on the way or in the backend', async () => {
    for (const phone of ['112', '116 111', 'ring mig', '<script>', `070-174${' '.repeat(60)}06 05`, '1'.repeat(20)]) {
      const { status, answer } = await book({ phone });
      assert.deepEqual([status, answer.code, answer.nothingHappened], [400, 'invalid-request', true], phone);
      await assert.rejects(backend.book!({ slot, accepted: [], phone }, { key: phone }), { code: 'invalid-request' });
    }
  });

  it('is a telephone number as people write it', async () => {
    const free = (await backend.slots(query)).items;
    const written = ['070-174 06 05', '+46 (0)70 174 06 05', '\u202a070\u2011174\u00a006\u00a005\u202c', '[070] 174.06.05'];
    for (const [at, phone] of written.entries()) {
      const { status, answer } = await send('book', JSON.stringify({ request: { slot: free[at], accepted: [], phone } }));
      assert.equal(status, 200, phone);
      assert.ok(answer.outcome === 'done' || answer.reason === 'too-many', phone);
    }
  });
});
