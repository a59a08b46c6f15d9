import type { VisitType } from '../model/care-unit.js';
import { normalize } from '../units/search-units.js';
import { languagesNear, type Answer, type ConditionGuide, type Question, type Translated } from './guide.js';

/** What the citizen's words lead to: an answer to a question, or a visit type. */
export type FoundInGuide =
  | { readonly kind: 'answer'; readonly question: Question; readonly answer: Answer }
  | { readonly kind: 'visit-type'; readonly type: VisitType };

const mostFound = 8;

/**
 * Answers and visit types that hold the citizen's words, the best first: as the guide's texts and search words have them, in
 * another form, inside a compound, or misspelt (one letter wrong from five letters, two from nine). Those that hold most of
 * the words hide the others.
 */
export function findInGuide(
  guide: ConditionGuide | undefined,
  types: readonly VisitType[],
  query: string,
  lang: string,
): readonly FoundInGuide[] {
  const asked = wordsOf(query.slice(0, 100));
  if (asked.length === 0) return [];
  const langs = guide ? [...languagesNear(guide, lang), guide.languages[0]?.lang ?? lang] : [];
  const inLangs = <T>(texts: Translated<T> | undefined): readonly T[] =>
    texts ? [...new Set(langs)].flatMap((one) => texts[one] ?? []) : [];
  const candidates = [
    ...types.map((type) => {
      const texts = type.code === undefined ? undefined : guide?.visitTypes?.[type.code];
      const words = [type.name, type.profession ?? '', ...inLangs(texts?.words).flat()];
      return { found: { kind: 'visit-type', type } as const, words };
    }),
    ...(guide?.questions ?? []).flatMap((question) =>
      question.answers.map((answer) => {
        const words = [...inLangs(answer.text), ...inLangs(answer.words).flat()];
        return { found: { kind: 'answer', question, answer } as const, words };
      }),
    ),
  ];
  const scored = candidates
    .map(({ found, words }) => ({ found, ...scoreOf(asked, wordsOf(words.join(' '))) }))
    .filter(({ matched }) => matched > 0);
  const most = Math.max(0, ...scored.map(({ matched }) => matched));
  return scored
    .filter(({ matched }) => matched === most)
    .sort((a, b) => b.score - a.score)
    .slice(0, mostFound)
    .map(({ found }) => found);
}

function wordsOf(text: string): readonly string[] {
  return normalize(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);
}

function scoreOf(asked: readonly string[], words: readonly string[]): { readonly matched: number; readonly score: number } {
  const scores = asked.map((one) => words.reduce((best, word) => Math.max(best, similarity(one, word)), 0));
  return { matched: scores.filter(Boolean).length, score: scores.reduce((sum, one) => sum + one, 0) };
}

/** How alike a word asked for is to one that the guide has: 0 for not at all. */
function similarity(asked: string, word: string): number {
  if (asked === word) return 5;
  if (asked.length < 3) return 0;
  if (word.startsWith(asked)) return 4;
  if (sameStem(asked, word)) return 3;
  // In a compound, either way round: hudutslag and utslag, influensavaccination and vaccination.
  if (asked.length >= 4 && word.includes(asked)) return 2;
  if (word.length >= 5 && asked.includes(word)) return 2;
  const allowed = asked.length >= 9 ? 2 : asked.length >= 5 ? 1 : 0;
  if (allowed === 0) return 0;
  const beginning = word.slice(0, asked.length);
  return withinEditDistance(asked, word, allowed) ||
    (word.length > asked.length + 2 && withinEditDistance(asked, beginning, allowed))
    ? 1
    : 0;
}

/** Two forms of a word: såret and sår, snuvig and snuva, vaccinera and vaccination. */
function sameStem(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  const shorter = Math.min(a.length, b.length);
  const rest = Math.max(a.length, b.length) - shared;
  return (shared >= 3 && shared === shorter && rest <= 3) || (shared >= 4 && rest <= 3) || (shared >= 6 && rest <= 5);
}

/** Whether two words are at most so many letters apart: one too many, missing, wrong, or two changed about. */
export function withinEditDistance(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const wrong = a[row - 1] === b[column - 1] ? 0 : 1;
      const changedAbout =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? at(before, column - 2) + 1
          : Infinity;
      next.push(Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + wrong, changedAbout));
    }
    before = last;
    last = next;
  }
  return at(last, b.length) <= most;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
