import { expect } from '@open-wc/testing';
import { compareChanges, compared, compareRandom, otherZones } from './temporal.js';

// npm run oracle compares a million moments, and every change of all these zones.
describe('the date core and Temporal', () => {
  it('agree on every change of the clock in Stockholm from 1990 to 2040', () => {
    expect(compareChanges('Europe/Stockholm')).to.equal(102);
  });

  it('agree on random moments and days there and in other zones', () => {
    const before = compared.count;
    compareRandom(50_000, 2026);
    expect(compared.count - before).to.equal(50_000 * 9);
    expect(otherZones.length).to.be.greaterThan(12);
  });
});
