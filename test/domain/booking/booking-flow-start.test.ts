import { expect } from '@open-wc/testing';
import { errandOf, startOf, visitTypeOf } from '../../../src/domain/booking/booking-flow.js';
import { bookingAt, choice, invitation, otherUnit, slotAt, unit, visitType, without } from '../fixtures.js';

const slot = slotAt('2026-11-26T08:00:00Z');
const booking = bookingAt(slot.start);

describe('where a journey starts', () => {
  it('begins at the unit; with an own time at the slot, with unit and visit type fixed', () => {
    expect(startOf({ to: 'book' })).to.deep.equal({ step: 'unit' });
    const known = { unit, visitTypes: [visitType], targets: [{ unit: 'u1', visitType: 'u1.bp' }], accepted: [], fixed: true };
    expect(startOf({ to: 'rebook', from: booking })).to.deep.equal({ step: 'slot', choice: known });
    expect(startOf({ to: 'book', invitation })).to.deep.equal({ step: 'slot', choice: known });
    const bare = without(booking, 'visitType');
    expect(startOf({ to: 'rebook', from: { ...bare, unit: otherUnit } })).to.deep.equal({
      step: 'slot',
      choice: { ...known, unit: otherUnit, visitTypes: [], targets: [{ unit: 'u2' }] },
    });
  });

  it('says its errand as the port does', () => {
    expect(errandOf({ to: 'book' })).to.deep.equal({ to: 'book' });
    expect(errandOf({ to: 'book', invitation })).to.deep.equal({ to: 'book', invitation: 'i1' });
    expect(errandOf({ to: 'rebook', from: booking })).to.deep.equal({ to: 'rebook', booking: booking.id });
  });

  it('knows the visit type of a slot, also of one that does not say where only one was searched', () => {
    const second = { ...visitType, id: 'u1.x' };
    const silent = without(slot, 'visitType');
    expect(visitTypeOf({ ...choice, visitTypes: [second, visitType] }, slot)).to.equal(visitType);
    expect(visitTypeOf(choice, silent)).to.equal(visitType);
    expect(visitTypeOf({ ...choice, visitTypes: [second, visitType] }, silent)).to.equal(undefined);
  });
});
