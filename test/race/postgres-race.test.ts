import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { realPostgres, type RealPostgres } from '../support/real-postgres.js';
import { runRace } from './run-race.js';
import { assertFair } from './verdict.js';

const seed = Number(process.env.RACE_SEED ?? Math.floor(Math.random() * 1_000_000));
const race = { variant: 'backend keeps keys', citizens: 300, slots: 30, seed } as const;

describe('many citizens after few slots of a PostgreSQL, over a network that loses, refuses and doubles', () => {
  let real: RealPostgres;
  const folder = mkdtempSync(join(tmpdir(), 'tidbok-race-'));
  before(async () => {
    real = await realPostgres();
  });
  after(async () => {
    await real.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const where of ['embedded', 'real'] as const) {
    // Only one process may use a folder: there, both gateways are in it.
    const shared = where === 'real' ? 'in two processes' : 'in one process';
    it(
      `${where}: three hundred after thirty through two gateways ${shared}: as many are booked as there are slots, and everyone knows`,
      { timeout: 500_000 },
      async (test) => {
        const twice =
          where === 'real' ? { place: { url: await real.create() }, instances: 2 } : { place: { folder }, gateways: 2 };
        const options = { ...race, ...twice };
        const result = await runRace(options);
        test.diagnostic(result.figures);
        assertFair(options, result);
      },
    );
  }
});
