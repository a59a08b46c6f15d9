import { expect } from '@open-wc/testing';
import { dayRows } from '../../../src/domain/slots/day-rows.js';
import { nextWindow, provenEarliest, unknownDays, withDays, addSlots } from '../../../src/domain/slots/slot-search.js';
import { slotsByDay } from '../../../src/domain/slots/slots-by-day.js';
import { slotAt, zone } from '../fixtures.js';

const zoneOf = () => zone;
const week = { from: '2026-11-23', to: '2026-11-29' };
const tuesday = slotAt('2026-11-24T08:00:00Z');

describe('an answer for days that nobody asked about', () => {
  const always = { from: '0001-01-01', to: '9999-12-31' };
  const early = slotAt('1900-01-01T08:00:00Z');
  const late = slotAt('9999-12-30T08:00:00Z');

  it('says something of the days that were asked about, and of no others', () => {
    const more = { items: [early, tuesday, late], gaps: [], covered: always };
    const known = addSlots(undefined, week, more, zoneOf);
    expect(known).to.deep.equal({ slots: [tuesday], gaps: [], covered: week });
    expect(nextWindow(known, week.from)?.from).to.equal('2026-11-30');
    expect(dayRows(known, slotsByDay(known.slots, zoneOf), known.covered)).to.have.length(3);
    expect(provenEarliest(known, week.from, zoneOf)).to.equal(tuesday);
  });

  it('tells dates of the days that were asked about, and of no others', () => {
    const items = ['1900-01-01', '2026-11-24', '9999-12-31'].map((day) => ({ unit: 'a', day, state: 'free' as const }));
    const known = withDays(undefined, week, { items, gaps: [], covered: always });
    expect(known.waiting).to.deep.equal(['2026-11-24']);
    expect(known.covered).to.deep.equal(week);
    const times = addSlots(known, week, { items: [early, tuesday, late], gaps: [], covered: always }, zoneOf);
    expect(times.slots).to.deep.equal([tuesday]);
    expect(unknownDays(times).size).to.equal(0);
  });

  it('makes no day unknown but those that are looked at, where a gap covers years 1 to 9999', () => {
    expect(unknownDays({ slots: [], gaps: [{ name: 'X', code: 'unavailable', days: always }], covered: week }).size).to.equal(
      7,
    );
  });
});
