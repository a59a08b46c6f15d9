import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkGuideText } from 'tidbok/check-guide';

const text = readFileSync('demo/guides/minimum.json', 'utf8');
const options = { today: '2026-11-23', linkHosts: [] };

describe('a name that stands twice', () => {
  it('is told with its line and column: of the two ways the first would be lost', () => {
    const twice = text.replace('"ring": {', '"ring": { "to": "1177" },\n    "ring": {');
    const [found] = checkGuideText(twice, options).findings;
    const line = twice.split('\n').findLastIndex((one) => one.includes('"ring": {')) + 1;
    assert.deepEqual([found?.rule, found?.at, found?.severity], ['doubled-name', `line ${line}, column 5`, 'error']);
  });

  it('is none in another object, nor in a text that looks like one', () => {
    const quoting = text.replace('"Blodtryck"', '"\\"ring\\": { \\"ring\\": [ och \\\\"');
    assert.deepEqual(checkGuideText(quoting, options).findings, []);
  });
});

describe('a checker of what nobody vouches for', () => {
  it('ends soon: very many answers, and a text that is one long tag', () => {
    const guide = JSON.parse(text) as { questions: { answers: object[]; text: { sv: string } }[] };
    const [first] = guide.questions;
    assert.ok(first);
    first.text.sv = '<a'.repeat(100_000);
    first.answers = Array.from({ length: 2_000 }, (_, index) => ({ ...first.answers[0], id: `a${index}` }));
    const { findings } = checkGuideText(JSON.stringify(guide), options);
    assert.ok(findings.some(({ rule }) => rule === 'many-answers'));
  });

  it('says where a number is none', () => {
    const endless = text.replace('"codes": ["blodtryck"]', '"codes": ["blodtryck"], "minutes": 1e999');
    assert.deepEqual(
      checkGuideText(endless, options).findings.map(({ rule, at }) => [rule, at]),
      [['not-the-format', 'ways.boka.minutes']],
    );
  });
});
