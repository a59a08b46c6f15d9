/**
 * Keeps state between requests: answers to writes by idempotency key, and request counts of each citizen. All gateways before one
 * backend share one store. Names contain no personal data, but values may: they can contain a booking, and need the same protection.
 *
 * Each method is atomic. It may reject with any error: reads are then served without a limit, and writes are refused before they are
 * sent.
 */
export interface GatewayStore {
  /** Keeps the value for a number of seconds, unless the name exists: then returns the existing value. */
  add(name: string, value: string, seconds: number): Promise<string | undefined>;
  get(name: string): Promise<string | undefined>;
  /** Replaces the value, and keeps it for a number of seconds. */
  put(name: string, value: string, seconds: number): Promise<void>;
  /** Removes the name only if it has this value: another request may have started a new record. */
  remove(name: string, value: string): Promise<void>;
  /** Increments a counter that expires a number of seconds after its first use; returns the count, from 1. */
  count(name: string, seconds: number): Promise<number>;
}

interface Kept {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * A store in this process, for a single gateway. Its content is lost when the process ends, and other gateways do not see it: a write
 * that is then repeated with its key is carried out again.
 *
 * @param options.now - milliseconds since 1970; the machine's clock by default
 */
export function memoryStore({ now = Date.now }: { readonly now?: () => number } = {}): GatewayStore {
  const kept = new Map<string, Kept>();
  let sweepAt = 0;

  // Remove expired entries that nobody asks for, once a minute.
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
