import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { cases } from 'tidbok/conformance';

interface Example {
  readonly start: (options: {
    readonly port: number;
    readonly rates: false;
  }) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;
}

const folder = new URL('../../../demo/examples/', import.meta.url);

function check(args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> {
  const env = { ...process.env, FIRST_TOKEN: 'token-of-citizen-1', SECOND_TOKEN: 'token-of-citizen-2' };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['dist/cli/tidbok.js', 'check-backend', ...args], { env });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => (out += data));
    child.stderr.setEncoding('utf8').on('data', (data: string) => (out += data));
    child.on('close', (code) => resolve({ code, out }));
  });
}

describe('the examples', { timeout: 240_000 }, () => {
  it('a backend takes no more lines than its page says, and breaks no promise', async () => {
    const lines = (await readFile(new URL('own-backend.js', folder), 'utf8')).split('\n');
    const code = lines.filter((line) => !/^\s*(\/\/.*|\/\*\*.*)?$/.test(line));
    assert.ok(code.length <= 60, `${code.length} lines`);
    const { code: exit, out } = await check(['demo/examples/own-backend.js']);
    assert.equal(exit, 0, out);
    const [, kept, notRun] = /\n(\d+) kept, 0 broken, (\d+) not run\n/.exec(out) ?? [];
    assert.equal(Number(kept) + Number(notRun), cases.length, out);
    assert.ok(Number(kept) >= 64, `${kept} kept`);
  });

  it('with faults, the promises about lost requests and answers are kept as well', async () => {
    const { code, out } = await check(['demo/examples/own-backend-faults.js', '--only', 'lost']);
    assert.equal(code, 0, out);
    assert.match(out, /kept {6}a booking whose answer is lost is not called off/);
    assert.doesNotMatch(out, /not run {3}a (booking|rebooking|cancellation) whose/);
  });

  for (const name of ['hono', 'express']) {
    it(`the gateway inside ${name} keeps every promise of the backend behind it`, async () => {
      const { start } = (await import(new URL(`gateway-${name}.js`, folder).href)) as Example;
      const { url, stop } = await start({ port: 0, rates: false });
      try {
        const { code, out } = await check(['--url', url, '--config', 'demo/examples/check.json']);
        assert.equal(code, 0, out);
        assert.match(out, /\n[67]\d kept, 0 broken, \d+ not run\n/);
        assert.equal((await fetch(`${url}/health`)).status, 200);
        assert.equal((await fetch(`${url}/openapi.json`)).status, 200);
      } finally {
        await stop();
      }
    });
  }
});
