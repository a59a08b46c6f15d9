import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkGuideText } from 'tidbok/check-guide';
import { goodText } from './good-guides.js';

const options = { today: '2026-11-30', linkHosts: ['www.1177.se'] };
const fault = (json: string) => checkGuideText(json, options).findings.find(({ rule }) => rule === 'not-json');

/** What an editor writes by mistake, and the place and the words that help. */
const cases: readonly (readonly [name: string, json: string, at: string, says: RegExp])[] = [
  ['nothing at all', '', 'line 1, column 1', /^The file is empty\.$/],
  ['a comma too many before a bracket', '{\n  "a": [1, 2],\n}', 'line 2, column 14', /^There is a comma before the }\.$/],
  ['a comma too many in a list', '[1,\n 2,\n]', 'line 2, column 3', /^There is a comma before the ]\.$/],
  ['a comma that is missing', '{\n  "a": 1\n  "b": 2\n}', 'line 2, column 9', /^A comma is missing\.$/],
  ['a colon that is missing', '{ "a" 1 }', 'line 1, column 6', /^A colon is missing after the name\.$/],
  ['a value that is missing', '{"id": }', 'line 1, column 8', /^There is } where a value should be\.$/],
  [
    'a bracket that is missing',
    '{\n  "a": [\n    1\n',
    'line 4, column 1',
    /^The text ends, and the \[ of line 2, column 8 is still open\.$/,
  ],
  [
    'the wrong bracket',
    '{\n  "a": [1}\n',
    'line 2, column 10',
    /^There is a }, and the \[ of line 2, column 8 is still open\.$/,
  ],
  ['more after the end', '{}\n}', 'line 2, column 1', /^There is more after the end\.$/],
  [
    'a quote that is not closed',
    '{ "a": "hej,\n "b": 1 }',
    'line 1, column 8',
    /^The quotes that begin here are not closed on their line\.$/,
  ],
  ['quotes of a word processor', '{ “a”: 1 }', 'line 1, column 3', /^The quote “ is not the one of JSON\.$/],
  ['quotes inside a text', '{ "a": "säg "hej" nu" }', 'line 1, column 14', /^There is h where a comma or } should be\.$/],
  ['a name without quotes', '{ a: 1 }', 'line 1, column 3', /^There is a where a name in quotes should be\.$/],
  ['a comment', '{\n  // hej\n}', 'line 2, column 3', /^JSON has no comments\.$/],
  ['a backslash', '{ "a": "C:\\hem" }', 'line 1, column 11', /^\\h means nothing in a text\.$/],
  ['a tab inside a text', '{ "a": "b\tc" }', 'line 1, column 10', /^There is a tab inside a text\.$/],
  ['a space that does not break', '{\u00a0"a": 1 }', 'line 1, column 2', /cannot be seen \(U\+00A0\)\.$/],
  ['a number with a zero before it', '[007]', 'line 1, column 2', /^There is 0 where a value should be\.$/],
];

describe('a text that is no JSON', () => {
  for (const [name, json, at, says] of cases)
    it(`is told with line and column: ${name}`, () => {
      const found = fault(json);
      assert.equal(found?.at, at);
      assert.match(found.says, says);
      assert.match(found.mend, /^\S.*\.$/);
    });

  it('is told in a whole guide, counted as an editor counts, also with Windows line ends and a mark of the order of bytes', () => {
    const lines = goodText('psychiatry').split('\n');
    const index = lines.findIndex((line) => line.includes('"emergency"'));
    const spoilt = lines.with(index - 1, lines[index - 1]?.replace(/,$/, '') ?? '');
    const at = `line ${index}, column ${(spoilt[index - 1]?.length ?? 0) + 1}`;
    assert.equal(fault(spoilt.join('\n'))?.at, at);
    assert.equal(fault(`\uFEFF${spoilt.join('\r\n')}`)?.at, at);
  });

  it('is every text that a reader of JSON refuses, and no other', () => {
    const signs = fc.constantFrom(...Array.from('{}[]:,"\\/ \n\t0123.-+eEtrufalsn“\u00a0åu'));
    const spoilt = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.array(fc.tuple(fc.nat(), fc.nat(2), signs), { maxLength: 3 }), fc.boolean())
      .map(([json, changes, pretty]) =>
        changes.reduce(
          (text, [at, cut, sign]) => {
            const index = at % (text.length + 1);
            return text.slice(0, index) + sign + text.slice(index + cut);
          },
          pretty ? JSON.stringify(JSON.parse(json), null, 2) : json,
        ),
      );
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    let refused = 0;
    fc.assert(
      fc.property(spoilt, (text) => {
        const json = isJson(text);
        refused += json ? 0 : 1;
        return (fault(text) === undefined) === json;
      }),
      { numRuns: 5_000 },
    );
    assert.ok(refused > 1_000 && refused < 4_900, `${refused}`);
  });

  it('is told soon, however long or deep it is', () => {
    assert.match(
      fault('['.repeat(900_000))?.says ?? '',
      /^The text ends, and the \[ of line 1, column 900000 is still open\.$/,
    );
    assert.match(fault(`"${'å'.repeat(900_000)}`)?.says ?? '', /not closed/);
    assert.equal(fault(`{"a": "${'\\n'.repeat(400_000)}"}`), undefined);
  });
});
