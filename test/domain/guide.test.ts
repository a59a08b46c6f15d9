import { expect } from '@open-wc/testing';
import { answer, backTo, inLanguage, walk, type ConditionGuide, type Walk } from '../../src/domain/guide.js';
import { acceptanceOf, targetsOf, visitTypesOf } from '../../src/domain/locked-search.js';
import type { VisitType } from '../../src/domain/care.js';

const guide: ConditionGuide = {
  id: 'g',
  version: '7',
  languages: [
    { lang: 'sv', status: 'original' },
    { lang: 'en', status: 'draft' },
  ],
  questions: [
    {
      id: 'signs',
      text: { sv: 'Har du något av detta?', en: 'Do you have any of this?' },
      choose: 'many',
      answers: [
        { id: 'chest', text: { sv: 'Bröstet' }, next: { way: 'alarm' } },
        { id: 'skin', text: { sv: 'Huden' }, next: { question: 'long' } },
      ],
      none: { question: 'long' },
    },
    {
      id: 'long',
      text: { sv: 'Hur länge?' },
      choose: 'one',
      answers: [
        { id: 'short', text: { sv: 'Kort' }, next: { way: 'home' } },
        { id: 'long', text: { sv: 'Länge' }, next: { question: 'where' } },
      ],
    },
    { id: 'where', text: { sv: 'Var?' }, choose: 'one', answers: [{ id: 'arm', text: { sv: 'Arm' }, next: { way: 'book' } }] },
  ],
  ways: { alarm: { to: '112' }, home: { to: 'care-at-home', text: { sv: [] } }, book: { to: 'book', codes: ['bp'] } },
};

function asked({ answered }: Walk): readonly string[] {
  return answered.map(({ question }) => question.id);
}

function now({ now: here }: Walk): string {
  return here.at === 'question' ? here.question.id : here.at === 'way' ? here.way.to : 'nothing';
}

describe('a walk through a guide', () => {
  it('begins at the first question, and ends at a way out', () => {
    expect(now(walk(guide, {}))).to.equal('signs');
    const whole = walk(guide, { signs: [], long: ['long'], where: ['arm'] });
    expect(asked(whole)).to.deep.equal(['signs', 'long', 'where']);
    expect(now(whole)).to.equal('book');
  });

  it('goes where none of these leads, and stays where nothing is answered', () => {
    expect(now(walk(guide, { signs: [] }))).to.equal('long');
    expect(now(walk(guide, { signs: ['no-such-answer'] }))).to.equal('signs');
    expect(now(walk(guide, { signs: [], long: [] }))).to.equal('long');
  });

  it('lets the first answer in the guide’s order decide, in whatever order they were ticked', () => {
    const both = walk(guide, { signs: ['skin', 'chest'] });
    expect(now(both)).to.equal('112');
    expect(both.answered[0]?.chosen.map(({ id }) => id)).to.deep.equal(['chest', 'skin']);
  });

  it('drops the answers to questions that are no longer asked', () => {
    const whole = { signs: [], long: ['long'], where: ['arm'] };
    expect(answer(guide, whole, 'long', ['short'])).to.deep.equal({ signs: [], long: ['short'] });
    expect(answer(guide, whole, 'signs', ['chest'])).to.deep.equal({ signs: ['chest'] });
    expect(answer(guide, whole, 'signs', ['skin'])).to.deep.equal({ signs: ['skin'], long: ['long'], where: ['arm'] });
  });

  it('goes back to a question without its answer and those after it', () => {
    const whole = { signs: [], long: ['long'], where: ['arm'] };
    expect(backTo(guide, whole, 'where')).to.deep.equal({ signs: [], long: ['long'] });
    expect(backTo(guide, whole, 'signs')).to.deep.equal({});
    expect(backTo(guide, whole, 'no-such-question')).to.deep.equal({});
  });

  it('ends nowhere in a circle, at an unknown question or way, and without questions', () => {
    const [first] = guide.questions;
    const leading = (next: { question: string } | { way: string }): ConditionGuide => ({
      ...guide,
      questions: first ? [{ ...first, none: next }] : [],
    });
    expect(now(walk(leading({ question: 'signs' }), { signs: [] }))).to.equal('nothing');
    expect(now(walk(leading({ question: 'gone' }), { signs: [] }))).to.equal('nothing');
    expect(now(walk(leading({ way: 'gone' }), { signs: [] }))).to.equal('nothing');
    expect(now(walk({ ...guide, questions: [] }, {}))).to.equal('nothing');
  });

  it('says a text in the language wanted, its main language, else the original, and which it is', () => {
    const question = guide.questions[0]?.text ?? {};
    expect(inLanguage(guide, question, 'en')).to.deep.equal({ text: 'Do you have any of this?', lang: 'en' });
    expect(inLanguage(guide, question, 'en-GB')?.lang).to.equal('en');
    expect(inLanguage(guide, question, 'fi')).to.deep.equal({ text: 'Har du något av detta?', lang: 'sv' });
    expect(inLanguage(guide, {}, 'en')).to.equal(undefined);
  });
});

describe('a locked search', () => {
  const type = (code: string, more: Partial<VisitType> = {}): VisitType => ({
    id: `u1.${code}`,
    unit: 'u1',
    name: code,
    code,
    ...more,
  });

  it('keeps the visit types that the way out names, narrowed by length and channel', () => {
    const offered = [type('bp', { minutes: 30 }), type('bp', { minutes: 15, channel: 'video' }), type('skin')];
    expect(visitTypesOf({ to: 'book', codes: ['bp'] }, offered)).to.deep.equal(offered.slice(0, 2));
    expect(visitTypesOf({ to: 'book', codes: ['bp'], minutes: 15 }, offered)).to.deep.equal(offered.slice(1, 2));
    expect(visitTypesOf({ to: 'book', codes: ['bp'], channel: 'phone' }, offered)).to.deep.equal([]);
    expect(visitTypesOf({ to: 'book', codes: ['bp'] }, [{ id: 'x', unit: 'u1', name: 'bp' }])).to.deep.equal([]);
  });

  it('is pairs of unit and visit type, with the performers that the way allows', () => {
    expect(targetsOf([type('bp')])).to.deep.equal([{ unit: 'u1', visitType: 'u1.bp' }]);
    expect(targetsOf([type('bp')], ['p1'])).to.deep.equal([{ unit: 'u1', visitType: 'u1.bp', performers: ['p1'] }]);
    expect(acceptanceOf(guide, ['late'])).to.deep.equal({ guide: { id: 'g', version: '7' }, conditions: ['late'] });
  });
});
