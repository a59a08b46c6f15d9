import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BookingBackend } from 'tidbok';
import { httpBackend } from 'tidbok/backends/http';
import type { Place } from '../../../demo/server/postgres/connect.js';

export interface StartGateway {
  /** Absent: over the memory backend. */
  readonly place?: Place;
}

export interface Started {
  readonly port: number;
}

/** In bytes. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

/** How long the thread was held at most since this was asked last. */
export interface Longest {
  readonly milliseconds: number;
}

export interface GatewayProcess {
  readonly port: number;
  longest(): Promise<number>;
  as(citizen: string): Promise<BookingBackend>;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

/** A gateway in a process of its own, over HTTP on this machine. */
export async function startGateway(place?: Place): Promise<GatewayProcess> {
  const child = fork(new URL('gateway-server.js', import.meta.url), { execArgv: ['--expose-gc'] });
  child.send({ ...(place !== undefined && { place }) } satisfies StartGateway);
  const [{ port }] = (await once(child, 'message')) as [Started];
  const known = new Map<string, Promise<BookingBackend>>();
  return {
    port,
    async longest() {
      child.send('longest');
      return ((await once(child, 'message')) as [Longest])[0].milliseconds;
    },
    as(citizen) {
      const found = known.get(citizen) ?? httpBackend({ url: `http://127.0.0.1:${port}`, getToken: () => citizen });
      known.set(citizen, found);
      return found;
    },
    async memory() {
      child.send('memory');
      return ((await once(child, 'message')) as [Memory])[0];
    },
    async stop() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}

export function megabytes({ rss, heapUsed }: Memory): string {
  return `rss ${(rss / 1e6).toFixed(0)} MB, of it heap ${(heapUsed / 1e6).toFixed(0)}`;
}
