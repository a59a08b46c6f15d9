import type { RuleName } from 'tidbok/check-guide';

/** What an editor may do wrong, what must find it, the place that must be named, and how the full guide is spoilt by it. */
export type SeededFault = readonly [name: string, rule: RuleName, at: string, changes: Readonly<Record<string, unknown>>];

const tower = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 'x');
const link = (lang: string): string => `terms.book.text.${lang}.-1.content.1.href`;
const rest = 'ways.vila.text.sv.0.content';
const next = (way: string): { readonly way: string } => ({ way });
const manyWords = `${Array.from({ length: 21 }, () => 'ord').join(' ')}.`;
const longWords = 'Rörelseinskränkningar behandlas företrädesvis konservativt, varvid immobilisering undviks. '.repeat(3);
const only1177 = Object.fromEntries(
  ['akut.answers.brost', 'akut.answers.luft', 'akut.answers.svaghet', 'akut.answers.medvetande', 'maende.answers.ja']
    .concat('huvud-borjan.answers.plotsligt')
    .map((place) => [`questions.${place}.next`, next('radgivning')]),
);

/** Each spoils `demo/guides/vardcentral.json` in one way. */
export const seededFaults: readonly SeededFault[] = [
  ['a misspelt field', 'unknown-field', 'langauges', { langauges: [] }],
  [
    'a misspelt field in an answer',
    'unknown-field',
    'questions.arende.answers.hud.nxt',
    { 'questions.arende.answers.hud.nxt': {} },
  ],
  ['no owner', 'not-the-format', 'owner', { owner: undefined }],
  ['a text that is a number', 'not-the-format', 'questions.hud-vad.text.sv', { 'questions.hud-vad.text.sv': 3 }],
  ['a way out that there is not', 'not-the-format', 'ways.vila.to', { 'ways.vila.to': 'sleep' }],
  ['a review date that is no day', 'not-the-format', 'reviewBy', { reviewBy: '2028-02-31' }],
  ['another version of the format', 'not-the-format', 'format', { format: 2 }],
  ['questions that are no list', 'not-the-format', 'questions', { questions: { a: 1 } }],
  ['a name that JavaScript uses', 'too-much', 'the guide', { 'ways.__proto__': {} }],
  ['a tower of boxes', 'too-much', 'the guide', { emergency: tower }],
  ['no language that is the original', 'no-original', 'languages', { 'languages.0.status': 'draft' }],
  ['two originals', 'no-original', 'languages.en', { 'languages.1.status': 'original' }],
  ['a language twice', 'twice', 'languages.sv', { 'languages.+': { lang: 'sv', status: 'draft' } }],
  ['the id of a question twice', 'twice', 'questions', { 'questions.maende-vad.id': 'hud-vad' }],
  ['the id of an answer twice', 'twice', 'questions.maende', { 'questions.maende.answers.nej.id': 'ja' }],
  ['an id with a space', 'bad-id', 'questions.maende', { 'questions.maende.answers.nej.id': 'nej tack' }],
  ['a question without answers', 'no-answers', 'questions.hud-vad', { 'questions.hud-vad.answers': [] }],
  [
    'several answers, none of which may be true',
    'no-none',
    'questions.mage-tecken',
    { 'questions.mage-tecken.none': undefined },
  ],
  [
    'an unknown question',
    'unknown-question',
    'questions.arende.answers.hud',
    { 'questions.arende.answers.hud.next': { question: 'x' } },
  ],
  ['an unknown way out', 'unknown-way', 'questions.maende.answers.ja', { 'questions.maende.answers.ja.next': next('alarm') }],
  ['a dead end', 'leads-nowhere', 'questions.maende.answers.ja', { 'questions.maende.answers.ja.next': {} }],
  ['a circle', 'circle', 'questions.maende-vad', { 'questions.maende-vad.answers.somn.next': { question: 'maende' } }],
  ['a condition that is not there', 'unknown-condition', 'terms.rebook', { 'terms.rebook.conditions.+': 'borta' }],
  ['a booking without visit types', 'no-codes', 'ways.samtal', { 'ways.samtal.codes': [] }],
  ['a question without words', 'no-text', 'questions.maende', { 'questions.maende.text.sv': '' }],
  [
    'a question that nobody comes to',
    'unreachable',
    'questions.hud-vad',
    { 'questions.arende.answers.hud.next': next('ring') },
  ],
  ['a way out that nobody comes to', 'unreachable', 'ways.ogon', { 'questions.annat-vad.answers.syn.next': next('ring') }],
  ['no way to 112', 'no-112', 'questions', only1177],
  [
    ...(['two answers that say the same', 'overlap', 'questions.hud-vad.answers.stygn'] as const),
    { 'questions.hud-vad.answers.stygn.text.sv': 'Ett sår som ska läggas om ' },
  ],
  [
    ...(['two ranges that overlap', 'overlap', 'questions.infektion-lange.answers.mellan'] as const),
    { 'questions.infektion-lange.answers.kort.range.below': 8 },
  ],
  [
    ...(['two ranges in other units that overlap', 'overlap', 'questions.infektion-lange.answers.mellan'] as const),
    { 'questions.infektion-lange.answers.kort.range': { unit: 'weeks', below: 2 } },
  ],
  [
    ...(['two ranges in words that share an end', 'overlap', 'questions.hud-vad.answers.stygn'] as const),
    { 'questions.hud-vad.answers.omlaggning.text.sv': '1–3 dagar', 'questions.hud-vad.answers.stygn.text.sv': '3–7 dagar' },
  ],
  [
    'a hole between ranges',
    'range-gap',
    'questions.infektion-lange',
    { 'questions.infektion-lange.answers.lang.range.from': 22 },
  ],
  ['a condition that nobody ticks', 'unused-condition', 'conditions.avgift', { 'terms.cancel.conditions': undefined }],
  ['none where one must choose', 'unused-none', 'questions.maende', { 'questions.maende.none': next('ring') }],
  [
    ...(['ten answers', 'many-answers', 'questions.arende'] as const),
    { 'questions.arende.answers.+': { id: 'tio', text: { sv: 'Tio', en: 'Ten' }, next: next('ring') } },
  ],
  ['an unknown visit type', 'unknown-visit-type', 'ways.blodtryck', { 'ways.blodtryck.codes.+': 'blodtrick' }],
  ['words about an unknown visit type', 'unknown-visit-type', 'visitTypes.gips', { 'visitTypes.gips': {} }],
  ['a length that no visit type has', 'nothing-to-book', 'ways.lakare', { 'ways.lakare.minutes': 25 }],
  [
    'a profession that no visit type has',
    'nothing-to-book',
    'ways.lungor',
    { 'ways.lungor.profession': { sv: 'lungläkare', en: 'x' } },
  ],
  ['words about what no way books', 'unbooked-visit-type', 'visitTypes.provtagning', { 'visitTypes.provtagning': {} }],
  ['a translation of an older version', 'stale-translation', 'languages.en', { version: '5' }],
  ['a draft', 'unreviewed', 'languages.en', { 'languages.1.status': 'draft' }],
  ['a review by nobody', 'unreviewed', 'languages.en', { 'languages.1.reviewer': undefined }],
  ['a language that there is not', 'language-tag', 'languages.engelska!', { 'languages.1.lang': 'engelska!' }],
  ['a question not translated', 'missing-language', 'questions.maende-vad', { 'questions.maende-vad.text.en': undefined }],
  ['signs of emergency not translated', 'missing-language', 'emergency', { 'emergency.en': undefined }],
  ['a language that is not listed', 'unlisted-language', 'questions.maende', { 'questions.maende.text.fi': 'Onko?' }],
  ['one sign less in a language', 'unequal-parts', 'emergency (en)', { 'emergency.en.-1': undefined }],
  ['a review date that has passed', 'review-past', 'reviewBy', { reviewBy: '2026-11-22' }],
  ['a review date that is near', 'review-soon', 'reviewBy', { reviewBy: '2026-12-01' }],
  ['a link without https', 'link-scheme', 'terms.book (sv)', { [link('sv')]: 'http://www.1177.se/' }],
  ['a link that runs something', 'link-scheme', 'terms.book (en)', { [link('en')]: 'javascript:alert(1)' }],
  ['a link to another host', 'link-host', 'terms.book (sv)', { [link('sv')]: 'https://karta.example/' }],
  ['a number that is no phone number', 'phone', 'ways.ring (sv)', { 'ways.ring.text.sv.0.content.1.number': '31-390' }],
  ['HTML', 'html', 'ways.vila (sv)', { [rest]: ['Vila <b>mycket</b>.'] }],
  ['a text without end', 'long-text', 'ways.vila (sv)', { [rest]: ['Vila mycket. '.repeat(200)] }],
  ['a text of long words', 'lix', 'ways.vila (sv)', { [rest]: [longWords] }],
  ['a sentence without end', 'long-sentence', 'ways.vila (sv)', { [rest]: [manyWords] }],
  ['an abbreviation', 'abbreviation', 'ways.vila (sv)', { [rest]: ['Drick t.ex. vatten.'] }],
];
