import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cases } from 'tidbok/conformance';
import { notRunOnMemory } from '../conformance/not-run.js';
import { httpContext, startGateway, type TestServer } from '../support/gateway-server.js';

for (const keepsKeys of [false, true]) {
  describe(`http over a gateway that ${keepsKeys ? 'keeps' : 'does not say that it keeps'} keys keeps what every backend must`, () => {
    let server: TestServer;
    before(async () => {
      server = await startGateway({ keepsKeys });
    });
    after(() => server.close());
    for (const { name, run } of cases) {
      const expected = notRunOnMemory.includes(name) ? 'not-run' : 'kept';
      it(name, async () => assert.equal((await run(httpContext(server))).result, expected));
    }
  });
}
