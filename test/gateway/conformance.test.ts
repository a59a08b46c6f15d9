import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { cases } from 'tidbok/conformance';
import type { GatewayOptions } from 'tidbok/gateway';
import { notRunOnMemory } from '../conformance/not-run.js';
import { httpContext, startGateway, type TestServer } from '../support/gateway-server.js';

const gateways: Readonly<Record<string, Partial<GatewayOptions>>> = {
  'does not say that it keeps keys': {},
  'keeps keys and signs slots': { keepsKeys: true, slotSecret: 'a secret of thirty-two characters' },
};

for (const [which, options] of Object.entries(gateways)) {
  describe(`http over a gateway that ${which} keeps what every backend must`, () => {
    let server: TestServer;
    before(async () => {
      server = await startGateway({ keepsKeys: false, ...options });
    });
    after(() => server.close());
    for (const { name, run } of cases) {
      const expected = notRunOnMemory.includes(name) ? 'not-run' : 'kept';
      it(name, async () => assert.equal((await run(httpContext(server))).result, expected));
    }
  });
}
