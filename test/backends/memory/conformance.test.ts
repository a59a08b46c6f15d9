import { expect } from '@open-wc/testing';
import { cases } from 'tidbok/conformance';
import { notRunOnMemory } from '../../conformance/not-run.js';
import { memoryContext } from '../../support/memory-context.js';

describe('the memory backend keeps what every backend must', () => {
  for (const { name, run } of cases) {
    it(name, async () => {
      const { result } = await run(await memoryContext());
      expect(result).to.equal(notRunOnMemory.includes(name) ? 'not-run' : 'kept');
    });
  }
});
