import assert from 'node:assert/strict';
import type { RaceOptions, RaceResult } from './run-race.js';

/** Every slot has one owner, and every citizen was told the truth. Throws an `AssertionError` with the traces of those who were not. */
export function assertFair({ slots }: RaceOptions, { racers, kept }: RaceResult): void {
  const wrong = racers.flatMap(({ citizen, journey, trace }) => {
    const ids = kept.filter((one) => one.citizen === citizen).map(({ id }) => id);
    const right = journey.step === 'done' ? ids.length === 1 && ids[0] === journey.booking.id : ids.length === 0;
    return right && journey.step !== 'unknown' ? [] : [{ citizen, told: journey.step, has: ids, trace }];
  });
  assert.deepEqual(wrong, [], 'citizens whose last state is not what the store holds');
  assert.equal(new Set(kept.map(({ place }) => place)).size, kept.length, 'a time has two owners');
  assert.equal(kept.length, slots, 'as many are booked as there were slots');
}
