// What the gateway costs: the same reads of the same backend, called in this process and over HTTP, in one run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { httpBackend } from 'tidbok/backends/http';
import { bookingPlace } from './booking-place.js';

const rounds = 3000;
const warmUp = 300;
const atOnce = 20;

const { backend, week } = bookingPlace();
const server = fork(new URL('gateway-server.js', import.meta.url), { execArgv: ['--expose-gc'] });
const [{ port }] = await once(server, 'message');
const memory = async () => {
  server.send('memory');
  return (await once(server, 'message'))[0];
};

/** Milliseconds of each of so many reads, with so many under way at a time, in order of length. */
async function measure(read, parallel) {
  const times = [];
  let left = rounds;
  const work = async () => {
    while (left-- > 0) {
      const start = performance.now();
      await read();
      times.push(performance.now() - start);
    }
  };
  for (let round = 0; round < warmUp; round += 1) await read();
  const start = performance.now();
  await Promise.all(Array.from({ length: parallel }, work));
  const perSecond = rounds / ((performance.now() - start) / 1000);
  times.sort((one, other) => one - other);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond };
}

const reads = { 'slots of a week': (from) => from.slots(week), 'own bookings': (from) => from.bookings() };
const direct = backend();
const overHttp = await httpBackend({ url: `http://127.0.0.1:${port}`, getToken: () => 'person-4' });
const before = await memory();
const { items } = await direct.slots(week);
const own = (await direct.bookings()).items.length;
console.log(
  `Node ${process.version}, ${cpus().length} cores, ${rounds} reads after ${warmUp} to warm up; ${items.length} slots, ${own} own times`,
);
console.log(
  `${'milliseconds'.padEnd(38)}${['p50', 'p95', 'p99', 'reads/s', 'p50 ratio'].map((name) => name.padStart(10)).join('')}`,
);
for (const [name, read] of Object.entries(reads)) {
  const rows = [
    ['in process', await measure(() => read(direct), 1)],
    ['gateway, one at a time', await measure(() => read(overHttp), 1)],
    [`gateway, ${atOnce} at once`, await measure(() => read(overHttp), atOnce)],
  ];
  const base = rows[0][1].p50;
  for (const [how, { p50, p95, p99, perSecond }] of rows) {
    const figures = [p50.toFixed(2), p95.toFixed(2), p99.toFixed(2), perSecond.toFixed(0), (p50 / base).toFixed(1)];
    console.log(`${`${name}, ${how}`.padEnd(38)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  }
}
const after = await memory();
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
console.log(
  `memory of the server, MB: rss ${megabytes(before.rss)} before, ${megabytes(after.rss)} after; heap ${megabytes(before.heapUsed)}, ${megabytes(after.heapUsed)}`,
);
server.disconnect();
