import { expect } from '@open-wc/testing';
import { credible, credibleCancel } from '../../src/domain/credible.js';
import type { CancelResult, RebookResult } from '../../src/domain/results.js';
import { bookingAt } from './things.js';

const booking = bookingAt('2026-11-26T08:00:00Z');
const unknown = { outcome: 'unknown' };

describe('the answer to a write', () => {
  it('is taken for what it says', () => {
    for (const result of [
      { outcome: 'done', booking },
      { outcome: 'pending', booking },
      { outcome: 'both', booking, kept: booking, reason: 'other' },
      { outcome: 'taken' },
      { outcome: 'refused', reason: 'too-late' },
      { outcome: 'unknown', booking },
    ] satisfies RebookResult[]) {
      expect(credible(result)).to.equal(result);
    }
    for (const result of [
      { outcome: 'done' },
      { outcome: 'refused', reason: 'other' },
      { outcome: 'unknown' },
    ] satisfies CancelResult[]) {
      expect(credibleCancel(result)).to.deep.equal(result);
    }
  });

  it('that is none says nothing: it is unknown', () => {
    const nonsense = [
      undefined,
      null,
      {},
      { outcome: 'ok' },
      { outcome: 'done' },
      { outcome: 'pending' },
      { outcome: 'both', booking },
      'done',
      7,
    ];
    for (const answer of nonsense)
      expect(credible(answer as unknown as RebookResult), JSON.stringify(answer)).to.deep.equal(unknown);
    for (const answer of [undefined, null, {}, { outcome: 'cancelled' }, 'done']) {
      expect(credibleCancel(answer as unknown as CancelResult), JSON.stringify(answer)).to.deep.equal(unknown);
    }
  });
});
