import { html, nothing, type TemplateResult } from 'lit';
import { findInGuide, type FoundInGuide } from '../../../domain/guide/search-guide.js';
import { meansEmergency } from '../../../domain/guide/guide-progress.js';
import { directTypes } from '../../../domain/guide/guide-outcome.js';
import { heading, linkifyPhone } from '../../shared/parts/templates.js';
import type { SearchingTexts } from '../../../locales/texts.js';
import { translated, type GuideModel } from '../render-model.js';

export { searching } from '../../../locales/sv-searching.js';

function foundBy(view: GuideModel, query: string): readonly FoundInGuide[] {
  return findInGuide(view.guide, directTypes(view.guide, view.offered), query, view.texts.pageLang);
}

/** How many answers and visit types the words led to. */
export function foundInWords(view: GuideModel, words: SearchingTexts, query: string): string {
  const { length } = foundBy(view, query);
  return length > 0 ? words.found(length, query) : words.nothingFound(query);
}

/** What the words led to, and where each leads on. */
export function results(
  view: GuideModel,
  words: SearchingTexts,
  query: string,
  choose: (found: FoundInGuide) => void,
): TemplateResult {
  const found = foundBy(view, query);
  return html`<div class="top">
    ${heading(view.level + 1, 'head', foundInWords(view, words, query))}
    ${
      found.length > 0
        ? html`<ul class="units">
            ${found.map((one) => row(view, words, one, choose))}
          </ul>`
        : html`<p>${linkifyPhone(words.nothingFoundDo)}</p>`
    }
  </div>`;
}

function row(
  view: GuideModel,
  words: SearchingTexts,
  found: FoundInGuide,
  choose: (found: FoundInGuide) => void,
): TemplateResult {
  const name = found.kind === 'answer' ? translated(view, found.answer.text) : found.type.name;
  const urgent = found.kind === 'answer' && view.guide && meansEmergency(view.guide, found.answer);
  return html`<li class="unit open">
    <div class="name"><button class="link" type="button" @click=${() => choose(found)}>${name}</button></div>
    ${found.kind === 'answer' ? html`<p class="note">${translated(view, found.question.text)}</p>` : nothing}
    ${urgent ? html`<p><a href="tel:112">${words.leadsTo112}</a></p>` : nothing}
    <p>${found.kind === 'answer' ? words.leadsToQuestions : words.leadsToType}</p>
  </li>`;
}
