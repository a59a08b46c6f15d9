import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { clinic } from './desk/clinic.js';
import { publicFiles } from './files.js';
import { ownOriginOnly, strictHeaders } from './guards.js';
import { portal } from './portal.js';
import type { Place } from './postgres/connect.js';
import { createSessions } from './sessions.js';
import { rememberedWorld, storedWorld, type World } from './world.js';

export interface DemoOptions {
  /** Any free one if absent. */
  readonly port?: number | undefined;
  /** Milliseconds since 1970; the machine's clock if absent. */
  readonly now?: () => number;
  /** A database that keeps the region; a small one in this process, and forgotten, if absent. */
  readonly place?: Place;
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
export async function startDemo({ port = 0, now = Date.now, place }: DemoOptions = {}): Promise<Demo> {
  const world = place === undefined ? await rememberedWorld(now) : await storedWorld(place, now);
  try {
    return await serve(world, port, now);
  } catch (thrown) {
    await world.close();
    throw thrown;
  }
}

async function serve(world: World, port: number, now: () => number): Promise<Demo> {
  const citizens = createSessions('portal_session', '/');
  const staff = createSessions('clinic_session', '/clinic');
  const gateway = createGateway({
    backend: (citizen) => world.backend(citizen),
    abilities: () => world.backend(),
    authenticate: async (request) => citizens.whoIs(request),
    basePath: '/booking',
    keepsKeys: true,
    store: memoryStore(),
  });

  const app = new Hono();
  app.use(strictHeaders);
  app.all('/booking/*', ({ req }) => gateway(req.raw));
  app.use(ownOriginOnly);
  app.route('/clinic', clinic({ desk: world.desk, units: world.units, sessions: staff, now }));
  app.route('/', portal({ files: publicFiles(), citizens, staff }));

  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    about: world.about,
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
      await world.close();
    },
  };
}
