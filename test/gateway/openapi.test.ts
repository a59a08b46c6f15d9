import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { memoryBackend } from 'tidbok/backends/memory';
import { checkBackend } from 'tidbok/conformance';
import { httpBackend } from 'tidbok/backends/http';
import { createGateway, type Gateway } from 'tidbok/gateway';
import { memoryPlace, testCitizens } from '../support/memory-context.js';

type Json = Readonly<Record<string, unknown>>;
interface Document extends Json {
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

let gateway: Gateway;
let described: Document;
let place: Awaited<ReturnType<typeof memoryPlace>>;

before(async () => {
  place = await memoryPlace();
  gateway = createGateway({
    backend: (citizen) => memoryBackend({ region: place.region, citizen, script: place.script }),
    abilities: () => memoryBackend({ region: place.region }),
    authenticate: async ({ headers }) => headers.get('Authorization')?.slice('Bearer '.length),
    basePath: '/booking',
  });
  described = (await (await gateway(new Request('https://portal.example/booking/openapi.json'))).json()) as Document;
});

/** Whether data is what the document says under that name. */
function checker() {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema({ $id: 'doc:', ...described });
  return (name: string, data: unknown): string => {
    const valid = ajv.validate({ $ref: `doc:#/components/schemas/${name}` }, data);
    return valid ? 'valid' : ajv.errorsText();
  };
}

describe('the description of the gateway', () => {
  it('is OpenAPI 3.1, as another’s validator sees it', async () => {
    const { valid, errors } = await new Validator().validate(described);
    assert.deepEqual([valid, errors], [true, undefined]);
    assert.equal(described.openapi, '3.1.0');
    assert.deepEqual(described.servers, [{ url: '/booking' }]);
  });

  it('names every path, and no schema that is not there', () => {
    const methods = ['units', 'visitTypes', 'performers', 'guide', 'days', 'slots', 'bookings', 'past', 'booking', 'citizens'];
    const writes = ['hold', 'release', 'book', 'rebook', 'cancel'];
    const paths = ['abilities', 'openapi.json', 'health', 'changes', ...methods, ...writes].map((path) => `/${path}`);
    assert.deepEqual(Object.keys(described.paths).sort(), paths.sort());
    const wanted = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual(
      [...new Set(wanted)].filter((name) => !(String(name) in described.components.schemas)),
      [],
    );
  });

  it('holds for everything that the conformance cases send and get', async () => {
    const check = checker();
    const seen = new Map<string, number>();
    const wrong: string[] = [];
    const look = (name: string, data: unknown): void => {
      seen.set(name, (seen.get(name) ?? 0) + 1);
      const verdict = check(name, data);
      if (verdict !== 'valid') wrong.push(`${name}: ${verdict}`);
    };
    const listening: typeof fetch = async (url, init) => {
      const path = new URL(url as string).pathname.split('/').at(-1) ?? '';
      const name = path.charAt(0).toUpperCase() + path.slice(1);
      const response = await gateway(new Request(url, init));
      if (path === 'changes') return response;
      const answer: unknown = await response.clone().json();
      if (!response.ok) {
        look('Problem', answer);
        return response;
      }
      if (init?.body) look(`${name}Input`, JSON.parse(init.body as string));
      look(path === 'booking' ? 'Appointment' : path === 'abilities' ? 'Abilities' : `${name}Answer`, answer);
      return response;
    };
    const context = {
      ...place,
      makeBackend: ({ citizen }: { citizen: 'first' | 'second' }) =>
        httpBackend({
          url: 'https://portal.example/booking',
          getToken: () => testCitizens[citizen],
          fetch: listening,
        }),
    };
    const { broken } = await checkBackend(context);
    assert.equal(broken, 0);
    const backend = await context.makeBackend({ citizen: 'first' });
    await backend.guide?.({ errand: { to: 'book' }, unit: place.unit });
    assert.deepEqual([...new Set(wrong)], []);
    for (const name of ['UnitsAnswer', 'GuideAnswer', 'SlotsInput', 'BookAnswer', 'RebookInput', 'Appointment', 'Problem']) {
      assert.ok((seen.get(name) ?? 0) > 0, `${name} was never seen`);
    }
  });

  it('refuses what the gateway refuses', () => {
    const check = checker();
    const query = { errand: { to: 'book' }, targets: [], days: { from: '2026-11-30', to: '2026-12-01' } };
    assert.equal(check('SlotsInput', { query }), 'valid');
    for (const wrong of [
      {},
      { query: { ...query, days: { from: '2026-02-30', to: 'soon' } } },
      { query: { errand: 'book' } },
    ]) {
      assert.notEqual(check('SlotsInput', wrong), 'valid', JSON.stringify(wrong));
    }
    assert.notEqual(check('Slot', { id: 's', unit: 'u', start: 'tomorrow' }), 'valid');
    const slot = { id: 's', unit: 'u', start: '2026-11-30T09:00:00Z' };
    assert.equal(check('HoldInput', { slot, intent: { to: 'rebook', booking: 'b' } }), 'valid');
    assert.notEqual(check('HoldInput', { slot, intent: { to: 'cancel', booking: 'b' } }), 'valid');
  });

  it('need not be sent again while it is the same', async () => {
    const address = 'https://portal.example/booking/openapi.json';
    const tag = (await gateway(new Request(address))).headers.get('ETag') ?? '';
    assert.equal((await gateway(new Request(address, { headers: { 'If-None-Match': tag } }))).status, 304);
  });
});
