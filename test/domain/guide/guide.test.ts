import { expect } from '@open-wc/testing';
import type { VisitType } from '../../../src/domain/model/care-unit.js';
import {
  inLanguage,
  hasText,
  languagesNear,
  translationState,
  type BookOutcome,
  type ConditionGuide,
} from '../../../src/domain/guide/guide.js';
import {
  advanceGuide,
  atStart,
  restoreProgress,
  evaluate,
  type GuideProgress,
  type GuideEvent,
  type GuidePath,
} from '../../../src/domain/guide/guide-progress.js';
import {
  toAcceptance,
  conditionsFor,
  directTypes,
  isInSearch,
  leadsToSearch,
  targetsOf,
  visitTypesOf,
} from '../../../src/domain/guide/guide-outcome.js';
import { directionOf } from '../../../src/domain/model/rich-text.js';
import { guide } from './small-guide.js';
import { slotAt } from '../fixtures.js';

function asked({ answered }: GuidePath): readonly string[] {
  return answered.map(({ question }) => question.id);
}

function now({ now: here }: GuidePath): string {
  return here.at === 'question' ? here.question.id : here.at === 'way' ? here.way.to : 'nothing';
}

describe('a walk through a guide', () => {
  it('begins at the first question, and ends at a way out', () => {
    expect(now(evaluate(guide, {}))).to.equal('signs');
    const whole = evaluate(guide, { signs: [], long: ['long'], where: ['arm'] });
    expect(asked(whole)).to.deep.equal(['signs', 'long', 'where']);
    expect(now(whole)).to.equal('book');
  });

  it('goes where none of these leads, and stays where nothing is answered', () => {
    expect(now(evaluate(guide, { signs: [] }))).to.equal('long');
    expect(now(evaluate(guide, { signs: ['no-such-answer'] }))).to.equal('signs');
    expect(now(evaluate(guide, { signs: [], long: [] }))).to.equal('long');
  });

  it('lets the first answer in the guide’s order decide, in whatever order they were ticked', () => {
    const both = evaluate(guide, { signs: ['skin', 'chest'] });
    expect(now(both)).to.equal('112');
    expect(both.answered[0]?.chosen.map(({ id }) => id)).to.deep.equal(['chest', 'skin']);
  });

  it('ends nowhere in a circle, at an unknown question or way, and without questions', () => {
    const [first] = guide.questions;
    const leading = (next: { question: string } | { way: string }): ConditionGuide => ({
      ...guide,
      questions: first ? [{ ...first, none: next }] : [],
    });
    expect(now(evaluate(leading({ question: 'signs' }), { signs: [] }))).to.equal('nothing');
    expect(now(evaluate(leading({ question: 'gone' }), { signs: [] }))).to.equal('nothing');
    expect(now(evaluate(leading({ way: 'gone' }), { signs: [] }))).to.equal('nothing');
    expect(now(evaluate({ ...guide, questions: [] }, {}))).to.equal('nothing');
  });

  it('says a text in the language wanted, its main language, else the original, and which it is', () => {
    const question = guide.questions[0]?.text ?? {};
    expect(inLanguage(guide, question, 'en')).to.deep.equal({ text: 'Do you have any of this?', lang: 'en' });
    expect(inLanguage(guide, question, 'en-GB')?.lang).to.equal('en');
    expect(inLanguage(guide, question, 'fi')).to.deep.equal({ text: 'Har du något av detta?', lang: 'sv' });
    expect(inLanguage(guide, {}, 'en')).to.equal(undefined);
  });

  it('has the languages that stand for the one wanted, the nearest first, in any case', () => {
    const of = (...tags: readonly string[]): ConditionGuide => ({
      ...guide,
      languages: tags.map((lang) => ({ lang, status: 'reviewed' as const })),
    });
    expect(languagesNear(of('sv', 'zh', 'zh-Hant'), 'ZH-hant-TW')).to.deep.equal(['zh-Hant', 'zh']);
    expect(languagesNear(of('sv', 'ar'), 'ar-SY')).to.deep.equal(['ar']);
    expect(languagesNear(of('sv', 'fi'), 'fil')).to.deep.equal([]);
  });

  it('says nothing in spaces, control characters and what is never seen, nor in a list with such a text', () => {
    for (const text of ['', ' \n', '\u200b\u200f', '\u00ad', '\u3164', '\ufeff', [], ['Feber', '\u2060']])
      expect(hasText(text), JSON.stringify(text)).to.equal(false);
    for (const text of ['?', '3', 'ا', 'a\u00adb', ['Feber', 'Hosta']]) expect(hasText(text)).to.equal(true);
  });

  it('is written from right to left in the languages that are', () => {
    for (const lang of ['ar', 'AR-sy', 'fa', 'ckb', 'prs', 'ku-Arab', 'ur', 'he', 'ps'])
      expect(directionOf(lang), lang).to.equal('rtl');
    for (const lang of ['sv', 'en', 'ku', 'fi', 'so', 'ti', 'hy', 'arn', 'fay', 'pl'])
      expect(directionOf(lang), lang).to.equal('ltr');
  });
});

