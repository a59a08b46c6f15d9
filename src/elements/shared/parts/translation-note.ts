import { html, nothing, type TemplateResult } from 'lit';
import {
  inLanguage,
  languagesNear,
  translationState,
  type ConditionGuide,
  type Translated,
} from '../../../domain/guide/guide.js';
import type { Texts } from '../host/host-context.js';

/** A word where the translation into the page's language is not reviewed, older than the original, or lacks one of these. */
export function translationNote(
  { texts, guide }: { readonly texts: Texts<'guide'>; readonly guide: ConditionGuide | undefined },
  ...parts: readonly (Translated<unknown> | undefined)[]
): TemplateResult | typeof nothing {
  const lang = guide && languagesNear(guide, texts.pageLang)[0];
  if (!guide || lang === undefined) return nothing;
  const state = translationState(guide, lang);
  const isPartial = parts.some((part) => part && inLanguage(guide, part, lang)?.lang !== lang);
  const words = [state !== 'reliable' && texts.guide[state], isPartial && texts.guide.partial].filter(Boolean);
  return words.length > 0 ? html`<p class="note">${words.join(' ')}</p>` : nothing;
}

/** The texts of questions, answers or conditions. */
export function textsOf(steps: readonly { readonly text: Translated }[]): readonly Translated[] {
  return steps.map(({ text }) => text);
}
