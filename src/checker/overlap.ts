import type { Answer, ConditionGuide, Question } from '../domain/guide/guide.js';
import { error, type Finding, warning } from './finding.js';
import { sameWords } from './rules/same-words.js';

/** Answers of one question that say the same, or of which a citizen could choose both. */
export function overlaps(guide: ConditionGuide): readonly Finding[] {
  return guide.questions.flatMap((question) =>
    // A question of more answers has other faults to mend first.
    pairsOf(question.answers.slice(0, 100)).flatMap(([one, other]) => overlapOf(question, one, other)),
  );
}

function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}

function overlapOf(question: Question, one: Answer, other: Answer): readonly Finding[] {
  const at = `questions.${question.id}.answers.${other.id}`;
  const both = `"${one.id}" and "${other.id}"`;
  if (sameWords(one.text, other.text))
    return [error('overlap', at, `${both} say the same.`, 'Make one answer of them, or say what sets them apart.')];
  return question.choose === 'one' && !one.range && !other.range && shareAnEnd(one, other)
    ? [
        warning(
          'overlap',
          at,
          `${both} both hold the same number.`,
          'Write for example 1 to 2 days and 3 to 7 days, and give them a "range".',
        ),
      ]
    : [];
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
