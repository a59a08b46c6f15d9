import { expect } from '@open-wc/testing';
import { noRights } from '../../../src/domain/model/care-unit.js';
import { checkBookResult, checkCancelResult, type SentTime } from '../../../src/domain/booking/check-result.js';
import type { CancelResult, RebookResult } from '../../../src/domain/model/write-result.js';
import { paragraph } from '../../../src/domain/model/rich-text.js';
import { bookingAt } from '../fixtures.js';

const booking = bookingAt('2026-11-26T08:00:00Z');
const from = bookingAt('2026-11-25T08:00:00Z', { id: 'old' });
const { unit, start } = booking;
const sent: SentTime = { slot: { id: 'slot', unit: unit.id, start }, unit, from };
const unknown = { outcome: 'unknown' };
const notice = paragraph('sv', 'Kom fastande.');
/** What is left of a booking of which only its id and start can be read. */
const left = { id: booking.id, status: 'booked', start, unit, rights: noRights };

describe('the answer to a write', () => {
  it('is taken for what it says', () => {
    for (const result of [
      { outcome: 'done', booking, notice },
      { outcome: 'pending', booking: { ...booking, status: 'pending' }, kept: from },
      { outcome: 'both', booking, kept: from, reason: 'other', text: notice },
      { outcome: 'taken', text: notice },
      { outcome: 'refused', reason: 'too-late' },
      { outcome: 'unknown', booking },
    ] satisfies RebookResult[]) {
      expect(checkBookResult(result, sent)).to.deep.equal(result);
    }
    for (const result of [
      { outcome: 'done', notice },
      { outcome: 'refused', reason: 'other' },
      { outcome: 'unknown' },
    ] satisfies CancelResult[]) {
      expect(checkCancelResult(result)).to.deep.equal(result);
    }
  });

  it('that is none says nothing: it is unknown', () => {
    const throws = {
      get outcome(): string {
        throw new Error('no');
      },
    };
    const nonsense = [undefined, null, {}, [], 'done', 7, { outcome: 'ok' }, { outcome: ['done'] }, throws];
    for (const answer of nonsense) {
      expect(checkBookResult(answer, sent)).to.deep.equal(unknown);
      expect(checkCancelResult(answer)).to.deep.equal(unknown);
    }
    const empty = [undefined, null, {}, 'booked', { id: '' }, { id: booking.id }, { start }];
    for (const outcome of ['done', 'pending', 'both']) {
      for (const made of empty) {
        expect(checkBookResult({ outcome, booking: made, kept: from }, sent), JSON.stringify([outcome, made])).to.deep.equal(
          unknown,
        );
      }
    }
  });

  it('about another time, or one that is cancelled, is unknown', () => {
    const others = [
      bookingAt('2026-11-26T08:30:00Z'),
      { ...booking, unit: { ...unit, id: 'another' } },
      { ...booking, status: 'cancelled' },
    ];
    for (const other of others) expect(checkBookResult({ outcome: 'done', booking: other }, sent)).to.deep.equal(unknown);
    expect(checkBookResult({ outcome: 'unknown', booking: others[0] }, sent)).to.deep.equal(unknown);
  });

  it('of which a part cannot be read is done, with what is known, and says that something may be missing', () => {
    const parts = [
      { outcome: 'done', booking, notice: 'Kom fastande.' },
      { outcome: 'done', booking, notice: { lang: 'sv', blocks: [{ type: 'paragraph' }] } },
      { outcome: 'done', booking: { ...booking, performer: 7 } },
      { outcome: 'done', booking: { ...booking, end: 'soon' } },
    ];
    for (const part of parts) expect(checkBookResult(part, sent)).to.deep.equal({ outcome: 'done', booking, incomplete: true });
    const torn = [
      { ...booking, rights: {} },
      { ...booking, unit: null },
      { ...booking, unit: { ...unit, timeZone: 'Europe/Nowhere' } },
      { ...booking, kind: 'visit' },
      { ...booking, start: '2026-11-26T09:00:00+01:00' },
    ];
    for (const made of torn) {
      const result = checkBookResult({ outcome: 'done', booking: made }, sent);
      expect(result, JSON.stringify(made)).to.include({ outcome: 'done', incomplete: true });
      expect('booking' in result && result.booking, JSON.stringify(made)).to.deep.include(left);
    }
  });

  it('that contradicts itself is unknown', () => {
    expect(checkBookResult({ outcome: 'done', booking: { ...booking, status: 'pending' } }, sent)).to.deep.equal(unknown);
    expect(checkBookResult({ outcome: 'pending', booking }, sent)).to.deep.equal(unknown);
  });

  it('that says no is a no also where its reason cannot be read', () => {
    const refused = { outcome: 'refused', reason: 'other', incomplete: true };
    expect(checkBookResult({ outcome: 'refused', reason: 'weather' }, sent)).to.deep.equal(refused);
    expect(checkCancelResult({ outcome: 'refused', reason: 'weather' })).to.deep.equal(refused);
    expect(checkBookResult({ outcome: 'taken', text: 'no' }, sent)).to.deep.equal({ outcome: 'taken', incomplete: true });
  });

  it('of a rebooking keeps the old time as the citizen saw it where it cannot be read', () => {
    expect(checkBookResult({ outcome: 'both', booking, kept: {}, reason: 'other' }, sent)).to.deep.include({
      outcome: 'both',
      kept: from,
    });
    expect(checkBookResult({ outcome: 'pending', booking: { ...booking, status: 'pending' }, kept: 7 }, sent)).to.deep.include({
      outcome: 'pending',
      kept: from,
    });
    expect(
      checkBookResult({ outcome: 'both', booking, kept: from, reason: 'other' }, { ...sent, from: undefined }),
    ).to.deep.equal(unknown);
  });

  it('to a cancelling whose words cannot be read is done, and says that something may be missing', () => {
    expect(checkCancelResult({ outcome: 'done', notice: 'Hej' })).to.deep.equal({ outcome: 'done', incomplete: true });
  });
});
