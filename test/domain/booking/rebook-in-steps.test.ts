import { expect } from '@open-wc/testing';
import { BookingError } from '../../../src/domain/model/booking-error.js';
import { rebookInSteps } from '../../../src/domain/booking/rebook-in-steps.js';
import type { BookResult, CancelResult, RebookResult } from '../../../src/domain/model/write-result.js';
import { bookingAt, slotAt, text } from '../fixtures.js';

const from = bookingAt('2026-11-25T08:00:00Z');
const booking = bookingAt('2026-11-26T08:00:00Z');
const request = { slot: slotAt('2026-11-26T08:00:00Z'), accepted: [{ guide: { id: 'g', version: '1' }, conditions: ['a'] }] };
const done: BookResult = { outcome: 'done', booking, notice: text };

/** Rebooks with these answers of the two steps, and tells what was sent, in order. */
async function rebook(book: BookResult | Error, cancel: CancelResult | Error = { outcome: 'done' }) {
  const sent: string[] = [];
  const answer = <T>(what: string, result: T | Error): T => {
    sent.push(what);
    if (result instanceof Error) throw result;
    return result;
  };
  const steps = {
    book: async (asked: typeof request, key: string) => answer(`book ${asked.slot.id} ${key}`, book),
    cancel: async (time: { id: string }, _: unknown, key: string) => answer(`cancel ${time.id} ${key}`, cancel),
  };
  const result = await rebookInSteps(steps as Parameters<typeof rebookInSteps>[0], from, request, 'k').catch(
    (thrown: unknown) => thrown,
  );
  return { result: result as RebookResult | Error, sent };
}

const onlyBooked = [`book ${request.slot.id} k`];
const bothSent = [...onlyBooked, `cancel ${from.id} k/old`];

describe('rebooking in steps', () => {
  it('books first, then cancels the old time with a key of its own', async () => {
    expect(await rebook(done)).to.deep.equal({ result: done, sent: bothSent });
  });

  it('never cancels unless the new time is booked', async () => {
    for (const first of [
      { outcome: 'taken', text },
      { outcome: 'refused', reason: 'too-many' },
      { outcome: 'unknown' },
      { outcome: 'unknown', booking },
    ] satisfies BookResult[]) {
      expect(await rebook(first)).to.deep.equal({ result: first, sent: onlyBooked });
    }
  });

  it('keeps the old time while the new one waits for the unit', async () => {
    const { result, sent } = await rebook({ outcome: 'pending', booking, notice: text });
    expect(result).to.deep.equal({ outcome: 'pending', booking, notice: text, kept: from });
    expect(sent).to.deep.equal(onlyBooked);
  });

  it('rejects where the first step does, and has then done nothing', async () => {
    const error = new BookingError('rate-limited');
    expect(await rebook(error)).to.deep.equal({ result: error, sent: onlyBooked });
  });

  it('says both where the old time could not be cancelled, with the notice of the new one and why', async () => {
    const { result, sent } = await rebook(done, { outcome: 'refused', reason: 'too-late', text });
    expect(result).to.deep.equal({ outcome: 'both', booking, kept: from, notice: text, reason: 'too-late', text });
    expect(sent).to.deep.equal(bothSent);
  });

  it('says both where the cancelling certainly did nothing', async () => {
    const { result } = await rebook(done, new BookingError('unavailable'));
    expect(result).to.deep.equal({ outcome: 'both', booking, kept: from, notice: text, reason: 'other' });
  });

  it('is done where the old time was given up already', async () => {
    expect((await rebook(done, new BookingError('not-found'))).result).to.deep.equal(done);
  });

  it('says unknown, with the new time that is certain, where nobody knows what became of the old', async () => {
    const unknown = { outcome: 'unknown', booking };
    expect((await rebook(done, { outcome: 'unknown' })).result).to.deep.equal(unknown);
    expect((await rebook(done, new TypeError('lost'))).result).to.deep.equal(unknown);
  });

  it('passes on what was accepted', async () => {
    let accepted: unknown;
    const steps = {
      book: async () => done,
      cancel: async (_: unknown, asked: { accepted: unknown }): Promise<CancelResult> => {
        accepted = asked.accepted;
        return { outcome: 'done' };
      },
    };
    await rebookInSteps(steps, from, request, 'k');
    expect(accepted).to.deep.equal(request.accepted);
  });
});
