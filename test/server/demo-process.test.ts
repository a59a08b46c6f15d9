import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { it } from 'node:test';

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  it(`prints where it is, and stops cleanly on ${signal} while someone listens`, { timeout: 20_000 }, async (test) => {
    const env = { ...process.env, PORT: '0' };
    const demo = spawn(process.execPath, ['build/demo/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    test.after(() => demo.kill('SIGKILL'));
    let printed = '';
    for await (const text of demo.stdout.iterator({ destroyOnReturn: false })) {
      printed += String(text);
      if (printed.includes('Stop with')) break;
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
    const login = await fetch(`${url}/clinic/login`, {
      ...{ method: 'POST', redirect: 'manual', headers: { Origin: url } },
      body: new URLSearchParams({ staff: 'staff-1' }),
    });
    const cookie = login.headers.get('Set-Cookie')?.split(';')[0] ?? '';
    const changes = await fetch(`${url}/clinic/desk/changes`, { headers: { Cookie: cookie } });
    assert.equal(changes.status, 200);
    demo.kill(signal);
    const [code] = (await once(demo, 'exit')) as [number | null];
    assert.equal(code, 0);
    await assert.rejects(changes.text());
  });
}
