/** One of the ways that are put beside each other. */
export interface Way {
  readonly name: string;
  /** Does it for the so manieth time. */
  readonly run: (turn: number) => Promise<unknown>;
}

/** Milliseconds, but for how many were done in a second. */
export interface Figures {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
}

export interface Turns {
  readonly from: number;
  readonly count: number;
  /** How many are under way at a time. */
  readonly atOnce: number;
}

/**
 * Does the same turns each way. The ways take turns among themselves, a batch at a time and each first as often as any, so that
 * what the machine does meanwhile falls on all alike.
 */
export async function measure(ways: readonly Way[], { from, count, atOnce }: Turns): Promise<readonly Figures[]> {
  const taken = ways.map((): number[] => []);
  const busy = ways.map(() => 0);
  // Alone, the ways change at every turn; many at once need a while to be many.
  const batch = atOnce === 1 ? 1 : atOnce * 5;
  for (let first = from, round = 0; first < from + count; first += batch, round += 1) {
    for (let place = 0; place < ways.length; place += 1) {
      const which = (place + round) % ways.length;
      const way = ways[which];
      const times = taken[which];
      if (!way || !times) continue;
      let next = first;
      const end = Math.min(first + batch, from + count);
      const work = async (): Promise<void> => {
        while (next < end) {
          const turn = next;
          next += 1;
          const begun = performance.now();
          await way.run(turn);
          times.push(performance.now() - begun);
        }
      };
      const begun = performance.now();
      await Promise.all(Array.from({ length: atOnce }, work));
      busy[which] = (busy[which] ?? 0) + performance.now() - begun;
    }
  }
  return ways.map(({ name }, which) => {
    const sorted = (taken[which] ?? []).sort((one, other) => one - other);
    const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
    return { name, p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: count / ((busy[which] ?? NaN) / 1000) };
  });
}

const columns = ['p50', 'p95', 'p99', 'a second', 'ratio'] as const;
const wide = 44;

export function printHead(what: string): void {
  console.log(`\n${what.padEnd(wide)}${columns.map((column) => column.padStart(10)).join('')}`);
}

/** A line for each; the ratio is that of the middle one's time to the first's. */
export function print(what: string, all: readonly Figures[]): void {
  const base = all[0]?.p50 ?? NaN;
  for (const { name, p50, p95, p99, perSecond } of all) {
    const figures = [p50.toFixed(2), p95.toFixed(2), p99.toFixed(2), perSecond.toFixed(0), (p50 / base).toFixed(2)];
    console.log(`${`${what}, ${name}`.padEnd(wide)}${figures.map((figure) => figure.padStart(10)).join('')}`);
  }
}
