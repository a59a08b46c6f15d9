import type { Answer, Condition, ConditionGuide, GuideLanguage, Next, Question, WayOut } from './guide.js';
import { array, type Node, number, object, oneOf, optional, record, type Shape, string, tagged } from './shape.js';
import { block } from './text-shape.js';

const text = record(string);
const texts = record(array(string));
const blocks = record(array(block));

// The only union without a tag: an object with exactly one of two names. Whatever leads nowhere, `walk` answers for.
const next = object<{ readonly question?: string; readonly way?: string }>({
  question: optional(string),
  way: optional(string),
}) as Node as Shape<Next>;

const answer = object<Answer>({ id: string, text, next });

const question = object<Question>({
  id: string,
  text,
  hint: optional(text),
  choose: oneOf('one', 'many'),
  answers: array(answer),
  none: optional(next),
});

type WayTo<T extends string> = Extract<WayOut, { readonly to: T }>;

const advice = object<Exclude<WayOut, WayTo<'book' | 'care-at-home'>>>({
  to: oneOf('call', 'other-unit', '1177', '112'),
  text: optional(blocks),
});

const wayOut: Shape<WayOut> = tagged('to', {
  book: object<WayTo<'book'>>({
    to: oneOf('book'),
    codes: array(string),
    profession: optional(string),
    minutes: optional(number),
    channel: optional(oneOf('on-site', 'video', 'phone')),
    performers: optional(array(string)),
    conditions: optional(array(string)),
    text: optional(blocks),
  }),
  call: advice,
  'other-unit': advice,
  '1177': advice,
  '112': advice,
  'care-at-home': object<WayTo<'care-at-home'>>({ to: oneOf('care-at-home'), text: blocks, callIf: optional(texts) }),
});

export const conditionGuide = object<ConditionGuide>({
  id: string,
  version: string,
  languages: array(object<GuideLanguage>({ lang: string, status: oneOf('original', 'reviewed', 'draft') })),
  emergency: optional(texts),
  introduction: optional(blocks),
  questions: array(question),
  ways: record(wayOut),
  conditions: optional(array(object<Condition>({ id: string, text }))),
});
