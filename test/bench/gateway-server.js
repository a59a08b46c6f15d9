// The gateway in a process of its own. Tells its port, and how much memory it uses when it is asked.
import { serve } from '@hono/node-server';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { bookingPlace } from './booking-place.js';

const { backend } = bookingPlace();
const gateway = createGateway({
  backend,
  abilities: () => backend(),
  authenticate: async ({ headers }) => headers.get('Authorization')?.replace('Bearer ', ''),
  store: memoryStore(),
  rates: { reads: Infinity, writes: Infinity },
});
const server = serve({ fetch: gateway, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send({ port }));
process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send({ rss, heapUsed });
});
process.on('disconnect', () => server.close(() => process.exit()));
