import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestServer } from '../support/gateway-server.js';
import { testCitizens } from '../support/memory-context.js';

const full = 'demo/guides/vardcentral.json';
const hosts = ['--link-host', 'www.1177.se', '--today', '2026-11-23'];
let folder: string;
let server: TestServer;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidbok-'));
  server = await startGateway();
});
after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function run(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['dist/cli/tidbok.js', 'check-guide', ...args]);
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (data: string) => (out += data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => (err += data));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** The full guide with something changed, as a file. */
async function changed(name: string, change: object): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ ...(JSON.parse(await readFile(full, 'utf8')) as object), ...change }));
  return path;
}

describe('tidbok check-guide', { timeout: 60_000 }, () => {
  it('says how it is used, and what is wrong with how it was', async () => {
    const help = await run('--help');
    assert.equal(help.code, 0);
    assert.match(help.out, /^Usage: tidbok check-guide/);
    for (const [args, why] of [
      [[], /which guide/],
      [[full, '--nope'], /--nope/],
      [[full, '--today', 'soon'], /--today wants a day/],
      [[full, '--lix', 'low'], /--lix wants a number/],
      [[full, '--backend', server.url], /--unit/],
      [[full, '--backend', 'http://127.0.0.1:9/', '--unit', 'u'], /cannot be asked for its visit types/],
    ] as const) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, why);
    }
  });

  it('has nothing against the three guides of the documentation', async () => {
    const { code, out } = await run(full, 'demo/guides/minimum.json', 'demo/guides/text-only.json', ...hosts, '--strict');
    assert.equal(code, 0);
    assert.equal(out.match(/nothing to mend/g)?.length, 3);
  });

  it('ends with 1 for an error, and for a warning only where it is strict', async () => {
    const old = await changed('old.json', { version: '5' });
    const { code, out } = await run(old, ...hosts);
    assert.equal(code, 1);
    assert.match(out, /ERROR {4}languages\.en\n.*version 4, and the guide is version 5/);
    assert.equal((await run(full, '--today', '2026-11-23')).code, 0);
    assert.equal((await run(full, '--today', '2026-11-23', '--strict')).code, 1);
    assert.equal((await run(full, ...hosts, '--sentence', '5', '--strict')).code, 1);
  });

  it('names a file that is not there, checks the others, and ends with 2', async () => {
    const { code, out, err } = await run(join(folder, 'gone.json'), full, ...hosts);
    assert.equal(code, 2);
    assert.match(err, /gone\.json: there is no such file/);
    assert.match(out, /vardcentral\.json: nothing to mend/);
  });

  it('gives machines all of it', async () => {
    const { out } = await run(await changed('late.json', { reviewBy: '2026-01-01' }), ...hosts, '--json');
    const [report] = JSON.parse(out) as { file: string; findings: { rule: string }[]; texts: { lix: number }[] }[];
    assert.deepEqual(
      report?.findings.map(({ rule }) => rule),
      ['review-past'],
    );
    assert.ok(report.texts.some(({ lix }) => lix > 0));
  });

  it('asks a gateway which visit types there are', async () => {
    const config = join(folder, 'config.json');
    const citizens = { first: { token: `token-${testCitizens.first}` }, second: { token: `token-${testCitizens.second}` } };
    await writeFile(config, JSON.stringify({ unit: 'SE-KATT-1001', visitType: 'SE-KATT-1001.blodtryck', citizens }));
    const backend = ['--backend', server.url, '--config', config];
    const good = await run(full, ...hosts, ...backend);
    assert.deepEqual([good.code, good.err], [0, '']);
    const elsewhere = await run(full, ...hosts, ...backend, '--unit', 'SE-KATT-1007');
    assert.equal(elsewhere.code, 1);
    assert.match(elsewhere.out, /The backend has no visit type "blodtryck"\. Write one that it has: synkontroll/);
    const anonymous = await run(full, ...hosts, '--backend', server.url, '--unit', 'SE-KATT-1001');
    assert.equal(anonymous.code, 2);
    assert.match(anonymous.err, /unauthorized/);
  });
});
