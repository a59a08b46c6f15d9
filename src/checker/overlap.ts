import { plain } from '../domain/find-units.js';
import type { Answer, AnswerRange, ConditionGuide, Question } from '../domain/guide.js';
import { error, type Finding, warning } from './finding.js';

const days = { days: 1, weeks: 7, months: 30.44, years: 365.25 } as const;

/** Answers of one question that a citizen could choose both of, or neither. */
export function overlaps(guide: ConditionGuide): readonly Finding[] {
  return guide.questions.flatMap((question) => [
    // A question of more answers has other faults to mend first.
    ...pairsOf(question.answers.slice(0, 100)).flatMap(([one, other]) => overlapOf(question, one, other)),
    ...(question.choose === 'one' ? gaps(question) : []),
  ]);
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}

function overlapOf(question: Question, one: Answer, other: Answer): readonly Finding[] {
  const at = `questions.${question.id}.answers.${other.id}`;
  const both = `"${one.id}" and "${other.id}"`;
  const shared = sharedWord(one, other);
  if (sameText(one, other))
    return [error('overlap', at, `${both} say the same.`, 'Make one answer of them, or say what sets them apart.')];
  return [
    ...(shared === undefined
      ? []
      : [error('overlap', at, `${both} have the search word "${shared}" in common.`, 'Keep it at one of them.')]),
    ...(one.range && other.range && intersect(one.range, other.range)
      ? [
          error(
            'overlap',
            at,
            `The ranges of ${both} overlap.`,
            'Let each begin where the one before ends: "from" is included, "below" is not.',
          ),
        ]
      : []),
    ...(question.choose === 'one' && !one.range && !other.range && shareAnEnd(one, other)
      ? [
          warning(
            'overlap',
            at,
            `${both} both hold the same number.`,
            'Write for example 1 to 2 days and 3 to 7 days, and give them a "range".',
          ),
        ]
      : []),
  ];
}

function sameText(one: Answer, other: Answer): boolean {
  return Object.entries(one.text).some(
    ([lang, text]) => other.text[lang] !== undefined && plain(text).trim() === plain(other.text[lang]).trim(),
  );
}

function sharedWord(one: Answer, other: Answer): string | undefined {
  for (const [lang, words] of Object.entries(one.words ?? {})) {
    const others = (other.words?.[lang] ?? []).map(plain);
    const shared = words.find((word) => others.includes(plain(word)));
    if (shared !== undefined) return shared;
  }
  return undefined;
}

function bounds({ unit, from = 0, below = Infinity }: AnswerRange): readonly [number, number] {
  return [from * days[unit], below * days[unit]];
}

function intersect(one: AnswerRange, other: AnswerRange): boolean {
  const [a, b] = bounds(one);
  const [c, d] = bounds(other);
  return a < d && c < b;
}

/** Numbers that end one range written in words and begin another: 1–3 dagar, 3–7 dagar. */
function shareAnEnd(one: Answer, other: Answer): boolean {
  return Object.entries(one.text).some(([lang, text]) => {
    const ends = endsOf(text);
    const others = endsOf(other.text[lang] ?? '');
    return ends !== undefined && others !== undefined && (ends[1] === others[0] || others[1] === ends[0]);
  });
}

function endsOf(text: string): readonly [number, number] | undefined {
  const [, from, to] = /(\d{1,6})\s?(?:-|–|till|to)\s?(\d{1,6})/.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : [Number(from), Number(to)];
}

/** Where all answers have a range: what is between two of them. */
function gaps({ id, answers }: Question): readonly Finding[] {
  const ranges = answers.map(({ range }) => range && bounds(range));
  if (ranges.length < 2 || ranges.some((range) => !range)) return [];
  const sorted = ranges.filter((range) => range !== undefined).sort(([a], [b]) => a - b);
  const isGap = sorted.some(([from], index) => index > 0 && from > (sorted[index - 1]?.[1] ?? 0));
  return isGap || (sorted[0]?.[0] ?? 0) > 0 || (sorted.at(-1)?.[1] ?? Infinity) < Infinity
    ? [
        warning(
          'range-gap',
          `questions.${id}`,
          'The ranges of the answers leave something out.',
          'Let them follow upon each other, the first without "from" and the last without "below".',
        ),
      ]
    : [];
}
