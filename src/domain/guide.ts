import type { Channel } from './care.js';
import type { GuideReference } from './requests.js';
import type { Block } from './text.js';

/** A text in each of the guide's languages, by BCP 47 tag. The guide's first language is always there. */
export type Translated<T = string> = Readonly<Record<string, T>>;

/** A language that the guide is written in, the original first. */
export interface GuideLanguage {
  readonly lang: string;
  /** A draft is shown with a word that nobody has reviewed it. */
  readonly status: 'original' | 'reviewed' | 'draft';
}

/** Where an answer leads: to another question or to a way out, by id. */
export type Next = { readonly question: string } | { readonly way: string };

export interface Answer {
  readonly id: string;
  readonly text: Translated;
  readonly next: Next;
}

/**
 * With `many`, the citizen may tick several answers or the one for none of them. The first answer in the guide's order that
 * is ticked decides where it leads, so the most urgent stands first.
 */
export interface Question {
  readonly id: string;
  readonly text: Translated;
  readonly hint?: Translated;
  readonly choose: 'one' | 'many';
  readonly answers: readonly Answer[];
  /** With `many`: where "none of these" leads. */
  readonly none?: Next;
}

/** A condition that must be ticked before booking. */
export interface Condition {
  readonly id: string;
  readonly text: Translated;
}

/** How a walk through the guide ends. */
export type WayOut =
  | {
      readonly to: 'book';
      /** `VisitType.code`s: the search is locked to them. */
      readonly codes: readonly string[];
      readonly profession?: string;
      readonly minutes?: number;
      readonly channel?: Channel;
      /** `Performer.id`s. */
      readonly performers?: readonly string[];
      /** Ids of conditions to tick. */
      readonly conditions?: readonly string[];
      readonly text?: Translated<readonly Block[]>;
    }
  | { readonly to: 'call' | 'other-unit' | '1177' | '112'; readonly text?: Translated<readonly Block[]> }
  | {
      readonly to: 'care-at-home';
      readonly text: Translated<readonly Block[]>;
      /** Signs that mean: call 1177. */
      readonly callIf?: Translated<readonly string[]>;
    };

/**
 * A condition text (villkorstext) with questions, ending in a locked slot search or in advice. The content is the region's;
 * the library ships none.
 */
export interface ConditionGuide extends GuideReference {
  readonly languages: readonly GuideLanguage[];
  /** Signs that mean 112 at once; shown before the first question. */
  readonly emergency?: Translated<readonly string[]>;
  readonly introduction?: Translated<readonly Block[]>;
  /** The first is asked first. Without questions, the citizen chooses among the visit types. */
  readonly questions: readonly Question[];
  readonly ways: Readonly<Record<string, WayOut>>;
  readonly conditions?: readonly Condition[];
}

/** Ids of the answers chosen to each question, by question id. None of these is the empty list. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Where the answers lead: the questions already answered, in order, and what comes now. */
export interface Walk {
  readonly answered: readonly { readonly question: Question; readonly chosen: readonly Answer[] }[];
  /** `nothing` only if the guide names a question or way that it does not have, or leads in a circle. */
  readonly now:
    | { readonly at: 'question'; readonly question: Question }
    | { readonly at: 'way'; readonly way: WayOut }
    | { readonly at: 'nothing' };
}

/** Walks from the first question along the answers, as far as they reach. Never more steps than there are questions. */
export function walk(guide: ConditionGuide, answers: Answers): Walk {
  const answered: { question: Question; chosen: readonly Answer[] }[] = [];
  let question = guide.questions[0];
  while (question && answered.every((step) => step.question !== question)) {
    const chosenIds = answers[question.id];
    const chosen = question.answers.filter((answer) => chosenIds?.includes(answer.id));
    const next = chosen[0]?.next ?? (chosenIds?.length === 0 ? question.none : undefined);
    if (!next) return { answered, now: { at: 'question', question } };
    answered.push({ question, chosen });
    if ('way' in next) {
      const way = guide.ways[next.way];
      return { answered, now: way ? { at: 'way', way } : { at: 'nothing' } };
    }
    const wanted: string = next.question;
    question = guide.questions.find((one) => one.id === wanted);
  }
  return { answered, now: { at: 'nothing' } };
}

/** The answers with one changed, and without those to questions that are no longer asked. */
export function answer(guide: ConditionGuide, answers: Answers, question: string, chosen: readonly string[]): Answers {
  const changed = { ...answers, [question]: chosen };
  const asked = walk(guide, changed).answered.map((step) => step.question.id);
  return Object.fromEntries(Object.entries(changed).filter(([id]) => asked.includes(id)));
}

/** The answers without this one and those given after it: the citizen goes back to the question. */
export function backTo(guide: ConditionGuide, answers: Answers, question: string): Answers {
  const asked = walk(guide, answers).answered.map((step) => step.question.id);
  const kept = asked.slice(0, Math.max(0, asked.indexOf(question)));
  return Object.fromEntries(kept.map((id) => [id, answers[id] ?? []]));
}

/** The text in the wanted language, else in the guide's original, with the language it really is in. */
export function inLanguage<T>(
  guide: ConditionGuide,
  texts: Translated<T>,
  wanted: string,
): { text: T; lang: string } | undefined {
  const original = guide.languages[0]?.lang ?? 'sv';
  for (const lang of [wanted, wanted.split('-')[0] ?? wanted, original]) {
    const text = texts[lang];
    if (text !== undefined) return { text, lang };
  }
  return undefined;
}
