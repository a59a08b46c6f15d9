import { html, nothing, type TemplateResult } from 'lit';
import type { Question } from '../../../domain/guide/guide.js';
import { directionOf } from '../../../domain/model/rich-text.js';
import { heading } from '../../shared/parts/templates.js';
import { textsOf, translationNote } from '../../shared/parts/translation-note.js';
import { backLink, guideErrorSummary, noneOfThese, translated, type GuideModel } from '../render-model.js';

/** One question with its answers as native radios or checkboxes. */
export function questionStep(view: GuideModel, question: Question): TemplateResult {
  const { texts, level, walk, ticked, error } = view;
  const many = question.choose === 'many';
  const answered = walk.answered.findIndex((step) => step.question === question);
  const number = (answered < 0 ? walk.answered.length : answered) + 1;
  // The round buttons and boxes of all answers stand on one side.
  const side = directionOf(view.translate(question.text)?.lang ?? texts.lang);
  const choice = (id: string, text: unknown): TemplateResult =>
    html`<label class="choice" dir=${side}>
      <input
        type=${many ? 'checkbox' : 'radio'}
        name=${question.id}
        value=${id}
        .checked=${ticked.includes(id)}
        aria-describedby=${error ? 'error' : nothing}
      />
      <span>${text}</span>
    </label>`;
  return html`<form class="stack" novalidate @submit=${view.submit}>
    ${guideErrorSummary(view)}
    <fieldset class=${error ? 'wrong' : ''}>
      <legend class="legend top">
        <span class="eyebrow">${texts.guide.question(number)}</span>
        ${heading(level, 'title', translated(view, question.text))}
      </legend>
      ${question.hint ? html`<p class="lede">${translated(view, question.hint)}</p>` : many ? html`<p class="lede">${texts.guide.many}</p>` : nothing}
      ${error ? html`<p class="error" id="error">${error}</p>` : nothing}
      <div class="choices">
        ${question.answers.map((answer) => choice(answer.id, translated(view, answer.text)))}
        ${
          many && question.none
            ? html`<p class="note">${texts.guide.or}</p>
                ${choice(noneOfThese, texts.guide.none)}`
            : nothing
        }
      </div>
    </fieldset>
    ${translationNote(view, question.text, question.hint, ...textsOf(question.answers))}
    <div class="actions">
      <button class="button">${texts.common.continue}</button>
      ${backLink(view)}
    </div>
  </form>`;
}
