import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { httpBackend } from 'tidbok/backends/http';
import { addDays } from '../../src/domain/time/instant.js';
import type { Place } from '../../demo/server/postgres/connect.js';
import type { Kept, RaceStart, Started, Variant } from './race-messages.js';
import { patiently, type Prize, race, type Racer, settleRacer } from './racer.js';
import { randomFrom } from './random.js';
import { unrulyNetwork, type UnrulyNetwork } from './unruly-network.js';

export interface RaceOptions {
  readonly variant: Variant;
  readonly citizens: number;
  readonly slots: number;
  readonly seed: number;
  /** A database for all instances; each server's own memory if absent. */
  readonly place?: Place;
  /** How many servers, each in a process of its own; one if absent. */
  readonly instances?: number;
  /** How many gateways each of them has; one if absent. */
  readonly gateways?: number;
}

export interface RaceResult {
  readonly racers: readonly Racer[];
  /** What the store holds in the end. */
  readonly kept: readonly Kept[];
  /** How many had to be settled. */
  readonly unknowns: number;
  readonly figures: string;
}

const atOnce = 150;
const targets = [{ unit: 'SE-KATT-1002' }, { unit: 'SE-KATT-1006' }];
const now = Date.parse('2026-11-23T09:00:00Z');
const unruliness = { lost: 0.1, busy: 0.05, doubled: 0.01 };

/** So many citizens after so many slots, over a network that loses, refuses and doubles; then the network is made whole. */
export async function runRace(options: RaceOptions): Promise<RaceResult> {
  const { variant, citizens, slots, seed, place, instances = 1, gateways = 1 } = options;
  const random = randomFrom(seed);
  const servers: ChildProcess[] = [];
  let network: UnrulyNetwork | undefined;
  try {
    const ports: number[] = [];
    for (let number = 0; number < instances; number += 1) {
      const started = await startServer({ variant, citizens, now, place, gateways });
      servers.push(started.server);
      ports.push(...started.ports);
    }
    const prize = await prizeOf(ports[0]!, slots);
    network = await unrulyNetwork(ports, unruliness, random);
    const { url } = network;
    const backendOf = (citizen: string) => patiently(() => httpBackend({ url: `${url}/booking`, getToken: () => citizen }));
    const start = performance.now();
    const names = Array.from({ length: citizens }, (_, number) => `racer-${number}`);
    const racers = await manyAtOnce(names, async (citizen) => race(citizen, await backendOf(citizen), prize, random));
    await network.heal();
    const unknowns = racers.filter(({ journey }) => journey.step === 'unknown').length;
    const settled = await manyAtOnce(racers, async (one) => settleRacer(one, await backendOf(one.citizen), prize));
    const seconds = (performance.now() - start) / 1000;
    const kept = await askWhatIsKept(servers.at(-1)!);
    const { requests, lostBefore, lostAfter, busy, doubled } = network.counts;
    const figures =
      `${variant}, seed ${seed}: ${citizens} citizens after ${slots} slots in ${seconds.toFixed(1)} s; ${requests} requests ` +
      `(${(requests / seconds).toFixed(0)}/s), lost ${lostBefore} before and ${lostAfter} after, ${busy} refused, ` +
      `${doubled} doubled; ${unknowns} unknown, then settled`;
    return { racers: settled, kept, unknowns, figures };
  } finally {
    network?.close();
    for (const server of servers) server.disconnect();
  }
}

/** One process plays all citizens: were all at it at once, it would be this process that keeps them waiting. */
async function manyAtOnce<T, R>(all: readonly T[], each: (one: T) => Promise<R>): Promise<readonly R[]> {
  const waiting = all.values();
  const results: R[] = [];
  const work = async (): Promise<void> => {
    for (const one of waiting) results.push(await each(one));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

/** A server of a race in a process of its own, and the address of its first gateway. Throws what kept it from starting. */
export async function startServer(
  start: RaceStart,
): Promise<{ readonly server: ChildProcess; readonly ports: readonly number[]; readonly url: string }> {
  const server = fork(fileURLToPath(new URL('race-server.js', import.meta.url)));
  server.send(start);
  const started = await heard<Started>(server);
  if ('ports' in started) return { server, ports: started.ports, url: `http://127.0.0.1:${started.ports[0]}/booking` };
  server.disconnect();
  throw new Error(started.error);
}

/** What every citizen really has. */
export async function askWhatIsKept(server: ChildProcess): Promise<readonly Kept[]> {
  server.send('tell');
  return heard<readonly Kept[]>(server);
}

async function heard<T>(server: ChildProcess): Promise<T> {
  const [message] = (await once(server, 'message')) as [T];
  return message;
}

/** The first so many free slots, and the weeks that they lie in. */
async function prizeOf(port: number, slots: number): Promise<Prize> {
  const backend = await httpBackend({ url: `http://127.0.0.1:${port}/booking`, getToken: () => 'racer-0' });
  const { items: units } = await backend.units({ errand: { to: 'book' }, ids: targets.map(({ unit }) => unit) });
  const days = { from: '2026-11-24', to: '2027-02-15' };
  const { items } = await backend.slots({ errand: { to: 'book' }, targets, days });
  const chosen = items.slice(0, slots);
  const last = chosen.at(-1)?.start.slice(0, 10);
  if (!units[0] || chosen.length < slots || !last) throw new Error(`only ${chosen.length} free slots`);
  const windows = [];
  for (let from = days.from; from <= last; from = addDays(from, 7)) windows.push({ from, to: addDays(from, 6) });
  return { unit: units[0], targets, wanted: new Set(chosen.map(({ id }) => id)), windows };
}
