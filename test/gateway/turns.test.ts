import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookingBackend, ReadResult, RangeResult, Slot, SlotQuery } from 'tidbok';
import { crowded, found, gatewayOver, monday, nothing, search } from '../support/crowded.js';

describe('the thread', () => {
  /** Slots that note in which turn of the event loop they are read. */
  function watched(count: number) {
    const readIn = new Map<number, Set<number>>();
    let turn = 0;
    let watching = true;
    const tick = (): void => {
      turn += 1;
      if (watching) setImmediate(tick);
    };
    setImmediate(tick);
    const items = Array.from({ length: count }, (_, number) => ({
      get id() {
        const read = readIn.get(turn) ?? new Set();
        readIn.set(turn, read.add(number));
        return `slot ${number}`;
      },
      unit: 'u0',
      name: 'a name',
      timeZone: 'UTC',
      book: { allowed: true },
      start: `${monday}T08:00:00Z`,
    }));
    return {
      items,
      /** The most that were read in one turn. */
      most() {
        watching = false;
        return Math.max(...[...readIn.values()].map(({ size }) => size));
      },
    };
  }

  function reading({ items }: ReturnType<typeof watched>): BookingBackend {
    const slots = async ({ days }: SlotQuery) => ({ items, gaps: [], covered: days }) as unknown as RangeResult<Slot>;
    return { ...nothing, slots };
  }

  it('is given to others after each hundred slots of large answers, however many are written at once', async () => {
    const slots = watched(4_000);
    const ask = gatewayOver(reading(slots));
    await Promise.all(['one', 'two', 'three'].map((citizen) => found(ask('slots', search(1, 1), citizen))));
    assert.ok(slots.most() <= 100, `${slots.most()} slots in one turn`);
  });

  it('is given to others after each hundred slots that are signed', async () => {
    const slots = watched(4_000);
    const ask = gatewayOver(reading(slots), { slotSecret: 'a secret of the tests, thirty-two long' });
    assert.match((await found(ask('slots', search(1, 1)))).items[0]?.id ?? '', /^.{22}\.slot 0$/);
    assert.ok(slots.most() <= 100, `${slots.most()} slots in one turn`);
  });

  it('is given to others after each hundred of any list', async () => {
    const { items, most } = watched(2_000);
    const backend: BookingBackend = { ...nothing, units: async () => ({ items, gaps: [] }) as unknown as ReadResult<never> };
    const response = await gatewayOver(backend)('units', { errand: { to: 'book' } });
    assert.equal(((await response.json()) as ReadResult<unknown>).items.length, 2_000);
    assert.ok(most() <= 100, `${most()} units in one turn`);
  });
});

describe('a citizen who asks for much, all the time,', () => {
  it('has two reads under way, and another’s read is not behind the others', async () => {
    const waiting: (() => void)[] = [];
    let underWay = 0;
    const { backend } = crowded(1);
    const slow = (citizen: string): BookingBackend => ({
      ...backend,
      async slots(query) {
        if (citizen === 'greedy') {
          underWay += 1;
          await new Promise<void>((resolve) => waiting.push(resolve));
          underWay -= 1;
        }
        return backend.slots(query);
      },
    });
    const ask = gatewayOver(backend, { backend: slow });
    const all = Array.from({ length: 40 }, () => found(ask('slots', search(1, 1), 'greedy')));
    await found(ask('slots', search(1, 1), 'other'));
    for (let done = 0; done < 40;) {
      await new Promise((resolve) => setImmediate(resolve));
      assert.ok(underWay <= 2, `${underWay} reads under way`);
      for (const go of waiting.splice(0)) {
        go();
        done += 1;
      }
    }
    await Promise.all(all);
  });

  it('gets four of the largest answers at once, and one a second from then on, while another waits for nothing', async (test) => {
    test.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.parse('2026-11-23T09:00:00Z') });
    const ask = gatewayOver(crowded(4, { note: 'x'.repeat(48_000) }).backend);
    let answers = 0;
    const all = Array.from({ length: 7 }, async () => {
      assert.ok((await (await ask('slots', search(1, 10))).text()).length > 1_900_000);
      answers += 1;
    });
    const settled = async (): Promise<number> => {
      for (let turns = 0; turns < 200; turns += 1) await new Promise((resolve) => setImmediate(resolve));
      return answers;
    };
    // The fourth leaves a little, so a fifth and, of the two at a time, a sixth begin.
    const first = await settled();
    assert.ok(first >= 4 && first <= 6, `${first} answers at once`);
    await found(ask('slots', search(1, 1), 'other'));
    for (let seconds = 0; answers < 7; seconds += 1) {
      assert.ok(seconds < 5, `${answers} answers after ${seconds} s`);
      test.mock.timers.tick(1_000);
      const before = answers;
      assert.ok((await settled()) - before <= 2, 'more than were allowed');
    }
    await Promise.all(all);
  });

  it('is told to wait where a hundred of the own reads wait already', async () => {
    const never = new Promise<never>(() => undefined);
    const ask = gatewayOver({ ...nothing, slots: () => never }, { timeLimits: { read: 200 } });
    const statuses = await Promise.all(Array.from({ length: 103 }, async () => (await ask('slots', search(1, 1))).status));
    assert.deepEqual(
      [429, 503].map((status) => statuses.filter((one) => one === status).length),
      [1, 102],
    );
  });
});
