import { expect } from '@open-wc/testing';
import { cases } from 'tidbok/conformance';
import { memoryContext } from '../support/memory-context.js';

describe('the memory backend keeps what every backend must', () => {
  for (const { name, run } of cases) {
    it(name, async () => {
      expect(await run(await memoryContext())).to.deep.equal({ result: 'kept' });
    });
  }
});
