// npm run soak: ten times the race of the tests. RACE_SEED=17 for a certain one.
import type { Variant } from './race-messages.js';
import { runRace } from './run-race.js';
import { assertFair } from './verdict.js';

const seed = Number(process.env.RACE_SEED ?? Math.floor(Math.random() * 1_000_000));
const variants: readonly Variant[] = ['store keeps keys', 'backend keeps keys', 'nobody keeps keys'];
for (const variant of variants) {
  const options = { variant, citizens: 10_000, slots: 1_000, seed };
  const result = await runRace(options);
  console.log(result.figures);
  assertFair(options, result);
}
