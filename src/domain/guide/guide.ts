import type { Channel } from '../model/care-unit.js';
import type { GuideReference } from '../model/requests.js';
import type { Block } from '../model/rich-text.js';
import type { Day } from '../time/instant.js';

/** A text in each of the guide's languages, by BCP 47 tag. The guide's first language is always there. */
export type Translated<T = string> = Readonly<Record<string, T>>;

/** A language that the guide is written in, the original first. */
export interface GuideLanguage {
  readonly lang: string;
  /** A draft is shown with a word that nobody has reviewed it. */
  readonly status: 'original' | 'reviewed' | 'draft';
  /** `version` of the guide that a translation was last held against. Another than the guide's: it may be out of date. */
  readonly translates?: string;
  /** Who held it against the original. */
  readonly reviewer?: string;
}

/** Where an answer leads: to another question or to a way out, by id. */
export type Next = { readonly question: string } | { readonly way: string };

/** What an answer means in numbers, for the checker alone: `from` or more, and less than `below`. */
export interface AnswerRange {
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly from?: number;
  readonly below?: number;
}

export interface Answer {
  readonly id: string;
  readonly text: Translated;
  readonly next: Next;
  /** Other words that citizens use for it, for the search. */
  readonly words?: Translated<readonly string[]>;
  readonly range?: AnswerRange;
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

/** A condition that must be ticked. */
export interface Condition {
  readonly id: string;
  readonly text: Translated;
}

/** What the citizen reads and ticks before booking, rebooking or cancelling. */
export interface Terms {
  /** The unit's own text. */
  readonly text?: Translated<readonly Block[]>;
  /** Ids of the conditions to tick. */
  readonly conditions?: readonly string[];
}

/** What the guide says of the visit types of one code. */
export interface VisitTypeText {
  /** What the booking concerns, in words. */
  readonly concerns?: Translated;
  /** Other words that citizens use for it, for the search. */
  readonly words?: Translated<readonly string[]>;
}

/** How a walk through the guide ends. */
export type GuideOutcome =
  | {
      readonly to: 'book';
      /** `VisitType.code`s: the search is locked to them. */
      readonly codes: readonly string[];
      /** In words; locks the search to visit types whose profession it is, in any of the guide's languages. */
      readonly profession?: Translated;
      readonly minutes?: number;
      readonly channel?: Channel;
      /** `Performer.id`s. */
      readonly performers?: readonly string[];
      /** Ids of conditions to tick, beside those of `terms.book`. */
      readonly conditions?: readonly string[];
      readonly text?: Translated<readonly Block[]>;
      /** These visit types are not for citizens who already know what they need. */
      readonly onlyByQuestions?: boolean;
    }
  | {
      readonly to: 'call';
      /** Another telephone than the care unit's, as the citizen shall read it: `031-390 06 45`. */
      readonly number?: string;
      /** In words: when they answer. */
      readonly hours?: Translated;
      /** Without it: to call the care unit, or that number. */
      readonly heading?: Translated;
      readonly text?: Translated<readonly Block[]>;
    }
  | { readonly to: '1177' | '112'; readonly text?: Translated<readonly Block[]> }
  /** Neither a time nor a number of its own, as that a letter will come. */
  | { readonly to: 'information'; readonly heading: Translated; readonly text: Translated<readonly Block[]> }
  | {
      readonly to: 'other-unit';
      /** `CareUnit.id`s. */
      readonly units?: readonly string[];
      readonly text?: Translated<readonly Block[]>;
    }
  | {
      readonly to: 'care-at-home';
      readonly text: Translated<readonly Block[]>;
      /** Signs that mean: call 1177. */
      readonly callIf?: Translated<readonly string[]>;
    };

export type BookOutcome = Extract<GuideOutcome, { readonly to: 'book' }>;

/**
 * A condition text (villkorstext) with questions, ending in a locked slot search or in advice. The content is the region's;
 * the library ships none. `id` and `version` together name one text that never changes.
 */
export interface ConditionGuide extends GuideReference {
  /** The version of this format. */
  readonly format: 1;
  /** Who answers for the content. */
  readonly owner: string;
  /** After this day somebody must have read it anew. */
  readonly reviewBy: Day;
  readonly languages: readonly GuideLanguage[];
  /** Signs that mean 112 at once; shown before the first question. */
  readonly emergency?: Translated<readonly string[]>;
  readonly terms?: { readonly book?: Terms; readonly rebook?: Terms; readonly cancel?: Terms };
  /** The first is asked first. Without questions, the citizen chooses among the visit types. */
  readonly questions: readonly Question[];
  readonly ways: Readonly<Record<string, GuideOutcome>>;
  readonly conditions?: readonly Condition[];
  /** By `VisitType.code`. */
  readonly visitTypes?: Readonly<Record<string, VisitTypeText>>;
  /** Information to the clinic, where the booking may carry a message: what to write, and at most how many characters. */
  readonly message?: { readonly hint?: Translated; readonly length?: number };
}

/** Whether a text says anything: what is blank, or a list with a blank in it, is as good as missing. */
export function hasText(text: unknown): boolean {
  // Spaces, control characters, and what is never seen, such as a zero-width space.
  if (typeof text === 'string') return /[^\s\p{C}\p{DI}]/u.test(text);
  if (!Array.isArray(text)) return false;
  return text.length > 0 && text.every((one) => typeof one !== 'string' || hasText(one));
}

/** The guide's languages that a wanted one (BCP 47, in any case) stands for, the nearest first: `ar-SY` then `ar`. */
export function languagesNear({ languages }: ConditionGuide, wanted: string): readonly string[] {
  const tag = `${wanted}-`.toLowerCase();
  return languages
    .map(({ lang }) => lang)
    .filter((lang) => tag.startsWith(`${lang}-`.toLowerCase()))
    .sort((one, other) => other.length - one.length);
}

/** The text in the wanted language, else in the guide's original, with the language it really is in. */
export function inLanguage<T>(
  guide: ConditionGuide,
  texts: Translated<T>,
  wanted: string,
): { text: T; lang: string } | undefined {
  // What "languages" does not list has no status, so nobody vouches for it.
  for (const lang of [...languagesNear(guide, wanted), guide.languages[0]?.lang ?? 'sv']) {
    const text = texts[lang];
    if (text !== undefined && hasText(text)) return { text, lang };
  }
  return undefined;
}

/** Whether the texts in that language can be relied on: `stale` if the original was changed since. */
export function translationState(guide: ConditionGuide, lang: string): 'reliable' | 'draft' | 'stale' {
  const language = guide.languages.find((one) => one.lang === lang);
  if (language?.status === 'draft') return 'draft';
  return language?.status === 'reviewed' && language.translates !== guide.version ? 'stale' : 'reliable';
}

/** Every id in `conditions` with its text, in the guide's order. */
export function conditionsOf(guide: ConditionGuide, ids: readonly string[] = []): readonly Condition[] {
  return (guide.conditions ?? []).filter(({ id }) => ids.includes(id));
}
