import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkGuide, type Finding, type GuideReport, reportText } from 'tidbok/check-guide';
import { goodText } from './good-guides.js';

const options = { today: '2026-11-30', linkHosts: ['www.1177.se'] };
const lines = (report: GuideReport): readonly string[] => reportText('guide.json', report).trimEnd().split('\n');

function finding(number: number, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'lix',
    severity: 'warning',
    at: `ways.w${number}`,
    says: `Text ${number} is hard.`,
    mend: 'Shorten it.',
    ...more,
  };
}

describe('the report of a checked guide', () => {
  it('has a hundred lines at most, errors first, and counts what it leaves out', () => {
    const findings = [finding(0, { severity: 'error' }), ...Array.from({ length: 500 }, (_, index) => finding(index + 1))];
    const text = { lang: 'sv', words: 3, sentences: 1, lix: 0, worst: 'Hej på dig.', longest: 3 };
    const texts = ['sv', 'en', 'ar', 'so', 'fi', 'ti', 'fa', 'ps'].map((lang) => ({ ...text, at: 'ways.w', lang }));
    const report = lines({ findings, texts });
    assert.ok(report.length <= 100 && report.length > 90, `${report.length} lines`);
    assert.equal(report[0], 'guide.json: 1 to mend, 500 to look at');
    assert.match(report[1] ?? '', /^ {2}ERROR {4}ways\.w0$/);
    const shown = report.filter((line) => /^ {2}(ERROR|warning) /.test(line)).length;
    assert.ok(report.includes(`  and 0 to mend, ${501 - shown} to look at more, which --json shows`));
  });

  it('says once what is mended in one way, with the places', () => {
    const missing = (number: number): Finding => finding(number, { says: 'The text is missing in ar.' });
    const report = lines({ findings: [1, 2, 3, 4, 5, 6, 7].map(missing), texts: [] });
    assert.deepEqual(report.slice(1), [
      '  warning  ways.w1, ways.w2, ways.w3, ways.w4, ways.w5 and 2 more',
      '           The text is missing in ar. Shorten it.',
    ]);
  });

  it('keeps what comes from the guide on its line, without commands to the terminal, and short', () => {
    const says = `"a\n\u001b[31mred\u202e" ${'x'.repeat(5_000)}`;
    const report = lines({ findings: [finding(1, { says, at: 'ways.a\nb' })], texts: [] });
    assert.equal(report.length, 3);
    assert.equal(report[1], '  warning  ways.a b');
    assert.match(report[2] ?? '', /^ {11}"a \[31mred" x+… Shorten it\.$/);
    assert.ok((report[2] ?? '').length < 300);
  });

  it('has a hundred lines at most of guides in which all is wrong', () => {
    const each = (value: unknown, change: (name: string, text: unknown) => readonly [string, unknown]): unknown => {
      if (Array.isArray(value)) return value.map((one) => change('', each(one, change))[1]);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => change(name, each(one, change))));
    };
    const hard = `t.ex. <b>${'besvärliga ordföljder utan slut '.repeat(9)}</b> 1\u202e2`;
    const health = JSON.parse(goodText('the health centre')) as unknown;
    const texts = each(health, (name, one) => [name, typeof one === 'string' && one.includes(' ') ? `${one} ${hard}` : one]);
    const names = each(health, (name, one) => [name === 'next' ? 'nxt' : name === 'text' ? 'txt' : name, one]);
    for (const guide of [texts, names]) {
      const report = checkGuide(guide, options);
      assert.ok(report.findings.length > 40, `${report.findings.length} findings`);
      assert.ok(lines(report).length <= 100);
    }
  });
});
