import type { ConditionGuide } from '../../../src/domain/guide/guide.js';

/** Three questions, and a way of each kind that matters to a walk. */
export const guide: ConditionGuide = {
  format: 1,
  id: 'g',
  version: '7',
  owner: 'Region Kattegatt',
  reviewBy: '2027-06-30',
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
  ways: {
    alarm: { to: '112' },
    home: { to: 'care-at-home', text: { sv: [{ type: 'paragraph', content: ['Vila.'] }] } },
    book: { to: 'book', codes: ['bp'] },
  },
};
