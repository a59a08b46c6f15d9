import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cases } from 'tidbok/conformance';
import { httpContext, startGateway, type TestServer } from '../support/gateway-server.js';
import { memoryContext } from '../support/memory-context.js';

describe('memory, called directly, keeps what every backend must', () => {
  for (const { name, run } of cases) {
    it(name, async () => assert.deepEqual(await run(await memoryContext()), { result: 'kept' }));
  }
});

for (const keepsKeys of [false, true]) {
  describe(`http over a gateway that ${keepsKeys ? 'keeps' : 'does not say that it keeps'} keys keeps it too`, () => {
    let server: TestServer;
    before(async () => {
      server = await startGateway({ keepsKeys });
    });
    after(() => server.close());
    for (const { name, run } of cases) {
      it(name, async () => assert.deepEqual(await run(httpContext(server)), { result: 'kept' }));
    }
  });
}
