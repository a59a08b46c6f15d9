import { html, nothing, type TemplateResult } from 'lit';
import type { Condition } from '../../../domain/guide/guide.js';
import { directionOf } from '../../../domain/model/rich-text.js';
import { heading } from '../../shared/parts/templates.js';
import { translated, type GuideModel } from '../render-model.js';

const mark = 'condition:';

export function isCondition(ticked: string): boolean {
  return ticked.startsWith(mark);
}

/** Ids of the conditions among what is ticked. */
export function tickedConditions(ticked: readonly string[]): readonly string[] {
  return ticked.filter(isCondition).map((id) => id.slice(mark.length));
}

/** The value of a condition's box. */
export function conditionValue(id: string): string {
  return mark + id;
}

/** What must be ticked before one goes on. */
export function conditionBoxes(view: GuideModel, conditions: readonly Condition[]): TemplateResult | typeof nothing {
  if (conditions.length === 0) return nothing;
  const isWrong = view.faulty !== undefined && isCondition(view.faulty);
  return html`<fieldset class=${isWrong ? 'wrong' : ''}>
    <legend class="legend">${heading(view.level + 1, 'head', view.texts.common.conditions)}</legend>
    <div class="choices">
      ${conditions.map(
        ({ id, text }) =>
          html`<label class="choice" dir=${directionOf(view.translate(text)?.lang ?? view.texts.lang)}>
            <input
              type="checkbox"
              value=${mark + id}
              .checked=${view.ticked.includes(mark + id)}
              aria-describedby=${view.faulty === mark + id ? 'error' : nothing}
            />
            ${translated(view, text)}
          </label>`,
      )}
    </div>
  </fieldset>`;
}
