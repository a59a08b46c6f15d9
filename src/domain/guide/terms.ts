import { conditionsOf, inLanguage, type ConditionGuide } from './guide.js';
import type { Acceptance, GuideReference } from '../model/requests.js';
import type { RichText } from '../model/rich-text.js';

/** What is read and ticked before one act, in one language. */
export interface TermsToAccept {
  readonly guide: GuideReference;
  readonly text?: RichText;
  /** All must be ticked. */
  readonly conditions: readonly { readonly id: string; readonly text: string; readonly lang: string }[];
}

/** The terms of a guide for one act, in the wanted language (BCP 47) where it has that; none where the guide says nothing of it. */
export function termsFor(guide: ConditionGuide, act: 'book' | 'rebook' | 'cancel', wanted: string): TermsToAccept | undefined {
  const terms = guide.terms?.[act];
  if (!terms) return undefined;
  const words = terms.text && inLanguage(guide, terms.text, wanted);
  const conditions = conditionsOf(guide, terms.conditions).map(({ id, text }) => {
    const { text: said, lang } = inLanguage(guide, text, wanted) ?? { text: id, lang: wanted };
    return { id, text: said, lang };
  });
  if (!words && conditions.length === 0) return undefined;
  return {
    guide: { id: guide.id, version: guide.version },
    conditions,
    ...(words && { text: { lang: words.lang, blocks: words.text } }),
  };
}

/** What goes with a write that is made on these terms. */
export function acceptanceOf(terms: TermsToAccept | undefined): readonly Acceptance[] {
  return terms ? [{ guide: terms.guide, conditions: terms.conditions.map(({ id }) => id) }] : [];
}
