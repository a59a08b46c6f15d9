import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf } from './faults.js';
import { openDatabase } from './postgres/open-database.js';
import { portFault, settingsOf } from './settings.js';
import { startDemo, type Demo } from './start-demo.js';

function howTo({ url, about }: Demo): string {
  return `
Region Kattegatt is open at ${url}/
It does not exist: people, care units and times are invented. What you do is kept: ${about}.

  1. Open the address and log in as Kim Sjöberg.
  2. Open the care unit's schedule in a second tab, from the link on the same page.
  3. Book: choose Vårdcentralen Tångholmen, answer the questions ("Blodtryck"), and pick a time.
  4. See it turn up in the schedule on that day, and under Mina tider. Move it there, then cancel it.
  5. In the schedule, take Blodtryckskontroll off the web: it is gone from the citizen's page at once.
  6. Press a time in the schedule to book, move or cancel it: the citizen's page follows while it is open.

Stop with Ctrl+C. Another port, folder or database: PORT=8080, DEMO_FOLDER=…, DATABASE_URL=postgres://… npm start`;
}

async function run(): Promise<void> {
  const { port, place } = settingsOf(process.env);
  const isNew = typeof place === 'object' && 'folder' in place && !existsSync(join(place.folder, 'data'));
  if (isNew) console.log(`Filling ${place.folder} with eight weeks of times at 24 care units. This is done once.`);
  const report = (line: string): void => console.error(line);
  const database = await openDatabase(place, {
    onFault: (thrown) => report(JSON.stringify(faultOf(thrown, 'publishing', Date.now()))),
  });
  const demo = await startDemo({ port, report, database }).catch((thrown: unknown) => {
    throw portFault(port, thrown);
  });
  console.log(howTo(demo));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
}

run().catch((thrown: unknown) => {
  console.error(`The demo could not start: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  // An embedded database that fell over may leave something behind that would keep the process waiting.
  process.exit(1);
});
