/**
 * What a gateway remembers between requests: answers to writes by key, and how many requests a citizen has sent. All gateways
 * before one backend share one store. A name says nothing about the person, but a value may: it can hold a booking, and is to
 * be kept as carefully as one.
 *
 * Each method is one step, whoever else calls at the same moment. It may reject with any error: reads are then served without
 * a limit, and writes refused before they are done.
 */
export interface GatewayStore {
  /** Keeps the value for so many seconds, unless something stands under the name: then that stands, and is given. */
  add(name: string, value: string, seconds: number): Promise<string | undefined>;
  get(name: string): Promise<string | undefined>;
  /** Keeps the value for so many seconds, in the place of what stood there. */
  put(name: string, value: string, seconds: number): Promise<void>;
  /** Only if this value stands there: another may have begun anew. */
  remove(name: string, value: string): Promise<void>;
  /** Counts one more under a name, which is forgotten so many seconds after its first; gives the count, from 1. */
  count(name: string, seconds: number): Promise<number>;
}

interface Kept {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * A store in this process, for a gateway that is alone: what it holds is gone when the process ends, and no other gateway sees
 * it. Then a write repeated with its key is done again.
 *
 * @param options.now - milliseconds since 1970; the machine's clock by default
 */
export function memoryStore({ now = Date.now }: { readonly now?: () => number } = {}): GatewayStore {
  const kept = new Map<string, Kept>();
  let sweepAt = 0;

  // What nobody asks for again must go too; once a minute is often enough.
  function sweep(): void {
    if (now() < sweepAt) return;
    sweepAt = now() + 60_000;
    for (const [name, { until }] of kept) if (until <= now()) kept.delete(name);
  }
  function standing(name: string): Kept | undefined {
    const found = kept.get(name);
    return found && found.until > now() ? found : undefined;
  }
  function keep(name: string, value: string, until: number): void {
    sweep();
    kept.set(name, { value, until });
  }

  return {
    add: (name, value, seconds) => {
      const found = standing(name);
      if (!found) keep(name, value, now() + seconds * 1000);
      return Promise.resolve(found?.value);
    },
    get: (name) => Promise.resolve(standing(name)?.value),
    put: (name, value, seconds) => {
      keep(name, value, now() + seconds * 1000);
      return Promise.resolve();
    },
    remove: (name, value) => {
      if (kept.get(name)?.value === value) kept.delete(name);
      return Promise.resolve();
    },
    count: (name, seconds) => {
      const found = standing(name);
      const count = Number(found?.value ?? 0) + 1;
      keep(name, String(count), found?.until ?? now() + seconds * 1000);
      return Promise.resolve(count);
    },
  };
}
