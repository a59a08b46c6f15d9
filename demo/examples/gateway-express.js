// The gateway inside an Express app: node demo/examples/gateway-express.js
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createGateway, memoryStore } from 'tidbok/gateway';
import { authenticate } from './log-in.js';
import { makeBackend } from './own-backend.js';

export async function start({ port = 8080, ...options } = {}) {
  // Express takes the mount path away, so there is no basePath here.
  const gateway = createGateway({
    backend: (citizen) => makeBackend({ citizen }),
    abilities: () => makeBackend({}),
    authenticate,
    store: memoryStore(),
    ...options,
  });
  const app = express();
  app.use('/booking', getRequestListener(gateway)); // before express.json(), which would read the body first
  app.use(express.json());
  const server = await new Promise((resolve) => {
    const started = app.listen(port, '127.0.0.1', () => resolve(started));
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
