import { expect } from '@open-wc/testing';
import {
  advanceBooking,
  type Selection,
  type BookingFlow,
  type BookingFlowEvent,
} from '../../../src/domain/booking/booking-flow.js';
import { bookingAt, choice, slotAt, text, unit } from '../fixtures.js';

const slot = slotAt('2026-11-26T08:00:00Z');
const other = slotAt('2026-11-27T08:00:00Z');
const booking = bookingAt(slot.start);
const kept = bookingAt('2026-11-25T08:00:00Z');
const key = 'k';
const fixed: Selection = { ...choice, fixed: true };
const at = '2026-11-23T13:05:00Z';
const chosen = { choice, slot, key };

const states = {
  unit: { step: 'unit' },
  guide: { step: 'guide', unit },
  slot: { step: 'slot', choice },
  'fixed slot': { step: 'slot', choice: fixed },
  contact: { step: 'contact', ...chosen, asked: true },
  'fixed contact': { step: 'contact', ...chosen, choice: fixed, asked: true },
  check: { step: 'check', ...chosen },
  'check after contact': { step: 'check', ...chosen, asked: true },
  'fixed check': { step: 'check', ...chosen, choice: fixed },
  sending: { step: 'sending', ...chosen },
  unknown: { step: 'unknown', ...chosen },
  taken: { step: 'taken', ...chosen },
  refused: { step: 'refused', ...chosen, reason: 'too-many' },
  'fixed refused': { step: 'refused', ...chosen, choice: fixed, reason: 'too-many' },
  done: { step: 'done', booking },
  pending: { step: 'pending', booking },
  both: { step: 'both', booking, kept },
  'not-booked': { step: 'not-booked', ...chosen },
  lapsed: { step: 'lapsed', ...chosen },
  already: { step: 'already', booking },
  'found done': { step: 'done', booking, lateAnswer: true },
} satisfies Record<string, BookingFlow>;

const events = {
  'unit chosen': { type: 'unit-chosen', unit },
  'search locked': { type: 'search-locked', choice },
  'slot chosen': { type: 'slot-chosen', slot: other, key: 'k2' },
  'slot chosen, to ask': { type: 'slot-chosen', slot: other, key: 'k2', ask: true },
  told: { type: 'told' },
  confirmed: { type: 'confirmed' },
  'answered done': { type: 'answered', key, result: { outcome: 'done', booking } },
  'answered pending': { type: 'answered', key, result: { outcome: 'pending', booking } },
  'answered both': { type: 'answered', key, result: { outcome: 'both', booking, kept, reason: 'too-late' } },
  'answered taken': { type: 'answered', key, result: { outcome: 'taken' } },
  'answered refused': { type: 'answered', key, result: { outcome: 'refused', reason: 'too-many' } },
  'answered unknown': { type: 'answered', key, result: { outcome: 'unknown' } },
  'answered with another key': { type: 'answered', key: 'k0', result: { outcome: 'done', booking } },
  already: { type: 'already', key, booking },
  'already with another key': { type: 'already', key: 'k0', booking },
  'not held, taken': { type: 'not-held', key, result: { outcome: 'taken' } },
  'not held, refused': { type: 'not-held', key, result: { outcome: 'refused', reason: 'too-many' } },
  'not held where nothing is': { type: 'not-held', key, result: { outcome: 'refused', reason: 'not-offered' } },
  'not held with another key': { type: 'not-held', key: 'k0', result: { outcome: 'taken' } },
  lapsed: { type: 'lapsed', key },
  'lapsed with another key': { type: 'lapsed', key: 'k0' },
  reconsider: { type: 'reconsider', key },
  'reconsider with another key': { type: 'reconsider', key: 'k0' },
  rejected: { type: 'rejected', key, code: 'unavailable' },
  'rejected with another key': { type: 'rejected', key: 'k0', code: 'unavailable' },
  'settled as booked': { type: 'settled', key, settled: { as: 'booked', booking }, at },
  'settled as pending': { type: 'settled', key, settled: { as: 'booked', booking: { ...booking, status: 'pending' } }, at },
  'settled as both': { type: 'settled', key, settled: { as: 'both', booking, kept }, at },
  'settled as not booked': { type: 'settled', key, settled: { as: 'not-booked' }, at },
  'not settled': { type: 'settled', key, settled: { as: 'cannot-tell' }, at },
  'settled with another key': { type: 'settled', key: 'k0', settled: { as: 'booked', booking }, at },
  back: { type: 'back' },
  'change unit': { type: 'change', what: 'unit' },
  'change guide': { type: 'change', what: 'guide' },
  'change slot': { type: 'change', what: 'slot' },
  'change contact': { type: 'change', what: 'contact' },
  'returned to guide': { type: 'returned', to: { step: 'guide', unit } },
  'returned to slot': { type: 'returned', to: { step: 'slot', choice } },
  'returned to check': { type: 'returned', to: { step: 'check', ...chosen } },
} satisfies Record<string, BookingFlowEvent>;

