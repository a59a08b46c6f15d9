import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryBackend, type Region } from 'tidbok/backends/memory';
import { BookingError } from 'tidbok';
import { type Case, cases, checkBackend, type Context, reportText } from 'tidbok/conformance';
import { memoryContext, testCitizens } from '../support/memory-context.js';
import { withStrangers } from './strangers.js';
import { neverRunOnMemory, notRunOnMemory } from './not-run.js';
import { brokenIn, namesOf } from './reports.js';

type Backend = Awaited<ReturnType<Context['makeBackend']>>;

const [anyCase] = cases.filter(({ name }) => name === 'a free time can be booked');

/** The case that books and then does as told. */
function bookingCase(then: (backend: Backend) => Promise<unknown>): Case {
  return {
    name: 'books and goes on',
    why: 'It would show in the test.',
    async run({ makeBackend, unit, visitType }) {
      const backend = await makeBackend({ citizen: 'first' });
      const query = {
        errand: { to: 'book' },
        targets: [{ unit, visitType }],
        days: { from: '2026-12-01', to: '2026-12-20' },
      } as const;
      const [slot] = (await backend.slots(query)).items;
      if (slot) await backend.book?.({ slot, accepted: [], message: 'Ont i magen' }, { key: 'tidbok-check-books' });
      await then(backend);
      return { result: 'kept' };
    },
  };
}

const never = () => new Promise<never>(() => undefined);

function standing(region: Region): number {
  return [...region.times.values()].filter(({ status }) => status !== 'cancelled').length;
}

