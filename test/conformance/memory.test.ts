import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryBackend } from 'tidbok/backends/memory';
import { cases, checkBackend, type Context } from 'tidbok/conformance';
import { holdSeconds, memoryContext, testCitizens } from '../support/memory-context.js';
import { neverRunOnMemory, notRunOnMemory } from './not-run.js';
import { brokenIn, namesOf } from './reports.js';

const moments: readonly (readonly [when: string, moment: string | undefined, notRun: readonly string[]])[] = [
  ['at the usual moment', undefined, notRunOnMemory],
  ['shortly before winter time', '2026-10-12T09:00:00Z', neverRunOnMemory],
  ['shortly before summer time', '2027-03-15T09:00:00Z', neverRunOnMemory],
];

describe('the memory backend keeps what every backend must', () => {
  it('is tried with at least 66 cases, each with a name of its own', () => {
    assert.ok(cases.length >= 66);
    assert.equal(new Set(cases.map(({ name }) => name)).size, cases.length);
  });

  for (const [when, moment, notRun] of moments) {
    it(`${when}, and again on the same region`, async () => {
      const context = await memoryContext(moment);
      for (const round of ['first', 'second']) {
        const report = await checkBackend(context);
        assert.deepEqual(brokenIn(report), [], `${round} round`);
        assert.deepEqual([...namesOf(report, 'not-run')].sort(), [...notRun].sort(), `${round} round`);
      }
    });
  }

  it('where a citizen has children, and the other an invitation', async () => {
    const context = await memoryContext(undefined, { first: 'person-2', second: 'person-1' });
    const report = await checkBackend(context);
    assert.deepEqual(brokenIn(report), []);
    const people = notRunOnMemory.filter((name) => !name.includes('child') && !name.includes('invitation'));
    assert.deepEqual([...namesOf(report, 'not-run')].sort(), [...people].sort());
  });

  it('calls nothing broken that it lacks', async () => {
    const { region, script, inject, ...place } = await memoryContext();
    assert.ok(inject);
    const without = ['performers', 'citizens', 'changes', 'rebook'] as const;
    const makeBackend: Context['makeBackend'] = ({ citizen }) =>
      memoryBackend({ region, script, citizen: testCitizens[citizen], without });
    const report = await checkBackend({ ...place, makeBackend });
    assert.deepEqual(brokenIn(report), []);
    assert.ok(report.notRun > 30 && report.kept > 40, `${report.kept} kept, ${report.notRun} not run`);
    const reading: Context['makeBackend'] = ({ citizen }) =>
      memoryBackend({ region, script, citizen: testCitizens[citizen], without: [...without, 'book', 'cancel'] });
    assert.deepEqual(brokenIn(await checkBackend({ ...place, makeBackend: reading })), []);
  });

  it('without keys', async () => {
    const { region, script, ...place } = await memoryContext();
    const makeBackend: Context['makeBackend'] = ({ citizen }) => {
      const backend = memoryBackend({ region, script, citizen: testCitizens[citizen], holdSeconds });
      const anew = () => ({ key: crypto.randomUUID() });
      return {
        ...backend,
        book: async (request, options) => (await backend.book?.(request, { ...options, ...anew() })) ?? { outcome: 'unknown' },
        rebook: async (from, request, options) =>
          (await backend.rebook?.(from, request, { ...options, ...anew() })) ?? { outcome: 'unknown' },
      };
    };
    const standing = () => [...region.times.values()].filter(({ status }) => status !== 'cancelled').length;
    const before = standing();
    const report = await checkBackend({ ...place, makeBackend });
    assert.deepEqual(brokenIn(report), []);
    const keys = namesOf(report, 'not-run').filter((name) => !notRunOnMemory.includes(name));
    assert.deepEqual(keys, [
      'a key that is kept replays what it booked',
      'a key that is kept books nothing else',
      'a key whose booking was cancelled neither books nor is called booked',
      'a key that is kept replays a rebooking',
      'a key that is kept replays a cancellation',
      'a repeat after a lost answer books once',
    ]);
    assert.equal(standing(), before);
  });
});
