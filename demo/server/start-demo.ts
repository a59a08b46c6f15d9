import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { clinicDesk, createRegion, memoryBackend, type ClinicDesk, type StaffMember } from 'tidbok/backends/memory';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { clinic } from './desk/clinic.js';
import { publicFiles } from './files.js';
import { ownOriginOnly, strictHeaders } from './guards.js';
import { portal } from './portal.js';
import { createSessions } from './sessions.js';

export interface DemoOptions {
  /** Any free one if absent. */
  readonly port?: number | undefined;
  /** Milliseconds since 1970; the machine's clock if absent. */
  readonly now?: () => number;
}

export interface Demo {
  /** `http://127.0.0.1:4173`, without a slash at the end. */
  readonly url: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/**
 * A regional portal and the care units' schedules over one invented region, in this process and on this machine only.
 * Rejects if the port is taken or nothing is built.
 */
export async function startDemo({ port = 0, now = Date.now }: DemoOptions = {}): Promise<Demo> {
  const region = createRegion({ now });
  const citizens = createSessions('portal_session', '/');
  const staff = createSessions('clinic_session', '/clinic');
  const { items } = await memoryBackend({ region }).units({ errand: { to: 'book' } });
  const units = items.map(({ id, name, timeZone }) => ({ id, name, timeZone }));
  const gateway = createGateway({
    backend: (citizen) => memoryBackend({ region, citizen }),
    abilities: () => memoryBackend({ region }),
    authenticate: async (request) => citizens.whoIs(request),
    basePath: '/booking',
    keepsKeys: true,
    store: memoryStore(),
  });

  const app = new Hono();
  app.use(strictHeaders);
  app.all('/booking/*', ({ req }) => gateway(req.raw));
  app.use(ownOriginOnly);
  const desk = (unit: string, member: StaffMember): ClinicDesk => clinicDesk({ region, unit, staff: member });
  app.route('/clinic', clinic({ desk, units, sessions: staff, now }));
  app.route('/', portal({ files: publicFiles(), citizens, staff }));

  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
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
    },
  };
}
