import { expect } from '@open-wc/testing';
import { dayRows, type DayRow } from '../../../src/domain/slots/day-rows.js';
import {
  diff,
  daysAtOnce,
  horizonDays,
  nextQuestion,
  nextWindow,
  unknownDays,
  windowDays,
  withDays,
  addSlots,
  type SlotSearch,
} from '../../../src/domain/slots/slot-search.js';
import { filterDays, slotsByDay } from '../../../src/domain/slots/slots-by-day.js';
import { addDays, daysBetween, type Day } from '../../../src/domain/time/instant.js';
import { slotAt, zone } from '../fixtures.js';

const zoneOf = () => zone;

const week = { from: '2026-11-23', to: '2026-11-29' };
const [tuesday, tuesdayLater, friday] = ['2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z', '2026-11-27T08:00:00Z'].map((start) =>
  slotAt(start),
) as [ReturnType<typeof slotAt>, ReturnType<typeof slotAt>, ReturnType<typeof slotAt>];
const search: SlotSearch = { slots: [tuesday, tuesdayLater, friday], gaps: [], covered: week };
const gap = (days?: { from: string; to: string }) => ({ name: 'X', code: 'unavailable' as const, ...(days && { days }) });

function told(rows: readonly DayRow[]): readonly string[] {
  return rows.map((row) => {
    if (row.kind === 'times') return `${row.day}: ${row.slots.length}`;
    return row.kind === 'waiting' ? `waiting ${row.day}` : `${row.kind} ${row.from} ${row.to}`;
  });
}

/** The rows of all days up to one. */
function rowsTo(known: SlotSearch, to: Day = known.covered.to): readonly string[] {
  const days = slotsByDay(known.slots, zoneOf).filter(({ day }) => day <= to);
  return told(dayRows(known, days, { from: known.covered.from, to }));
}

describe('free times by day', () => {
  it('are put on the unit’s days, in their order', () => {
    const atMidnight = slotAt('2026-11-24T23:30:00Z');
    const days = slotsByDay([tuesday, tuesdayLater, atMidnight], zoneOf);
    expect(days).to.deep.equal([
      { day: '2026-11-24', slots: [tuesday, tuesdayLater] },
      { day: '2026-11-25', slots: [atMidnight] },
    ]);
  });

  it('keep their day on the days of 23 and 25 hours', () => {
    const starts = ['2026-10-24T21:59:00Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:00Z', '2026-10-25T23:00:00Z'];
    const days = slotsByDay(
      starts.map((start) => slotAt(start)),
      zoneOf,
    ).map(({ day, slots }) => `${day} ${slots.length}`);
    expect(days).to.deep.equal(['2026-10-24 1', '2026-10-25 2', '2026-10-26 1']);
  });
});

