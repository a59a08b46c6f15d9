// The gateway in a process of its own. Tells its port, and when it is asked, how much memory it uses and how long at most its
// thread was held since it was asked last.
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { BookingBackend } from 'tidbok';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { catalogueCache } from '../../../demo/server/postgres/catalogue.js';
import { connect, type Place } from '../../../demo/server/postgres/connect.js';
import { createFeed } from '../../../demo/server/postgres/feed.js';
import { postgresBackend } from '../../../demo/server/postgres/postgres-backend.js';
import type { Longest, Memory, Started, StartGateway } from './gateway-process.js';
import { citizenAt, now, people } from './stage.js';
import { watchThread } from './watch-thread.js';

process.once('message', ({ place }: StartGateway) => void start(place));
process.once('disconnect', () => process.exit());

async function start(place: Place | undefined): Promise<void> {
  const backendOf = place ? await stored(place) : remembered();
  const gateway = createGateway({
    backend: (citizen) => backendOf(citizen),
    abilities: () => backendOf(citizenAt(0)),
    authenticate: async ({ headers }) => headers.get('Authorization')?.slice('Bearer '.length),
    rates: false,
    keepsKeys: true,
    store: memoryStore(),
  });
  const server = serve({ fetch: gateway, port: 0, hostname: '127.0.0.1' });
  server.once('listening', () => process.send?.({ port: (server.address() as AddressInfo).port } satisfies Started));
  const takeLongest = watchThread();
  process.on('message', (asked) => {
    if (asked === 'longest') {
      process.send?.({ milliseconds: takeLongest() } satisfies Longest);
      return;
    }
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    process.send?.({ rss, heapUsed } satisfies Memory);
  });
}

type BackendOf = (citizen: string) => BookingBackend;

function remembered(): BackendOf {
  const region = createRegion({ now, people });
  return (citizen) => memoryBackend({ region, citizen });
}

async function stored(place: Place): Promise<BackendOf> {
  const { db } = await connect(place);
  const shared = { db, catalogueOf: catalogueCache(), feed: createFeed(db), now };
  return (citizen) => postgresBackend({ ...shared, citizen });
}
