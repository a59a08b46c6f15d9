import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CheckOptions, checkGuide, checkGuideText } from 'tidbok/check-guide';
import { goodGuides, goodText, type GoodGuide } from './good-guides.js';
import { spoil } from './spoil.js';
import { spoiltGuides } from './spoilt-guides.js';

const options: CheckOptions = { today: '2026-11-30', linkHosts: ['www.1177.se'] };
const found = (guide: unknown, given = options): readonly string[] =>
  checkGuide(guide, given).findings.map(({ rule, at }) => `${rule} ${at}`);

function changed(name: GoodGuide, changes: Readonly<Record<string, unknown>>): unknown {
  const guide: unknown = JSON.parse(goodText(name));
  spoil(guide, changes);
  return guide;
}

describe('the checker of guides, of a good guide', () => {
  for (const name of goodGuides)
    it(`says nothing: ${name}`, () => {
      assert.deepEqual(checkGuideText(goodText(name), options).findings, []);
    });

  const fine: readonly (readonly [name: string, guide: GoodGuide, changes: Readonly<Record<string, unknown>>])[] = [
    [
      'an answer that means 112 and stands last: it wins wherever it stands',
      'the eye clinic',
      { 'questions.akut.answers.+': { id: 'mild', text: { sv: 'Det kliar' }, next: { way: 'optiker' } } },
    ],
    [
      'ranges that meet: 12 months and 1 year',
      'child health',
      { 'questions.alder.answers.liten.range': { unit: 'years', from: 1, below: 2.5 } },
    ],
    [
      'one search word at two answers',
      'the health centre',
      { 'questions.arende.answers.prov.words': { sv: ['förkyld'], en: ['cold'] } },
    ],
    [
      'one box to tick beside none of these',
      'the eye clinic',
      {
        'questions.arende.answers.starr.next': { question: 'remiss' },
        'questions.+': {
          ...{ id: 'remiss', text: { sv: 'Stämmer det här?' }, choose: 'many', none: { way: 'optiker' } },
          answers: [{ id: 'ja', text: { sv: 'Jag har en remiss' }, next: { way: 'starr' } }],
        },
      },
    ],
    [
      'long words in a language for which LIX says nothing',
      'psychiatry',
      { 'ways.brev.text.ar.0.content': ['المستشفيات والمستوصفات والممرضات والمعالجات. '.repeat(8)] },
    ],
    ['a mark between words', 'psychiatry', { 'ways.recept.hours.ar': 'الهاتف \u200fمفتوح 8\u200f.' }],
    ['a warning that the translation words as an emergency', 'psychiatry', { 'terms.book.text.ar.-1.tone': 'emergency' }],
    ['a text that only the original has room for in two paragraphs', 'psychiatry', { 'ways.brev.text.ar.-1': undefined }],
  ];
  for (const [name, guide, changes] of fine)
    it(`says nothing of ${name}`, () => {
      assert.deepEqual(found(changed(guide, changes)), []);
    });

  for (const [href, hosts] of [
    ['https://e-tjanster.1177.se/', ['e-tjanster.1177.se']],
    ['https://1177-test.kattegatt.example/', ['1177-test.kattegatt.example']],
    ['https://vård.kattegatt.example/', ['vård.kattegatt.example', 'xn--vrd-ula.kattegatt.example']],
    ['https://karta.example/a@b', ['karta.example']],
  ] as const)
    it(`says nothing of ${href} where that host is allowed, and calls it no look-alike where nobody says which are`, () => {
      const guide = changed('the eye clinic', { 'terms.book.text.sv.-1.blocks.0.content.1.href': href });
      assert.deepEqual(found(guide, { ...options, linkHosts: hosts }), []);
      const own = href.startsWith('https://1177-test') ? ['look-alike-host terms.book (sv)'] : [];
      assert.deepEqual(found(guide, { today: options.today }), [...own, 'hosts-unchecked the guide']);
    });
});

describe('the checker of guides, of a good guide that was spoilt', () => {
  it('is tried with at least forty, each of its own name', () => {
    assert.ok(spoiltGuides.length >= 40);
    assert.equal(new Set(spoiltGuides.map(([name]) => name)).size, spoiltGuides.length);
  });

  for (const [name, guide, expected, changes] of spoiltGuides)
    it(`says what is so and nothing else: ${name}`, () => {
      const { findings } = checkGuide(changed(guide, changes), options);
      assert.deepEqual(
        findings.map(({ rule, at }) => `${rule} ${at}`),
        expected,
      );
      for (const { says, mend } of findings) {
        assert.match(says, /^\S.*[.”"?]$/s);
        assert.match(mend, /^\S.*[.?]$/s);
      }
    });

  it('does not publish a translation that lacks a warning', () => {
    const { findings } = checkGuide(changed('the health centre', { 'terms.book.text.en': undefined }), options);
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error'],
    );
  });

  it('tells a host that looks like another also where nobody says which are allowed', () => {
    for (const [name, guide, [rule], changes] of spoiltGuides) {
      if (!rule?.startsWith('look-alike-host')) continue;
      assert.ok(found(changed(guide, changes), { today: options.today }).includes(rule), name);
    }
  });
});
