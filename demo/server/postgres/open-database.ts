import { connect, type Connected, type Place } from './connect.js';
import { migrate } from './migrations.js';
import { publishAhead } from './publish.js';
import { seed, type SeedOptions } from './seed.js';
import { pruneKeys } from './keys.js';
import { placeFault } from './place-faults.js';

export interface OpenOptions extends Omit<SeedOptions, 'now'> {
  /** Milliseconds since 1970; the machine's clock if absent. */
  readonly now?: () => number;
  /** Told of what went wrong with the daily work; it is tried again within the hour. */
  readonly onFault?: (thrown: unknown) => void;
}

const day = 24 * 3_600_000;

/**
 * A database that is up to date, holds the region, and whose units' times are out for the weeks to come, also if it is left
 * running for years. Throws, in one sentence, where it cannot be used.
 */
export async function openDatabase(
  place: Place,
  { now = Date.now, onFault, ...options }: OpenOptions = {},
): Promise<Connected> {
  const connected = await connect(place);
  try {
    await migrate(connected.db);
    await seed(connected.db, { ...options, now: now() });
    await publishAhead(connected.db, now());
  } catch (thrown) {
    await connected.close().catch(() => undefined);
    throw placeFault(place, thrown);
  }
  let work = Promise.resolve();
  const daily = setInterval(() => {
    work = work
      .then(async () => {
        await publishAhead(connected.db, now());
        await pruneKeys(connected.db, now());
      })
      .catch((thrown: unknown) => onFault?.(thrown));
  }, day / 24);
  daily.unref();
  return {
    ...connected,
    async close() {
      clearInterval(daily);
      await work;
      await connected.close();
    },
  };
}
