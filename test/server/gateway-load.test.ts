import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BookingBackend, Found, FoundInRange, Slot, SlotQuery } from 'tidbok';
import { memoryBackend } from 'tidbok/backends/memory';
import { createGateway, type GatewayOptions } from 'tidbok/gateway';

const nothing = memoryBackend();
const monday: string = '2026-11-30';

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** A backend with so many slots at each unit each day, which remembers what it was asked. */
function crowded(slotsADay: number, { note = '' } = {}) {
  const asked: SlotQuery[] = [];
  const slotsOf = ({ targets, days }: SlotQuery): readonly Slot[] =>
    daysFrom(days.from, days.to).flatMap((day) =>
      targets.flatMap(({ unit }) =>
        Array.from({ length: slotsADay }, (_, number) => {
          return { id: `${unit} ${day} ${number}${note}`, unit, start: `${day}T08:00:00Z` };
        }),
      ),
    );
  const backend: BookingBackend = {
    ...nothing,
    units: async ({ ids = [] }) => ({
      items: ids.map((id) => ({ id, name: `Unit ${id}`, timeZone: 'UTC', book: { allowed: true } })),
      gaps: [],
    }),
    slots: async (query) => {
      asked.push(query);
      return { items: slotsOf(query), gaps: [], covered: query.days };
    },
  };
  return { backend, asked, slotsOf };
}

function gatewayOver(backend: BookingBackend, options: Partial<GatewayOptions> = {}) {
  const gateway = createGateway({
    backend: () => backend,
    abilities: () => backend,
    authenticate: async ({ headers }) => headers.get('Authorization') ?? undefined,
    ...options,
  });
  return (path: string, query: unknown, citizen = 'me'): Promise<Response> => {
    const headers = { Authorization: citizen, 'Content-Type': 'application/json', 'Tidbok-Request': '1' };
    return gateway(new Request(`https://portal.example/${path}`, { method: 'POST', headers, body: JSON.stringify({ query }) }));
  };
}

function search(units: number, days: number) {
  return {
    errand: { to: 'book' },
    targets: Array.from({ length: units }, (_, number) => ({ unit: `u${number}` })),
    days: { from: monday, to: dayAfter(monday, days - 1) },
  } as const;
}

async function found(answer: Promise<Response>): Promise<FoundInRange<Slot>> {
  const response = await answer;
  assert.equal(response.status, 200);
  return (await response.json()) as FoundInRange<Slot>;
}

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
    assert.equal((JSON.parse(text) as FoundInRange<Slot>).covered.to, dayAfter(monday, 8));
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
    const none = { ...backend, slots: async () => ({ items: 'none', gaps: [] }) as unknown as FoundInRange<Slot> };
    const response = await gatewayOver(none)('slots', search(1, 1));
    assert.equal(((await response.json()) as { readonly code: string }).code, 'invalid-response');
  });
});

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
    const slots = async ({ days }: SlotQuery) => ({ items, gaps: [], covered: days }) as unknown as FoundInRange<Slot>;
    return { ...nothing, slots };
  }

  it('is given to others after each hundred slots of large answers, however many are written at once', async () => {
    const slots = watched(4_000);
    const ask = gatewayOver(reading(slots));
    await Promise.all(['one', 'two', 'three'].map((citizen) => found(ask('slots', search(1, 1), citizen))));
    assert.ok(slots.most() <= 100, `${slots.most()} slots in one turn`);
  });

  it('is given to others after each hundred slots that are sealed', async () => {
    const slots = watched(4_000);
    const ask = gatewayOver(reading(slots), { slotSecret: 'a secret of the tests, thirty-two long' });
    assert.match((await found(ask('slots', search(1, 1)))).items[0]?.id ?? '', /^.{22}\.slot 0$/);
    assert.ok(slots.most() <= 100, `${slots.most()} slots in one turn`);
  });

  it('is given to others after each hundred of any list', async () => {
    const { items, most } = watched(2_000);
    const backend: BookingBackend = { ...nothing, units: async () => ({ items, gaps: [] }) as unknown as Found<never> };
    const response = await gatewayOver(backend)('units', { errand: { to: 'book' } });
    assert.equal(((await response.json()) as Found<unknown>).items.length, 2_000);
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