describe('a visit to a guide', () => {
  const after = (...events: readonly GuideEvent[]): GuideProgress =>
    events.reduce((visit, event) => advanceGuide(guide, visit, event), atStart);
  const answered = (...chosen: readonly string[]): GuideEvent => ({ type: 'answered', chosen });
  const begun: GuideEvent = { type: 'begun' };
  const back: GuideEvent = { type: 'back' };
  const whole = [begun, answered(), answered('long'), answered('arm')];

  it('goes from the text through the questions to the way out', () => {
    expect(atStart.at).to.equal('start');
    expect(after(begun)).to.deep.equal({ at: 'question', id: 'signs', answers: {} });
    expect(after(...whole)).to.deep.equal({ at: 'end', answers: { signs: [], long: ['long'], where: ['arm'] } });
  });

  it('goes back with every answer kept, and forward again past what is answered', () => {
    const answers = { signs: [], long: ['long'], where: ['arm'] };
    expect(after(...whole, back)).to.deep.equal({ at: 'question', id: 'where', answers });
    expect(after(...whole, back, back, back)).to.deep.equal({ at: 'question', id: 'signs', answers });
    expect(after(...whole, back, back, back, back)).to.deep.equal({ at: 'start', answers });
    expect(after(...whole, back, back, back, back, back)).to.deep.equal({ at: 'start', answers });
    expect(after(...whole, back, back, back, answered())).to.deep.equal({ at: 'end', answers });
    expect(after(...whole, back, back, back, back, begun)).to.deep.equal({ at: 'end', answers });
  });

  it('changes an earlier answer, and drops only those that are no longer asked for', () => {
    const change = (question: string): GuideEvent => ({ type: 'change', question });
    expect(after(...whole, change('long'))).to.include({ at: 'question', id: 'long' });
    expect(after(...whole, change('long'), answered('short'))).to.deep.equal({
      at: 'end',
      answers: { signs: [], long: ['short'] },
    });
    const skin = after(...whole, change('signs'), answered('skin'));
    expect(skin).to.deep.equal({ at: 'end', answers: { signs: ['skin'], long: ['long'], where: ['arm'] } });
    expect(after(begun, change('where'))).to.include({ id: 'signs' });
  });

  it('stays where an answer says nothing', () => {
    expect(after(begun, answered('no-such-answer'))).to.deep.equal({ at: 'question', id: 'signs', answers: {} });
    expect(after(answered('chest'))).to.deep.equal(atStart);
  });

  it('lets one who knows what to book past the questions, and back', () => {
    expect(after({ type: 'knows' })).to.deep.equal({ at: 'types', answers: {} });
    expect(after({ type: 'knows' }, back)).to.deep.equal(atStart);
  });

  it('goes on with a visit that was kept, as far as it still holds', () => {
    const kept = after(...whole, back);
    expect(restoreProgress(guide, kept)).to.deep.equal(kept);
    expect(restoreProgress(guide, { at: 'question', id: 'gone', answers: { signs: [], gone: ['x'] } })).to.deep.equal({
      at: 'question',
      id: 'long',
      answers: { signs: [] },
    });
    expect(restoreProgress(guide, { at: 'end', answers: { signs: ['no-such-answer'] } })).to.include({ at: 'start' });
    expect(restoreProgress({ ...guide, ways: {} }, { at: 'end', answers: { signs: ['chest'] } })).to.include({ at: 'start' });
  });
});

