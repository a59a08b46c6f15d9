import type { BookingBackend } from '../backends/backend.js';
import { NotRun } from './expect.js';
import { startVisit, type Visit } from './visit.js';

/** What a backend's owner gives the cases: two test citizens, and a unit where both may book without a guide. */
export interface Context {
  /** A backend for one of two citizens who may not act for each other. May be called many times. */
  readonly makeBackend: (who: { readonly citizen: 'first' | 'second' }) => BookingBackend | Promise<BookingBackend>;
  /** `CareUnit.id`. */
  readonly unit: string;
  /** `VisitType.id` at that unit, with free times from one to five weeks ahead that may be cancelled and rebooked. */
  readonly visitType: string;
  /** The backend's clock, in milliseconds since 1970. */
  readonly now: () => number;
}

export type CaseResult = { readonly result: 'kept' } | { readonly result: 'not-run'; readonly because: string };

/** One promise of the port. */
export interface Case {
  readonly name: string;
  /** What the citizen would meet if the promise were broken. */
  readonly why: string;
  /**
   * Tries the promise and puts everything back. Throws an `Error` that says what was promised and what came if it is broken;
   * what cannot be tried here is not run, never kept.
   */
  readonly run: (context: Context) => Promise<CaseResult>;
}

/** A case of what is tried on a visit; the visit's bookings are cancelled afterwards, also when it fails. */
export function promise(name: string, why: string, attempt: (visit: Visit) => Promise<void>): Case {
  return {
    name,
    why,
    async run(context) {
      const visit = await startVisit(context);
      try {
        await attempt(visit);
      } catch (thrown) {
        await visit.cleanUp().catch(() => undefined);
        if (thrown instanceof NotRun) return { result: 'not-run', because: thrown.message };
        throw thrown;
      }
      await visit.cleanUp();
      return { result: 'kept' };
    },
  };
}
