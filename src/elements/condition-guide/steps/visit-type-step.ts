import { html, nothing, type TemplateResult } from 'lit';
import type { VisitType } from '../../../domain/model/care-unit.js';
import type { Condition, Terms } from '../../../domain/guide/guide.js';
import { heading, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { conditionBoxes } from './conditions.js';
import { conditionText, emergencySigns } from './introduction-step.js';
import { textsOf, translationNote } from '../../shared/parts/translation-note.js';
import { backLink, guideErrorSummary, translated, type GuideModel } from '../render-model.js';

/** What the citizen may choose among without questions. */
export interface TypeChoice {
  readonly types: readonly VisitType[];
  readonly terms: Terms | undefined;
  readonly conditions: readonly Condition[];
  /** The guide has questions that one may go back to. */
  readonly pastQuestions: boolean;
}

/** The unit's text, the visit types to choose among, and what must be ticked. */
export function visitTypeStep(view: GuideModel, { types, terms, conditions, pastQuestions }: TypeChoice): TemplateResult {
  const { texts, level, unit, error } = view;
  const top = html`<div class="top">
      <p class="eyebrow">${unit.name}</p>
      ${heading(level, 'title', pastQuestions ? texts.guide.iKnow : texts.guide.heading)}
    </div>
    ${pastQuestions ? html`${emergencySigns(view)} ${translationNote(view, view.guide?.emergency, ...textsOf(conditions))}` : conditionText(view, terms, conditions)}`;
  if (types.length === 0) {
    return html`${top}
      <div class="callout">
        <p>${pastQuestions ? texts.guide.noneDirect : texts.guide.noTypes}</p>
        <p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>
      </div>
      ${pastQuestions ? html`<div class="actions">${backLink(view)}</div>` : nothing}`;
  }
  const ofType = error !== undefined && view.faulty === undefined;
  return html`<form class="stack" novalidate @submit=${view.submit}>
    ${guideErrorSummary(view)} ${top}
    <fieldset class=${ofType ? 'wrong' : ''}>
      <legend class="legend">${heading(level + 1, 'head', texts.guide.chooseType)}</legend>
      <div class="choices">${types.map((type) => choice(view, type, ofType))}</div>
    </fieldset>
    ${conditionBoxes(view, conditions)} ${error ? html`<p class="error" id="error">${error}</p>` : nothing}
    <div class="actions">
      <button class="button">${texts.guide.go}</button>
      ${pastQuestions ? backLink(view) : nothing}
    </div>
  </form>`;
}

function choice(view: GuideModel, type: VisitType, wrong: boolean): TemplateResult {
  const { texts } = view;
  const facts = [type.profession, type.channel && texts.common.channels[type.channel]].filter(Boolean).join(', ');
  return html`<label class="choice">
    <input
      type="radio"
      name="type"
      value=${type.id}
      .checked=${view.ticked.includes(type.id)}
      aria-describedby=${wrong ? 'error' : nothing}
    />
    <span>${type.name} ${facts ? html`<small>${facts}</small>` : nothing} <small>${concerns(view, type)}</small></span>
  </label>`;
}

/** What a booking of that type concerns, as the guide says it. */
export function concerns(view: GuideModel, { code }: VisitType): TemplateResult | typeof nothing {
  const text = code === undefined ? undefined : view.guide?.visitTypes?.[code]?.concerns;
  return text ? translated(view, text) : nothing;
}
