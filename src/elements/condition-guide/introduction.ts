import { html, nothing, type TemplateResult } from 'lit';
import { heading, richText } from '../shared/templates.js';
import type { GuideView } from './ways.js';

/** The condition text itself, with the signs that mean 112 first. */
export function conditionText(view: GuideView): TemplateResult {
  const { texts, guide, unit, level } = view;
  const signs = view.translate(guide?.emergency);
  const words = view.translate(guide?.introduction);
  const language = guide?.languages.find((one) => one.lang === words?.lang);
  return html`${
    signs
      ? html`<div class="callout danger">
          ${heading(level + 1, 'head', texts.guide.emergencyIntro)}
          <ul lang=${signs.lang}>
            ${signs.text.map((sign) => html`<li>${sign}</li>`)}
          </ul>
        </div>`
      : nothing
  }
  ${language?.status === 'draft' ? html`<p class="note">${texts.guide.draft}</p>` : nothing}
  ${richText(words ? { lang: words.lang, blocks: words.text } : unit.information)}`;
}

/** Before the first question. */
export function introduction(view: GuideView, start: () => void): TemplateResult {
  const { texts, level, unit } = view;
  return html`<div class="top">
      <p class="eyebrow">${unit.name}</p>
      ${heading(level, 'title', texts.guide.heading)}
      <p class="lede">${texts.guide.lede}</p>
    </div>
    ${conditionText(view)}
    <div class="actions">
      <button class="button" type="button" @click=${start}>${texts.guide.start}</button>
    </div>`;
}
