import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it, type TestContext } from 'node:test';
import { connect } from '../../demo/server/postgres/connect.js';
import { folderFault, serverFault } from '../../demo/server/postgres/place-faults.js';
import { settingsOf } from '../../demo/server/settings.js';
import { freePort, realPostgres, type RealPostgres, unprivileged } from '../support/real-postgres.js';

/** What the demo prints instead of starting. */
async function refusal(env: NodeJS.ProcessEnv, who: object = {}): Promise<string> {
  const inherited = { ...process.env };
  delete inherited.DATABASE_URL;
  const stdio = ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'];
  const demo = spawn(process.execPath, ['build/demo/server/main.js'], { env: { ...inherited, ...env }, stdio, ...who });
  const [printed, [code]] = await Promise.all([text(demo.stderr), once(demo, 'exit') as Promise<[number | null]>]);
  assert.equal(code, 1);
  return printed;
}

function isOneLine(printed: string, pattern: RegExp): void {
  assert.match(printed, pattern);
  assert.equal(printed.trim().split('\n').length, 1, printed);
}

describe('a demo that cannot start says in one line why, and what to do', { timeout: 240_000 }, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'tidbok-faults-'));
  after(() => rmSync(scratch, { recursive: true, force: true }));

  it('for a port that is none', async () => {
    for (const PORT of ['', 'abc', '-1', '70000', '80.5', '0x50', ' ']) {
      assert.throws(() => settingsOf({ PORT }), /^Error: PORT is ".*", and must be a whole number from 0 .* to 65535\.$/, PORT);
    }
    for (const PORT of ['0', '4173', '65535']) assert.equal(settingsOf({ PORT }).port, Number(PORT));
    isOneLine(await refusal({ PORT: 'abc', DEMO_FOLDER: join(scratch, 'none') }), /^The demo could not start: PORT is "abc"/);
  });

  it('for an address or a folder that is empty, before anything is made', async () => {
    assert.deepEqual(settingsOf({}).place, { folder: '.tidbok-demo' });
    assert.throws(() => settingsOf({ DEMO_FOLDER: ' ' }), /DEMO_FOLDER is empty/);
    isOneLine(await refusal({ DATABASE_URL: '' }), /^The demo could not start: DATABASE_URL is empty: give it the address/);
  });

  it('for an address that is none, without the password in it', async () => {
    for (const url of ['postgres', 'https://kim:secret@host/db', 'postgres://kim:se/cr@et@host:x/db', 'localhost:5432']) {
      await assert.rejects(connect({ url }), (thrown: Error) => {
        assert.match(thrown.message, /^DATABASE_URL is no address of a PostgreSQL: write postgres:/);
        assert.doesNotMatch(thrown.message, /secret|se\/cr/);
        return true;
      });
    }
  });

  it('for a folder that cannot be written', async () => {
    const folder = join(scratch, 'read-only');
    mkdirSync(folder);
    chmodSync(scratch, 0o755);
    chmodSync(folder, 0o555);
    const printed = await refusal({ DEMO_FOLDER: folder, PORT: '0' }, unprivileged());
    isOneLine(
      printed,
      /^The demo could not start: The folder ".*read-only" cannot be used\. This user may not write there: give/,
    );
    writeFileSync(join(scratch, 'file'), '');
    await assert.rejects(connect({ folder: join(scratch, 'file') }), /cannot be used\. It is a file: choose another folder\.$/);
    await assert.rejects(connect({ folder: join(scratch, 'file', 'in') }), /Part of its path is a file/);
    for (const [code, sentence] of [
      ['EROFS', /disk that can only be read/],
      ['ENOSPC', /disk is full/],
      ['53100', /disk is full/],
    ] as const) {
      assert.match(folderFault('x', Object.assign(new Error(code), { code })).message, sentence);
    }
  });

  it('for a damaged folder, which stays as it is', async () => {
    const whole = join(scratch, 'whole');
    await (await connect({ folder: whole })).close();
    const damages: Readonly<Record<string, (data: string) => void>> = {
      'no version': (data) => rmSync(join(data, 'PG_VERSION')),
      'an empty version': (data) => truncateSync(join(data, 'PG_VERSION')),
      'no pg_control': (data) => rmSync(join(data, 'global', 'pg_control')),
      'no tables': (data) => rmSync(join(data, 'base'), { recursive: true }),
    };
    for (const [what, damage] of Object.entries(damages)) {
      const folder = join(scratch, what);
      cpSync(whole, folder, { recursive: true });
      damage(join(folder, 'data'));
      // A process of its own: what is left of an embedded database that fell over would keep this one waiting.
      const printed = await refusal({ DEMO_FOLDER: folder, PORT: '0' });
      isOneLine(printed, /^The demo could not start: The folder ".*" cannot be used\. Its database is damaged: put a backup/);
      const kept = join('data', 'pg_hba.conf');
      assert.deepEqual(readFileSync(join(folder, kept)), readFileSync(join(whole, kept)), what);
    }
  });

  it('for a port that is in use', async (test) => {
    const { port } = await listening(test, () => undefined);
    const { portFault } = await import('../../demo/server/settings.js');
    const taken = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
    assert.match(String(portFault(port, taken)), new RegExp(`Port ${port} is in use: stop what uses it, or choose another`));
    const denied = Object.assign(new Error('listen'), { code: 'EACCES' });
    assert.match(String(portFault(80, denied)), /may not listen on port 80/);
  });
});

