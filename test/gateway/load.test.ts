import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookingBackend, RangeResult, Slot } from 'tidbok';
import { crowded, dayAfter, found, gatewayOver, monday, nothing, search } from '../support/crowded.js';

describe('a question that is too large', () => {
  const units = Array.from({ length: 61 }, (_, number) => `u${number}`);
  const { targets, ...rest } = search(61, 1);
  const tooLarge: readonly (readonly [string, unknown])[] = [
    ['slots', search(61, 1)],
    ['slots', search(1, 93)],
    ['days', search(61, 1)],
    ['days', search(1, 93)],
    ['performers', { errand: rest.errand, targets }],
    ['visitTypes', { errand: rest.errand, units }],
  ];
  for (const [path, query] of tooLarge) {
    it(`is refused before the backend is asked (${path}, ${JSON.stringify(query).length} characters)`, async () => {
      const never = (): never => assert.fail('the backend was asked');
      const ask = gatewayOver({ ...nothing, slots: never, days: never, performers: never, visitTypes: never });
      const response = await ask(path, query);
      const { code, nothingHappened } = (await response.json()) as Readonly<Record<string, unknown>>;
      assert.deepEqual([response.status, code, nothingHappened], [400, 'invalid-request', true]);
    });
  }

  it('is one over 60 units or 92 days, and not one of as many', async () => {
    const { items, covered } = await found(gatewayOver(crowded(0).backend)('slots', search(60, 92)));
    assert.deepEqual([items, covered], [[], search(1, 92).days]);
  });
});

describe('an answer that would be too large', () => {
  it('ends with a whole day, and goes on from there until all has been told once', async () => {
    const { backend, slotsOf } = crowded(90);
    const ask = gatewayOver(backend);
    const query = search(7, 60);
    const told: string[] = [];
    let from: string = query.days.from;
    let answers = 0;
    while (from <= query.days.to) {
      const { items, covered, gaps } = await found(ask('slots', { ...query, days: { from, to: query.days.to } }));
      assert.equal(covered.from, from);
      assert.ok(covered.to >= from && items.length <= 5_000);
      assert.deepEqual(gaps, []);
      assert.ok(items.every(({ start }) => start.slice(0, 10) >= from && start.slice(0, 10) <= covered.to));
      told.push(...items.map(({ id }) => id));
      from = dayAfter(covered.to, 1);
      answers += 1;
    }
    assert.deepEqual(
      told,
      slotsOf(query).map(({ id }) => id),
    );
    assert.ok(answers >= 8, `${told.length} slots in ${answers} answers`);
  });

  it('is as short where the slots are few and long', async () => {
    const { backend } = crowded(10, { note: 'x'.repeat(20_000) });
    const response = await gatewayOver(backend)('slots', search(1, 28));
    const text = await response.text();
    assert.ok(text.length <= 2_001_000, `${text.length} characters`);
    assert.equal((JSON.parse(text) as RangeResult<Slot>).covered.to, dayAfter(monday, 8));
  });

  it('leaves units out of a day that alone is too much, and names each of them as a gap of that day', async () => {
    const { items, covered, gaps } = await found(gatewayOver(crowded(1_200).backend)('slots', search(6, 7)));
    assert.deepEqual(covered, { from: monday, to: monday });
    assert.equal(items.length, 4_800);
    assert.deepEqual(
      gaps,
      ['u4', 'u5'].map((unit) => ({ name: `Unit ${unit}`, code: 'unavailable', unit, days: covered })),
    );
  });

  it('is never asked of the backend whole', async () => {
    const { backend, asked, slotsOf } = crowded(40);
    await found(gatewayOver(backend)('slots', search(24, 60)));
    const most = Math.max(...asked.map((query) => slotsOf(query).length));
    assert.ok(asked.length > 1 && most <= 2_000, `${most} slots in one of ${asked.length} questions`);
  });

  it('is told as far as it came where the backend fails on the way', async () => {
    const { backend } = crowded(40);
    const failing: BookingBackend = {
      ...backend,
      slots: async (query) => (query.days.from > monday ? Promise.reject(new Error('away')) : backend.slots(query)),
    };
    const { items, covered } = await found(gatewayOver(failing)('slots', search(10, 7)));
    assert.deepEqual([items.length, covered], [400, { from: monday, to: monday }]);
  });

  it('says of each gap which days it is about', async () => {
    const { backend } = crowded(150);
    const gap = { name: 'Lab', code: 'unavailable', unit: 'u9' } as const;
    const silent: BookingBackend = {
      ...backend,
      slots: async (query) => ({ ...(await backend.slots(query)), gaps: query.days.from > monday ? [gap] : [] }),
    };
    const { gaps } = await found(gatewayOver(silent)('slots', search(1, 21)));
    assert.ok(gaps.length > 0);
    assert.equal(gaps[0]?.days?.from, dayAfter(monday, 7));
    assert.equal(gaps.at(-1)?.days?.to, dayAfter(monday, 20));
  });
});

describe('a backend whose answer is wrong in one place', () => {
  const { backend } = crowded(150);
  const wrong: BookingBackend = {
    ...backend,
    slots: async (query) => {
      const found = await backend.slots(query);
      const items = found.items.map((slot, index) => (index === 140 ? { ...slot, start: 'tomorrow' } : { ...slot, secret: 1 }));
      return { ...found, items };
    },
  };

  it('has the rest of it told, without what the contract does not name, and a gap for what cannot be read', async () => {
    const { items, gaps } = await found(gatewayOver(wrong)('slots', search(1, 1)));
    assert.equal(items.length, 149);
    assert.ok(items.every((slot) => Object.keys(slot).join() === 'id,unit,start'));
    assert.deepEqual(
      gaps.map(({ code }) => code),
      ['invalid-response'],
    );
  });

  it('is an invalid response where nothing of it can be read', async () => {
    const none = { ...backend, slots: async () => ({ items: 'none', gaps: [] }) as unknown as RangeResult<Slot> };
    const response = await gatewayOver(none)('slots', search(1, 1));
    assert.equal(((await response.json()) as { readonly code: string }).code, 'invalid-response');
  });
});
