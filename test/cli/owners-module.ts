import { createRegion, memoryBackend } from 'tidbok/backends/memory';

// A module as an owner of a backend would write it, over a region whose clock stands still.
const region = createRegion({ now: () => Date.parse('2026-11-23T09:00:00Z') });

export const now = region.now;
export const config = {
  unit: 'SE-KATT-1002',
  visitType: 'SE-KATT-1002.blodtryck',
  citizens: { first: 'person-4', second: 'person-3' },
};

/** Slow enough to be stopped in the middle, and broken in one way, where the environment says so. */
export function makeBackend({ citizen }: { readonly citizen: string }) {
  const backend = memoryBackend({ region, citizen, latency: Number(process.env.TEST_LATENCY ?? 0) });
  if (process.env.TEST_ONLY_READS)
    for (const write of ['book', 'rebook', 'cancel'] as const) Reflect.deleteProperty(backend, write);
  if (!process.env.TEST_BUG) return backend;
  return { ...backend, book: async () => ({ outcome: 'taken' }) as const };
}

/** How many own times the citizens have. */
async function countOwnTimes(): Promise<number> {
  const lists = await Promise.all(
    Object.values(config.citizens).map((citizen) => memoryBackend({ region, citizen }).bookings()),
  );
  return lists.flatMap(({ items }) => items).length;
}

if (process.env.TEST_COUNT) {
  const before = await countOwnTimes();
  process.once('beforeExit', () => {
    void countOwnTimes().then((after) => process.stderr.write(`own times: ${before} before, ${after} after\n`));
  });
}
