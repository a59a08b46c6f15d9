// npm run soak: ten times the races of the tests. RACE_SEED=17 for a certain one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realPostgres } from '../support/real-postgres.js';
import type { Variant } from './race-messages.js';
import { runRace, type RaceOptions } from './run-race.js';
import { assertFair } from './verdict.js';

const seed = Number(process.env.RACE_SEED ?? Math.floor(Math.random() * 1_000_000));
const variants: readonly Variant[] = ['store keeps keys', 'backend keeps keys', 'nobody keeps keys'];
for (const variant of variants) await soak('memory', { variant, citizens: 10_000, slots: 1_000, seed });

const folder = mkdtempSync(join(tmpdir(), 'tidbok-soak-'));
const stored = { variant: 'backend keeps keys', citizens: 3_000, slots: 300, seed } as const;
await soak('embedded PostgreSQL', { ...stored, place: { folder }, gateways: 2 });
rmSync(folder, { recursive: true, force: true });
const real = await realPostgres();
await soak('real PostgreSQL', { ...stored, place: { url: await real.create() }, instances: 2 });
await real.stop();

async function soak(where: string, options: RaceOptions): Promise<void> {
  const result = await runRace(options);
  console.log(`${where}, ${result.figures}`);
  assertFair(options, result);
}
