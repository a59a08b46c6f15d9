import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { httpBackend } from 'tidbok/backends/http';
import { memoryBackend } from 'tidbok/backends/memory';
import type { Context } from 'tidbok/conformance';
import { createGateway, type GatewayOptions } from 'tidbok/gateway';
import { holdSeconds, memoryPlace, testCitizens, type TestPlace } from './memory-context.js';

export interface TestServer extends TestPlace {
  readonly port: number;
  /** Where the gateway is mounted. */
  readonly url: string;
  readonly close: () => void;
}

/** A gateway over the memory backend on a port of its own. Tokens are citizens' ids after `token-`. */
export async function startGateway(options: Partial<GatewayOptions> = {}): Promise<TestServer> {
  const place = await memoryPlace();
  const gateway = createGateway({
    backend: (citizen) => memoryBackend({ region: place.region, citizen, script: place.script, holdSeconds }),
    abilities: () => memoryBackend({ region: place.region, holdSeconds }),
    authenticate: async ({ headers }) => /^Bearer token-(.+)$/.exec(headers.get('Authorization') ?? '')?.[1],
    basePath: '/booking',
    ...options,
  });
  const server = serve({ fetch: gateway, port: 0, hostname: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...place,
    port,
    url: `http://127.0.0.1:${port}/booking`,
    close() {
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
    },
  };
}

/** The http backend against a gateway, over the socket. */
export function httpContext({ url, ...place }: TestServer): Context {
  return {
    ...place,
    makeBackend: ({ citizen }) => httpBackend({ url, getToken: () => `token-${testCitizens[citizen]}` }),
  };
}
