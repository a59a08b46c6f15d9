import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkBackend } from 'tidbok/conformance';
import { memoryContext } from '../support/memory-context.js';
import { notRunOnMemory } from './not-run.js';
import { brokenIn, namesOf } from './reports.js';

describe('the memory backend keeps what every backend must', () => {
  const moments = {
    usual: undefined,
    'before winter time': '2026-10-12T09:00:00Z',
    'before summer time': '2027-03-15T09:00:00Z',
  };
  for (const [when, moment] of Object.entries(moments)) {
    it(`at the ${when} moment, and again`, async () => {
      const context = await memoryContext(moment);
      for (const round of ['first', 'second']) {
        const report = await checkBackend(context);
        assert.deepEqual(brokenIn(report), [], `${round} round`);
        assert.deepEqual(namesOf(report, 'not-run'), notRunOnMemory, `${round} round`);
      }
    });
  }
});
