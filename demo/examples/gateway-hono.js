// The gateway inside a Hono app: node demo/examples/gateway-hono.js
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { authenticate } from './log-in.js';
import { makeBackend } from './own-backend.js';

export async function start({ port = 8080, ...options } = {}) {
  const gateway = createGateway({
    backend: (citizen) => makeBackend({ citizen }),
    abilities: () => makeBackend({}),
    authenticate,
    store: memoryStore(),
    basePath: '/booking',
    ...options,
  });
  const app = new Hono();
  app.all('/booking/*', ({ req }) => gateway(req.raw));
  const server = await new Promise((resolve) => {
    const started = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(started));
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/booking`,
    async stop() {
      await gateway.stop(); // writes that are under way are finished
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
    },
  };
}

if (process.argv[1] === import.meta.filename) console.log(`The gateway is at ${(await start()).url}`);
