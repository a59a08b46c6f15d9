import { expect } from '@open-wc/testing';
import type { ReadResult, Gap } from '../../../src/domain/model/read-result.js';
import {
  groupByDay,
  mergeRefreshed,
  mergeSource,
  type AppointmentList,
} from '../../../src/domain/appointments/merge-refreshed.js';
import type { Booking, Appointment } from '../../../src/domain/model/appointment.js';
import { bookingAt, invitation } from '../fixtures.js';

const now = '2026-11-24T08:00:00Z';
const nobody: ReadonlySet<string> = new Set();
const found = (items: readonly Appointment[], gaps: readonly Gap[] = []): ReadResult<Appointment> => ({ items, gaps });
const one = { ...bookingAt('2026-11-26T08:00:00Z'), id: 'one' };
const two = { ...bookingAt('2026-11-27T08:00:00Z'), id: 'two' };
const gap: Gap = { name: one.unit.name, code: 'unavailable', unit: one.unit.id, source: 'norr' };

function read(...turns: readonly ReadResult<Appointment>[]): AppointmentList {
  const list = turns.reduce<AppointmentList | undefined>(
    (before, turn) => mergeRefreshed(before, turn, { own: nobody, now }),
    undefined,
  );
  if (!list) throw new Error('nothing was read');
  return list;
}
const told = ({ items }: AppointmentList): readonly string[] =>
  items.map(({ time, mark }) => `${time.id} ${mark?.as ?? ''}`.trim());

describe('own times that are read again', () => {
  it('have no marks at first, nor when nothing has happened', () => {
    expect(told(read(found([one, two])))).to.deep.equal(['one', 'two']);
    expect(told(read(found([one, two]), found([one, two])))).to.deep.equal(['one', 'two']);
  });

  const moved: Booking = { ...one, start: '2026-11-28T08:00:00Z' };
  for (const [what, turns, expected] of [
    ['a new one', [[one], [one, two]], ['one', 'two']],
    [
      'one moved under the same id',
      [
        [one, two],
        [two, moved],
      ],
      ['two', 'one moved'],
    ],
    ['one moved to a new id', [[one], [{ ...moved, id: 'three', replaces: 'one' }]], ['three moved']],
    ['one moved and back', [[one], [moved], [one]], ['one']],
    ['one moved, and read once more', [[one], [moved], [moved]], ['one moved']],
    ['one that is gone', [[one, two], [two]], ['one gone', 'two']],
    ['one that is gone, and read once more', [[one, two], [two], [two]], ['one gone', 'two']],
    ['one that is gone and comes back', [[one], [], [one]], ['one']],
    ['one cancelled', [[one], [{ ...one, status: 'cancelled' }]], ['one cancelled']],
    ['one cancelled from the start', [[{ ...one, status: 'cancelled' }], [{ ...one, status: 'cancelled' }]], ['one']],
    ['one confirmed', [[{ ...one, status: 'pending' }], [one]], ['one confirmed']],
    ['an invitation that is gone', [[invitation, one], [one]], [`${invitation.id} gone`, 'one']],
    ['one that is over', [[{ ...one, start: '2026-11-24T07:59:00Z' }], []], []],
    [
      'both times of a rebooking that stopped half way',
      [[one], [one, { ...moved, id: 'three', replaces: 'one' }]],
      ['one', 'three'],
    ],
  ] as [string, Appointment[][], string[]][]) {
    it(`mark what the clinic did: ${what}`, () => {
      expect(told(read(...turns.map((items) => found(items))))).to.deep.equal(expected);
    });
  }

  it('say how it was before it was moved, however often', () => {
    const list = read(found([one]), found([moved]), found([{ ...one, start: '2026-11-29T08:00:00Z' }]));
    expect(list.items[0]?.mark).to.deep.equal({ as: 'moved', from: one });
  });

  it('keep what a silent source held, as it was, and never call it gone', () => {
    expect(told(read(found([one, two]), found([], [gap])))).to.deep.equal(['one unseen', 'two unseen']);
    expect(told(read(found([one]), found([], [gap]), found([one])))).to.deep.equal(['one']);
    expect(told(read(found([one]), found([], [gap]), found([])))).to.deep.equal(['one gone']);
    expect(told(read(found([one]), found([], [{ ...gap, unit: 'another' }])))).to.deep.equal(['one gone']);
    const days = { from: '2026-11-27', to: '2026-11-30' };
    expect(told(read(found([one, two]), found([], [{ ...gap, days }])))).to.deep.equal(['one gone', 'two unseen']);
  });

  it('have no mark for what the citizen did here', () => {
    const before = read(found([one, two]));
    const own = new Set(['one']);
    expect(told(mergeRefreshed(before, found([two]), { own, now }))).to.deep.equal(['two']);
    expect(told(mergeRefreshed(before, found([two, moved]), { own, now }))).to.deep.equal(['two', 'one']);
  });
});

describe('a source that is asked again alone', () => {
  it('adds what it holds in its place, and leaves the other gaps', () => {
    const other: Gap = { ...gap, name: 'Ögon', source: 'eyes' };
    const whole = mergeSource(found([invitation, two], [gap, other]), 'norr', found([one]));
    expect(whole.items.map(({ id }) => id)).to.deep.equal([invitation.id, 'one', 'two']);
    expect(whole.gaps).to.deep.equal([other]);
  });

  it('stays a gap while it is silent, and may tell more than it was asked', () => {
    const still = mergeSource(found([two], [gap]), 'norr', found([], [gap]));
    expect(still.gaps).to.deep.equal([gap]);
    const more = mergeSource(found([two], [gap]), 'norr', found([one, two]));
    expect(more.items.map(({ id }) => id)).to.deep.equal(['one', 'two']);
  });
});

describe('bookings day by day', () => {
  it('are counted in the zone of the unit', () => {
    const late = { ...bookingAt('2026-11-26T23:30:00Z'), id: 'late' };
    const days = groupByDay(read(found([one, late, two])).items).map((items) => items.map(({ time }) => time.id));
    expect(days).to.deep.equal([['one'], ['late', 'two']]);
  });
});
