import { createRegion, demoCitizens, memoryBackend, type MemoryBackendOptions } from 'tidbok/backends/memory';

export type Backend = Required<ReturnType<typeof memoryBackend>>;
export type FreeTime = Awaited<ReturnType<Backend['slots']>>['items'][number];
export type Appointment = Awaited<ReturnType<Backend['booking']>>;
export type Booked = Exclude<Appointment, { kind: 'open-invitation' }>;

export const [kim, samira, gunvor, elis] = demoCitizens.map(({ id }) => id) as [string, string, string, string];
export const tangholmen = 'SE-KATT-1001';
export const vasterhamn = 'SE-KATT-1002';
export const ljungvik = 'SE-KATT-1003';
export const fyren = 'SE-KATT-1004';
export const norrskar = 'SE-KATT-1005';
export const laboratory = 'SE-KATT-1006';
export const eyeUnit = 'SE-KATT-1007';
export const newTime = { to: 'book' } as const;

/** A Monday afternoon in November. */
export const usual = '2026-11-23T13:05:00Z';

/** A region whose clock can be set. */
export function worldAt(time: string) {
  let now = Date.parse(time);
  const region = createRegion({ now: () => now });
  return {
    region,
    setClock: (later: string): void => {
      now = Date.parse(later);
    },
    as: (citizen: string, more: Omit<MemoryBackendOptions, 'region' | 'citizen'> = {}): Backend =>
      memoryBackend({ region, citizen, ...more }) as Backend,
  };
}

/** The free times of a kind at a unit in all the days that are released. */
export async function freeTimes(
  backend: Backend,
  unit: string,
  code: string,
  { errand = newTime, actingFor }: { errand?: Parameters<Backend['slots']>[0]['errand']; actingFor?: string } = {},
): Promise<readonly FreeTime[]> {
  const query = { errand, targets: [{ unit, visitType: `${unit}.${code}` }], days: { from: '2026-01-01', to: '2030-12-31' } };
  return (await backend.slots(query, actingFor === undefined ? {} : { actingFor })).items;
}

/** One of the free times, counted from the first. */
export async function freeTime(...[backend, unit, code, which = 30]: [Backend, string, string, number?]): Promise<FreeTime> {
  const time = (await freeTimes(backend, unit, code))[which];
  if (!time) throw new Error(`no free ${code} at ${unit}`);
  return time;
}

/** A request without conditions. */
export function wanting(slot: FreeTime) {
  return { slot, accepted: [] };
}

/** The own time of a kind of visit. */
export async function ownTimeOf(backend: Backend, code: string, actingFor?: string): Promise<Appointment> {
  const found = await backend.bookings(actingFor === undefined ? {} : { actingFor });
  const time = found.items.find(({ visitType }) => visitType?.code === code);
  if (!time) throw new Error(`no own ${code}`);
  return time;
}

/** The same, where it must have a start. */
export async function bookingOf(backend: Backend, code: string, actingFor?: string): Promise<Booked> {
  const time = await ownTimeOf(backend, code, actingFor);
  if (time.kind === 'open-invitation') throw new Error(`${code} is an open invitation`);
  return time;
}

/** The code of the error that a promise rejects with; its name where it has no code; `none` if it does not. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'none';
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
    return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name;
  }
}

/** The outcome of a write, with its reason if it was refused. */
export function said(result: { outcome: string; reason?: string }): string {
  return result.outcome === 'refused' ? `refused: ${result.reason ?? ''}` : result.outcome;
}
