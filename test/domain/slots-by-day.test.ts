import { expect } from '@open-wc/testing';
import {
  compared,
  dayRows,
  extended,
  horizonDays,
  nextWindow,
  slotsByDay,
  unknownDays,
  windowDays,
  type DayRow,
  type SlotSearch,
} from '../../src/domain/slots-by-day.js';
import { addDays, daysBetween } from '../../src/domain/time.js';
import { slotAt, zone } from './things.js';

const week = { from: '2026-11-23', to: '2026-11-29' };
const [tuesday, tuesdayLater, friday] = ['2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z', '2026-11-27T08:00:00Z'].map((start) =>
  slotAt(start),
) as [ReturnType<typeof slotAt>, ReturnType<typeof slotAt>, ReturnType<typeof slotAt>];
const search: SlotSearch = { slots: [tuesday, tuesdayLater, friday], gaps: [], covered: week };
const gap = (days?: { from: string; to: string }) => ({ name: 'X', code: 'unavailable' as const, ...(days && { days }) });

function told(rows: readonly DayRow[]): readonly string[] {
  return rows.map((row) => (row.kind === 'times' ? `${row.day}: ${row.slots.length}` : `${row.kind} ${row.from} ${row.to}`));
}

describe('free times by day', () => {
  it('are put on the unit’s days, in their order', () => {
    const atMidnight = slotAt('2026-11-24T23:30:00Z');
    const days = slotsByDay([tuesday, tuesdayLater, atMidnight], zone);
    expect(days).to.deep.equal([
      { day: '2026-11-24', slots: [tuesday, tuesdayLater] },
      { day: '2026-11-25', slots: [atMidnight] },
    ]);
  });

  it('keep their day on the days of 23 and 25 hours', () => {
    const starts = ['2026-10-24T21:59:00Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z'];
    const days = slotsByDay(
      starts.map((start) => slotAt(start)),
      zone,
    ).map(({ day, slots }) => `${day} ${slots.length}`);
    expect(days).to.deep.equal(['2026-10-24 1', '2026-10-25 2', '2026-10-26 1']);
  });
});

describe('the rows of the list', () => {
  it('are days with times, and days on end without', () => {
    expect(told(dayRows(search, zone, 10))).to.deep.equal([
      'none 2026-11-23 2026-11-23',
      '2026-11-24: 2',
      'none 2026-11-25 2026-11-26',
      '2026-11-27: 1',
      'none 2026-11-28 2026-11-29',
    ]);
  });

  it('end with the last day with times that is wanted', () => {
    expect(told(dayRows(search, zone, 1))).to.deep.equal(['none 2026-11-23 2026-11-23', '2026-11-24: 2']);
  });

  it('never say none of a day that may be missing, and say of a day with times that there may be more', () => {
    const unsure = { ...search, gaps: [gap({ from: '2026-11-26', to: '2026-11-28' })] };
    expect(told(dayRows(unsure, zone, 10))).to.deep.equal([
      'none 2026-11-23 2026-11-23',
      '2026-11-24: 2',
      'none 2026-11-25 2026-11-25',
      'unknown 2026-11-26 2026-11-26',
      '2026-11-27: 1',
      'unknown 2026-11-27 2026-11-28',
      'none 2026-11-29 2026-11-29',
    ]);
  });

  it('are all unknown where a source says nothing of any day', () => {
    expect(told(dayRows({ slots: [], gaps: [gap()], covered: week }, zone, 10))).to.deep.equal([
      'unknown 2026-11-23 2026-11-29',
    ]);
  });

  it('count only days inside what was read as unknown', () => {
    expect(unknownDays({ ...search, gaps: [gap({ from: '2026-11-29', to: '2026-12-05' })] })).to.deep.equal(['2026-11-29']);
    expect(unknownDays(search)).to.deep.equal([]);
  });
});

describe('reading ahead', () => {
  it('goes in windows of 28 days, from today to the last of 84', () => {
    const today = '2026-11-23';
    const windows: string[] = [];
    let known: SlotSearch | undefined;
    for (let next = nextWindow(undefined, today); next; next = nextWindow(known, today)) {
      windows.push(`${next.from} ${daysBetween(next.from, next.to) + 1}`);
      known = extended(known, next, { items: [], gaps: [], covered: next });
    }
    expect(windows).to.deep.equal([0, 28, 56].map((days) => `${addDays(today, days)} ${windowDays}`));
    expect(known?.covered).to.deep.equal({ from: today, to: addDays(today, horizonDays - 1) });
  });

  it('stops where the backend answers for fewer days than asked', () => {
    const known = extended(undefined, week, { items: [tuesday], gaps: [], covered: { from: week.from, to: '2026-11-26' } });
    expect(known).to.deep.equal({ slots: [tuesday], gaps: [], covered: { from: week.from, to: '2026-11-26' }, ended: true });
    expect(nextWindow(known, week.from)).to.equal(undefined);
  });

  it('adds a window’s times, gaps and days to what is known', () => {
    const more = { items: [friday], gaps: [gap()], covered: { from: '2026-11-30', to: '2026-12-06' } };
    const known = extended({ slots: [tuesday], gaps: [], covered: week }, more.covered, more);
    expect(known).to.deep.equal({ slots: [tuesday, friday], gaps: [gap()], covered: { from: week.from, to: '2026-12-06' } });
  });
});

describe('a later reading', () => {
  it('says which times are gone and how many are new', () => {
    const { gone, added } = compared(search, { ...search, slots: [tuesday, slotAt('2026-11-26T08:00:00Z')] }, zone);
    expect([...gone]).to.deep.equal([tuesdayLater.id, friday.id]);
    expect(added).to.equal(1);
  });

  it('calls nothing gone that may only be missing, or that it did not reach', () => {
    expect(compared(search, { ...search, slots: [], gaps: [gap()] }, zone).gone.size).to.equal(0);
    const short = { ...search, slots: [], covered: { from: week.from, to: '2026-11-24' } };
    expect([...compared(search, short, zone).gone]).to.deep.equal([tuesday.id, tuesdayLater.id]);
  });
});
