import { CompiledQuery, type Dialect, Kysely } from 'kysely';
import type { Context, Fault } from 'tidbok/conformance';
import { catalogueCache } from '../../demo/server/postgres/catalogue.js';
import type { Connected } from '../../demo/server/postgres/connect.js';
import { createFeed } from '../../demo/server/postgres/feed.js';
import { postgresBackend } from '../../demo/server/postgres/postgres-backend.js';
import { publishAhead } from '../../demo/server/postgres/publish.js';
import type { Tables } from '../../demo/server/postgres/schema.js';

/** One can act for a child, and the other has an invitation to choose a time for. */
const citizens = { first: 'person-2', second: 'person-1' } as const;
const unit = 'SE-KATT-1002';

/** A PostgreSQL where what the cases ask for goes wrong in the database itself, below the backend. */
export function postgresContext({ db: real }: Pick<Connected, 'db'>, begin: string): Context {
  let now = Date.parse(begin);
  const faults = new Set<Fault>();
  const db = new Kysely<Tables>({ dialect: faultyDialect(real, faults) });
  // Other servers beside this one are well: what is told of changes does not go through the faults.
  const server = { db, catalogueOf: catalogueCache(), feed: createFeed(real), now: () => now };
  return {
    makeBackend: ({ citizen }) => postgresBackend({ ...server, citizen: citizens[citizen] }),
    unit,
    visitType: `${unit}.blodtryck`,
    now: () => now,
    pass: async (seconds) => {
      now += seconds * 1000;
      await publishAhead(real, now);
    },
    inject: (fault) => {
      // A rebooking is one transaction, no unit here confirms by hand, and all own times are one answer.
      if (fault.how === 'half-way' || fault.how === 'pending' || (fault.how === 'silent' && fault.at !== 'slots'))
        return undefined;
      faults.add(fault);
      return () => void faults.delete(fault);
    },
  };
}

/** The connections of another database, of which some break while a fault lasts. */
function faultyDialect(real: Connected['db'], faults: ReadonlySet<Fault>): Dialect {
  const { adapter } = real.getExecutor();
  const how = (kind: Fault['how']): Fault | undefined => [...faults].find((fault) => fault.how === kind);
  const broken = (): Error => new Error('Connection terminated unexpectedly');
  type Connection = Awaited<ReturnType<ReturnType<Dialect['createDriver']>['acquireConnection']>>;
  const releases = new WeakMap<object, () => void>();
  return {
    createAdapter: () => adapter,
    createIntrospector: () => real.introspection,
    createQueryCompiler: () => ({ compileQuery: (node, id) => real.getExecutor().compileQuery(node, id) }),
    createDriver: () => ({
      init: async () => undefined,
      destroy: async () => undefined,
      acquireConnection: () =>
        new Promise<Connection>((resolve, reject) => {
          if (how('failing')) {
            reject(broken());
            return;
          }
          if (how('never')) return;
          void real
            .getExecutor()
            .provideConnection(
              (connection) =>
                new Promise<void>((release) => {
                  const faulty: Connection = {
                    streamQuery: () => connection.streamQuery({} as never, 1) as never,
                    async executeQuery(query) {
                      const silent = how('silent');
                      if (silent?.how === 'silent' && /from "slot"/.test(query.sql) && query.parameters.includes(silent.unit)) {
                        throw broken();
                      }
                      if (query.sql === 'commit' && how('lost-before')) {
                        await connection.executeQuery({ ...query, sql: 'rollback' });
                        throw broken();
                      }
                      const answer = await connection.executeQuery(query);
                      if (query.sql === 'commit' && how('lost-after')) throw broken();
                      return answer as never;
                    },
                  };
                  releases.set(faulty, release);
                  resolve(faulty);
                }),
            )
            .catch(reject);
        }),
      releaseConnection: async (connection) => releases.get(connection)?.(),
      beginTransaction: (connection) => run(connection, 'begin'),
      commitTransaction: (connection) => run(connection, 'commit'),
      rollbackTransaction: (connection) => run(connection, 'rollback'),
    }),
  };

  async function run(connection: Connection, statement: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(statement));
  }
}