describe('the runner of the conformance kit', () => {
  it('calls a case broken that does not end, cleans up after it and goes on', async () => {
    const context = await memoryContext();
    const before = standing(context.region);
    const report = await checkBackend(context, { cases: [bookingCase(never), ...(anyCase ? [anyCase] : [])], caseLimit: 200 });
    assert.deepEqual(brokenIn(report), ['books and goes on: books and goes on – no end after 0.2 seconds']);
    assert.deepEqual(namesOf(report, 'kept'), ['a free time can be booked']);
    assert.equal(standing(context.region), before);
  });

  it('lets a case that was given up do nothing more', async () => {
    const context = await memoryContext();
    let more: unknown;
    const slow = bookingCase(async (backend) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      more = await backend.bookings().catch((thrown: unknown) => thrown);
    });
    await checkBackend(context, { cases: [slow], caseLimit: 50 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    assert.ok(more instanceof Error && more.message === 'the case is over');
  });

  it('stops at its signal: cleans up, and begins no further case', async () => {
    const context = await memoryContext();
    const before = standing(context.region);
    const stop = new AbortController();
    const stopping = bookingCase(() => {
      stop.abort();
      return never();
    });
    const report = await checkBackend(context, { cases: [stopping, ...cases], signal: stop.signal });
    assert.deepEqual(
      report.cases.map(({ name, result }) => [name, result]),
      [['books and goes on', 'not-run']],
    );
    assert.equal(standing(context.region), before);
  });

  it('runs nothing when its signal is aborted already', async () => {
    const report = await checkBackend(await memoryContext(), { signal: AbortSignal.abort() });
    assert.deepEqual(report, { cases: [], kept: 0, broken: 0, notRun: 0 });
  });

  it('cleans up after a case that throws, and tells what was thrown', async () => {
    const context = await memoryContext();
    const before = standing(context.region);
    const report = await checkBackend(context, { cases: [bookingCase(() => Promise.reject(new RangeError('no such day')))] });
    assert.deepEqual(brokenIn(report), ['books and goes on: books and goes on – RangeError was thrown: no such day']);
    assert.equal(standing(context.region), before);
  });

  it('cancels what a killed check left, and nothing else', async () => {
    const context = await memoryContext();
    const before = standing(context.region);
    await bookingCase(async () => undefined).run(context);
    assert.equal(standing(context.region), before + 1);
    await checkBackend(context, { cases: [] });
    assert.equal(standing(context.region), before);
  });

  it('says so when it cannot clean up', async () => {
    const context = await memoryContext();
    const lazy: Context = {
      ...context,
      makeBackend: async (who) => ({
        ...(await context.makeBackend(who)),
        cancel: async () => ({ outcome: 'refused', reason: 'too-late' }),
      }),
    };
    const report = await checkBackend(lazy, { cases: [bookingCase(async () => undefined)] });
    assert.deepEqual(
      report.cases.map(({ name, result }) => [name, result]),
      [
        ['books and goes on', 'kept'],
        ['the check leaves nothing behind', 'broken'],
      ],
    );
    assert.match(
      brokenIn(report).join(),
      /after “books and goes on”: first: cancelling 2026-12-\S+ came to: refused \(too-late\)/,
    );
  });

  it('calls one case broken, and runs no further one, where the system stops answering', async () => {
    const context = await memoryContext();
    let isDown = false;
    const crashing: Context = {
      ...context,
      async makeBackend(who) {
        if (isDown) throw new BookingError('unavailable', undefined, { cause: new Error('connection refused') });
        const backend = await context.makeBackend(who);
        return {
          ...backend,
          async book() {
            isDown = true;
            throw new BookingError('unavailable', undefined, { cause: new Error('connection refused') });
          },
        };
      },
    };
    const after = cases.slice(cases.findIndex(({ name }) => name === 'a free time can be booked'));
    const report = await checkBackend(crashing, { cases: after });
    assert.deepEqual(
      namesOf(report, 'not-run'),
      after.slice(1).map(({ name }) => name),
    );
    const why = new Set(report.cases.flatMap((one) => (one.result === 'not-run' ? [one.because] : [])));
    assert.deepEqual(
      [...why],
      ['the system stopped answering: it was rejected as unavailable, because of Error: connection refused'],
    );
    assert.ok(report.broken >= 1 && report.broken <= 2, 'the case itself, and what it may have left');
    assert.ok(reportText(report).split('\n').length < after.length + 20);
  });

  it('finds what was booked though the answer was lost, without keys', async () => {
    const context = await memoryContext();
    const before = standing(context.region);
    const keyless: Context = {
      ...context,
      async makeBackend(who) {
        const backend = await context.makeBackend(who);
        return {
          ...backend,
          async bookings(options) {
            const found = await backend.bookings(options);
            return { ...found, items: found.items.map((time) => ({ ...time, key: 'of-the-system' })) };
          },
        };
      },
    };
    context.script.fail = { book: 'unknown-after' };
    await checkBackend(keyless, { cases: [bookingCase(async () => undefined)] });
    assert.equal(standing(context.region), before);
  });

  it('breaks no promise where others take every third time just before it is booked', async () => {
    let taken = 0;
    const notRun: string[] = [];
    const beaten: string[] = [];
    for (const one of cases) {
      const strangers = withStrangers(await memoryContext('2026-10-12T09:00:00Z'));
      const report = await checkBackend(strangers.context, { cases: [one] });
      assert.deepEqual(brokenIn(report), []);
      for (const { name, ...came } of report.cases) {
        if (came.result === 'not-run') (came.because.startsWith('others took') ? beaten : notRun).push(name);
      }
      taken += strangers.taken.size;
    }
    assert.ok(taken > 20, `strangers took ${taken} times`);
    assert.deepEqual(notRun.sort(), [...neverRunOnMemory].sort(), 'as without strangers');
    // Who loses three times in a row says so.
    assert.ok(beaten.length <= 5, beaten.join('; '));
  });
});

describe('what is recorded', () => {
  it('is one line a call: who, what about, what came, and nothing about the person', async () => {
    const report = await checkBackend(await memoryContext(), { cases: [bookingCase((backend) => backend.bookings())] });
    assert.deepEqual(report.cases[0]?.did, [
      'first: slots 2026-12-01 to 2026-12-20 → 22 items, covered 2026-12-01 to 2026-12-20',
      'first: book 2026-12-01T12:00:00Z, with a message → done',
      'first: bookings → 2 items',
    ]);
  });

  it('holds no name, message, id of a person or key in any case', async () => {
    const report = await checkBackend(await memoryContext(undefined, { first: 'person-2', second: 'person-1' }));
    const lines = report.cases.flatMap(({ did }) => did);
    assert.ok(lines.length > 300);
    const names = ['Haddad', 'Sjöberg', 'Eva Strid', 'person-', 'Ont i', 'tidbok-check', 'KATT-B'];
    assert.deepEqual(
      lines.filter((line) => names.some((name) => line.includes(name))),
      [],
    );
  });

  it('tells of calls that were rejected, and of those that never answered', async () => {
    const context = await memoryContext();
    context.script.never = ['units'];
    const asking: Case = {
      name: 'asks',
      why: '',
      async run({ makeBackend }) {
        const backend = await makeBackend({ citizen: 'second' });
        await backend.booking('none').catch(() => undefined);
        await backend.units({ errand: { to: 'book' } });
        return { result: 'kept' };
      },
    };
    const report = await checkBackend(context, { cases: [asking], caseLimit: 50 });
    assert.deepEqual(report.cases[0]?.did, ['second: booking by id → rejected: not-found', 'second: units → no answer yet']);
  });

  it('gives the cases exactly the methods that the backend has', async () => {
    const { region, ...place } = await memoryContext();
    const backend = memoryBackend({ region, citizen: testCitizens.first, without: ['rebook', 'changes'] });
    let seen: readonly string[] = [];
    const looking: Case = {
      name: 'looks',
      why: '',
      async run({ makeBackend }) {
        seen = Object.keys(await makeBackend({ citizen: 'first' }));
        return { result: 'kept' };
      },
    };
    await checkBackend({ ...place, makeBackend: () => backend }, { cases: [looking] });
    assert.deepEqual([...seen].sort(), Object.keys(backend).sort());
  });
});

describe('the report as text', () => {
  it('says in full what is broken, why something was not run, and the sum', async () => {
    const context = await memoryContext();
    const silent: Context = {
      ...context,
      makeBackend: async (who) => ({ ...(await context.makeBackend(who)), book: async () => ({ outcome: 'taken' }) }),
    };
    const wanted = ['a free time can be booked', 'days and times agree', 'a unit is found by its id'];
    const text = reportText(await checkBackend(silent, { cases: cases.filter(({ name }) => wanted.includes(name)) }));
    assert.match(text, /^kept {6}a unit is found by its id$/m);
    assert.match(text, /^not run {3}days and times agree\n {10}because the backend does not tell days before times$/m);
    assert.match(text, /^BROKEN {4}a free time can be booked$/m);
    assert.match(text, /^ {2}promised {2}one of three free times can be booked$/m);
    assert.match(text, /^ {2}came {6}\S+, listed as free, came to: taken$/m);
    assert.match(text, /^ {2}matters {3}The citizen would be offered times that nobody can have\.$/m);
    assert.match(text, /first: book \S+ → taken/);
    assert.match(text, /\n1 kept, 1 broken, 1 not run\n$/);
  });

  it('tells cases of one cause together', async () => {
    const context = await memoryContext();
    const broken: Context = {
      ...context,
      makeBackend: async (who) => ({
        ...(await context.makeBackend(who)),
        slots: () =>
          Promise.reject(new BookingError('unavailable', undefined, { cause: new Error('no route to the calendar') })),
      }),
    };
    const names = ['free times come in order, each once', 'no free time has passed', 'a free time keeps its id'];
    const text = reportText(await checkBackend(broken, { cases: cases.filter(({ name }) => names.includes(name)) }));
    const cause = 'it was rejected as unavailable, because of Error: no route to the calendar';
    assert.equal(text.split(cause).length, 2, text);
    assert.match(text, /^BROKEN too {2}no free time has passed\n {12}a free time keeps its id$/m);
  });

  it('is the same when the check is made again', async () => {
    const context = await memoryContext();
    const texts = [reportText(await checkBackend(context)), reportText(await checkBackend(context))];
    assert.equal(texts[1], texts[0]);
    assert.match(
      texts[0] ?? '',
      new RegExp(`${cases.length - notRunOnMemory.length} kept, 0 broken, ${notRunOnMemory.length} not run\n$`),
    );
  });
});
