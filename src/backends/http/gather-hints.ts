import type { Change } from '../../domain/model/read-result.js';
import { delay } from './abortable.js';

/** Milliseconds between the hints that a page is given, while they come. */
const period = 5_000;
/** The first hint after a calm is given within so many milliseconds. */
const spread = 1_000;

/** What gathering needs of the page, so that a simulation of many pages can put the clock forward. */
export interface GatherClock {
  /** Milliseconds from any moment. */
  readonly now: () => number;
  /** Rejects as soon as `signal` is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

const pageClock: GatherClock = { now: () => performance.now(), wait: delay, random: Math.random };

/**
 * Hints, each kind once, at most every five seconds while they come: the citizen's page reads anew at each, and a busy unit changes
 * several times a second. The first comes within a second. Waits are random, so that a thousand pages at one unit do not read at once.
 * Ends with the hints, or when `signal` is aborted; throws what they throw.
 */
export async function* gatherHints(
  hints: AsyncIterable<Change>,
  signal: AbortSignal,
  { now, wait, random }: GatherClock = pageClock,
): AsyncIterable<Change> {
  const gathered = new Map<string, Change>();
  let end: { readonly thrown?: unknown } | undefined;
  let wake: (() => void) | undefined;
  const gather = async (): Promise<void> => {
    try {
      for await (const hint of hints) {
        gathered.set(JSON.stringify(hint), hint);
        wake?.();
      }
      end = {};
    } catch (thrown) {
      end = { thrown };
    }
    wake?.();
  };
  void gather();
  let given = -Infinity;
  let wasCalm = true;
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    if (gathered.size === 0) {
      if (end && 'thrown' in end) throw end.thrown;
      if (end) return;
      await new Promise<void>((resolve) => (wake = resolve));
      continue;
    }
    // After a calm the pages are given their hints within one second: the second wait spreads them over the period.
    const pace: number = given + period * (wasCalm ? 1 + random() : 1) - now();
    const isFirst: boolean = pace <= 0;
    await wait(isFirst ? random() * spread : pace, signal).catch(() => undefined);
    if (isOver()) return;
    wasCalm = isFirst;
    given = now();
    const some = [...gathered.values()];
    gathered.clear();
    yield* some;
  }
}
