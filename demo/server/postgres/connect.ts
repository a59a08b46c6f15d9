import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockFolder } from './lock-folder.js';
import { pgliteDialect } from './pglite-dialect.js';
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
 * Opens the database; nothing is made or changed in it. Throws, in one sentence, for a folder that another process uses or that
 * another version has made.
 */
export async function connect(place: Place): Promise<Connected> {
  if (place === 'memory') return embedded(undefined, 'embedded PostgreSQL, in memory: all is forgotten at the end');
  if ('url' in place) return server(place.url);
  const unlock = await lockFolder(place.folder);
  try {
    const data = join(place.folder, 'data');
    await checkVersion(place.folder, data);
    const connected = await embedded(data, `embedded PostgreSQL in ${place.folder}`);
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
  const found = existsSync(file) ? (await readFile(file, 'utf8')).trim() : embeddedMajor;
  if (found === embeddedMajor) return;
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
const patience = { connectionTimeoutMillis: 3_000, query_timeout: 10_000, statement_timeout: 8_000 };

async function server(url: string): Promise<Connected> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 20,
    keepAlive: true,
    ...patience,
    idle_in_transaction_session_timeout: 10_000,
    types: { getTypeParser: (type, format): unknown => parsers[type] ?? pg.types.getTypeParser(type, format) },
  });
  // A connection that breaks while nobody uses it is simply replaced.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    // One that breaks while it is used rejects its question, and says it here as well.
    client.on('error', () => undefined);
    void client.query(`set timezone = 'UTC'`).catch(() => undefined);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const { host, pathname } = new URL(url);
  return { db, about: `PostgreSQL at ${host}${pathname}`, close: () => db.destroy() };
}
