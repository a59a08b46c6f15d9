import type { BookingBackend } from '../../backends/backend.js';
import type { Change } from '../../domain/model/read-result.js';
import { type Case, promise } from '../case.js';
import { ensure, NotRun } from '../kit/expect.js';
import { within } from '../kit/time-limit.js';
import type { Visit } from '../kit/visit.js';

const patience = 5_000;
const quiet = 300;

/** The live feed. */
export const feedCases: readonly Case[] = [
  promise(
    'a booking of another gives a hint within five seconds',
    'The citizen would choose a time that has been taken long since.',
    async (visit) => {
      await hinted(visit, 'second', ({ to, ...where }) => to === 'slots' && 'unit' in where && where.unit === visit.unit);
    },
  ),

  promise('an own booking gives a hint for the own times', 'Two windows would show different times.', async (visit) =>
    hinted(visit, 'first', ({ to }) => to === 'bookings'),
  ),

  promise(
    'the feed of changes ends with its signal',
    'Every page that was closed would go on listening.',
    async ({ first, unit }) => {
      const stop = new AbortController();
      const feed = listen(first, unit, stop.signal);
      await within(quiet, feed.ended, undefined);
      stop.abort();
      const ended = await within(
        patience,
        feed.ended.then(() => true),
        false,
      );
      ensure(ended, `it still runs ${patience / 1000} seconds after its signal`);
    },
  ),
];

async function hinted(visit: Visit, who: 'first' | 'second', wanted: (change: Change) => boolean): Promise<void> {
  const desk = await visit.desk(who);
  const slot = await visit.pick();
  const stop = new AbortController();
  try {
    const feed = listen(visit.first, visit.unit, stop.signal);
    // Hints that come as the feed begins are of before.
    const settling = performance.now() + patience;
    do feed.hints.length = 0;
    while (
      performance.now() < settling &&
      (await within(
        quiet,
        feed.next().then(() => true),
        false,
      ))
    );
    await visit.booked(desk, slot);
    const until = performance.now() + patience;
    while (!feed.hints.some(wanted)) {
      const left = until - performance.now();
      ensure(left > 0, `none within ${patience / 1000} seconds`);
      await within(left, feed.next(), undefined);
    }
  } finally {
    stop.abort();
  }
}

interface Feed {
  readonly hints: Change[];
  /** The next hint, or the end. */
  readonly next: () => Promise<void>;
  readonly ended: Promise<void>;
}

function listen(backend: BookingBackend, unit: string, signal: AbortSignal): Feed {
  if (!backend.changes) throw new NotRun('the backend does not tell of changes');
  const changes = backend.changes([unit], { signal });
  const hints: Change[] = [];
  let wake = (): void => undefined;
  async function run(): Promise<void> {
    try {
      for await (const change of changes) {
        hints.push(change);
        wake();
      }
    } catch {
      // However it ends, it has ended.
    }
    wake();
  }
  return { hints, next: () => new Promise((resolve) => (wake = resolve)), ended: run() };
}
