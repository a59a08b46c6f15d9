import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type CheckOptions, checkGuide, checkGuideText, reportText } from 'tidbok/check-guide';
import { memoryBackend } from 'tidbok/backends/memory';
import { seededFaults } from './seeded-faults.js';
import { spoil } from './spoil.js';

const guides = ['minimum', 'vardcentral', 'text-only', 'psykiatri'] as const;
const text = (name: (typeof guides)[number]): string => readFileSync(`demo/guides/${name}.json`, 'utf8');
const units = ['SE-KATT-1001', 'SE-KATT-1006'];
const visitTypes = (await memoryBackend().visitTypes({ errand: { to: 'book' }, units })).items;
const options: CheckOptions = { today: '2026-11-23', linkHosts: ['www.1177.se'], visitTypes };

describe('the checker of guides', () => {
  for (const name of guides) {
    it(`has nothing to say of ${name}.json`, () => {
      const { findings, texts } = checkGuideText(text(name), options);
      assert.deepEqual(findings, []);
      assert.ok(texts.length > 0);
    });
  }

  it(`knows ${seededFaults.length} faults, each of its own name`, () => {
    assert.ok(seededFaults.length >= 30);
    assert.equal(new Set(seededFaults.map(([name]) => name)).size, seededFaults.length);
  });

  for (const [name, rule, at, changes] of seededFaults) {
    it(`finds ${name}`, () => {
      const guide: unknown = JSON.parse(text('vardcentral'));
      spoil(guide, changes);
      const { findings } = checkGuide(guide, options);
      const found = findings.find((one) => one.rule === rule && one.at === at);
      assert.ok(found, `${rule} at ${at}, not: ${findings.map((one) => `${one.rule} at ${one.at}`).join(', ')}`);
      assert.match(found.says, /^\S.*[.”"?]$/s);
      assert.match(found.mend, /^\S.*[.?]$/s);
    });
  }

  it('finds all that is wrong, errors first, and goes on past a name that it does not know', () => {
    const guide = JSON.parse(text('vardcentral')) as Record<string, unknown>;
    const { findings } = checkGuide({ ...guide, owner: 3, reviewBy: 'x', note: 'y' }, options);
    assert.deepEqual(
      findings.map(({ at }) => at),
      ['owner', 'reviewBy', 'note'],
    );
    const more = checkGuide({ ...guide, note: 'y', reviewBy: '2026-12-01', version: '5' }, options).findings;
    assert.deepEqual(
      more.map(({ rule }) => rule),
      ['unknown-field', 'stale-translation', 'review-soon'],
    );
  });

  it('says so where links or visit types are not checked', () => {
    const { findings } = checkGuideText(text('vardcentral'), { today: '2026-11-23' });
    assert.deepEqual(
      findings.map(({ rule, severity }) => [rule, severity]),
      [['hosts-unchecked', 'warning']],
    );
  });

  it('takes text that is no JSON, a list, nothing, and what is too large', () => {
    const rules = (json: string) => checkGuideText(json, options).findings.map(({ rule }) => rule);
    assert.deepEqual(rules('{"id": }'), ['not-json']);
    assert.deepEqual(rules(''), ['not-json']);
    assert.deepEqual(rules('[]'), ['not-the-format']);
    assert.deepEqual(rules('null'), ['not-the-format']);
    assert.deepEqual(rules(' '.repeat(1_000_001)), ['not-json']);
    assert.deepEqual(rules(`\uFEFF${text('minimum')}`), []);
  });

  it('measures LIX as Björnsson has it, and names the worst sentence', () => {
    const guide = JSON.parse(text('minimum')) as { ways: Record<string, object> };
    // 8 words, 2 sentences, 2 words over six letters: 8 / 2 + 100 * 2 / 8 = 29.
    const sv = [{ type: 'paragraph', content: ['Vila hemma nu. Sjukdomen brukar försvinna snart ändå.'] }];
    guide.ways.larm = { to: '112', text: { sv } };
    const measure = checkGuide(guide, options).texts.find(({ at }) => at === 'ways.larm');
    assert.deepEqual(measure, {
      ...{ at: 'ways.larm', lang: 'sv', words: 8, sentences: 2, lix: 29 },
      ...{ worst: 'Sjukdomen brukar försvinna snart ändå.', longest: 5 },
    });
  });

  it('writes what an editor can act on', () => {
    const guide = JSON.parse(text('minimum')) as { questions: { answers: { next: object }[] }[] };
    const [, second] = guide.questions;
    Object.assign(second?.answers[0] ?? {}, { next: { way: 'bok' } });
    const report = reportText('my.json', checkGuide(guide, options));
    assert.match(report, /^my\.json: 2 to mend, 0 to look at\n {2}ERROR {4}questions\.vad\.answers\.tryck\n/);
    assert.match(report, /It leads to the way out "bok", which is not there\. Write the name of a way in "ways"\./);
    assert.match(report, /sv: \d+ words, \d+\.\d a sentence/);
    assert.match(report, /longest sentence, 8 words, at questions\.akut/);
  });
});
