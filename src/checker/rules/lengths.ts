import type { Answer, AnswerRange, ConditionGuide, Question } from '../../domain/guide/guide.js';
import { error, type Finding, warning } from '../finding.js';

/** Exact within days and weeks, and within months and years. Between them a month has 28 to 31 days. */
const sizes = {
  days: { family: 'days', each: 1 },
  weeks: { family: 'days', each: 7 },
  months: { family: 'months', each: 1 },
  years: { family: 'months', each: 12 },
} as const;
const daysInMonth = 365.2425 / 12;
/** As many days as a number of months can differ from the average. */
const slack = 3;

interface Span {
  readonly family: 'days' | 'months';
  readonly from: number;
  readonly below: number;
}

function spanOf({ unit, from = 0, below = Infinity }: AnswerRange): Span {
  const { family, each } = sizes[unit];
  return { family, from: from * each, below: below * each };
}

function inDays({ family, from, below }: Span): Span {
  const days = family === 'days' ? 1 : daysInMonth;
  return { family: 'days', from: from * days, below: below * days };
}

/** Two spans in one measure, and from how much on a difference in it is one. */
function alike(one: Span, other: Span): readonly [Span, Span, tolerated: number] {
  return one.family === other.family ? [one, other, 0] : [inDays(one), inDays(other), slack];
}

function overlap(one: Span, other: Span): boolean {
  const [a, b, tolerated] = alike(one, other);
  return Math.min(a.below, b.below) - Math.max(a.from, b.from) > tolerated;
}

function leaveGap(before: Span, next: Span): boolean {
  const [a, b, tolerated] = alike(before, next);
  return b.from - a.below > tolerated;
}

function isPossible({ range }: Answer): boolean {
  const { from = 0, below = Infinity } = range ?? {};
  return from >= 0 && from < below;
}

/** Ranges that overlap, leave something out or hold nothing, and lengths that are none. */
export function lengths(guide: ConditionGuide): readonly Finding[] {
  return [
    ...guide.questions.flatMap((question) => [...impossible(question), ...overlaps(question), ...gaps(question)]),
    ...noLengths(guide),
  ];
}

function impossible({ id, answers }: Question): readonly Finding[] {
  return answers
    .filter((answer) => !isPossible(answer))
    .map((answer) =>
      error(
        'bad-range',
        `questions.${id}.answers.${answer.id}.range`,
        'The range is below zero, or ends before it begins.',
        'Write "from" as 0 or more, and "below" as more than "from".',
      ),
    );
}

function ranged({ answers }: Question): readonly (Answer & { readonly range: AnswerRange })[] {
  // A question of more answers has other faults to mend first.
  return answers.slice(0, 100).flatMap((one) => (one.range && isPossible(one) ? [{ ...one, range: one.range }] : []));
}

function overlaps(question: Question): readonly Finding[] {
  const answers = ranged(question);
  return answers.flatMap((one, index) =>
    answers
      .slice(index + 1)
      .filter(({ range }) => overlap(spanOf(one.range), spanOf(range)))
      .map((other) =>
        error(
          'overlap',
          `questions.${question.id}.answers.${other.id}`,
          `The ranges of "${one.id}" and "${other.id}" overlap.`,
          'Let each begin where the one before ends: "from" is included, "below" is not.',
        ),
      ),
  );
}

/** Where each answer to choose among has a range: what lies between two of them, before the first or after the last. */
function gaps(question: Question): readonly Finding[] {
  const spans = ranged(question).map(({ range }) => spanOf(range));
  if (question.choose === 'many' || spans.length < 2 || spans.length < question.answers.length) return [];
  const sorted = [...spans].sort((one, other) => inDays(one).from - inDays(other).from);
  const between = sorted.some((span, index) => {
    const before = sorted[index - 1];
    return before !== undefined && leaveGap(before, span);
  });
  return between || (sorted[0]?.from ?? 0) > 0 || (sorted.at(-1)?.below ?? 0) < Infinity
    ? [
        warning(
          'range-gap',
          `questions.${question.id}`,
          'The ranges of the answers leave something out.',
          'Let them follow upon each other, the first without "from" and the last without "below".',
        ),
      ]
    : [];
}

function noLengths({ ways, message }: ConditionGuide): readonly Finding[] {
  const found: readonly (readonly [at: string, length: number | undefined])[] = [
    ...Object.entries(ways).map(([id, way]) => [`ways.${id}.minutes`, way.to === 'book' ? way.minutes : undefined] as const),
    ['message.length', message?.length],
  ];
  return found
    .filter(([, length]) => length !== undefined && !(Number.isInteger(length) && length > 0))
    .map(([at, length]) =>
      error('bad-length', at, `${length ?? ''} is no length.`, 'Write a whole number over 0, or take it away.'),
    );
}
