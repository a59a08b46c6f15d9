import { html, nothing, type TemplateResult } from 'lit';
import type { Condition, Terms } from '../../../domain/guide/guide.js';
import { splitForDisclosure } from '../../../domain/model/rich-text.js';
import { heading, richText } from '../../shared/parts/templates.js';
import { textsOf, translationNote } from '../../shared/parts/translation-note.js';
import { signs, type GuideModel } from '../render-model.js';

/** As 1177 does: so much of the unit's text is shown at once. */
const shownAtOnce = 300;

/** Signs that mean 112 at once. */
export function emergencySigns(view: GuideModel): unknown {
  return signs(view, 'danger', view.texts.guide.emergencyIntro, view.guide?.emergency);
}

/** The condition text itself, with the signs that mean 112 first. `conditions` are those to tick below it. */
export function conditionText(
  view: GuideModel,
  terms: Terms | undefined,
  conditions: readonly Condition[] = [],
): TemplateResult {
  const { texts, unit } = view;
  const words = view.translate(terms?.text);
  const { shown, folded } = splitForDisclosure(words?.text ?? unit.information?.blocks ?? [], shownAtOnce);
  const lang = words?.lang ?? unit.information?.lang ?? texts.lang;
  return html`${emergencySigns(view)} ${translationNote(view, view.guide?.emergency, terms?.text, ...textsOf(conditions))}
  ${shown.length > 0 ? richText({ lang, blocks: shown }, texts) : nothing}
  ${
    folded.length > 0
      ? html`<details>
          <summary>${texts.guide.readAll}</summary>
          ${richText({ lang, blocks: folded }, texts)}
        </details>`
      : nothing
  }`;
}

/** Before the first question: the text, the way into the questions, and ways past them for those who know. */
export function introduction(view: GuideModel, search: unknown): TemplateResult {
  const { texts, level, unit, go } = view;
  return html`<div class="top">
      <p class="eyebrow">${unit.name}</p>
      ${heading(level, 'title', texts.guide.heading)}
      <p class="lede">${texts.guide.lede}</p>
    </div>
    ${conditionText(view, view.guide?.terms?.book)}
    <div class="actions">
      <button class="button" type="button" @click=${() => go({ type: 'begun' })}>${texts.guide.start}</button>
      <button class="link" type="button" @click=${() => go({ type: 'knows' })}>${texts.guide.iKnow}</button>
    </div>
    ${search}`;
}
