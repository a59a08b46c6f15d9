import type { VisitType } from '../domain/model/care-unit.js';
import type { GuideFault } from '../domain/guide/validate-guide.js';
import type { Day } from '../domain/time/instant.js';

/** What a finding is about. */
export type RuleName =
  | GuideFault
  | 'not-json'
  | 'doubled-name'
  | 'too-much'
  | 'not-the-format'
  | 'unknown-field'
  | 'unreachable'
  | 'unused-condition'
  | 'doubled-condition'
  | 'no-112'
  | 'late-112'
  | 'none-112'
  | 'overlap'
  | 'range-gap'
  | 'bad-range'
  | 'bad-length'
  | 'unused-none'
  | 'many-answers'
  | 'one-answer'
  | 'says-nothing'
  | 'blank'
  | 'unknown-visit-type'
  | 'nothing-to-book'
  | 'unbooked-visit-type'
  | 'language-tag'
  | 'stale-translation'
  | 'unreviewed'
  | 'missing-language'
  | 'unlisted-language'
  | 'unequal-parts'
  | 'review-past'
  | 'review-soon'
  | 'link-scheme'
  | 'link-host'
  | 'look-alike-host'
  | 'hosts-unchecked'
  | 'phone'
  | 'direction-mark'
  | 'html'
  | 'long-text'
  | 'lix'
  | 'long-sentence'
  | 'abbreviation';

/** One thing to mend in a guide. An error must not be published; a warning should be looked at. */
export interface Finding {
  readonly rule: RuleName;
  readonly severity: 'error' | 'warning';
  /** The step or place in the guide: `questions.cough.answers.dry`. */
  readonly at: string;
  /** What is wrong, in one sentence. */
  readonly says: string;
  /** How to mend it, in one sentence. */
  readonly mend: string;
}

/** How hard one text is to read, in one language. */
export interface TextMeasure {
  readonly at: string;
  /** BCP 47. */
  readonly lang: string;
  readonly words: number;
  readonly sentences: number;
  /** Words to a sentence plus long words (over six letters) in a hundred (Björnsson 1968). Under 30 is easy, over 40 is hard. */
  readonly lix: number;
  /** The longest sentence, and how many words it has. */
  readonly worst: string;
  readonly longest: number;
}

export interface CheckGuideOptions {
  /** The day on which the review date is judged. */
  readonly today: Day;
  /** Hosts that links may lead to, as `www.1177.se`. Absent: not checked, which is itself a warning. */
  readonly linkHosts?: readonly string[] | undefined;
  /** What the backend offers at the units that use the guide. Absent: not checked. */
  readonly visitTypes?: readonly VisitType[] | undefined;
  /** Most LIX of a text of twenty words or more, by default 40; most words of a sentence, by default 20. */
  readonly limits?: { readonly lix?: number; readonly sentence?: number };
}

export interface GuideReport {
  readonly findings: readonly Finding[];
  readonly texts: readonly TextMeasure[];
}

export function error(rule: RuleName, at: string, says: string, mend: string): Finding {
  return { rule, severity: 'error', at, says, mend };
}

export function warning(rule: RuleName, at: string, says: string, mend: string): Finding {
  return { rule, severity: 'warning', at, says, mend };
}