describe('the rows of the list', () => {
  it('are days with times, and days on end without', () => {
    expect(rowsTo(search)).to.deep.equal([
      'none 2026-11-23 2026-11-23',
      '2026-11-24: 2',
      'none 2026-11-25 2026-11-26',
      '2026-11-27: 1',
      'none 2026-11-28 2026-11-29',
    ]);
  });

  it('end with the last day with times that is wanted', () => {
    expect(rowsTo(search, '2026-11-24')).to.deep.equal(['none 2026-11-23 2026-11-23', '2026-11-24: 2']);
  });

  it('never say none of a day that may be missing, and say of a day with times that there may be more', () => {
    const unsure = { ...search, gaps: [gap({ from: '2026-11-26', to: '2026-11-28' })] };
    expect(rowsTo(unsure)).to.deep.equal([
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
    expect(rowsTo({ slots: [], gaps: [gap()], covered: week })).to.deep.equal(['unknown 2026-11-23 2026-11-29']);
  });

  it('count only days inside what was read as unknown', () => {
    expect([...unknownDays({ ...search, gaps: [gap({ from: '2026-11-29', to: '2026-12-05' })] })]).to.deep.equal([
      '2026-11-29',
    ]);
    expect([...unknownDays(search)]).to.deep.equal([]);
  });
});

describe('reading ahead', () => {
  it('goes in windows of 28 days, from today to the last of 84', () => {
    const today = '2026-11-23';
    const windows: string[] = [];
    let known: SlotSearch | undefined;
    for (let next = nextWindow(undefined, today); next; next = nextWindow(known, today)) {
      windows.push(`${next.from} ${daysBetween(next.from, next.to) + 1}`);
      known = addSlots(known, next, { items: [], gaps: [], covered: next }, zoneOf);
    }
    expect(windows).to.deep.equal([0, 28, 56].map((days) => `${addDays(today, days)} ${windowDays}`));
    expect(known?.covered).to.deep.equal({ from: today, to: addDays(today, horizonDays - 1) });
  });

  it('asks on from where an answer ends that is shorter than was asked, until one reaches no further', () => {
    const short = { from: week.from, to: '2026-11-26' };
    const known = addSlots(undefined, week, { items: [tuesday], gaps: [], covered: short }, zoneOf);
    expect(known).to.deep.equal({ slots: [tuesday], gaps: [], covered: short });
    const next = nextWindow(known, week.from);
    expect(next?.from).to.equal('2026-11-27');
    const further = { from: '2026-11-27', to: '2026-11-29' };
    const more = addSlots(known, next ?? week, { items: [friday], gaps: [], covered: further }, zoneOf);
    expect(more).to.deep.equal({ slots: [tuesday, friday], gaps: [], covered: week });
    const last = nextWindow(more, week.from) ?? week;
    const none = { items: [], gaps: [], covered: { from: last.from, to: week.to } };
    const ended = addSlots(more, last, none, zoneOf);
    expect(ended).to.deep.equal({ slots: [tuesday, friday], gaps: [], covered: week, ended: true });
    expect(nextWindow(ended, week.from)).to.equal(undefined);
  });

  it('adds a window’s times, gaps and days to what is known', () => {
    const later = slotAt('2026-12-04T08:00:00Z');
    const more = { items: [later], gaps: [gap()], covered: { from: '2026-11-30', to: '2026-12-06' } };
    const known = addSlots({ slots: [tuesday], gaps: [], covered: week }, more.covered, more, zoneOf);
    expect(known).to.deep.equal({ slots: [tuesday, later], gaps: [gap()], covered: { from: week.from, to: '2026-12-06' } });
  });
});

describe('a later reading', () => {
  it('counts as unknown the days that an answer leaves out, and all where it covers other days alone', () => {
    const answered = (from: Day, to: Day): SlotSearch =>
      addSlots(undefined, week, { items: [], gaps: [], covered: { from, to } }, zoneOf);
    expect(rowsTo(answered('2026-11-26', week.to))).to.deep.equal([
      'unknown 2026-11-23 2026-11-25',
      'none 2026-11-26 2026-11-29',
    ]);
    const aside = [answered('2030-01-01', '2030-01-07'), answered('0001-01-01', '0001-01-02')];
    for (const known of aside) {
      expect(known.ended).to.equal(undefined);
      expect(rowsTo(known, week.to)).to.deep.equal(['unknown 2026-11-23 2026-11-29']);
    }
    expect(rowsTo(answered('0001-01-01', '9999-12-31'))).to.deep.equal(['none 2026-11-23 2026-11-29']);
    const days = { items: [], gaps: [], covered: { from: '2030-01-01', to: '2030-01-07' } };
    expect(withDays(undefined, week, days).gaps).to.have.length(1);
  });

  it('says which times are gone and how many are new', () => {
    const { gone, added } = diff(search, { ...search, slots: [tuesday, slotAt('2026-11-26T08:00:00Z')] }, zoneOf);
    expect([...gone]).to.deep.equal([tuesdayLater.id, friday.id]);
    expect(added).to.equal(1);
  });

  it('calls nothing gone that may only be missing, or that it did not reach', () => {
    expect(diff(search, { ...search, slots: [], gaps: [gap()] }, zoneOf).gone.size).to.equal(0);
    const short = { ...search, slots: [], covered: { from: week.from, to: '2026-11-24' } };
    expect([...diff(search, short, zoneOf).gone]).to.deep.equal([tuesday.id, tuesdayLater.id]);
  });
});

describe('what is asked next', () => {
  const today = week.from;
  const windows = { today, zoneOf, datesFirst: false };
  const dates = { today, zoneOf, datesFirst: true };
  const free = (...days: readonly Day[]) => days.map((day) => ({ unit: 'a', day, state: 'free' as const }));
  const told = withDays(
    undefined,
    { from: today, to: addDays(today, windowDays - 1) },
    {
      items: [
        ...free(...[1, 2, 3, 4, 7, 8].map((days) => addDays(today, days))),
        { unit: 'a', day: addDays(today, 9), state: 'full' },
      ],
      gaps: [],
      covered: { from: today, to: addDays(today, windowDays - 1) },
    },
  );

  it('is a window, until there is one day more than is wanted', () => {
    expect(nextQuestion(undefined, { days: 2 }, windows)).to.deep.equal({
      ask: 'slots',
      days: { from: today, to: '2026-12-20' },
    });
    expect(nextQuestion(search, { days: 1 }, windows)).to.equal(undefined);
    expect(nextQuestion(search, { days: 2 }, windows)?.days.from).to.equal('2026-11-30');
  });

  it('counts only what fits', () => {
    const fits = (slot: { readonly start: string }) => slot.start > '2026-11-25';
    expect(nextQuestion(search, { days: 1, fits }, windows)?.days.from).to.equal('2026-11-30');
    expect(filterDays(slotsByDay(search.slots, zoneOf), fits).map(({ day }) => day)).to.deep.equal(['2026-11-27']);
  });

  it('goes as far as the week that is looked at, and on to the next times where that is empty', () => {
    expect(nextQuestion(search, { range: week }, windows)).to.equal(undefined);
    const later = { from: '2026-11-30', to: '2026-12-06' };
    expect(nextQuestion(search, { range: later }, windows)?.days.from).to.equal('2026-11-30');
    const empty = { ...search, covered: { from: week.from, to: '2026-12-20' } };
    expect(nextQuestion(empty, { range: later }, windows)?.days.from).to.equal('2026-12-21');
    expect(nextQuestion({ ...empty, ended: true }, { range: later }, windows)).to.equal(undefined);
  });

  it('is the days first where the backend tells them, then the times of some of those that are looked at', () => {
    expect(nextQuestion(undefined, { days: 5 }, dates)).to.deep.equal({ ask: 'days', days: { from: today, to: '2026-12-20' } });
    expect(nextQuestion(told, { days: 2 }, dates)?.days).to.deep.equal({ from: '2026-11-24', to: '2026-11-25' });
    expect(nextQuestion(told, { days: 10 }, dates)?.days).to.deep.equal({
      from: '2026-11-24',
      to: addDays('2026-11-24', daysAtOnce - 1),
    });
    expect(nextQuestion(told, { range: { from: '2026-11-30', to: '2026-12-06' } }, dates)?.days).to.deep.equal({
      from: '2026-11-30',
      to: '2026-12-01',
    });
  });

  it('asks no day’s times twice, also where they were all taken meanwhile', () => {
    const asked = { from: '2026-11-24', to: '2026-11-27' };
    const known = addSlots(told, asked, { items: [friday], gaps: [], covered: asked }, zoneOf);
    expect(known.waiting).to.deep.equal(['2026-11-30', '2026-12-01']);
    expect(rowsTo(known, '2026-12-02')).to.deep.equal([
      'none 2026-11-23 2026-11-26',
      '2026-11-27: 1',
      'none 2026-11-28 2026-11-29',
      'waiting 2026-11-30',
      'waiting 2026-12-01',
      'full 2026-12-02 2026-12-02',
    ]);
  });

  it('asks on for the times that an answer does not reach, and calls them unknown where one reaches none', () => {
    const asked = { from: '2026-11-24', to: '2026-11-27' };
    const short = { items: [tuesday], gaps: [], covered: { from: '2026-11-24', to: '2026-11-25' } };
    const known = addSlots(told, asked, short, zoneOf);
    expect(known.slots).to.deep.equal([tuesday]);
    expect(unknownDays(known).size).to.equal(0);
    const rest = nextQuestion(known, { days: 4 }, dates)?.days ?? week;
    expect(rest).to.deep.equal({ from: '2026-11-26', to: '2026-11-30' });
    const none = addSlots(known, asked, { items: [], gaps: [], covered: { from: '2026-11-23', to: '2026-11-23' } }, zoneOf);
    expect([...unknownDays(none)]).to.deep.equal(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    expect(nextQuestion(none, { days: 10 }, dates)?.days.from).to.equal('2026-11-30');
  });

  it('puts the times of a week read ahead of others where they belong', () => {
    const first = { from: '2026-11-30', to: '2026-12-01' };
    const later = addSlots(told, first, { items: [slotAt('2026-11-30T08:00:00Z')], gaps: [], covered: first }, zoneOf);
    const before = { from: '2026-11-24', to: '2026-11-27' };
    const both = addSlots(later, before, { items: [tuesday, friday], gaps: [], covered: before }, zoneOf);
    expect(both.slots.map(({ start }) => start.slice(0, 10))).to.deep.equal(['2026-11-24', '2026-11-27', '2026-11-30']);
  });
});
