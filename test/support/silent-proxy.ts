import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server on 127.0.0.1 that can swallow what goes over it, as a firewall or a failover does. */
export interface SilentProxy {
  readonly port: number;
  /** How many connections have been opened over it. */
  readonly opened: () => number;
  /** From now on nothing that is sent over the connections that are open comes through, and neither side is told. New ones work. */
  readonly swallowOpen: () => void;
  readonly close: () => void;
}

/** A proxy before the server on the port. */
export async function startSilentProxy(port: number): Promise<SilentProxy> {
  const open = new Set<Socket>();
  let opened = 0;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    opened += 1;
    open.add(near);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (data) => {
        if (open.has(near)) to.write(data);
      });
      from.on('error', () => to.destroy());
      from.on('end', () => {
        if (open.has(near)) to.end();
      });
      from.on('close', () => {
        if (from === near) far.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  return {
    port: (server.address() as AddressInfo).port,
    opened: () => opened,
    swallowOpen: () => {
      open.clear();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
