import { expect } from '@open-wc/testing';
import { instantsAt, mondayOf, weekdayOf, weekOf } from '../../../src/domain/time/calendar.js';
import { firstInstantAt, hoursOf, startOfDay } from '../../../src/domain/time/hours.js';
import { isPlausibleDay, isPlausibleInstant } from '../../../src/domain/time/plausible.js';
import {
  addDays,
  commonDays,
  dayOf,
  daysBetween,
  daysOf,
  instantOf,
  isDay,
  isInstant,
  localTime,
  minutesBetween,
} from '../../../src/domain/time/instant.js';
import { zone } from '../fixtures.js';

describe('time', () => {
  it('is tried on a device whose zone is not the care unit’s', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).to.equal('Asia/Dubai');
  });

  it('shows a moment as the clock on the unit’s wall does, summer and winter', () => {
    expect(localTime('2026-11-25T08:15:00Z', zone)).to.deep.equal({ day: '2026-11-25', time: '09:15' });
    expect(localTime('2026-07-01T07:15:00Z', zone)).to.deep.equal({ day: '2026-07-01', time: '09:15' });
    expect(localTime('2026-11-25T23:00:00Z', zone)).to.deep.equal({ day: '2026-11-26', time: '00:00' });
    expect(dayOf('2026-12-31T23:30:00Z', zone)).to.equal('2027-01-01');
    expect(dayOf('2026-12-31T23:30:00Z', 'America/New_York')).to.equal('2026-12-31');
  });

  it('knows the day before and after the clock is put back and forward', () => {
    expect(localTime('2026-10-25T00:30:00Z', zone)).to.deep.equal({ day: '2026-10-25', time: '02:30' });
    expect(localTime('2026-10-25T01:30:00Z', zone)).to.deep.equal({ day: '2026-10-25', time: '02:30' });
    expect(localTime('2027-03-28T00:59:00Z', zone)).to.deep.equal({ day: '2027-03-28', time: '01:59' });
    expect(localTime('2027-03-28T01:00:00Z', zone)).to.deep.equal({ day: '2027-03-28', time: '03:00' });
  });

  it('finds the one moment of a time, none in the hour that is skipped, two in the hour that is repeated', () => {
    expect(instantsAt('2026-11-25', '09:15', zone)).to.deep.equal(['2026-11-25T08:15:00Z']);
    expect(instantsAt('2027-03-28', '02:30', zone)).to.deep.equal([]);
    expect(instantsAt('2027-03-28', '01:59', zone)).to.deep.equal(['2027-03-28T00:59:00Z']);
    expect(instantsAt('2027-03-28', '03:00', zone)).to.deep.equal(['2027-03-28T01:00:00Z']);
    expect(instantsAt('2026-10-25', '02:30', zone)).to.deep.equal(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']);
    expect(instantsAt('2026-10-25', '03:00', zone)).to.deep.equal(['2026-10-25T02:00:00Z']);
  });

  it('goes from a moment to the wall and back, each quarter of both days when the clock changes', () => {
    for (const from of ['2026-10-24T12:00:00Z', '2027-03-27T12:00:00Z']) {
      for (let quarter = 0; quarter < 192; quarter += 1) {
        const instant = instantOf(Date.parse(from) + quarter * 900_000);
        const { day, time } = localTime(instant, zone);
        expect(instantsAt(day, time, zone)).to.include(instant);
      }
    }
  });

  it('counts days by the calendar, also over the days of 23 and 25 hours', () => {
    expect(addDays('2026-10-24', 2)).to.equal('2026-10-26');
    expect(addDays('2027-03-28', 1)).to.equal('2027-03-29');
    expect(addDays('2027-01-01', -1)).to.equal('2026-12-31');
    expect(addDays('2028-02-28', 1)).to.equal('2028-02-29');
    expect(daysBetween('2026-10-24', '2026-10-26')).to.equal(2);
    expect(daysBetween('2027-03-29', '2027-03-27')).to.equal(-2);
    expect(daysOf({ from: '2026-10-24', to: '2026-10-26' })).to.deep.equal(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(daysOf({ from: '2026-10-26', to: '2026-10-24' })).to.deep.equal([]);
    expect(minutesBetween('2026-11-25T08:15:00Z', '2026-11-25T09:00:00Z')).to.equal(45);
  });

  it('numbers weeks as ISO 8601 does, over years', () => {
    const weeks = {
      '2026-01-01': 1,
      '2026-11-23': 48,
      '2026-12-28': 53,
      '2027-01-03': 53,
      '2027-01-04': 1,
      '2024-12-29': 52,
      '2024-12-30': 1,
      '2023-01-01': 52,
      '2020-12-31': 53,
    };
    for (const [day, week] of Object.entries(weeks)) expect(weekOf(day), day).to.equal(week);
    expect(['2026-11-23', '2026-11-29', '2026-11-30'].map(weekdayOf)).to.deep.equal([1, 7, 1]);
  });

  it('takes only whole moments and days that exist', () => {
    expect(instantOf(Date.parse('2026-11-25T08:15:00.750Z'))).to.equal('2026-11-25T08:15:00Z');
    expect(['2026-11-25T08:15:00Z', '2028-02-29T00:00:00Z'].every(isInstant)).to.equal(true);
    const wrong = ['2026-02-29T00:00:00Z', '2026-11-25T24:00:00Z', '2026-11-25T08:15:00+01:00', '2026-11-25', 5, undefined];
    expect(wrong.filter(isInstant)).to.deep.equal([]);
    expect(isDay('2028-02-29')).to.equal(true);
    expect(['2026-02-29', '2026-13-01', '26-11-25', '2026-11-25T00:00:00Z', null].filter(isDay)).to.deep.equal([]);
    expect(() => instantOf(NaN)).to.throw(RangeError);
    expect(() => localTime('2026-11-25T08:15:00Z', 'Mars/North')).to.throw(RangeError);
  });

  it('refuses days and moments outside years 1 to 9999, which no text of four digits can say', () => {
    expect(addDays('9999-12-30', 1)).to.equal('9999-12-31');
    expect(addDays('0001-01-02', -1)).to.equal('0001-01-01');
    const wrong = [
      () => addDays('9999-12-31', 1),
      () => addDays('0001-01-01', -1),
      () => addDays('2026-11-25', 1e9),
      () => addDays('2026-11-25', NaN),
      () => addDays('tomorrow', 1),
      () => mondayOf('tomorrow'),
      () => daysBetween('2026-11-25', 'tomorrow'),
      () => instantOf(Date.parse('9999-12-31T23:59:59Z') + 1000),
      () => instantOf(Date.parse('0001-01-01T00:00:00Z') - 1000),
      () => localTime('9999-12-31T23:30:00Z', zone),
      () => localTime('0001-01-01T00:30:00Z', 'America/New_York'),
      () => instantsAt('0001-01-01', '00:00', zone),
    ];
    for (const act of wrong) expect(act, String(act)).to.throw(RangeError);
    expect(['0000-12-31T00:00:00Z', '+010000-01-01T00:00:00Z'].filter(isInstant)).to.deep.equal([]);
    expect(['0000-12-31', '+010000-01-01'].filter(isDay)).to.deep.equal([]);
    expect(['0001-01-01', '9999-12-31'].every(isDay)).to.equal(true);
  });

  it('counts up at most eleven years of days, and gives no days of a range that ends before it begins', () => {
    expect(daysOf({ from: '2026-01-01', to: '2035-12-31' })).to.have.length(3652);
    expect(() => daysOf({ from: '0001-01-01', to: '9999-12-31' })).to.throw(RangeError);
    expect(daysOf({ from: '9999-12-31', to: '0001-01-01' })).to.deep.equal([]);
    expect(commonDays({ from: '0001-01-01', to: '9999-12-31' }, { from: '2026-11-01', to: '2026-11-30' })).to.deep.equal({
      from: '2026-11-01',
      to: '2026-11-30',
    });
  });

  it('tells the days and moments that anybody may ask about from those that only a mistake can mean', () => {
    expect(['1900-01-01', '2026-11-25', '2199-12-31'].every(isPlausibleDay)).to.equal(true);
    expect(['1899-12-31', '2200-01-01', '0001-01-01', '9999-12-31', '2026-02-30', 5].filter(isPlausibleDay)).to.deep.equal([]);
    expect(isPlausibleInstant('2026-11-25T08:15:00Z')).to.equal(true);
    expect(['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '2026-11-25'].filter(isPlausibleInstant)).to.deep.equal([]);
  });

  it('finds the hours asked for where the clock is changed, at midnight, and on a day that a zone skipped', () => {
    const hours = (day: string, from: string, to: string, where = zone) => Object.values(hoursOf(day, { from, to }, where));
    expect(hours('2026-11-25', '08:00', '12:00')).to.deep.equal(['2026-11-25T07:00:00Z', '2026-11-25T11:00:00Z']);
    expect(hours('2027-03-28', '01:30', '04:00')).to.deep.equal(['2027-03-28T00:30:00Z', '2027-03-28T02:00:00Z']);
    expect(hours('2027-03-28', '02:15', '02:45')).to.deep.equal(['2027-03-28T01:00:00Z', '2027-03-28T01:00:00Z']);
    expect(hours('2026-10-25', '02:00', '02:30')).to.deep.equal(['2026-10-25T00:00:00Z', '2026-10-25T01:30:00Z']);
    expect(hours('2026-11-25', '22:00', '00:00')).to.deep.equal(['2026-11-25T21:00:00Z', '2026-11-25T23:00:00Z']);
    expect(startOfDay('2026-11-25', zone)).to.equal('2026-11-24T23:00:00Z');
    // Beirut puts the clock forward at midnight; Apia had no 30 December 2011.
    expect(startOfDay('2026-03-29', 'Asia/Beirut')).to.equal('2026-03-28T22:00:00Z');
    expect(localTime(startOfDay('2026-03-29', 'Asia/Beirut'), 'Asia/Beirut').time).to.equal('01:00');
    expect(firstInstantAt('2011-12-30', '12:00', 'Pacific/Apia')).to.equal('2011-12-30T10:00:00Z');
  });
});
