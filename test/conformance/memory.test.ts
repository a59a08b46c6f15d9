import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cases, checkBackend } from 'tidbok/conformance';
import { memoryContext } from '../support/memory-context.js';
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
});
