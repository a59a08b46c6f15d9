import { expect } from '@open-wc/testing';
import { findDuplicate } from '../../../src/domain/booking/find-duplicate.js';
import { BookingError } from '../../../src/domain/model/booking-error.js';
import { reconcileCancel } from '../../../src/domain/booking/reconcile-cancel.js';
import { reconcileWrite, type UnconfirmedWrite } from '../../../src/domain/booking/reconcile-booking.js';
import { reconcileDelays, writeDeadline } from '../../../src/domain/booking/timeouts.js';
import { bookingAt, inNovember, invitation, otherUnit, own, slotAt, without } from '../fixtures.js';

const start = '2026-11-26T08:00:00Z';
const slot = slotAt(start);
const free = inNovember([slot]);
const lost: UnconfirmedWrite = { key: 'k', slot, before: ['old'], sentAt: 0 };
const booked = bookingAt(start);
const from = bookingAt('2026-11-25T08:00:00Z', { id: 'old' });
const move: UnconfirmedWrite = { ...lost, from };
const late = writeDeadline + 1;
const gapAt = (unit: string | undefined) => [{ name: 'X', code: 'unavailable' as const, ...(unit && { unit }) }];

describe('settling a lost booking', () => {
  it('knows the time by the key of the write', () => {
    const byKey = bookingAt('2026-11-27T08:00:00Z', { key: 'k' });
    expect(reconcileWrite(without(lost, 'before'), own([byKey]), undefined, 1)).to.deep.equal({
      as: 'booked',
      booking: byKey,
    });
  });

  it('knows it by unit and start, if it was not there before', () => {
    expect(reconcileWrite(lost, own([booked]), undefined, 1)).to.deep.equal({ as: 'booked', booking: booked });
    expect(reconcileWrite({ ...lost, before: [booked.id] }, own([booked]), undefined, 1)).to.deep.equal({ as: 'cannot-tell' });
  });

  it('does not guess from unit and start where the times before are not known', () => {
    const unsure = without(lost, 'before');
    expect(reconcileWrite(unsure, own([booked]), free, late)).to.not.deep.equal({ as: 'booked', booking: booked });
  });

  it('takes no other time for it', () => {
    for (const other of [
      bookingAt(start, { unit: otherUnit }),
      bookingAt('2026-11-26T08:30:00Z'),
      bookingAt(start, { status: 'cancelled', key: 'k' }),
      invitation,
    ]) {
      expect(reconcileWrite(lost, own([other]), undefined, 1)).to.deep.equal({ as: 'cannot-tell' });
    }
  });

  it('says not booked only past the deadline, with nothing missing, whether the slot is still free or another’s by now', () => {
    const notBooked = { as: 'not-booked' };
    const cannotTell = { as: 'cannot-tell' };
    expect(reconcileWrite(lost, own([]), free, late)).to.deep.equal(notBooked);
    expect(reconcileWrite(lost, own([]), free, writeDeadline)).to.deep.equal(cannotTell);
    expect(reconcileWrite(lost, own([]), inNovember([]), late)).to.deep.equal(notBooked);
    expect(reconcileWrite(lost, own([]), undefined, late)).to.deep.equal(cannotTell);
    expect(reconcileWrite(lost, own([]), inNovember([], gapAt('u1')), late)).to.deep.equal(cannotTell);
    expect(reconcileWrite(lost, own([], gapAt('u1')), free, late)).to.deep.equal(cannotTell);
    expect(reconcileWrite(lost, own([], gapAt(undefined)), free, late)).to.deep.equal(cannotTell);
    expect(reconcileWrite(lost, own([], gapAt('u2')), free, late)).to.deep.equal(notBooked);
  });

  it('is sure of a time that is there, whatever is missing', () => {
    expect(reconcileWrite(lost, own([booked], gapAt('u1')), undefined, 1)).to.deep.equal({ as: 'booked', booking: booked });
  });

  it('looks three times in a minute, and once past the deadline', () => {
    expect(reconcileDelays.filter((delay) => delay < 60_000)).to.have.length(3);
    expect(Math.max(...reconcileDelays)).to.be.greaterThan(writeDeadline);
  });
});

