import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { seededFaults } from './seeded-faults.js';
import { spoil } from './spoil.js';

const json = (path: string): object => JSON.parse(readFileSync(path, 'utf8')) as object;
const schema = json(createRequire(import.meta.url).resolve('tidbok/guide.schema.json'));
const ajv = new Ajv2020({ strict: true });
formats.default(ajv);
const valid = ajv.compile(schema);

describe('the JSON Schema of guides', () => {
  for (const name of ['minimum', 'vardcentral', 'text-only', 'psykiatri']) {
    it(`takes ${name}.json`, () => {
      valid(json(`demo/guides/${name}.json`));
      assert.deepEqual(valid.errors, null);
    });
  }

  for (const [name, rule, , changes] of seededFaults) {
    if (rule !== 'not-the-format' && rule !== 'unknown-field') continue;
    it(`refuses ${name}`, () => {
      const guide = json('demo/guides/vardcentral.json');
      spoil(guide, changes);
      assert.equal(valid(guide), false);
    });
  }
});
