import { isAbort, isBookingError } from '../domain/model/booking-error.js';
import type { Context } from './context.js';
import { Again, Broken, describeThrown, NotRun } from './kit/expect.js';
import { startVisit, type Visit } from './kit/visit.js';
import { type Watched, watch } from './kit/watch.js';

export type CaseResult = { readonly result: 'kept' } | { readonly result: 'not-run'; readonly because: string };

/** One promise of the port. */
export interface Case {
  /** The promise. */
  readonly name: string;
  /** What the citizen would meet if the promise were broken. */
  readonly why: string;
  /**
   * Tries the promise and puts everything back. Throws `Broken` if it is broken; what cannot be tried here is not run, never
   * kept.
   */
  readonly run: (context: Context) => Promise<CaseResult>;
}

/** How often a case is tried while others may have come in between. */
const tries = 3;

/** A case of what is tried on a visit. What the visit books is cancelled afterwards, also when it fails. */
export function promise(name: string, why: string, attempt: (visit: Visit) => Promise<void>): Case {
  return {
    name,
    why,
    async run(context) {
      const watched = watch(context);
      let result: CaseResult;
      try {
        result = await tryOut(name, watched, attempt);
      } catch (thrown) {
        // What broke the promise says more than what could not be put back after it.
        if (watched !== context) await watched.cleanUp().catch(() => undefined);
        throw thrown;
      }
      if (watched !== context) await watched.cleanUp();
      return result;
    },
  };
}

async function tryOut(name: string, watched: Watched, attempt: (visit: Visit) => Promise<void>): Promise<CaseResult> {
  for (let round = 0; ; round += 1) {
    try {
      await attempt(await startVisit(watched, { name, round }));
      return { result: 'kept' };
    } catch (thrown) {
      if (thrown instanceof Again && round + 1 < tries) {
        await watched.cleanUp();
        continue;
      }
      const last = thrown instanceof Again ? thrown.atLast : thrown;
      if (last instanceof NotRun) return { result: 'not-run', because: last.message };
      throw brokenBy(last, name, watched);
    }
  }
}

/** What was thrown as `Broken`, unless the case itself is at fault. */
function brokenBy(thrown: unknown, name: string, watched: Watched): unknown {
  if (thrown instanceof Broken) {
    return thrown.promised === '' ? new Broken(name, thrown.came, { cause: thrown }) : thrown;
  }
  const fromBackend = watched.threw(thrown) || isBookingError(thrown) || isAbort(thrown);
  return fromBackend ? new Broken(name, describeThrown(thrown), { cause: thrown }) : thrown;
}
