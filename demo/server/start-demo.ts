import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { clinic } from './staff-api/staff-api.js';
import { type Fault, faultOf } from './faults.js';
import { publicFiles } from './static-files.js';
import { ownHostOnly, ownOriginOnly, plainTextOnly, smallBodiesOnly, strictHeaders } from './security-headers.js';
import { portal } from './portal.js';
import type { Connected } from './postgres/connect.js';
import { checkSchema } from './postgres/migrations.js';
import { createSessions } from './sessions.js';
import { createBackends } from './backends.js';

export interface DemoOptions {
  /** Any free one if absent. */
  readonly port?: number | undefined;
  /** Milliseconds since 1970; the machine's clock if absent. */
  readonly now?: () => number;
  /** Told in one line, which holds nothing about a person, of each fault that somebody met. */
  readonly report?: (line: string) => void;
  /** Keeps the region, as `openDatabase` gives it; closed with the demo, and where it cannot start. */
  readonly database: Connected;
}

export interface Demo {
  /** `http://127.0.0.1:4173`, without a slash at the end. */
  readonly url: string;
  /** For people: where all is kept. */
  readonly about: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * A regional portal and the care units' schedules over one invented region, in this process and on this machine only.
 * Rejects if the port is taken, nothing is built, or the database cannot be used.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  try {
    return await serve(options);
  } catch (thrown) {
    await options.database.close();
    throw thrown;
  }
}

async function serve({ port = 0, now = Date.now, report, database }: DemoOptions): Promise<Demo> {
  const world = await createBackends(database.db, now);
  const citizens = createSessions({ cookie: 'portal_session', path: '/', now });
  const staff = createSessions({ cookie: 'clinic_session', path: '/clinic', now });
  const tell = (fault: Fault): void => report?.(JSON.stringify(fault));
  const gateway = createGateway({
    backend: (citizen) => world.backend(citizen),
    abilities: () => world.backend(),
    authenticate: async (request) => citizens.whoIs(request),
    basePath: '/booking',
    keepsKeys: true,
    // Ends with the process, as the sessions do. Several gateways before one backend share theirs.
    slotSecret: randomBytes(32).toString('base64url'),
    store: memoryStore(),
    health: () => checkSchema(database.db),
    log: ({ at, request, method, status, code, causes }) => {
      if (status >= 500) tell({ at, request, method, status, ...(code && { code }), causes: causes ?? [] });
    },
  });

  const app = new Hono();
  app.use(strictHeaders, ownHostOnly);
  app.all('/booking/*', ({ req }) => gateway(req.raw));
  app.use(ownOriginOnly, smallBodiesOnly, plainTextOnly);
  app.route('/clinic', clinic({ desk: world.desk, units: world.units, sessions: staff, now }));
  app.route('/', portal({ files: publicFiles(), citizens, staff }));
  app.onError((thrown, context) => {
    const fault = faultOf(thrown, context.req.path, now());
    tell(fault);
    return context.json({ error: fault.code ?? 'fault' }, fault.status);
  });

  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    about: database.about,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await gateway.stop();
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
      await database.close();
    },
  };
}