describe('a translation', () => {
  const inEnglish = (language: Partial<ConditionGuide['languages'][number]>) =>
    translationState(
      {
        ...guide,
        languages: [
          { lang: 'sv', status: 'original' },
          { lang: 'en', status: 'reviewed', ...language },
        ],
      },
      'en',
    );

  it('is reliable only when it was held against this version', () => {
    expect(inEnglish({ translates: '7' })).to.equal('reliable');
    expect(inEnglish({ translates: '6' })).to.equal('stale');
    expect(inEnglish({})).to.equal('stale');
    expect(inEnglish({ status: 'draft', translates: '7' })).to.equal('draft');
    expect(translationState(guide, 'sv')).to.equal('reliable');
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
  const way = (more: Partial<BookOutcome> = {}): BookOutcome => ({ to: 'book', codes: ['bp'], ...more });

  it('keeps the visit types that the way out names, narrowed by length, channel and profession', () => {
    const offered = [type('bp', { minutes: 30 }), type('bp', { minutes: 15, channel: 'video' }), type('skin')];
    expect(visitTypesOf(way(), offered)).to.deep.equal(offered.slice(0, 2));
    expect(visitTypesOf(way({ minutes: 15 }), offered)).to.deep.equal(offered.slice(1, 2));
    expect(visitTypesOf(way({ channel: 'phone' }), offered)).to.deep.equal([]);
    expect(visitTypesOf(way(), [{ id: 'x', unit: 'u1', name: 'bp' }])).to.deep.equal([]);
    const nurse = type('bp', { profession: 'Nurse' });
    expect(visitTypesOf(way({ profession: { sv: 'sjuksköterska', en: 'nurse' } }), [nurse, ...offered])).to.deep.equal([nurse]);
  });

  it('is pairs of unit and visit type, with the performers that the way allows', () => {
    expect(targetsOf([type('bp')])).to.deep.equal([{ unit: 'u1', visitType: 'u1.bp' }]);
    expect(targetsOf([type('bp')], ['p1'])).to.deep.equal([{ unit: 'u1', visitType: 'u1.bp', performers: ['p1'] }]);
    expect(toAcceptance(guide, ['late'])).to.deep.equal({ guide: { id: 'g', version: '7' }, conditions: ['late'] });
  });

  it('takes no slot of another unit, visit type or performer', () => {
    const targets = [{ unit: 'u1', visitType: 'u1.bp', performers: ['p1'] }];
    const slot = slotAt('2026-11-24T08:00:00Z', { performer: { name: 'A', kind: 'person', id: 'p1' } });
    expect(isInSearch(targets, slot)).to.equal(true);
    expect(isInSearch(targets, { ...slot, unit: 'u2' })).to.equal(false);
    expect(isInSearch(targets, { ...slot, visitType: 'u1.skin' })).to.equal(false);
    expect(isInSearch(targets, { ...slot, performer: { name: 'B', kind: 'person', id: 'p2' } })).to.equal(false);
    expect(isInSearch([{ unit: 'u1' }], slotAt('2026-11-24T08:00:00Z'))).to.equal(true);
  });

  it('offers those who know what they need only what a way leads to that is not for questions alone', () => {
    const offered = [type('bp'), type('skin'), type('other')];
    const ways = { a: way(), b: way({ codes: ['skin'], onlyByQuestions: true }) };
    expect(directTypes({ ...guide, ways }, offered)).to.deep.equal([offered[0]]);
    expect(directTypes({ ...guide, questions: [] }, offered)).to.deep.equal(offered);
    expect(directTypes(undefined, offered)).to.deep.equal(offered);
  });

  describe('seen by the server', () => {
    const conditions = ['late', 'read', 'fast'].map((id) => ({ id, text: { sv: id } }));
    const strict: ConditionGuide = {
      ...guide,
      conditions,
      terms: { book: { conditions: ['late'] }, rebook: { conditions: ['read'] } },
      ways: { a: way({ performers: ['p1'] }), b: way({ codes: ['blood'], conditions: ['fast'] }) },
    };
    const accepted = (...ticked: readonly string[]) => [toAcceptance(strict, ticked)];

    it('asks for the conditions of every booking and those of the way', () => {
      const ids = (...args: Parameters<typeof conditionsFor>) => conditionsFor(...args).map(({ id }) => id);
      expect(ids(strict, undefined)).to.deep.equal(['late']);
      expect(ids(strict, way({ conditions: ['fast'] }))).to.deep.equal(['late', 'fast']);
      expect(ids(strict, undefined, 'rebook')).to.deep.equal(['read']);
      expect(ids(undefined, undefined)).to.deep.equal([]);
    });

    it('takes a visit type that this version leads to, with all ticked', () => {
      expect(leadsToSearch(strict, accepted('late'), type('bp'), 'p1')).to.equal(true);
      expect(leadsToSearch(strict, accepted('late', 'fast'), type('blood'), undefined)).to.equal(true);
      const text = { ...strict, questions: [], ways: {} };
      expect(leadsToSearch(text, accepted('late'), type('anything'), undefined)).to.equal(true);
    });

    it('takes no other version or guide, condition left out, performer or visit type', () => {
      expect(leadsToSearch(strict, [], type('bp'), 'p1')).to.equal(false);
      const old = [{ guide: { id: 'g', version: '6' }, conditions: ['late'] }];
      expect(leadsToSearch(strict, old, type('bp'), 'p1')).to.equal(false);
      const other = [{ guide: { id: 'h', version: '7' }, conditions: ['late'] }];
      expect(leadsToSearch(strict, other, type('bp'), 'p1')).to.equal(false);
      expect(leadsToSearch(strict, accepted(), type('bp'), 'p1')).to.equal(false);
      expect(leadsToSearch(strict, accepted('late'), type('blood'), undefined)).to.equal(false);
      expect(leadsToSearch(strict, accepted('late'), type('bp'), 'p2')).to.equal(false);
      expect(leadsToSearch(strict, accepted('late'), type('bp'), undefined)).to.equal(false);
      expect(leadsToSearch(strict, accepted('late', 'fast'), type('skin'), 'p1')).to.equal(false);
      expect(leadsToSearch(strict, accepted('late'), undefined, 'p1')).to.equal(false);
    });
  });
});
