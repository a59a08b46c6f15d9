import { expect } from '@open-wc/testing';
import { compareChanges, compared, compareRandom } from './temporal.js';

// npm run oracle compares a million moments, and every change of all these zones.
describe('the date core and Temporal', () => {
  it('agree on every change of the clock in Stockholm from 1990 to 2040', () => {
    expect(compareChanges('Europe/Stockholm')).to.equal(102);
  });

  for (const seed of [1, 2, 3, 4, 5]) {
    it(`agree on ten thousand random moments and days there and in other zones, seed ${seed}`, () => {
      const before = compared.count;
      compareRandom(10_000, seed);
      expect(compared.count - before).to.equal(10_000 * 9);
    });
  }
});
