// npm run bench:gateway: what the gateway costs. Over the memory backend beside the backend alone; over PostgreSQL, embedded and
// real, beside the database that is asked the same by nothing but its driver. All ways of one kind take turns in one run.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import type { Place } from '../../../demo/server/postgres/connect.js';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { realPostgres } from '../../support/real-postgres.js';
import { contest, type Copies } from './contest.js';
import { megabytes, startGateway } from './gateway-process.js';
import { measure, print, printHead } from './measure.js';
import { now, people } from './stage.js';
import { reads } from './tasks.js';

const turns = { reads: 600, bookings: 300, warmUp: 60 };
const atOnce = 20;

console.log(`Node ${process.version}, ${cpus().length} cores; milliseconds`);
await overMemory();
await overEmbedded();
await overReal();

async function overMemory(): Promise<void> {
  const region = createRegion({ now, people });
  const gateway = await startGateway();
  printHead('memory backend');
  for (const { name, citizen, run } of reads(['SE-KATT-1002', 'SE-KATT-1006'], turns.reads)) {
    const ways = [
      { name: 'backend', run: (turn: number) => run(memoryBackend({ region, citizen: citizen(turn) }), turn) },
      { name: 'gateway', run: async (turn: number) => run(await gateway.as(citizen(turn)), turn) },
    ];
    await measure(ways, { from: 0, count: turns.warmUp, atOnce: 1 });
    print(name, await measure(ways, { from: 0, count: turns.reads, atOnce: 1 }));
  }
  console.log(`the gateway’s process: ${megabytes(await gateway.memory())}`);
  await gateway.stop();
}

async function overEmbedded(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'tidbok-bench-'));
  const first = join(root, 'first');
  await (await openDatabase({ folder: first }, { now, people })).close();
  const copy = (name: string): Place => {
    const folder = join(root, name);
    cpSync(first, folder, { recursive: true });
    return { folder };
  };
  const copies = { rehearsal: copy('rehearsal'), bare: copy('bare'), backend: copy('backend'), gateway: copy('gateway') };
  await overDatabase('embedded PostgreSQL', copies);
  rmSync(root, { recursive: true });
}

async function overReal(): Promise<void> {
  const real = await realPostgres();
  try {
    const first = await real.create();
    const filled = await openDatabase({ url: first }, { now, people });
    // As it does by itself within minutes.
    await sql`vacuum analyze`.execute(filled.db);
    await filled.close();
    const copy = async (): Promise<Place> => ({ url: await real.create(first) });
    const copies = { rehearsal: await copy(), bare: await copy(), backend: await copy(), gateway: await copy() };
    await overDatabase('real PostgreSQL', copies);
  } finally {
    await real.stop();
  }
}

async function overDatabase(what: string, copies: Copies): Promise<void> {
  const made = await contest(copies, turns);
  const { tasks, slots, statements, ways, gateway } = made;
  const before = await gateway.memory();
  printHead(`${what}, ${slots} slots`);
  for (const task of tasks) {
    const from = turns.warmUp;
    print(task.name, await measure(ways(task), { from, count: task.turns, atOnce: 1 }));
    print(`  ${atOnce} at once`, await measure(ways(task), { from: from + task.turns, count: task.turns, atOnce }));
  }
  console.log(`statements: ${tasks.map((task) => `${task.name} ${statements(task)}`).join(', ')}`);
  console.log(`the gateway’s process: ${megabytes(before)} before, ${megabytes(await gateway.memory())} after`);
  await made.close();
}
