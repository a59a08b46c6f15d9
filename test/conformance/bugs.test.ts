import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Broken, cases } from 'tidbok/conformance';
import { bookingBugs } from './bugs/booking-bugs.js';
import { type Bug, worldFor, type World } from './bugs/bug.js';
import { changingBugs } from './bugs/changing-bugs.js';
import { contentBugs } from './bugs/content-bugs.js';
import { faultBugs } from './bugs/fault-bugs.js';
import { holdBugs } from './bugs/hold-bugs.js';
import { limitBugs } from './bugs/limit-bugs.js';
import { listingBugs } from './bugs/listing-bugs.js';
import { ownTimesBugs } from './bugs/own-times-bugs.js';
import { trustBugs } from './bugs/trust-bugs.js';
import { seededBugs } from './seeded-bugs.js';

type Name = keyof typeof seededBugs;
// A bug that is listed and not written does not compile.
const bugs: Readonly<Record<Name, Bug>> = {
  ...listingBugs,
  ...ownTimesBugs,
  ...trustBugs,
  ...contentBugs,
  ...bookingBugs,
  ...changingBugs,
  ...holdBugs,
  ...limitBugs,
  ...faultBugs,
};

describe('the conformance kit catches', () => {
  for (const [name, meant] of Object.entries(seededBugs) as [Name, string][]) {
    it(`${name}: by “${meant}”`, async () => {
      const one = cases.find((some) => some.name === meant);
      assert.ok(one, 'the case that is meant for it is gone');
      const { healthy, spoiled, world } = await worldFor(bugs[name]);
      const before = standing(world);
      assert.deepEqual(await one.run(healthy), { result: 'kept' }, 'without the bug');
      assert.deepEqual(standing(world), before, 'left behind without the bug');
      await assert.rejects(one.run(spoiled), (thrown) => {
        assert.ok(thrown instanceof Broken, `thrown is ${String(thrown)}`);
        assert.ok(thrown.promised !== '' && thrown.came !== '');
        return true;
      });
      assert.deepEqual(standing(world), before, 'left behind with the bug');
    });
  }

  it('every bug that is written, since all are listed', () => {
    assert.deepEqual(Object.keys(bugs).sort(), Object.keys(seededBugs).sort());
  });

  it('something with every case', () => {
    const meant = new Set<string>(Object.values(seededBugs));
    assert.deepEqual(
      cases.map(({ name }) => name).filter((name) => !meant.has(name)),
      [],
    );
  });
});

/** Times that stand in the region. */
function standing({ region }: World): readonly string[] {
  return [...region.times.values()].filter(({ status }) => status !== 'cancelled').map(({ id }) => id);
}
