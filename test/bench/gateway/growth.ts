// npm run bench:growth: how the cost of the same grows with the number of slots, on a real PostgreSQL. The units are as large at
// every size; there are more of them.
import { cpus } from 'node:os';
import { sql } from 'kysely';
import { openDatabase } from '../../../demo/server/postgres/open-database.js';
import { wholeRegion, type Size } from '../../../demo/server/postgres/region.js';
import { realPostgres } from '../../support/real-postgres.js';
import { contest } from './contest.js';
import { measure, print, printHead } from './measure.js';
import { now, people } from './stage.js';

/** Some 25,000, 250,000 and 2,500,000 slots. */
const sizes: readonly Size[] = [{ units: 10, performers: 38 }, wholeRegion, { units: 192, performers: 1_860 }];
const turns = { reads: 300, bookings: 60, warmUp: 40 };

console.log(`Node ${process.version}, ${cpus().length} cores; milliseconds`);
const real = await realPostgres();
try {
  for (const size of sizes) {
    const first = await real.create();
    const begun = performance.now();
    const filled = await openDatabase({ url: first }, { now, people, size });
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    // As it does by itself within minutes.
    await sql`vacuum analyze`.execute(filled.db);
    await filled.close();
    const copies = {
      rehearsal: { url: await real.create(first) },
      bare: { url: await real.create(first) },
      gateway: { url: await real.create(first) },
    };
    const made = await contest(copies, turns);
    printHead(`${made.slots} slots, filled in ${seconds} s`);
    for (const task of made.tasks) {
      print(task.name, await measure(made.ways(task), { from: turns.warmUp, count: task.turns, atOnce: 1 }));
      // Every way does all bookings, so that all can be counted.
      await measure(made.ways(task), { from: turns.warmUp + task.turns, count: task.turns, atOnce: 1 });
    }
    await made.close();
  }
} finally {
  await real.stop();
}
