import type { BookingBackend } from '../../backends/backend.js';
import type { Context, Who } from '../context.js';
import { type Came, createJournal, type Given, type PortMethod, wordsOf, wordsOfAnswer, wordsOfThrown } from './journal.js';
import { createTraces } from './traces.js';

/** A context whose backends tell what is done with them, and which puts everything back. */
export interface Watched extends Context {
  /** One line a call, so far. */
  readonly did: () => readonly string[];
  /** Whether it was a backend that threw this. */
  readonly threw: (error: unknown) => boolean;
  /** Mends what was injected and cancels what was booked. Rejects with `Broken` if something is left. */
  readonly cleanUp: () => Promise<void>;
  /** Every further call is refused: a case that was given up must not go on. */
  readonly close: () => void;
}

const methods: readonly PortMethod[] = [
  ...([
    'units',
    'visitTypes',
    'performers',
    'guide',
    'days',
    'slots',
    'bookings',
    'past',
    'booking',
    'citizens',
    'changes',
  ] as const),
  ...(['hold', 'release', 'book', 'rebook', 'cancel'] as const),
];

/** Watches a context, or gives it back if it is watched already: whoever began to watch it cleans up. */
export function watch(context: Context): Watched {
  if (isWatched(context)) return context;
  const journal = createJournal();
  const traces = createTraces();
  const thrown = new Set<unknown>();
  const mends = new Set<() => void>();
  const keys = new Set<string>();
  let closed = false;

  function isRepeat(method: PortMethod, given: readonly unknown[]): boolean {
    const key = method === 'book' || method === 'rebook' ? keyOf(given) : undefined;
    if (key === undefined) return false;
    const repeated = keys.has(key);
    keys.add(key);
    return repeated;
  }

  function ensureOpen(): void {
    if (closed) throw new Error('the case is over');
  }

  function watchBackend(backend: BookingBackend, who: Who): BookingBackend {
    async function call<M extends Exclude<PortMethod, 'changes'>>(method: M, given: Given<M>): Promise<unknown> {
      ensureOpen();
      const end = journal.begin(`${who}: ${wordsOf(method, given, isRepeat(method, given))}`);
      const forward = backend[method] as (...given: Given<M>) => Promise<Came<M>>;
      try {
        const answer = await traces.follow(backend, who, { method, given }, async () => forward.apply(backend, given));
        end(wordsOfAnswer(method, answer));
        return answer;
      } catch (error) {
        thrown.add(error);
        end(wordsOfThrown(error));
        throw error;
      }
    }

    function changes(...given: Given<'changes'>): ReturnType<Required<BookingBackend>['changes']> {
      ensureOpen();
      const end = journal.begin(`${who}: changes`);
      const inner = (backend.changes as Required<BookingBackend>['changes'])(...given)[Symbol.asyncIterator]();
      let hints = 0;
      const iterator = {
        async next() {
          const result = await inner.next();
          if (result.done !== true) hints += 1;
          end(`${hints} hints${result.done === true ? ', ended' : ''}`);
          return result;
        },
        async return() {
          return (await inner.return?.()) ?? { done: true as const, value: undefined };
        },
      };
      return { [Symbol.asyncIterator]: () => iterator };
    }

    const entries = methods
      .filter((method) => backend[method] !== undefined)
      .map((method) => [
        method,
        method === 'changes' ? changes : (...given: Given<Exclude<PortMethod, 'changes'>>) => call(method, given as never),
      ]);
    return Object.fromEntries(entries) as BookingBackend;
  }

  const { inject } = context;
  return {
    ...context,
    makeBackend: async ({ citizen }) => watchBackend(await context.makeBackend({ citizen }), citizen),
    ...(inject && {
      inject: async (fault) => {
        const mend = await inject(fault);
        if (mend === undefined) return undefined;
        mends.add(mend);
        return () => {
          if (mends.delete(mend)) mend();
        };
      },
    }),
    did: journal.lines,
    threw: (error) => thrown.has(error),
    close() {
      closed = true;
    },
    async cleanUp() {
      for (const mend of mends) mend();
      mends.clear();
      await traces.remove();
    },
  };
}

function isWatched(context: Context): context is Watched {
  return 'cleanUp' in context;
}

function keyOf(given: readonly unknown[]): string | undefined {
  return (given[given.length - 1] as { readonly key?: string } | undefined)?.key;
}