describe('settling a lost rebooking', () => {
  it('is booked where the new time is there and the old is gone', () => {
    expect(reconcileWrite(move, own([booked]), undefined, 1)).to.deep.equal({ as: 'booked', booking: booked });
  });

  it('is both where both are there past the deadline: until then the server may be between its steps', () => {
    expect(reconcileWrite(move, own([from, booked]), undefined, late)).to.deep.equal({
      as: 'both',
      booking: booked,
      kept: from,
    });
    expect(reconcileWrite(move, own([from, booked]), undefined, writeDeadline)).to.deep.equal({ as: 'cannot-tell' });
  });

  it('is both at once where the new time waits for the unit: the old one rightly stands', () => {
    const pending = { ...booked, status: 'pending' } as const;
    expect(reconcileWrite(move, own([from, pending]), undefined, 1)).to.deep.equal({
      as: 'both',
      booking: pending,
      kept: from,
    });
  });

  it('cannot tell where the old time may only be hidden', () => {
    expect(reconcileWrite(move, own([booked], gapAt('u1')), undefined, 1)).to.deep.equal({ as: 'cannot-tell' });
    const elsewhere = { ...move, from: { ...from, unit: otherUnit } };
    expect(reconcileWrite(elsewhere, own([booked], gapAt('u2')), undefined, 1)).to.deep.equal({ as: 'cannot-tell' });
  });

  it('cannot tell where both are gone', () => {
    expect(reconcileWrite(move, own([]), free, late)).to.deep.equal({ as: 'cannot-tell' });
  });

  it('is not booked where the old time stands past the deadline and the slot is free', () => {
    expect(reconcileWrite(move, own([from]), free, late)).to.deep.equal({ as: 'not-booked' });
    expect(reconcileWrite(move, own([from]), free, 1)).to.deep.equal({ as: 'cannot-tell' });
  });

  it('is booked where the old time itself has moved, in a system that keeps the id', () => {
    const moved = { ...from, start };
    expect(reconcileWrite(move, own([moved]), inNovember([]), 1)).to.deep.equal({ as: 'booked', booking: moved });
  });
});

describe('settling a lost cancelling', () => {
  it('is done where the time is gone or cancelled', () => {
    expect(reconcileCancel(new BookingError('not-found'), 1)).to.deep.equal({ outcome: 'done' });
    expect(reconcileCancel({ ...booked, status: 'cancelled' }, 1)).to.deep.equal({ outcome: 'done' });
  });

  it('was not done where the time stands past the deadline, and is unknown until then', () => {
    expect(reconcileCancel(booked, late)).to.deep.equal({ outcome: 'refused', reason: 'other' });
    expect(reconcileCancel(booked, writeDeadline)).to.deep.equal({ outcome: 'unknown' });
    expect(reconcileCancel(invitation, 1)).to.deep.equal({ outcome: 'unknown' });
  });

  it('is unknown where the time cannot be read', () => {
    expect(reconcileCancel(new BookingError('unavailable'), late)).to.deep.equal({ outcome: 'unknown' });
  });
});

describe('an own time alike', () => {
  it('is of the same kind at the unit, or at the very moment', () => {
    const sameKind = bookingAt('2026-12-01T08:00:00Z');
    const sameMoment = without(booked, 'visitType');
    expect(findDuplicate(slot, [sameKind])).to.equal(sameKind);
    expect(findDuplicate(slot, [sameMoment])).to.equal(sameMoment);
  });

  it('is also one elsewhere at the very moment: nobody can be at two places', () => {
    const elsewhere = bookingAt(start, { unit: otherUnit });
    expect(findDuplicate(slot, [elsewhere])).to.equal(elsewhere);
  });

  it('is also one that goes on when the slot begins, or begins before it ends; not one that ends or begins just then', () => {
    const hour = { ...slot, start: '2026-11-26T09:00:00Z', end: '2026-11-26T10:00:00Z' };
    const at = (from: string, to: string) => bookingAt(from, { unit: otherUnit, end: to });
    const over = [at('2026-11-26T08:30:00Z', '2026-11-26T09:05:00Z'), at('2026-11-26T09:55:00Z', '2026-11-26T10:30:00Z')];
    for (const one of over) expect(findDuplicate(hour, [one])).to.equal(one);
    const beside = [at('2026-11-26T08:30:00Z', '2026-11-26T09:00:00Z'), at('2026-11-26T10:00:00Z', '2026-11-26T10:30:00Z')];
    expect(findDuplicate(hour, beside)).to.equal(undefined);
  });

  it('is sooner one of the same kind than one at the same time', () => {
    const elsewhere = bookingAt(start, { unit: otherUnit });
    const again = bookingAt('2026-12-01T08:00:00Z');
    expect(findDuplicate(slot, [elsewhere, again])).to.equal(again);
  });

  it('is none that is cancelled, elsewhere at another time, an open invitation, or the one being moved', () => {
    const cancelled = bookingAt(start, { status: 'cancelled' });
    const elsewhere = bookingAt('2026-11-26T09:00:00Z', { unit: otherUnit });
    expect(findDuplicate(slot, [cancelled, elsewhere, invitation])).to.equal(undefined);
    expect(findDuplicate(slot, [booked], booked)).to.equal(undefined);
  });
});
