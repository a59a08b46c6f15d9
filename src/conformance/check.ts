import { isPlausibleInstant } from '../domain/time/plausible.js';
import { instantOf } from '../domain/time/instant.js';
import { allCases } from './cases/all-cases.js';
import type { Case } from './case.js';
import type { Context } from './context.js';
import { Broken, describeThrown } from './kit/expect.js';
import { within } from './kit/time-limit.js';
import { leavesNothing, removeLeftovers } from './kit/traces.js';
import { type Watched, watch } from './kit/watch.js';

export interface CheckOptions {
  /** All if absent. */
  readonly cases?: readonly Case[];
  /** Told of each case as it ends. */
  readonly onCase?: (report: CaseReport) => void;
  /** Aborted: the case that runs is cleaned up after and is not run, and no further one begins. */
  readonly signal?: AbortSignal;
  /** Milliseconds that a case may take, 60 000 if absent: after them it is broken, and cleaned up after. */
  readonly caseLimit?: number;
}

/** What became of one case. */
export type CaseReport = {
  readonly name: string;
  readonly why: string;
  readonly milliseconds: number;
  /** What was done: a line for each call. Nothing about persons. */
  readonly did: readonly string[];
} & (
  | { readonly result: 'kept' }
  | { readonly result: 'not-run'; readonly because: string }
  | { readonly result: 'broken'; readonly promised: string; readonly came: string }
);

export interface Report {
  /** Of every case that was begun, and of each clean-up that failed. */
  readonly cases: readonly CaseReport[];
  readonly kept: number;
  readonly broken: number;
  readonly notRun: number;
}

type Verdict =
  | { readonly result: 'kept' }
  | { readonly result: 'not-run'; readonly because: string }
  | { readonly result: 'broken'; readonly promised: string; readonly came: string };

const usualLimit = 60_000;
const cleaningLimit = 60_000;
/** As long as a read of one unit may take, in milliseconds. */
const answerLimit = 15_000;
const whyNothingIsLeft = 'Times would stay booked for nobody, and the next check would begin with them.';

/**
 * Runs the cases one after the other against a backend, and says of each what was done, promised and came. First it cancels
 * what an earlier check left that was killed.
 *
 * Rejects only with what `makeBackend` itself rejects with before the first case, and with `RangeError` for a clock that is not
 * in the years 1900 to 2199.
 */
export async function checkBackend(context: Context, options: CheckOptions = {}): Promise<Report> {
  const { cases = allCases, onCase, signal, caseLimit = usualLimit } = options;
  if (!isPlausibleInstant(instantOf(context.now()))) throw new RangeError('the clock is not in the years 1900 to 2199');
  const reports: CaseReport[] = [];
  const tell = (report: CaseReport): void => {
    reports.push(report);
    onCase?.(report);
  };
  for (const report of await reportLeftovers(context)) tell(report);
  let silence: string | undefined;
  for (const one of cases) {
    if (signal?.aborted) break;
    if (silence !== undefined) {
      tell({ name: one.name, why: one.why, milliseconds: 0, did: [], result: 'not-run', because: silence });
      continue;
    }
    const [report, ...more] = await runCase(one, context, caseLimit, signal);
    for (const each of [report, ...more]) tell(each);
    if (report.result === 'broken') silence = await silenceOf(context);
  }
  const count = (result: CaseReport['result']): number => reports.filter((report) => report.result === result).length;
  return { cases: reports, kept: count('kept'), broken: count('broken'), notRun: count('not-run') };
}

async function reportLeftovers(context: Context): Promise<readonly CaseReport[]> {
  const start = performance.now();
  const left: string[] = [];
  for (const citizen of ['first', 'second'] as const) {
    const backend = await context.makeBackend({ citizen });
    left.push(...(await within(cleaningLimit, removeLeftovers(backend, citizen), [])));
  }
  if (left.length === 0) return [];
  return [untidy(`from an earlier check: ${left.join('; ')}`, performance.now() - start)];
}

/**
 * Why no further case can be tried: the system no longer answers so much as a read of the unit. Undefined while it answers. Without
 * this, each case that is left would be told as broken for the one cause.
 */
async function silenceOf({ makeBackend, unit }: Context): Promise<string | undefined> {
  const read = async (): Promise<string | undefined> => {
    try {
      await (await makeBackend({ citizen: 'first' })).units({ errand: { to: 'book' }, ids: [unit] });
      return undefined;
    } catch (thrown) {
      return `the system stopped answering: ${describeThrown(thrown)}`;
    }
  };
  return within(answerLimit, read(), `the system stopped answering: no answer after ${answerLimit / 1000} seconds`);
}

function untidy(came: string, milliseconds: number): CaseReport {
  const said = { name: leavesNothing, why: whyNothingIsLeft, milliseconds, did: [] };
  return { ...said, result: 'broken', promised: leavesNothing, came };
}

async function runCase(
  one: Case,
  context: Context,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<readonly [CaseReport, ...CaseReport[]]> {
  const watched = watch(context);
  const start = performance.now();
  const verdict = await verdictOn(one, watched, limit, signal);
  const milliseconds = performance.now() - start;
  const did = watched.did();
  watched.close();
  const report: CaseReport = { name: one.name, why: one.why, milliseconds, did, ...verdict };
  const left = await within(cleaningLimit, leftBy(watched), 'cleaning up did not end');
  if (left === undefined) return [report];
  return [report, untidy(`after “${one.name}”: ${left}`, performance.now() - start - milliseconds)];
}

async function verdictOn(one: Case, watched: Watched, limit: number, signal: AbortSignal | undefined): Promise<Verdict> {
  const late: Verdict = { result: 'broken', promised: one.name, came: `no end after ${limit / 1000} seconds` };
  const stop = new AbortController();
  const stopped = new Promise<Verdict>((resolve) => {
    signal?.addEventListener('abort', () => resolve({ result: 'not-run', because: 'the check was stopped' }), stop);
  });
  try {
    return await within(limit, Promise.race([attempt(one, watched), stopped]), late);
  } finally {
    stop.abort();
  }
}

async function attempt(one: Case, watched: Watched): Promise<Verdict> {
  try {
    return await one.run(watched);
  } catch (thrown) {
    if (thrown instanceof Broken) return { result: 'broken', promised: thrown.promised, came: thrown.came };
    return { result: 'broken', promised: one.name, came: describeThrown(thrown) };
  }
}

async function leftBy(watched: Watched): Promise<string | undefined> {
  try {
    await watched.cleanUp();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Broken ? thrown.came : describeThrown(thrown);
  }
}
