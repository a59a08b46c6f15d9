import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { KyselyPlugin } from 'kysely';
import pg from 'pg';
import type { Place } from '../../../demo/server/postgres/connect.js';
import type { Db } from '../../../demo/server/postgres/schema.js';
import { parsers } from '../../../demo/server/postgres/types.js';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Recorded {
  readonly db: Db;
  /** What has been asked since the last time, but for where transactions begin and end. */
  take(): readonly Statement[];
}

/** The same database, remembering what it is asked. */
export function recorded(real: Db): Recorded {
  let asked: Statement[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql, parameters } = real.getExecutor().compileQuery(node, queryId);
      asked.push({ sql, parameters });
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    db: real.withPlugin(plugin),
    take() {
      const taken = asked;
      asked = [];
      return taken;
    },
  };
}

/** A database with nothing of ours around it but the driver. */
export interface Bare {
  read(statements: readonly Statement[]): Promise<void>;
  /** In one transaction. */
  write(statements: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
}

export async function bareDatabase(place: Place): Promise<Bare> {
  assert.ok(place !== 'memory', 'what is measured has been filled before');
  return 'url' in place ? bareServer(place.url) : bareEmbedded(place.folder);
}

async function bareEmbedded(folder: string): Promise<Bare> {
  const database = await PGlite.create({ dataDir: join(folder, 'data'), parsers: { ...parsers } });
  await database.exec(`set timezone = 'UTC'`);
  const all = async (on: PGlite | Transaction, statements: readonly Statement[]): Promise<void> => {
    for (const { sql, parameters } of statements) await on.query(sql, [...parameters]);
  };
  return {
    read: (statements) => all(database, statements),
    write: (statements) => database.transaction((transaction) => all(transaction, statements)),
    close: () => database.close(),
  };
}

function bareServer(url: string): Bare {
  const pool = new pg.Pool({
    connectionString: url,
    ...{ max: 20, options: '-c timezone=UTC' },
    types: { getTypeParser: (type, format): unknown => parsers[type] ?? pg.types.getTypeParser(type, format) },
  });
  const all = async (statements: readonly Statement[]): Promise<void> => {
    const client = await pool.connect();
    for (const { sql, parameters } of statements) await client.query(sql, [...parameters]);
    client.release();
  };
  return {
    read: all,
    write: (statements) => all([{ sql: 'begin', parameters: [] }, ...statements, { sql: 'commit', parameters: [] }]),
    close: () => pool.end(),
  };
}
