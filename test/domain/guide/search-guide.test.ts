import { expect } from '@open-wc/testing';
import type { VisitType } from '../../../src/domain/model/care-unit.js';
import { findInGuide } from '../../../src/domain/guide/search-guide.js';
import type { ConditionGuide } from '../../../src/domain/guide/guide.js';
import { guide as small } from './small-guide.js';

const way = { way: 'home' };
const answer = (id: string, sv: string, words: readonly string[] = []) => ({
  ...{ id, text: { sv, en: `${id} in English` }, next: way },
  words: { sv: words },
});
const guide: ConditionGuide = {
  ...small,
  questions: [
    {
      id: 'what',
      text: { sv: 'Vad gäller det?' },
      choose: 'one',
      answers: [
        answer('throat', 'Hosta, halsont eller feber', ['förkyld', 'snuva', 'ont i halsen', 'influensa']),
        answer('back', 'Ont i rygg, nacke, axel eller knä', ['ryggskott', 'värk', 'stel']),
        answer('skin', 'Hud, sår eller utslag', ['eksem', 'klåda', 'stygn']),
        answer('mood', 'Oro, sömn eller nedstämdhet', ['ångest', 'deprimerad', 'stress']),
        answer('urine', 'Svårt att kissa', ['urinvägsinfektion', 'blåskatarr']),
      ],
    },
  ],
  visitTypes: {
    bp: { words: { sv: ['högt blodtryck'] } },
    shot: { words: { sv: ['spruta', 'stelkramp', 'fästing'] } },
    sugar: { words: { sv: ['blodsocker', 'insulin'] } },
  },
};
const types: readonly VisitType[] = [
  { id: 'bp', unit: 'u', name: 'Blodtryckskontroll', code: 'bp', profession: 'distriktssköterska' },
  { id: 'shot', unit: 'u', name: 'Vaccination', code: 'shot' },
  { id: 'sugar', unit: 'u', name: 'Diabetes, sjuksköterska', code: 'sugar' },
  { id: 'doctor', unit: 'u', name: 'Läkarbesök', code: 'doctor', profession: 'läkare' },
  { id: 'physio', unit: 'u', name: 'Fysioterapeut, nybesök', code: 'physio' },
];

function found(query: string, lang = 'sv'): readonly string[] {
  return findInGuide(guide, types, query, lang).map((one) => (one.kind === 'answer' ? one.answer.id : one.type.id));
}

// What a citizen writes, and what must come first; nothing where nothing may come.
const pairs: readonly (readonly [written: string, first: string | undefined])[] = [
  ...([
    ['hosta', 'throat'],
    ['Halsont', 'throat'],
    ['FEBER', 'throat'],
    ['förkylning', 'throat'],
    ['forkyld', 'throat'],
  ] as const),
  ...([
    ['förkylld', 'throat'],
    ['snuvig', 'throat'],
    ['influenza', 'throat'],
    ['inflensa', 'throat'],
    ['halls', undefined],
  ] as const),
  ...([
    ['ont i halsen', 'throat'],
    ['ont i ryggen', 'back'],
    ['ryggont', 'back'],
    ['ryggskot', 'back'],
    ['nacken', 'back'],
  ] as const),
  ...([
    ['knät', 'back'],
    ['jag har ont i axeln', 'back'],
    ['värk', 'back'],
    ['utslg', 'skin'],
    ['utslag', 'skin'],
  ] as const),
  ...([
    ['eksem', 'skin'],
    ['exem', undefined],
    ['klada', 'skin'],
    ['sår', 'skin'],
    ['såret', 'skin'],
  ] as const),
  ...([
    ['angest', 'mood'],
    ['ångets', 'mood'],
    ['depprimerad', 'mood'],
    ['stressad', 'mood'],
    ['nedstamd', 'mood'],
  ] as const),
  ...([
    ['urinvagsinfection', 'urine'],
    ['urinvägsinfektoin', 'urine'],
    ['kissa', 'urine'],
    ['blodtryck', 'bp'],
  ] as const),
  ...([
    ['blodtyck', 'bp'],
    ['vaksination', 'shot'],
    ['vaccinera', 'shot'],
    ['diabetiker', 'sugar'],
    ['doktor', undefined],
  ] as const),
  ...([
    ['läkarre', 'doctor'],
    ['sjukgymnast', undefined],
    ['fysoterapeut', 'physio'],
    ['fästingar', 'shot'],
    ['distrikssköterska', 'bp'],
  ] as const),
];

describe('finding the citizen’s own words in a guide', () => {
  it(`knows ${pairs.length} ways of writing`, () => {
    expect(pairs.length).to.be.greaterThan(39);
    const wrong = pairs.filter(([written, first]) => found(written)[0] !== first);
    expect(wrong.map(([written, first]) => [written, first, found(written)])).to.deep.equal([]);
  });

  it('forgives one letter from five letters and two from nine, and none before', () => {
    expect(found('fbr')).to.deep.equal([]);
    expect(found('febr')).to.deep.equal([]);
    expect(found('febbr')).to.deep.equal(['throat']);
    expect(found('fabbr')).to.deep.equal([]);
    expect(found('distrktsköterska')).to.deep.equal(['bp']);
    expect(found('distrktskötesska')).to.deep.equal([]);
  });

  it('shows what holds most of the words, the best first', () => {
    expect(found('ont')).to.have.members(['back', 'throat']);
    expect(found('ont rygg')).to.deep.equal(['back']);
    expect(found('sjuksköterska diabetes')).to.deep.equal(['sugar']);
  });

  it('finds nothing for nothing, for signs alone, and for a single letter', () => {
    for (const query of ['', ' ', '?', '.*', 'a', '(((((']) expect(found(query)).to.deep.equal([]);
  });

  it('looks in the language of the page and in the original', () => {
    expect(found('skin english', 'en')).to.deep.equal(['skin']);
    expect(found('klåda', 'en')).to.deep.equal(['skin']);
    expect(found('english', 'sv')).to.deep.equal([]);
  });

  it('finds visit types where there is no guide, and takes long texts without delay', () => {
    expect(findInGuide(undefined, types, 'vaccin', 'sv')).to.have.length(1);
    expect(findInGuide(guide, types, 'x'.repeat(100_000), 'sv')).to.deep.equal([]);
  });
});
