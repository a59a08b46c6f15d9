import type { RuleName } from 'tidbok/check-guide';
import type { GoodGuide } from './good-guides.js';

/** A good guide spoilt in one way, and all that the checker must say of it: rule and place. */
export type SpoiltGuide = readonly [
  name: string,
  guide: GoodGuide,
  expected: readonly `${RuleName} ${string}`[],
  changes: Readonly<Record<string, unknown>>,
];

const way = (id: string): { readonly way: string } => ({ way: id });
const blank = [{ type: 'paragraph', content: [' ', { type: 'strong', text: '\u2060' }] }];
const eyeLink = 'terms.book.text.sv.-1.blocks.0.content.1.href';
const link = 'terms.book.text.sv.0.content.1.href';
const age = 'questions.alder.answers';
const lookalike = ['look-alike-host terms.book (sv)'] as const;

export const spoiltGuides: readonly SpoiltGuide[] = [
  // A translation that lacks something.
  [
    'a translation without the warning',
    'the health centre',
    ['unequal-parts terms.book (en)'],
    { 'terms.book.text.en.-1': undefined },
  ],
  [
    'a translation with half of a list',
    'the health centre',
    ['unequal-parts terms.book (en)'],
    { 'terms.book.text.en.1.items.-1': undefined },
  ],
  [
    'a warning that is information in Arabic',
    'psychiatry',
    ['unequal-parts terms.book (ar)'],
    { 'terms.book.text.ar.-1.tone': 'info' },
  ],
  ['one sign of emergency less in Arabic', 'psychiatry', ['unequal-parts emergency (ar)'], { 'emergency.ar.-1': undefined }],
  [
    'half of the signs that mean 1177',
    'the health centre',
    ['unequal-parts ways.vila.callIf (en)'],
    { 'ways.vila.callIf.en.-1': undefined },
  ],
  [
    'a text with a warning that is not translated',
    'the health centre',
    ['missing-language terms.book'],
    { 'terms.book.text.en': undefined },
  ],
  [
    'hours that are not translated',
    'the health centre',
    ['missing-language ways.telefon.hours'],
    { 'ways.telefon.hours.en': undefined },
  ],
  [
    ...(['an answer of marks alone in Arabic', 'psychiatry', ['missing-language questions.arende.answers.oro']] as const),
    { 'questions.arende.answers.oro.text.ar': '\u200f\u200f' },
  ],
  ['a draft in Arabic', 'psychiatry', ['unreviewed languages.ar'], { 'languages.1.status': 'draft' }],
  // Conditions.
  ['a condition named twice', 'the health centre', ['doubled-condition terms.book'], { 'terms.book.conditions.+': 'avgift' }],
  [
    'a way that asks for what every booking asks for',
    'the health centre',
    ['doubled-condition ways.prov'],
    { 'ways.prov.conditions.+': 'avgift' },
  ],
  [
    ...(['two conditions that say the same', 'child health', ['doubled-condition conditions.nasta']] as const),
    { 'conditions.nasta.text.sv': 'jag är förälder  eller vårdnadshavare' },
  ],
  // Ranges and lengths.
  ['a range below zero', 'child health', [`bad-range ${age}.nyfodd.range`], { [`${age}.nyfodd.range.from`]: -1 }],
  ['a range that ends where it begins', 'child health', [`bad-range ${age}.baby.range`], { [`${age}.baby.range.below`]: 1 }],
  ['months that run into years', 'child health', [`overlap ${age}.skola`], { [`${age}.stor.range.below`]: 73 }],
  [
    'months that end before the years begin',
    'child health',
    ['range-gap questions.alder'],
    { [`${age}.stor.range.below`]: 71 },
  ],
  ['years that overlap', 'the youth clinic', [`overlap ${age}.over`], { [`${age}.ratt.range.below`]: 24 }],
  [
    'days that run into months',
    'the health centre',
    ['overlap questions.hur-lange.answers.langst'],
    { 'questions.hur-lange.answers.lang.range.below': 200 },
  ],
  ['a visit of less than no minutes', 'the eye clinic', ['bad-length ways.tryck.minutes'], { 'ways.tryck.minutes': -15 }],
  ['a message of no letters', 'the health centre', ['bad-length message.length'], { 'message.length': 0 }],
  // 112.
  [
    ...(['emergency first asked in the third step', 'child health', ['late-112 questions.vad']] as const),
    { 'questions.akut.answers.andas.next': way('rad'), 'questions.vad.answers.tal.next': way('larm') },
  ],
  [
    ...(['emergency among the errands', 'the youth clinic', ['late-112 questions.arende']] as const),
    {
      'questions.akut.answers.liv.next': way('stod'),
      'questions.akut.answers.vald.next': way('stod'),
      'questions.arende.answers.+': { id: 'fara', text: { sv: 'Jag är i fara' }, next: way('larm') },
    },
  ],
  [
    ...(['112 for whoever has none of the signs', 'psychiatry', ['none-112 questions.akut.none']] as const),
    { 'questions.akut.none': way('larm'), 'questions.akut.answers.skada.next': { question: 'arende' } },
  ],
  ['112 as a number to call', 'the youth clinic', ['phone ways.stod.number'], { 'ways.stod.number': '112' }],
  [
    'no way to 112',
    'the eye clinic',
    ['unreachable ways.larm', 'no-112 questions'],
    { 'questions.akut.answers.fratande.next': way('jour') },
  ],
  // Questions and ways out that say nothing.
  [
    ...(['a question with one answer', 'the eye clinic', ['one-answer questions.ja']] as const),
    {
      'questions.arende.answers.starr.next': { question: 'ja' },
      'questions.+': {
        id: 'ja',
        text: { sv: 'Har du en remiss?' },
        choose: 'one',
        answers: [{ id: 'ja', text: { sv: 'Ja' }, next: way('starr') }],
      },
    },
  ],
  [
    'a question that nobody sees',
    'the eye clinic',
    ['no-text questions.arende'],
    { 'questions.arende.text.sv': '\u200b\u00ad\u3164' },
  ],
  [
    'an answer that nobody sees',
    'child health',
    ['no-text questions.vad.answers.tal'],
    { 'questions.vad.answers.tal.text.sv': '\u2060' },
  ],
  [
    'a way out without a word',
    'the health centre',
    ['says-nothing ways.rad (sv)', 'says-nothing ways.rad (en)'],
    { 'ways.rad.text': { sv: blank, en: blank } },
  ],
  ['another unit, and not which', 'the eye clinic', ['says-nothing ways.optiker'], { 'ways.optiker.text': undefined }],
  ['information without its text', 'child health', ['not-the-format ways.skola.text'], { 'ways.skola.text': undefined }],
  ['a heading that is blank', 'the youth clinic', ['no-text ways.grupp.heading'], { 'ways.grupp.heading.sv': ' ' }],
  ['a number that is none', 'the youth clinic', ['no-number ways.barn'], { 'ways.barn.number': 'hjälplinjen' }],
  // Names.
  ['an empty id', 'the health centre', ['blank id'], { id: '' }],
  ['an empty version', 'child health', ['blank version'], { version: ' ' }],
  ['an owner that nobody sees', 'the eye clinic', ['blank owner'], { owner: '\u200b' }],
  // Marks in numbers.
  ['a mark before a number', 'psychiatry', ['direction-mark ways.jour.number'], { 'ways.jour.number': '\u200e031-390 06 45' }],
  [
    'a mark inside a number',
    'the youth clinic',
    ['direction-mark ways.stod (sv)'],
    { 'ways.stod.text.sv.0.content.1.number': '114\u200f 14' },
  ],
  [
    'a mark that turns the digits of a time',
    'psychiatry',
    ['direction-mark ways.recept.hours (ar)'],
    { 'ways.recept.hours.ar': 'من الساعة 1\u202e0 إلى 12.' },
  ],
  // Addresses that seem to be another's: told also where nobody says which hosts are allowed.
  ['a host that begins as 1177.se', 'the eye clinic', lookalike, { [eyeLink]: 'https://www.1177.se.example/' }],
  ['a host that ends as 1177.se', 'the health centre', lookalike, { [link]: 'https://www-1177.se/' }],
  ['a host with letters for digits', 'the eye clinic', lookalike, { [eyeLink]: 'https://www.ll77.se/' }],
  ['a host with one digit wrong', 'the eye clinic', lookalike, { [eyeLink]: 'https://1178.se/' }],
  ['a host in another alphabet', 'the eye clinic', lookalike, { [eyeLink]: 'https://www.1177.ѕе/' }],
  ['a host whose letters are hidden', 'the eye clinic', lookalike, { [eyeLink]: 'https://www.xn--1177-xyz.example/' }],
  ['1177.se as the name of a user', 'the health centre', lookalike, { [link]: 'https://www.1177.se@elsewhere.example/' }],
  ['a host that is named for 1177', 'the health centre', lookalike, { [link]: 'https://1177-rad.example/' }],
];
