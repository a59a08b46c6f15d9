// npm run bench:load: what the largest reads do to everybody else, on a real PostgreSQL: how long the gateway's thread is held, and
// how much later another citizen's answer comes while one asks for as much as is allowed, all the time.
import { cpus } from 'node:os';
import { sql } from 'kysely';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { realPostgres } from '../../support/real-postgres.js';
import { startGateway, type GatewayProcess } from './gateway-process.js';
import { citizenAt, now, people } from './stage.js';
import { reads } from './tasks.js';

const rounds = 3;
const turns = 60;
const greedyAtOnce = 10;
const day = 86_400_000;

interface Answered {
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

console.log(`Node ${process.version}, ${cpus().length} cores; milliseconds`);
const real = await realPostgres();
try {
  const url = await real.create();
  const filled = await openDatabase({ url }, { now, people });
  // As it does by itself within minutes.
  await sql`vacuum analyze`.execute(filled.db);
  const units = (await filled.db.selectFrom('care_unit').select('care_unit_id').execute()).map((unit) => unit.care_unit_id);
  const grown = units.filter((unit) => unit.startsWith('SE-KATT-2'));
  await filled.close();
  const gateway = await startGateway({ url });
  const large: readonly (readonly [string, string])[] = [
    [`${units.length} units over 60 days`, question(units, 60)],
    [`${units.length} units over 92 days`, question(units, 92)],
    ['one unit over 92 days', question(grown.slice(0, 1), 92)],
  ];
  for (const [name, body] of large) {
    await ask(gateway, citizenAt(0), body);
    for (const atOnce of [1, 10]) await printHold(gateway, name, body, atOnce);
  }
  await printFairness(gateway, grown, question(units, 92));
  await gateway.stop();
} finally {
  await real.stop();
}

function question(units: readonly string[], days: number): string {
  const from = '2026-11-24';
  const to = new Date(Date.parse(from) + (days - 1) * day).toISOString().slice(0, 10);
  return JSON.stringify({ query: { errand: { to: 'book' }, targets: units.map((unit) => ({ unit })), days: { from, to } } });
}

/** What goes over the wire, without what a page makes of it. */
async function ask({ port }: GatewayProcess, citizen: string, body: string): Promise<Answered> {
  const begun = performance.now();
  const headers = { Authorization: `Bearer ${citizen}`, 'Content-Type': 'application/json', 'Tidbok-Request': '1' };
  const response = await fetch(`http://127.0.0.1:${port}/slots`, { method: 'POST', headers, body });
  const bytes = (await response.arrayBuffer()).byteLength;
  return { status: response.status, bytes, milliseconds: performance.now() - begun };
}

/** The longest hold of each round, each citizen asking once: the least of them is what the machine does not add to. */
async function printHold(gateway: GatewayProcess, name: string, body: string, atOnce: number): Promise<void> {
  const longest: number[] = [];
  const all: Answered[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await gateway.longest();
    all.push(...(await Promise.all(Array.from({ length: atOnce }, (_, number) => ask(gateway, citizenAt(number), body)))));
    longest.push(await gateway.longest());
  }
  const [statuses, megabytes] = [new Set(all.map(({ status }) => status)), (all[0]?.bytes ?? 0) / 1e6];
  console.log(
    `${name}, ${atOnce} at once: ${[...statuses].join(' ')}, ${megabytes.toFixed(2)} MB, answered in ${inWords(all.map(({ milliseconds }) => milliseconds))}, thread held at most ${inWords(longest)}`,
  );
}

/** Calm and disturbed take turns, so that what the machine does meanwhile falls on both. */
async function printFairness(gateway: GatewayProcess, units: readonly string[], greedy: string): Promise<void> {
  const [task] = reads(units, turns);
  if (!task) return;
  const other = citizenAt(100);
  const backend = await gateway.as(other);
  const taken = { calm: [] as number[], disturbed: [] as number[] };
  let answers = 0;
  for (let round = 0; round < rounds * 2; round += 1) {
    const disturbed = round % 2 === 1;
    let going = disturbed;
    const keepOn = async (): Promise<void> => {
      while (going) {
        await ask(gateway, citizenAt(0), greedy);
        answers += 1;
      }
    };
    const asking = Array.from({ length: disturbed ? greedyAtOnce : 0 }, keepOn);
    for (let turn = 0; turn < turns; turn += 1) {
      const begun = performance.now();
      await task.run(backend, turn);
      taken[disturbed ? 'disturbed' : 'calm'].push(performance.now() - begun);
    }
    going = false;
    await Promise.all(asking);
  }
  const [calm, disturbed] = [median(taken.calm), median(taken.disturbed)];
  console.log(
    `${task.name} of another citizen: calm ${calm.toFixed(1)}, while one asks for as much as is allowed with ${greedyAtOnce} requests at once (${answers} answers) ${disturbed.toFixed(1)}, ratio ${(disturbed / calm).toFixed(2)}`,
  );
}

function sorted(values: readonly number[]): readonly number[] {
  return [...values].sort((one, other) => one - other);
}

function median(values: readonly number[]): number {
  return sorted(values)[Math.floor(values.length / 2)] ?? NaN;
}

function inWords(values: readonly number[]): string {
  const all = sorted(values);
  return `${(all[0] ?? NaN).toFixed(0)} to ${(all.at(-1) ?? NaN).toFixed(0)}, median ${median(values).toFixed(0)}`;
}
