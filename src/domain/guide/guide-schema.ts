import type {
  Answer,
  AnswerRange,
  BookOutcome,
  Condition,
  ConditionGuide,
  GuideLanguage,
  Next,
  Question,
  Terms,
  VisitTypeText,
  GuideOutcome,
} from './guide.js';
import {
  array,
  boolean,
  day,
  type SchemaNode,
  number,
  object,
  oneOf,
  optional,
  record,
  type Schema,
  string,
  tagged,
} from '../schema/schema.js';
import { blockSchema } from '../schema/rich-text-schema.js';

const text = record(string);
const texts = record(array(string));
const blocks = record(array(blockSchema));

// The only union without a tag: an object with exactly one of two names, which `validateGuide` checks.
const next = object<{ readonly question?: string; readonly way?: string }>({
  question: optional(string),
  way: optional(string),
}) as SchemaNode as Schema<Next>;

const range = object<AnswerRange>({
  unit: oneOf('days', 'weeks', 'months', 'years'),
  from: optional(number),
  below: optional(number),
});

const answer = object<Answer>({ id: string, text, next, words: optional(texts), range: optional(range) });

const question = object<Question>({
  id: string,
  text,
  hint: optional(text),
  choose: oneOf('one', 'many'),
  answers: array(answer),
  none: optional(next),
});

const terms = object<Terms>({ text: optional(blocks), conditions: optional(array(string)) });

type WayTo<T extends string> = Extract<GuideOutcome, { readonly to: T }>;

const advice = object<WayTo<'1177' | '112'>>({
  to: oneOf('1177', '112'),
  text: optional(blocks),
});

const wayOut: Schema<GuideOutcome> = tagged('to', {
  book: object<BookOutcome>({
    to: oneOf('book'),
    codes: array(string),
    profession: optional(text),
    minutes: optional(number),
    channel: optional(oneOf('on-site', 'video', 'phone')),
    performers: optional(array(string)),
    conditions: optional(array(string)),
    text: optional(blocks),
    onlyByQuestions: optional(boolean),
  }),
  call: object<WayTo<'call'>>({
    to: oneOf('call'),
    number: optional(string),
    hours: optional(text),
    heading: optional(text),
    text: optional(blocks),
  }),
  '1177': advice,
  '112': advice,
  'other-unit': object<WayTo<'other-unit'>>({
    to: oneOf('other-unit'),
    units: optional(array(string)),
    text: optional(blocks),
  }),
  information: object<WayTo<'information'>>({ to: oneOf('information'), heading: text, text: blocks }),
  'care-at-home': object<WayTo<'care-at-home'>>({ to: oneOf('care-at-home'), text: blocks, callIf: optional(texts) }),
});

/** What a guide is as JSON. What it must be beside that, `validateGuide` checks. */
export const conditionGuide = object<ConditionGuide>({
  format: oneOf(1),
  id: string,
  version: string,
  owner: string,
  reviewBy: day,
  languages: array(
    object<GuideLanguage>({
      lang: string,
      status: oneOf('original', 'reviewed', 'draft'),
      translates: optional(string),
      reviewer: optional(string),
    }),
  ),
  emergency: optional(texts),
  terms: optional(
    object<NonNullable<ConditionGuide['terms']>>({
      book: optional(terms),
      rebook: optional(terms),
      cancel: optional(terms),
    }),
  ),
  questions: array(question),
  ways: record(wayOut),
  conditions: optional(array(object<Condition>({ id: string, text }))),
  visitTypes: optional(record(object<VisitTypeText>({ concerns: optional(text), words: optional(texts) }))),
  message: optional(object<NonNullable<ConditionGuide['message']>>({ hint: optional(text), length: optional(number) })),
});
