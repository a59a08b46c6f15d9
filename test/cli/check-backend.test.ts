import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serve } from '@hono/node-server';
import type { Report } from 'tidbok/conformance';
import { startGateway, type TestServer } from '../support/gateway-server.js';
import { createRegion, memoryBackend } from 'tidbok/backends/memory';
import { testCitizens } from '../support/memory-context.js';

const command = 'dist/cli/tidbok.js';
const sample = 'build/test/cli/owners-module.js';
const secret = `token-${testCitizens.first}`;
let folder: string;
let files = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidbok-'));
});
after(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, onStart?: (kill: () => void) => void) {
  return new Promise<Ran>((resolve) => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, ...env } });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (data: string) => (out += data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => (err += data));
    child.on('close', (code) => resolve({ code, out, err }));
    onStart?.(() => child.kill('SIGINT'));
  });
}

async function file(content: unknown): Promise<string> {
  const path = join(folder, `${(files += 1)}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Sent on as it came. */
function copyOf(request: Request): RequestInit {
  return { method: request.method, headers: request.headers, body: request.body, duplex: 'half' } as RequestInit;
}

const place = { unit: 'SE-KATT-1002', visitType: 'SE-KATT-1002.blodtryck' };

describe('tidbok', { timeout: 60_000 }, () => {
  it('says how it is used', async () => {
    for (const args of [[], ['--help'], ['check-backend', '--help']]) {
      const { code, out } = await run(args);
      assert.equal(code, 0);
      assert.match(out, /^Usage: tidbok/);
    }
  });

  it('says what is wrong with what was typed, in one sentence', async () => {
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['fly'], /no command "fly"/],
      [['check-backend'], /Say what to check/],
      [['check-backend', '--fly'], /Unknown option '--fly'/],
      [['check-backend', sample, '--url', 'http://127.0.0.1:1'], /Say what to check/],
      [['check-backend', sample, sample], /One backend at a time/],
      [['check-backend', sample, '--only', 'no such promise'], /No promise holds/],
      [['check-backend', 'no-such-file.js'], /cannot be loaded/],
      [['check-backend', 'build/test/support/memory-context.js'], /must export a function makeBackend/],
      [['check-backend', '--url', 'http://127.0.0.1:1'], /needs --config FILE/],
      [['check-backend', sample, '--config', 'no-such-file.json'], /cannot be read/],
      [['check-backend', sample, '--config', await file('{')], /is not JSON/],
      [['check-backend', sample, '--config', await file([])], /must be an object/],
      [['check-backend', sample, '--config', await file({ unit: 'u' })], /must have "visitType"/],
      [['check-backend', sample, '--config', await file({ ...place, citizens: { first: 'a' } })], /must have "citizens"/],
      [['check-backend', sample, '--config', await file({ ...place, unit: '$NO_SUCH_NAME' })], /not set in the environment/],
    ];
    for (const [args, sentence] of wrong) {
      const { code, out, err } = await run(args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, sentence);
      assert.equal(err.trim().split('\n').length, 1, err);
    }
  });
});

describe('tidbok check-backend, on a module', { timeout: 120_000 }, () => {
  it('reports a healthy one, and ends with 0', async () => {
    const { code, out, err } = await run(['check-backend', sample]);
    assert.equal(code, 0, out);
    assert.match(out, /^kept {6}a unit is found by its id$/m);
    assert.match(out, /\n[6-9]\d kept, 0 broken, \d+ not run\n$/);
    assert.match(err, /books, moves and cancels times of SE-KATT-1002\.blodtryck at SE-KATT-1002/);
  });

  it('tells what was done, promised and came of a broken one, and ends with 1', async () => {
    const { code, out } = await run(['check-backend', sample, '--only', 'booked'], { TEST_BUG: '1' });
    assert.equal(code, 1);
    assert.match(out, /^BROKEN {4}/m);
    assert.match(out, /came .*\n {2}matters .*\n {2}done .*book .*taken/s);
  });

  it('ends with 3 where nothing can be tried', async () => {
    const { code, out } = await run(['check-backend', sample, '--only', 'rebook'], { TEST_ONLY_READS: '1' });
    assert.equal(code, 3, out);
  });

  it('gives the report as JSON and nothing else', async () => {
    const { out } = await run(['check-backend', sample, '--json', '--only', 'unit']);
    const report = JSON.parse(out) as Report;
    assert.equal(report.cases.length, report.kept + report.broken + report.notRun);
    assert.ok(report.cases.every(({ name, why, did }) => name && why && Array.isArray(did)));
    const listed = await run(['check-backend', '--list', '--only', 'unit']);
    for (const { name } of report.cases) assert.ok(listed.out.includes(name), name);
  });

  it('cleans up when it is stopped, and says so', async () => {
    const stopped = await run(['check-backend', sample], { TEST_LATENCY: '30', TEST_COUNT: '1' }, (kill) => {
      setTimeout(kill, 3_000);
    });
    assert.equal(stopped.code, 130);
    assert.match(stopped.err, /Stopped: \d+ of \d+ promises/);
    const [, before, left] = /own times: (\d+) before, (\d+) after/.exec(stopped.err) ?? [];
    assert.ok(before !== undefined && before === left, stopped.err);
  });
});

describe('tidbok check-backend, on a gateway', { timeout: 120_000 }, () => {
  // The command goes by the machine's clock, and so must what it checks.
  const region = createRegion();
  let server: TestServer;
  before(async () => {
    server = await startGateway({
      backend: (citizen) => memoryBackend({ region, citizen }),
      abilities: () => memoryBackend({ region }),
    });
  });
  after(() => server.close());

  const tokens = { first: { token: '$FIRST' }, second: { headers: { Authorization: `Bearer token-${testCitizens.second}` } } };

  it('logs both citizens in, keeps their tokens to itself, and leaves nothing behind', async () => {
    const own = async () => (await memoryBackend({ region, citizen: testCitizens.first }).bookings()).items.length;
    const before = await own();
    const config = await file({ ...place, citizens: tokens });
    const { code, out, err } = await run(['check-backend', '--url', server.url, '--config', config], { FIRST: secret });
    assert.equal(code, 0, out + err);
    assert.match(out, /\n[5-9]\d kept, 0 broken, /);
    assert.doesNotMatch(out + err, /token-person/);
    assert.equal(await own(), before);
  });

  it('makes the pauses that the gateway asks for', async () => {
    let refused = false;
    const before = serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: async (request) => {
        if (request.method !== 'POST' || refused) return fetch(request.url.replace(/:\d+/, `:${server.port}`), copyOf(request));
        refused = true;
        return new Response(null, { status: 429, headers: { 'Retry-After': '1' } });
      },
    });
    await new Promise((resolve) => before.once('listening', resolve));
    const url = `http://127.0.0.1:${(before.address() as AddressInfo).port}/booking`;
    const config = await file({ ...place, citizens: tokens });
    const args = ['check-backend', '--url', url, '--config', config, '--only', 'a booked time is free to nobody'];
    const { code, out, err } = await run(args, { FIRST: secret });
    before.close();
    assert.equal(code, 0, out + err);
    assert.match(err, /The gateway asks for a pause of 1 s/);
  });

  it('says what is wrong with its address, its log-in or its unit', async () => {
    const good = await file({ ...place, citizens: tokens });
    const stranger = await file({ ...place, citizens: { ...tokens, first: { token: 'nobody' } } });
    const nowhere = await file({ ...place, unit: 'nowhere', citizens: tokens });
    const mute = await file({ ...place, citizens: { ...tokens, first: {} } });
    const wrong: readonly (readonly [string, string, RegExp])[] = [
      ['http://127.0.0.1:1/booking', good, /cannot be asked as the first citizen: unavailable/],
      ['not an address', good, /cannot be asked as the first citizen: invalid-request/],
      [server.url, stranger, /cannot be asked as the first citizen: unauthorized/],
      [server.url, nowhere, /has no unit nowhere/],
      [server.url, mute, /citizens\.first must have "token"/],
    ];
    for (const [url, config, sentence] of wrong) {
      const { code, err } = await run(['check-backend', '--url', url, '--config', config], { FIRST: secret });
      assert.equal(code, 2, err);
      assert.match(err, sentence);
    }
  });
});
