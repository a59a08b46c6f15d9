import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockFolder } from './lock-folder.js';
import { pgliteDialect } from './pglite-dialect.js';
import { addressOf, folderFault, serverFault } from './place-faults.js';
import { createPool } from './pool.js';
import type { Db, Tables } from './schema.js';
import { parsers } from './types.js';

/** Where the data lives: a folder on this machine, a PostgreSQL anywhere, or nowhere. */
export type Place = { readonly folder: string } | { readonly url: string } | 'memory';

export interface Connected {
  readonly db: Db;
  /** For people: what it is. */
  readonly about: string;
  close(): Promise<void>;
}

/** The PostgreSQL that PGlite is: a folder of another cannot be opened. */
const embeddedMajor = '18';

/**
 * Opens the database; nothing is made or changed in it. Throws, in one sentence, for a folder that another process uses, that
 * another version has made, or that is damaged, and for a server that lets nobody in.
 */
export async function connect(place: Place): Promise<Connected> {
  if (place === 'memory') return embedded(undefined, 'embedded PostgreSQL, in memory: all is forgotten at the end');
  if ('url' in place) return server(place.url);
  const { folder } = place;
  const unlock = await lockFolder(folder);
  try {
    const data = join(folder, 'data');
    await checkVersion(folder, data);
    const connected = await embedded(data, `embedded PostgreSQL in ${folder}`).catch((thrown: unknown) => {
      throw folderFault(folder, thrown);
    });
    return {
      ...connected,
      async close() {
        await connected.close();
        await unlock();
      },
    };
  } catch (thrown) {
    await unlock();
    throw thrown;
  }
}

async function checkVersion(folder: string, data: string): Promise<void> {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) {
    // What has no version is filled from the beginning: never where there is a database already.
    if (!existsSync(join(data, 'global', 'pg_control'))) return;
    throw folderFault(folder, new Error('PG_VERSION is missing'));
  }
  const found = (await readFile(file, 'utf8')).trim();
  if (found === embeddedMajor) return;
  if (!/^\d+$/.test(found)) throw folderFault(folder, new Error('PG_VERSION holds no version'));
  throw new Error(
    `The folder ${folder} was made by PostgreSQL ${found}, and this is ${embeddedMajor}: use the version of the demo that made it, or another folder.`,
  );
}

async function embedded(data: string | undefined, about: string): Promise<Connected> {
  const database = await PGlite.create({ ...(data !== undefined && { dataDir: data }), parsers: { ...parsers } });
  await database.exec(`set timezone = 'UTC'`);
  const db = new Kysely<Tables>({ dialect: pgliteDialect(database) });
  return { db, about, close: () => db.destroy() };
}

// Whatever hangs shall be told as an error long before the citizen's own patience ends.
const patience = { connectionTimeoutMillis: 3_000, query_timeout: 10_000 };
/** What a server is told of when a connection begins; a pooler may refuse to be told. */
const sessionLimits = { statement_timeout: 8_000 };

async function server(url: string): Promise<Connected> {
  const { host, pathname } = addressOf(url);
  const config: pg.PoolConfig = {
    connectionString: url,
    max: 20,
    ...patience,
    types: { getTypeParser: (type, format): unknown => parsers[type] ?? pg.types.getTypeParser(type, format) },
  };
  const limits = await acceptedLimits(config).catch((thrown: unknown) => {
    throw serverFault(host, thrown);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool({ ...config, ...limits }) }) });
  return { db, about: `PostgreSQL at ${host}${pathname}`, close: () => db.destroy() };
}

/** Connects once, and gives the limits that the server accepts: PgBouncer refuses a connection that begins with them. */
async function acceptedLimits(config: pg.ClientConfig): Promise<Partial<typeof sessionLimits>> {
  const accepts = async (limits: Partial<typeof sessionLimits>): Promise<typeof limits> => {
    const client = new pg.Client({ ...config, ...limits });
    client.on('error', () => undefined);
    await client.connect();
    await client.end();
    return limits;
  };
  return accepts(sessionLimits).catch((thrown: unknown) => {
    if (thrown instanceof pg.DatabaseError && /startup parameter/.test(thrown.message)) return accepts({});
    throw thrown;
  });
}
