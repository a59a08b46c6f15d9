import { html, nothing, type TemplateResult } from 'lit';
import type { CareUnit } from '../../../domain/model/care-unit.js';
import type { BookOutcome, Translated, GuideOutcome } from '../../../domain/guide/guide.js';
import { conditionsFor, visitTypesOf } from '../../../domain/guide/guide-outcome.js';
import { numberOf, telephoneHref } from '../../../domain/model/rich-text.js';
import { callButton, heading, contactLabel, withUnitWords, linkifyPhone } from '../../shared/parts/templates.js';
import { textsOf, translationNote } from '../../shared/parts/translation-note.js';
import { conditionBoxes } from './conditions.js';
import { concerns } from './visit-type-step.js';
import { backLink, blocks, guideErrorSummary, signs, translated, type GuideModel } from '../render-model.js';

/** More than citizens are asked; a guide that asks more shows the rest when it is wanted. */
const answersAtFirst = 30;

function answerSummary(view: GuideModel): TemplateResult | typeof nothing {
  const { texts, walk, go } = view;
  if (walk.answered.length === 0) return nothing;
  const shown = view.allAnswers ? walk.answered : walk.answered.slice(0, answersAtFirst);
  return html`<div class="top">
    ${heading(view.level + 1, 'head', texts.guide.answers)}
    <dl class="rows">
      ${shown.map(
        ({ question, chosen }, index) =>
          html`<div class="row">
            <dt>${translated(view, question.text)}</dt>
            <dd>
              ${chosen.length > 0 ? chosen.map((one) => html`<div>${translated(view, one.text)}</div>`) : texts.guide.none}
            </dd>
            <dd class="change">
              <button class="link" type="button" @click=${() => go({ type: 'change', question: question.id })}>
                ${texts.common.change} <span class="unseen">${texts.guide.changeAnswer(index + 1)}</span>
              </button>
            </dd>
          </div>`,
      )}
    </dl>
    ${
      shown.length < walk.answered.length
        ? html`<div class="actions">
            <button class="link" type="button" @click=${() => view.showAnswers(shown.length)}>
              ${texts.guide.allAnswers(walk.answered.length)}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

/** A way that ends in a locked search. */
function bookStep(view: GuideModel, way: BookOutcome): TemplateResult {
  const { texts, level } = view;
  const conditions = conditionsFor(view.guide, way);
  const profession = view.translate(way.profession);
  const types = visitTypesOf(way, view.offered).filter((type) => concerns(view, type) !== nothing);
  return html`<form class="stack" novalidate @submit=${view.submit}>
    ${guideErrorSummary(view)}
    <div class="top">
      ${heading(level, 'title', profession ? withUnitWords(texts.guide.doneWith(profession.text), profession) : texts.guide.doneHeading)}
      <p class="lede">${texts.guide.doneLede}</p>
    </div>
    ${translationNote(view, way.text, ...textsOf(conditions))} ${blocks(view, way.text)}
    ${types.map(
      (type) =>
        html`<div class="words">
          <p><strong>${type.name}</strong></p>
          <p>${concerns(view, type)}</p>
        </div>`,
    )}
    ${conditionBoxes(view, conditions)} ${view.error ? html`<p class="error" id="error">${view.error}</p>` : nothing}
    <div class="actions"><button class="button">${texts.guide.go}</button>${backLink(view)}</div>
    ${answerSummary(view)}
  </form>`;
}

type CallWay = Partial<Extract<GuideOutcome, { readonly to: 'call' }>>;

/** The texts of a way that ends in no booking. */
function partsOf(way: GuideOutcome): readonly (Translated<unknown> | undefined)[] {
  if (way.to === 'call') return [way.heading, way.text, way.hours];
  if (way.to === 'information') return [way.heading, way.text];
  return way.to === 'care-at-home' ? [way.text, way.callIf] : [way.text];
}

/** How the guide ended. `units` are those that another unit's way names; `choose`, where it can be done, takes the citizen there. */
export function guideOutcomeStep(
  view: GuideModel,
  way: GuideOutcome,
  units: readonly CareUnit[],
  choose: ((unit: CareUnit) => void) | undefined,
): TemplateResult {
  const { texts, level, unit } = view;
  const end = (title: unknown, body: unknown, action: unknown): TemplateResult =>
    html`<div class="top">${heading(level, 'title', title)}</div>
      ${translationNote(view, ...partsOf(way))} ${body}
      <div class="actions">${action}${backLink(view)}</div>
      ${answerSummary(view)}`;
  if (way.to === 'book' && visitTypesOf(way, view.offered).length > 0) return bookStep(view, way);
  switch (way.to) {
    case 'care-at-home':
      return end(
        texts.guide.selfHeading,
        html`${blocks(view, way.text)} ${signs(view, 'notice', texts.guide.selfCall, way.callIf)}`,
        html`<a class="button" href=${telephoneHref('1177')}>${texts.common.call('1177')}</a>`,
      );
    case '1177':
      return end(
        texts.guide.call1177,
        blocks(view, way.text),
        html`<a class="button" href="tel:1177">${texts.common.call('1177')}</a>`,
      );
    case 'other-unit': {
      const named = units.filter(({ id }) => way.units?.includes(id));
      const phones = named.map(
        ({ name, phone }) =>
          html`<p>
            ${phone && numberOf(phone) ? linkifyPhone(texts.common.callUnit(contactLabel({ name, phone })), phone) : name}
          </p>`,
      );
      const help = html`<p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>`;
      const buttons = named.map(
        (one) =>
          html`<button class="button second" type="button" @click=${() => choose?.(one)}>
            ${texts.guide.goTo(one.name)}
          </button>`,
      );
      return end(
        texts.guide.otherUnitHeading,
        html`${blocks(view, way.text)} ${phones} ${named.length > 0 ? nothing : help}`,
        choose ? buttons : nothing,
      );
    }
    case 'information':
      return end(
        translated(view, way.heading),
        html`${blocks(view, way.text)}
          <p>${texts.common.nothingBooked}</p>
          <p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>`,
        nothing,
      );
    // Also where what one could book is not on the web: the phone is the way that is left.
    default: {
      const { text, heading: title, hours, number } = way.to === 'call' ? way : ({} as CallWay);
      const answered = hours && html`<p>${translated(view, hours)}</p>`;
      if (number !== undefined) {
        // Who answers there is the guide's to say: not the care unit, and perhaps nobody who books.
        return end(
          title ? translated(view, title) : texts.common.call(number),
          html`${blocks(view, text)} ${answered}
            <p>${texts.common.nothingBooked}</p>`,
          callButton(texts.common, { number }),
        );
      }
      return end(
        title ? translated(view, title) : texts.guide.callHeading,
        html`${blocks(view, text)} ${answered}
          <p>${texts.guide.callBody}</p>
          <p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>`,
        callButton(texts.common, unit.phone),
      );
    }
  }
}
