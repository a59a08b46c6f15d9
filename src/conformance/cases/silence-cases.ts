import type { BookingBackend } from '../../backends/backend.js';
import type { Gap } from '../../domain/model/read-result.js';
import { allUnits } from '../kit/all-units.js';
import { type Case, promise } from '../case.js';
import { ensure, ensureAborts, ensureRejects, ensureSame, NotRun } from '../kit/expect.js';
import { within } from '../kit/time-limit.js';
import type { Visit } from '../kit/visit.js';

const mostUnits = 20;
const soon = 2_000;

/** Sources that do not answer. */
export const silenceCases: readonly Case[] = [
  promise(
    'a unit that does not tell its times is a gap',
    '“No free times” would be said of a unit nobody has heard from.',
    async (visit) => {
      const { first, unit } = visit;
      const others = (await allUnits(first)).filter(({ id, book }) => id !== unit && book.allowed).slice(0, mostUnits);
      const query = { ...visit.query(), targets: [unit, ...others.map(({ id }) => id)].map((id) => ({ unit: id })) };
      const before = (await first.slots(query)).items.filter((slot) => slot.unit !== unit);
      const mend = await visit.inject({ at: 'slots', how: 'silent', unit });
      const { items, gaps } = await first.slots(query);
      mend();
      ensureTold(gaps, unit);
      ensureSame(items.filter((slot) => slot.unit === unit).length, 0, 'how many times of the silent unit are listed');
      if (before.length > 0) ensure(items.length > 0, 'the times of the other units are not listed either');
    },
  ),

  promise(
    'a unit that does not tell its bookings is a gap',
    'The list of own times would look whole and lack a visit.',
    async (visit) => {
      const { first, unit } = visit;
      const elsewhere = async (): Promise<readonly string[]> =>
        (await first.bookings()).items.filter((time) => time.unit.id !== unit).map(({ id }) => id);
      const before = await elsewhere();
      await visit.booked(await visit.desk('first'), await visit.pick());
      const mend = await visit.inject({ at: 'bookings', how: 'silent', unit });
      const [{ gaps }, during] = [await first.bookings(), await elsewhere()];
      mend();
      ensureTold(gaps, unit);
      ensureSame(during, before, 'ids of own times at other units');
    },
  ),

  promise(
    'when nothing answers, a read fails and says why',
    '“You have no times” would be said of a system that is down.',
    async (visit) => {
      const reads = readsOf(visit);
      let tried = 0;
      for (const at of ['slots', 'bookings', 'units'] as const) {
        const mend = await visit.inject({ at, how: 'failing' }).catch(skipped);
        if (!mend) continue;
        tried += 1;
        await ensureRejects(reads[at](visit.first), `reading ${at}`);
        mend();
      }
      if (tried === 0) throw new NotRun('nothing can be made to go wrong here: failing reads');
    },
  ),

  promise('a read that never answers ends with its signal', 'The page would hang after the citizen went on.', async (visit) => {
    const reads = readsOf(visit);
    let tried = 0;
    for (const at of ['slots', 'bookings', 'units'] as const) {
      const mend = await visit.inject({ at, how: 'never' }).catch(skipped);
      if (!mend) continue;
      tried += 1;
      const stop = new AbortController();
      const reading = reads[at](visit.first, stop.signal);
      setTimeout(() => stop.abort(), 50);
      await ensureAborts(within(soon, reading, undefined), `reading ${at}, aborted while there is no answer,`);
      mend();
    }
    if (tried === 0) throw new NotRun('nothing can be made to go wrong here: reads that never answer');
  }),
];

function ensureTold(gaps: readonly Gap[], unit: string): void {
  const gap = gaps.find((one) => one.unit === unit || one.unit === undefined);
  ensure(gap !== undefined, gaps.length === 0 ? 'there is no gap' : 'the gaps are of other units');
  ensure(gap.name !== '', 'the gap has no name');
}

function readsOf({ query }: Visit) {
  const given = (signal: AbortSignal | undefined) => (signal ? { signal } : {});
  return {
    slots: (backend: BookingBackend, signal?: AbortSignal): Promise<unknown> => backend.slots(query(), given(signal)),
    bookings: (backend: BookingBackend, signal?: AbortSignal): Promise<unknown> => backend.bookings(given(signal)),
    units: (backend: BookingBackend, signal?: AbortSignal): Promise<unknown> =>
      backend.units({ errand: { to: 'book' } }, given(signal)),
  };
}

/** One fault that cannot be had does not keep the others from being tried. */
function skipped(thrown: unknown): undefined {
  if (!(thrown instanceof NotRun)) throw thrown;
  return undefined;
}