const returned = { 'returned to guide': 'guide', 'returned to slot': 'slot', 'returned to check': 'check' } as const;
/** What was sent once is chosen anew, so that its key is not used again. */
const returnedAfter = { ...returned, 'returned to check': 'slot' } as const;
const chose = { 'slot chosen': 'check', 'slot chosen, to ask': 'contact' } as const;
/** What may come of a hold before anything is sent. */
const held = { already: 'already', 'not held, taken': 'taken', 'not held, refused': 'refused', lapsed: 'lapsed' } as const;
const earlier = { 'change unit': 'unit', 'change guide': 'guide' } as const;

/** Where each event leads from each state. What is not here changes nothing. */
const moves: Record<keyof typeof states, Partial<Record<keyof typeof events, BookingFlow['step']>>> = {
  unit: { 'unit chosen': 'guide', ...returned },
  guide: { 'unit chosen': 'guide', 'search locked': 'slot', back: 'unit', 'change unit': 'unit', ...returned },
  slot: { ...chose, back: 'guide', ...earlier, ...returned },
  'fixed slot': { ...chose, ...returned },
  contact: { told: 'check', back: 'slot', 'change slot': 'slot', ...earlier, ...held, ...returned },
  'fixed contact': { told: 'check', back: 'slot', 'change slot': 'slot', ...held, ...returned },
  check: {
    confirmed: 'sending',
    back: 'slot',
    'change slot': 'slot',
    'change contact': 'contact',
    ...earlier,
    ...held,
    ...returned,
  },
  'check after contact': {
    ...{ confirmed: 'sending', back: 'contact', 'change slot': 'slot', 'change contact': 'contact' },
    ...{ ...earlier, ...held, ...returned },
  },
  'fixed check': {
    confirmed: 'sending',
    back: 'slot',
    'change slot': 'slot',
    'change contact': 'contact',
    ...held,
    ...returned,
  },
  sending: {
    'answered done': 'done',
    'answered pending': 'pending',
    'answered both': 'both',
    'answered taken': 'taken',
    'answered refused': 'refused',
    'answered unknown': 'unknown',
    already: 'already',
    reconsider: 'check',
    rejected: 'check',
  },
  unknown: {
    // The answer itself, late.
    'answered done': 'done',
    'answered pending': 'pending',
    'answered both': 'both',
    'answered taken': 'taken',
    'answered refused': 'refused',
    already: 'already',
    rejected: 'check',
    'settled as booked': 'done',
    'settled as pending': 'pending',
    'settled as both': 'both',
    'settled as not booked': 'not-booked',
    'not settled': 'unknown',
  },
  taken: { ...chose, back: 'slot', ...returnedAfter },
  refused: { back: 'slot', 'change slot': 'slot', ...earlier, ...returnedAfter },
  'fixed refused': { back: 'slot', 'change slot': 'slot', ...returnedAfter },
  done: {},
  pending: {},
  both: {},
  'not-booked': {
    'answered done': 'done',
    'answered pending': 'pending',
    'answered both': 'both',
    back: 'slot',
    ...returnedAfter,
  },
  lapsed: { ...chose, back: 'slot', ...returnedAfter },
  already: {},
  // By then only the booking tells which write it was.
  'found done': { 'answered done': 'done', 'answered with another key': 'done' },
};

