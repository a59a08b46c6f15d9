import { createRegion, memoryBackend, type Region, type Script } from 'tidbok/backends/memory';
import type { Context, Fault } from 'tidbok/conformance';

/** How long a hold lasts in the tests. */
export const holdSeconds = 300;

/** Two citizens of the invented region who may not act for each other. */
export const testCitizens = { first: 'person-4', second: 'person-3' } as const;

/** Somewhere to try backends: a fresh region whose clock stands still until it is put forward, and what both citizens may book without a guide. */
export interface TestPlace extends Omit<Context, 'makeBackend'> {
  readonly region: Region;
  /** What goes wrong for every backend of the place. */
  readonly script: Script;
}

/** At the usual moment, or at another. */
export async function memoryPlace(moment = '2026-11-23T09:00:00Z'): Promise<TestPlace> {
  let clock = Date.parse(moment);
  const now = (): number => clock;
  const region = createRegion({ now });
  const unit = 'SE-KATT-1002';
  const { items } = await memoryBackend({ region }).visitTypes({ errand: { to: 'book' }, units: [unit] });
  const visitType = items.find(({ code }) => code === 'blodtryck')?.id;
  if (visitType === undefined) throw new Error('the region no longer offers what the tests book');
  const script: Script = {};
  const pass = (seconds: number): void => {
    clock += seconds * 1000;
  };
  return { region, script, now, pass, unit, visitType, inject: (fault) => follow(script, fault) };
}

/** The memory backend itself, called directly. */
export async function memoryContext(
  moment?: string,
  citizens: { readonly first: string; readonly second: string } = testCitizens,
): Promise<TestPlace & Context> {
  const place = await memoryPlace(moment);
  const { region, script } = place;
  return { ...place, makeBackend: ({ citizen }) => memoryBackend({ region, script, citizen: citizens[citizen], holdSeconds }) };
}

/** Changes the script so that the fault happens, until the returned function is called. */
function follow(script: Script, fault: Fault): () => void {
  const before: Script = { ...script };
  if (fault.how === 'silent') script.gaps = { ...before.gaps, [fault.at]: [{ unit: fault.unit }] };
  else if (fault.how === 'never') script.never = [fault.at];
  else script.fail = { ...before.fail, [fault.at]: scripted[fault.how] };
  return () => {
    delete script.fail;
    delete script.never;
    delete script.gaps;
    Object.assign(script, before);
  };
}

const scripted = {
  'lost-before': 'unknown-before',
  'lost-after': 'unknown-after',
  'half-way': 'both',
  pending: 'pending',
  failing: 'unavailable',
} as const;
