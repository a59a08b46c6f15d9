import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { answers, freePort, unprivileged } from './real-postgres.js';

export interface PgBouncer {
  /** The same database, over the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Where PgBouncer is installed; undefined where it is not. */
export function findPgBouncer(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'pgbouncer')).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * PgBouncer in transaction mode before a database, otherwise as it comes. It has so few connections of its own that each
 * transaction of a busy server meets another session than the one before.
 */
export async function startPgBouncer(program: string, databaseUrl: string): Promise<PgBouncer> {
  const folder = mkdtempSync(join(tmpdir(), 'tidbok-pgbouncer-'));
  const { hostname, port, pathname, username } = new URL(databaseUrl);
  const ownPort = await freePort();
  const users = join(folder, 'users.txt');
  writeFileSync(users, `"${username}" ""\n`);
  const settings = [
    '[databases]',
    `* = host=${hostname} port=${port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${ownPort}`,
    'unix_socket_dir =',
    'auth_type = trust',
    `auth_file = ${users}`,
    'pool_mode = transaction',
    'default_pool_size = 3',
  ];
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(file, settings.join('\n'));
  const who = unprivileged();
  if (who) for (const one of [folder, users, file]) chownSync(one, who.uid, who.gid);
  const server = spawn(program, ['-q', file], { stdio: 'ignore', ...who });
  const url = `postgres://${username}@127.0.0.1:${ownPort}${pathname}`;
  await answers(url);
  return {
    url,
    async stop() {
      const exit = once(server, 'exit');
      server.kill('SIGINT');
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
