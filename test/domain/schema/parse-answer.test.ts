import { expect } from '@open-wc/testing';
import { BookingError } from '../../../src/domain/model/booking-error.js';
import type { ReadResult, RangeResult } from '../../../src/domain/model/read-result.js';
import type { Appointment, Slot } from '../../../src/domain/model/appointment.js';
import { readAnswer } from '../../../src/domain/schema/parse-answer.js';
import { bookingAt, invitation, slotAt, unit, without } from '../fixtures.js';

const time = bookingAt('2026-11-26T08:00:00Z');
const other = bookingAt('2026-11-27T08:00:00Z', { unit: { ...unit, name: 'Norr', phone: { number: '031-390 06 12' } } });
const slot = slotAt('2026-11-26T08:00:00Z');
const days = { from: '2026-11-23', to: '2026-11-29' };
const unread = { name: '', code: 'invalid-response' };

const ownTimes = (items: unknown, gaps: unknown = []): ReadResult<Appointment> =>
  readAnswer('bookings', { items, gaps }) as ReadResult<Appointment>;
const slots = (answer: object): RangeResult<Slot> => readAnswer('slots', answer, { days }) as RangeResult<Slot>;

function refusal(method: string, answer: unknown): string | undefined {
  try {
    readAnswer(method, answer, { days });
    return undefined;
  } catch (thrown) {
    return thrown instanceof BookingError ? thrown.code : String(thrown);
  }
}

describe('what a backend answers', () => {
  it('is taken as it is where it is what the port says', () => {
    expect(ownTimes([invitation, time, other])).to.deep.equal({ items: [invitation, time, other], gaps: [] });
    expect(slots({ items: [slot], gaps: [], covered: days, lang: 'en' })).to.deep.equal({
      ...{ items: [slot], gaps: [], covered: days, lang: 'en' },
    });
  });

  it('is no answer where there is no list, no data, or data that holds itself', () => {
    const self: unknown[] = [];
    self.push({ type: 'callout', tone: 'info', blocks: self });
    const answers = [undefined, null, 7, 'none', [], {}, { items: null, gaps: [] }, { items: { length: 2 }, gaps: [] }];
    for (const method of ['units', 'slots', 'days', 'bookings', 'past', 'visitTypes', 'performers', 'hold', 'citizens']) {
      for (const answer of method === 'citizens' ? answers.filter((one) => !Array.isArray(one)) : answers) {
        expect(refusal(method, answer), `${method} ${JSON.stringify(answer)}`).to.equal('invalid-response');
      }
    }
    expect(refusal('booking', { ...time, information: { lang: 'sv', blocks: self } })).to.equal('invalid-response');
    const items = [
      {
        ...slot,
        get id() {
          throw new Error('no');
        },
      },
    ];
    expect(slots({ items, gaps: [], covered: days }).items).to.deep.equal([]);
  });

  it('leaves out one item that cannot be read, and tells it as a gap with whose it is and whom to call', () => {
    const gap = { name: 'Norr', code: 'invalid-response', phone: { number: '031-390 06 12' } };
    expect(ownTimes([time, without(other, 'start')])).to.deep.equal({ items: [time], gaps: [gap] });
    expect(ownTimes([time, { ...other, rights: {} }])).to.deep.equal({ items: [time], gaps: [gap] });
    expect(ownTimes([null, time, 'time'])).to.deep.equal({ items: [time], gaps: [unread, unread] });
    expect(slots({ items: [slot, { ...slot, id: 7 }], gaps: [], covered: days })).to.deep.equal({
      ...{ items: [slot], gaps: [{ ...unread, days }], covered: days },
    });
  });

  it('keeps an own time without what can be missing of it, and tells that', () => {
    const torn = { ...time, performer: 7, information: 'hello', unit: { ...unit, phone: 'none' } };
    expect(ownTimes([torn])).to.deep.equal({ items: [time], gaps: [{ name: unit.name, code: 'invalid-response' }] });
  });

  it('has a gap more where its gaps cannot be read', () => {
    for (const gaps of [undefined, null, 'none', {}, [null], [{ name: 'Norr' }]]) {
      const found = readAnswer('bookings', { items: [time], gaps }) as ReadResult<Appointment>;
      expect(found.items).to.deep.equal([time]);
      expect(found.gaps.map(({ code }) => code)).to.deep.equal(['invalid-response']);
    }
  });

  it('is taken to cover what was asked, with all of it unknown, where it does not say what it covers', () => {
    for (const covered of [undefined, null, {}, { from: '2026-11-23' }, { from: 'now', to: 'then' }]) {
      const found = slots({ items: [slot], gaps: [], covered });
      expect(found.items).to.deep.equal([slot]);
      expect(found.covered).to.deep.equal(days);
      expect(found.gaps).to.deep.equal([{ ...unread, days }]);
    }
  });

  it('tells that of two times with one id nobody knows which is meant', () => {
    expect(ownTimes([time, { ...time, start: other.start }])).to.deep.include({ items: [time] });
    expect(ownTimes([time, { ...time, start: other.start }]).gaps).to.have.length(1);
  });

  it('has no deadline where the deadline means never', () => {
    const never = { allowed: true, until: '9999-12-31T22:59:59Z' } as const;
    const rights = { ...time.rights, cancel: never, rebook: { ...never, until: '2026-11-25T08:00:00Z' } };
    const [read] = ownTimes([{ ...time, rights }]).items;
    expect(read?.rights.cancel).to.deep.equal({ allowed: true });
    expect(read?.rights.rebook).to.deep.equal({ allowed: true, until: '2026-11-25T08:00:00Z' });
    const [open] = ownTimes([{ ...invitation, until: '2099-12-31T00:00:00Z' }]).items;
    expect(open).to.deep.equal(invitation);
  });
});
