import { expect } from '@open-wc/testing';
import { provenEarliest, type SlotSearch } from '../../../src/domain/slots/slot-search.js';
import { slotAt, zone } from '../fixtures.js';

const zoneOf = () => zone;
const week = { from: '2026-11-23', to: '2026-11-29' };
const tuesday = slotAt('2026-11-24T08:00:00Z');
const search: SlotSearch = { slots: [tuesday, slotAt('2026-11-27T08:00:00Z')], gaps: [], covered: week };
const gap = (days: { from: string; to: string }) => ({ name: 'X', code: 'unavailable' as const, days });

describe('the earliest time', () => {
  const today = week.from;
  const proven = (known: SlotSearch) => provenEarliest(known, today, zoneOf)?.id;

  it('is the first one where every day before it is read, and its own', () => {
    expect(proven(search)).to.equal(tuesday.id);
  });

  it('is not said where an earlier one may be missing', () => {
    expect(proven({ ...search, gaps: [gap({ from: '2026-11-23', to: '2026-11-23' })] })).to.equal(undefined);
    expect(proven({ ...search, gaps: [gap({ from: '2026-11-24', to: '2026-11-24' })] })).to.equal(undefined);
    expect(proven({ ...search, waiting: ['2026-11-23'] })).to.equal(undefined);
    expect(proven({ ...search, covered: { from: '2026-11-24', to: week.to } })).to.equal(undefined);
    expect(proven({ ...search, slots: [] })).to.equal(undefined);
  });

  it('is said where only later days are unknown', () => {
    expect(proven({ ...search, gaps: [gap({ from: '2026-11-25', to: '2026-11-29' })], waiting: ['2026-11-26'] })).to.equal(
      tuesday.id,
    );
  });
});
