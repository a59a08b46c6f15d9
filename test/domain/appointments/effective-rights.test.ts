import { expect } from '@open-wc/testing';
import type { Reason, Right } from '../../../src/domain/model/care-unit.js';
import {
  effectiveRights,
  isFeeDue,
  nextDeadline,
  type Capabilities,
} from '../../../src/domain/appointments/effective-rights.js';
import type { Booking, Appointment } from '../../../src/domain/model/appointment.js';
import { bookingAt, invitation, text } from '../fixtures.js';

const now = '2026-11-24T08:00:00Z';
const start = '2026-11-25T08:15:00Z';
const message: Right = { allowed: false, reason: 'not-offered' };

const reasons: readonly Reason[] = [
  'too-late',
  'too-many',
  'not-offered',
  'not-for-you',
  'not-when-acting-for',
  'changed',
  'other',
];
/** Every sort of right, and whether the citizen has it now. */
const rights: readonly (readonly [string, Right, boolean])[] = [
  ['allowed', { allowed: true }, true],
  ['allowed until later', { allowed: true, until: '2026-11-24T08:15:00Z' }, true],
  ['allowed until now', { allowed: true, until: now }, false],
  ['allowed until earlier', { allowed: true, until: '2026-11-24T07:00:00Z' }, false],
  ...reasons.map((reason) => [`refused, ${reason}`, { allowed: false, reason, text }, false] as const),
];
const yesNo = [true, false];
const abilities: readonly Capabilities[] = yesNo.flatMap((cancel) =>
  yesNo.flatMap((rebook) => yesNo.map((book) => ({ cancel, rebook, book }))),
);

describe('what may be done: every right, in every state, with every ability', () => {
  for (const [cancelName, cancel, mayCancel] of rights) {
    it(`to cancel is ${cancelName}`, () => {
      for (const [, rebook, mayRebook] of rights) {
        for (const able of abilities) {
          for (const status of ['booked', 'pending', 'cancelled'] as const) {
            for (const kind of ['booking', 'timed-invitation'] as const) {
              const time: Booking = { ...bookingAt(start, { rights: { cancel, rebook, message } }), status, kind };
              const may = effectiveRights(time, able, now);
              const stands = status !== 'cancelled';
              expect(may.cancel.allowed).to.equal(stands && able.cancel && mayCancel);
              expect(may.rebook.allowed).to.equal(stands && able.rebook && mayRebook);
              expect(may.answer.allowed, 'what is timed is never answered').to.equal(false);
              // The unit's own words stay, and never become another reason.
              if (stands && !cancel.allowed) expect(may.cancel).to.equal(cancel);
              if (stands && able.cancel && cancel.allowed && !mayCancel) expect(may.cancel).to.include({ reason: 'too-late' });
            }
          }
        }
      }
    });
  }

  it('nothing about a time that has begun', () => {
    const time = bookingAt(now, { rights: { cancel: { allowed: true }, rebook: { allowed: true }, message } });
    const may = effectiveRights(time, { cancel: true, rebook: true, book: true }, now);
    expect([may.cancel, may.rebook]).to.deep.equal(Array(2).fill({ allowed: false, reason: 'too-late' }));
  });

  for (const able of abilities) {
    it(`an open invitation is answered where one can book (${JSON.stringify(able)}), never cancelled or moved`, () => {
      for (const [until, open] of [
        [undefined, true],
        ['2026-11-24T08:00:01Z', true],
        [now, false],
      ] as const) {
        const { id, unit, rights: theirs } = invitation;
        const time: Appointment = { id, unit, rights: theirs, kind: 'open-invitation', ...(until !== undefined && { until }) };
        const may = effectiveRights(time, able, now);
        expect(may.answer.allowed).to.equal(able.book && open);
        expect([may.cancel.allowed, may.rebook.allowed]).to.deep.equal([false, false]);
      }
    });
  }
});

describe('when something turns', () => {
  const lateFee = { amount: '200 kronor', from: '2026-11-24T08:15:00Z' };
  const until = '2026-11-24T09:00:00Z';

  it('a fee is due from its moment on', () => {
    expect(isFeeDue(lateFee, '2026-11-24T08:14:59Z')).to.equal(false);
    expect(isFeeDue(lateFee, lateFee.from)).to.equal(true);
  });

  it('the next is the earliest deadline, fee, opening or start that is still to come', () => {
    const right: Right = { allowed: true, until };
    const time = { ...bookingAt(start, { rights: { cancel: right, rebook: right, message } }), lateFee };
    const video = { ...time, video: { href: 'https://example.org/', opens: '2026-11-25T08:00:00Z' } };
    expect(nextDeadline([time], now)).to.equal(lateFee.from);
    expect(nextDeadline([time], lateFee.from)).to.equal(until);
    expect(nextDeadline([time], until)).to.equal(start);
    expect(nextDeadline([time, video], until)).to.equal('2026-11-25T08:00:00Z');
    expect(nextDeadline([time], start)).to.equal(undefined);
    expect(nextDeadline([], now)).to.equal(undefined);
  });
});
