import { after, before, describe, it } from 'node:test';
import { realPostgres, type RealPostgres } from '../support/real-postgres.js';
import { runRace } from './run-race.js';
import { assertFair } from './verdict.js';

const seed = Number(process.env.RACE_SEED ?? Math.floor(Math.random() * 1_000_000));
const race = { variant: 'backend keeps keys', citizens: 300, slots: 30, seed } as const;

describe('many citizens after few slots of a real PostgreSQL, over a network that loses, refuses and doubles', () => {
  let real: RealPostgres;
  before(async () => {
    real = await realPostgres();
  });
  after(() => real.stop());

  it(
    'three hundred after thirty through two gateways: as many are booked as there are slots, and everyone knows',
    { timeout: 500_000 },
    async (test) => {
      const options = { ...race, place: { url: await real.create() }, instances: 2 };
      const result = await runRace(options);
      test.diagnostic(result.figures);
      assertFair(options, result);
    },
  );
});