function after(from: BookingFlow, ...happened: readonly BookingFlowEvent[]): BookingFlow {
  return happened.reduce(advanceBooking, from);
}

describe('the journey, every event in every state', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`${name} moves only as it should`, () => {
      const expected: Partial<Record<string, string>> = moves[name as keyof typeof states];
      for (const [what, event] of Object.entries(events)) {
        const next = advanceBooking(state, event);
        const step = expected[what];
        if (step === undefined) expect(next, `${what} changes nothing`).to.equal(state);
        else expect(next.step, what).to.equal(step);
      }
    });
  }
});

describe('the journey', () => {
  it('sends once, however often it is confirmed', () => {
    const sending = after(states.check, events.confirmed);
    expect(after(sending, events.confirmed)).to.equal(sending);
    expect(after(sending, events.confirmed, events['answered done'], events.confirmed).step).to.equal('done');
  });

  it('keeps slot, key and answers through a rejection, with the problem, which a new try forgets', () => {
    const again = after(states.sending, events.rejected);
    expect(again).to.deep.equal({ step: 'check', ...chosen, problem: 'unavailable' });
    expect(after(again, events.confirmed)).to.deep.equal({ step: 'sending', ...chosen });
  });

  it('keeps the answers on the way back from the check, and after a lost time', () => {
    expect(after(states.check, events.back)).to.deep.equal({ step: 'slot', choice });
    expect(after(states.taken, events.back)).to.deep.equal({ step: 'slot', choice });
    expect(after(states.taken, events['slot chosen'])).to.deep.equal({ step: 'check', choice, slot: other, key: 'k2' });
  });

  it('takes an answer that comes late for another slot as no answer', () => {
    const second = after(states.taken, events['slot chosen'], events.confirmed);
    expect(after(second, events['answered done'])).to.equal(second);
  });

  it('carries notice, reason, text and the old time to the outcome', () => {
    const answered = (result: Extract<BookingFlowEvent, { type: 'answered' }>['result']): BookingFlow =>
      after(states.sending, { type: 'answered', key, result });
    expect(answered({ outcome: 'done', booking, notice: text })).to.deep.equal({ step: 'done', booking, notice: text });
    expect(answered({ outcome: 'pending', booking, kept, notice: text })).to.deep.equal({
      step: 'pending',
      booking,
      kept,
      notice: text,
    });
    const both = { booking, kept, notice: text, reason: 'other' } as const;
    expect(answered({ outcome: 'both', ...both })).to.deep.include({ step: 'both', ...both });
    expect(answered({ outcome: 'taken', text })).to.deep.equal({ step: 'taken', ...chosen, text });
    expect(answered({ outcome: 'refused', reason: 'other', text })).to.deep.equal({
      step: 'refused',
      ...chosen,
      reason: 'other',
      text,
    });
    expect(answered({ outcome: 'unknown', booking })).to.deep.equal({ step: 'unknown', ...chosen, certain: booking });
  });

  it('says of an answer found by reading that it came late, and of none when it last looked', () => {
    expect(after(states.unknown, events['settled as booked'])).to.deep.equal({ step: 'done', booking, lateAnswer: true });
    const looked = after(states.unknown, events['not settled']);
    expect(looked).to.deep.equal({ ...states.unknown, lookedAt: at });
    expect(after(looked, events['settled as not booked'])).to.deep.equal({ step: 'not-booked', ...chosen });
  });

  it('takes the notice of an answer that comes after the time was found by reading', () => {
    const found = after(states.unknown, events['settled as booked']);
    const late: BookingFlowEvent = { type: 'answered', key, result: { outcome: 'done', booking, notice: text } };
    expect(after(found, late)).to.deep.equal({ step: 'done', booking, notice: text });
    const other = { ...booking, id: 'another' };
    expect(after(found, { ...late, result: { outcome: 'done', booking: other } })).to.equal(found);
  });

  it('says of a time found by reading that waits for the unit that the old one stands', () => {
    const pending = { ...booking, status: 'pending' } as const;
    const settled = after(states.unknown, { type: 'settled', key, settled: { as: 'both', booking: pending, kept }, at });
    expect(settled).to.deep.equal({ step: 'pending', booking: pending, kept, lateAnswer: true });
  });
});
