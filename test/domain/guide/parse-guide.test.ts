import { expect } from '@open-wc/testing';
import type { ConditionGuide } from '../../../src/domain/guide/guide.js';
import { validateGuide } from '../../../src/domain/guide/validate-guide.js';
import { parseGuide, readGuide } from '../../../src/domain/guide/parse-guide.js';
import { guide } from './small-guide.js';

type Spoilt = { -readonly [K in keyof ConditionGuide]: unknown };

/** What is thrown for the guide with a part of it replaced. */
function refusal(change: Partial<Spoilt>): string {
  return refused(() => readGuide({ ...guide, ...change }));
}

function refused(read: () => unknown): string {
  try {
    read();
  } catch (thrown) {
    expect((thrown as { code?: string }).code).to.equal('invalid-response');
    return (thrown as Error).message;
  }
  throw new Error('nothing was thrown');
}

const [signs, long, where] = guide.questions;
const faultsOf = (change: Partial<ConditionGuide>): readonly string[] =>
  validateGuide({ ...guide, ...change }).map(({ fault, at, id }) => [fault, at, id].filter(Boolean).join(' '));

describe('reading a guide', () => {
  it('takes one without faults, and leaves out what the format does not name', () => {
    expect(readGuide({ ...guide, $schema: 'x', extra: { deep: [1] } })).to.deep.equal(guide);
    expect(parseGuide(JSON.stringify(guide))).to.deep.equal(guide);
  });

  it('refuses what is no guide, with the place', () => {
    expect(refusal({ format: 2 })).to.contain('guide.format');
    expect(refusal({ owner: undefined })).to.contain('guide.owner');
    expect(refusal({ reviewBy: 'soon' })).to.contain('guide.reviewBy');
    expect(refusal({ questions: {} })).to.contain('guide.questions');
    expect(refused(() => readGuide(undefined))).to.contain('guide');
    expect(refused(() => parseGuide('<html>'))).to.contain('no JSON');
  });

  it('refuses what is too large, too deep, or holds itself', () => {
    const long = { ...signs, text: { sv: 'x'.repeat(1_000_001) } };
    expect(refusal({ questions: [long] })).to.contain('too large');
    expect(refused(() => parseGuide(' '.repeat(1_000_001)))).to.contain('characters');
    const deep = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner], 'x');
    expect(refusal({ emergency: deep })).to.contain('too deep');
    const round: Record<string, unknown> = {};
    round.again = round;
    expect(refusal({ emergency: round })).to.contain('too');
    const many = Array.from({ length: 1001 }, (_, index) => ({ ...where, id: `q${index}` }));
    expect(refusal({ questions: many })).to.contain('too-many');
  });

  it('refuses names that JavaScript itself uses, at any depth, and is not changed by them', () => {
    for (const name of ['__proto__', 'constructor', 'prototype']) {
      const text = JSON.stringify({ ...guide, ways: 'WAYS' }).replace('"WAYS"', `{"${name}":{"to":"112"}}`);
      expect(refused(() => parseGuide(text))).to.contain(name);
    }
    expect(({} as { to?: unknown }).to).to.equal(undefined);
  });

  it('takes text for text', () => {
    const html = '<img src=x onerror=alert(1)>';
    const [question] = readGuide({ ...guide, questions: [{ ...signs, text: { sv: html } }, long, where] }).questions;
    expect(question?.text.sv).to.equal(html);
  });
});

describe('the faults of a guide', () => {
  const one = (text: string, next: object) => ({ ...where, answers: [{ id: 'a', text: { sv: text }, next }] }) as typeof where;
  const cases: readonly [string, Partial<Spoilt>, string][] = [
    ['no original language', { languages: [] }, 'no-original languages'],
    ['a first language that is a translation', { languages: [{ lang: 'sv', status: 'draft' }] }, 'no-original languages'],
    ['two questions of one id', { questions: [signs, long, where, where] }, 'twice questions where'],
    ['an id with a space', { questions: [{ ...where, id: 'a b' }] }, 'bad-id questions a b'],
    ['an id that JavaScript uses', { questions: [{ ...where, id: '__proto__' }] }, 'bad-id questions __proto__'],
    [
      'an answer called none',
      { questions: [{ ...where, answers: [{ id: 'none', text: { sv: 'A' }, next: { way: 'home' } }] }] },
      'bad-id questions.where none',
    ],
    ['no answers', { questions: [{ ...where, answers: [] }] }, 'no-answers questions.where'],
    ['several answers without none of these', { questions: [{ ...where, choose: 'many' }] }, 'no-none questions.where'],
    ['an unknown question', { questions: [one('A', { question: 'gone' })] }, 'unknown-question questions.where.answers.a gone'],
    ['an unknown way', { questions: [one('A', { way: 'gone' })] }, 'unknown-way questions.where.answers.a gone'],
    ['nowhere', { questions: [one('A', {})] }, 'leads-nowhere questions.where.answers.a'],
    ['two places', { questions: [one('A', { way: 'home', question: 'where' })] }, 'leads-nowhere questions.where.answers.a'],
    ['itself', { questions: [one('A', { question: 'where' })] }, 'circle questions.where'],
    ['no text', { questions: [one('', { way: 'home' })] }, 'no-text questions.where.answers.a'],
    ['an unknown condition', { terms: { cancel: { conditions: ['x'] } } }, 'unknown-condition terms.cancel x'],
    [
      'a number that nobody can call',
      { ways: { ...guide.ways, line: { to: 'call', number: 'jouren' } } },
      'no-number ways.line',
    ],
    [
      'a heading that nobody sees',
      { ways: { ...guide.ways, line: { to: 'call', heading: { sv: '\u200b' } } } },
      'no-text ways.line.heading',
    ],
    ['no visit types', { ways: { ...guide.ways, book: { to: 'book', codes: [] } } }, 'no-codes ways.book'],
  ];
  for (const [name, change, fault] of cases) {
    it(`are named: ${name}`, () => {
      expect(faultsOf(change as Partial<ConditionGuide>)).to.include(fault);
    });
  }

  it('hold a circle of several questions, and none where paths only meet', () => {
    const round = [
      { ...where, id: 'a', answers: [{ id: 'x', text: { sv: 'x' }, next: { question: 'b' } }] },
      { ...where, id: 'b', answers: [{ id: 'x', text: { sv: 'x' }, next: { question: 'a' } }] },
    ];
    expect(faultsOf({ questions: round as never })).to.deep.equal(['circle questions.b']);
    expect(faultsOf({})).to.deep.equal([]);
  });

  it('are found in a guide as deep as it is long', () => {
    const chain = Array.from({ length: 1000 }, (_, index) => ({
      ...where,
      id: `q${index}`,
      answers: [{ id: 'a', text: { sv: 'A' }, next: index < 999 ? { question: `q${index + 1}` } : { way: 'home' } }],
    }));
    expect(faultsOf({ questions: chain as never })).to.deep.equal([]);
  });
});