async function listening(test: TestContext, onSocket: (socket: Socket) => void): Promise<AddressInfo> {
  const server = createServer(onSocket);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  test.after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return server.address() as AddressInfo;
}

describe('a database server that cannot be used is told of in one sentence', { timeout: 240_000 }, () => {
  let real: RealPostgres;
  let url: URL;
  before(async () => {
    real = await realPostgres();
    url = new URL(await real.create());
  });
  after(() => real.stop());

  const told = async (address: URL | string, sentence: RegExp): Promise<void> =>
    assert.rejects(connect({ url: String(address) }), (thrown: Error) => {
      assert.match(thrown.message, /^The database at \S+ cannot be used: [^\n]+\.$/);
      assert.match(thrown.message, sentence);
      assert.ok(thrown.cause, 'the error itself is its cause');
      return true;
    });

  it('where nothing listens, nobody answers, or the host is none', async (test) => {
    await told(`postgres://tidbok@127.0.0.1:${await freePort()}/tidbok`, /nothing listens there/);
    const { port } = await listening(test, () => undefined);
    await told(`postgres://tidbok@127.0.0.1:${port}/tidbok`, /it does not answer/);
    await told('postgres://tidbok@nowhere.invalid/tidbok', /no such host|cannot be looked up/);
  });

  it('where there is no such database', async () => {
    await told(Object.assign(new URL(url), { pathname: '/nowhere' }), /no such database: create it first/);
  });

  it('where it has no encryption and the address asks for it', async () => {
    const address = new URL(url);
    address.searchParams.set('sslmode', 'require');
    await told(address, /it has no encryption, and the address asks for it/);
  });

  it('by what its refusal means', () => {
    for (const [error, sentence] of [
      [{ code: '28P01', message: 'password authentication failed for user "tidbok"' }, /it refuses user or password/],
      [{ code: '28000', message: 'no pg_hba.conf entry for host "192.0.2.1", no encryption' }, /wants an encrypted connection/],
      [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT', message: 'self-signed certificate' }, /certificate is not known here/],
      [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID', message: 'Hostname/IP does not match' }, /made for another host/],
      [{ code: '53300', message: 'sorry, too many clients already' }, /no connection left/],
      [{ code: '25006', message: 'cannot execute CREATE TABLE in a read-only transaction' }, /it can only be read/],
      [{ code: '42501', message: 'permission denied for schema public' }, /may not create or change tables/],
    ] as const) {
      assert.match(serverFault('db', Object.assign(new Error(error.message), { code: error.code })).message, sentence);
    }
  });
});
