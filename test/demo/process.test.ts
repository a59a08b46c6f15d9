import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

// One folder for all: it is filled once, and the second start finds what the first one left.
const folder = mkdtempSync(join(tmpdir(), 'tidbok-demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

it('begins anew where it was stopped in the middle of filling its folder', { timeout: 240_000 }, async () => {
  const env = { ...process.env, PORT: '0', DEMO_FOLDER: folder };
  const demo = spawn(process.execPath, ['build/demo/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  demo.stdout.on('data', (piece) => (printed += String(piece)));
  while (!existsSync(join(folder, 'data', 'PG_VERSION'))) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const exit = once(demo, 'exit');
  demo.kill('SIGKILL');
  await exit;
  assert.match(printed, /^Filling /);
  assert.doesNotMatch(printed, /is open/, 'it was still filling');
  // The tests that follow find all that a first start makes.
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  it(`prints where it is, and stops cleanly on ${signal} while someone listens`, { timeout: 240_000 }, async (test) => {
    const env = { ...process.env, PORT: '0', DEMO_FOLDER: folder };
    const demo = spawn(process.execPath, ['build/demo/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    test.after(() => demo.kill('SIGKILL'));
    let printed = '';
    for await (const piece of demo.stdout.iterator({ destroyOnReturn: false })) {
      printed += String(piece);
      if (printed.includes('Stop with')) break;
    }
    assert.match(printed, /What you do is kept: embedded PostgreSQL in /);
    const second = spawn(process.execPath, ['build/demo/server/main.js'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const refusal = await text(second.stderr);
    assert.match(refusal, /^The demo could not start: Another process is using [^.]+: stop it first, or choose another folder/);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    const login = await fetch(`${url}/clinic/login`, {
      ...{ method: 'POST', redirect: 'manual', headers: { Origin: url } },
      body: new URLSearchParams({ staff: 'staff-1' }),
    });
    const cookie = login.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const schedule = await fetch(`${url}/clinic/desk/schedule?unit=SE-KATT-2016`, { headers: { Cookie: cookie } });
    const { units, columns } = (await schedule.json()) as { units: unknown[]; columns: { entries: unknown[] }[] };
    assert.equal(units.length, 24);
    assert.ok(columns.some(({ entries }) => entries.length > 0));
    const changes = await fetch(`${url}/clinic/desk/changes`, { headers: { Cookie: cookie } });
    assert.equal(changes.status, 200);
    demo.kill(signal);
    const [code] = (await once(demo, 'exit')) as [number | null];
    assert.equal(code, 0);
    await assert.rejects(changes.text());
  });
}
