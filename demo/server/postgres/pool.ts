import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** In milliseconds. */
export interface PoolTrust {
  /** A connection that has not answered for so long is tried before it is used. */
  readonly trustedFor: number;
  /** So long the trial may take: a server that was replaced in silence never answers it. */
  readonly trialLimit: number;
}

const usualTrust: PoolTrust = { trustedFor: 1_000, trialLimit: 2_000 };

// A pooler in transaction mode gives each transaction another session, so the limits go with the transaction.
const limited = 'set local statement_timeout = 8000; set local idle_in_transaction_session_timeout = 10000';

/** A connection failed or fell silent, and what was asked on it has no answer. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/**
 * Connections to a PostgreSQL, none of which is used again after it failed or fell silent. After a failover an old connection
 * often stays open with nobody at its other end: one that was idle is tried first, and as soon as one is found silent, all that
 * have not answered since are closed as well.
 */
export function createPool(config: pg.PoolConfig, { trustedFor, trialLimit } = usualTrust): PostgresPool {
  const pool = new pg.Pool({
    ...config,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    // The pool waits for the answer, though its types do not say so.
    onConnect: (client): unknown => {
      // One that breaks while it is used rejects its question, and says it here as well.
      client.on('error', () => undefined);
      return client.query(`set timezone = 'UTC'`);
    },
  });
  // A connection that breaks while nobody uses it is simply replaced.
  pool.on('error', () => undefined);

  const answeredAt = new WeakMap<pg.PoolClient, number>();
  let silentSince = -Infinity;

  async function ask<R>(client: pg.PoolClient, question: () => Promise<R>): Promise<R> {
    const askedAt = performance.now();
    try {
      const answer = await question();
      answeredAt.set(client, performance.now());
      return answer;
    } catch (thrown) {
      // An error of the database's own is an answer.
      if (thrown instanceof pg.DatabaseError) {
        answeredAt.set(client, performance.now());
        throw thrown;
      }
      silentSince = Math.max(silentSince, askedAt);
      throw new ConnectionLost('the connection to the database failed or fell silent', { cause: thrown });
    }
  }

  async function isAlive(client: pg.PoolClient): Promise<boolean> {
    const answered = answeredAt.get(client);
    if (answered === undefined) return true;
    if (answered < silentSince) return false;
    if (performance.now() - answered < trustedFor) return true;
    const trial = { text: 'select 1', query_timeout: trialLimit };
    return ask(client, () => client.query(trial)).then(
      () => true,
      () => false,
    );
  }

  async function livingClient(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await pool.connect();
      if (await isAlive(client)) return client;
      close(client);
    }
  }

  return {
    async connect() {
      const client = await livingClient();
      let isLost = false;
      const query = async (sql: string, parameters: readonly unknown[]): Promise<unknown> => {
        if (isLost) {
          // The server undoes what its client does not end.
          if (sql === 'rollback') return { command: 'ROLLBACK', rowCount: 0, rows: [] };
          throw new ConnectionLost('the connection to the database is lost');
        }
        try {
          const text = /^(begin|start transaction)\b/.test(sql) ? `${sql}; ${limited}` : sql;
          return await ask(client, () => client.query(text, [...parameters]));
        } catch (thrown) {
          isLost = thrown instanceof ConnectionLost || (thrown instanceof pg.DatabaseError && thrown.severity === 'FATAL');
          throw thrown;
        }
      };
      return {
        query: query as PostgresPoolClient['query'],
        release: (destroy) => {
          if (isLost || destroy) close(client);
          else client.release();
        },
      };
    },
    end: () => pool.end(),
  };
}

/** Takes it out of the pool, without a farewell that the other end may never acknowledge. */
function close(client: pg.PoolClient): void {
  client.release(true);
  client.connection.stream.destroy();
}
