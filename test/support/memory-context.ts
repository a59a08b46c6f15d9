import { createRegion, memoryBackend, type Region } from 'tidbok/backends/memory';
import type { Context } from 'tidbok/conformance';

/** Two citizens of the invented region who may not act for each other. */
export const testCitizens = { first: 'person-4', second: 'person-3' } as const;

/** Somewhere to try backends: a fresh region whose clock stands still, and what both citizens may book without a guide. */
export interface TestPlace extends Omit<Context, 'makeBackend'> {
  readonly region: Region;
}

export async function memoryPlace(): Promise<TestPlace> {
  const now = (): number => Date.parse('2026-11-23T09:00:00Z');
  const region = createRegion({ now });
  const unit = 'SE-KATT-1002';
  const { items } = await memoryBackend({ region }).visitTypes({ errand: { to: 'book' }, units: [unit] });
  const visitType = items.find(({ code }) => code === 'blodtryck')?.id;
  if (visitType === undefined) throw new Error('the region no longer offers what the tests book');
  return { region, now, unit, visitType };
}

/** The memory backend itself, called directly. */
export async function memoryContext(): Promise<Context> {
  const place = await memoryPlace();
  return { ...place, makeBackend: ({ citizen }) => memoryBackend({ region: place.region, citizen: testCitizens[citizen] }) };
}
