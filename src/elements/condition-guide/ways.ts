import { html, nothing, type TemplateResult } from 'lit';
import type { CareUnit, VisitType } from '../../domain/care.js';
import type { Condition, ConditionGuide, Translated, Walk, WayOut } from '../../domain/guide.js';
import { visitTypesOf } from '../../domain/locked-search.js';
import { telephoneHref, type Block } from '../../domain/text.js';
import type { Texts } from '../shared/guest.js';
import { callButton, heading, richText, whoToCall, withPhone } from '../shared/templates.js';
import { conditionText } from './introduction.js';

type BookWay = Extract<WayOut, { to: 'book' }>;

/** What the templates of the guide are drawn from. */
export interface GuideView {
  readonly texts: Texts<'common' | 'guide'>;
  readonly level: number;
  readonly unit: CareUnit;
  readonly guide: ConditionGuide | undefined;
  readonly walk: Walk;
  readonly ticked: readonly string[];
  readonly error: string | undefined;
  translate<T>(texts: Translated<T> | undefined): { readonly text: T; readonly lang: string } | undefined;
  goBack(): void;
  changeAnswer(question: string): void;
  submit(event: Event): void;
  /** Moves focus to the control that the error is about. */
  fix(): void;
}

/** A text of the guide's, marked with the language it really is in. */
export function translated(view: GuideView, texts: Translated): TemplateResult {
  const words = view.translate(texts);
  return html`<span lang=${words?.lang ?? nothing}>${words?.text}</span>`;
}

export function errorSummary({ texts, level, error, fix }: GuideView): TemplateResult | typeof nothing {
  if (!error) return nothing;
  return html`<div class="callout danger summary" role="alert" tabindex="-1">
    ${heading(level + 1, 'head', texts.guide.fix)}
    <p><button class="link" type="button" @click=${fix}>${error}</button></p>
  </div>`;
}

function conditionsOf(guide: ConditionGuide | undefined, way: BookWay | undefined): readonly Condition[] {
  const all = guide?.conditions ?? [];
  // A guide without questions has no way out that could name its conditions: then all of them hold.
  return way ? all.filter((condition) => way.conditions?.includes(condition.id)) : all;
}

/** The first condition that is not ticked. */
export function conditionsMissing(
  guide: ConditionGuide,
  way: BookWay | undefined,
  ticked: readonly string[],
): Condition | undefined {
  return conditionsOf(guide, way).find((condition) => !ticked.includes(`condition:${condition.id}`));
}

function conditions(view: GuideView, way: BookWay | undefined): TemplateResult | typeof nothing {
  const all = conditionsOf(view.guide, way);
  if (all.length === 0) return nothing;
  return html`<fieldset class=${view.error ? 'wrong' : ''}>
    <legend class="legend">${heading(view.level + 1, 'head', view.texts.guide.conditions)}</legend>
    <div class="choices">
      ${all.map(
        ({ id, text }) =>
          html`<label class="choice">
            <input
              type="checkbox"
              value="condition:${id}"
              .checked=${view.ticked.includes(`condition:${id}`)}
              aria-describedby=${view.error ? 'error' : nothing}
            />
            ${translated(view, text)}
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function summary(view: GuideView): TemplateResult | typeof nothing {
  const { texts, walk } = view;
  if (walk.answered.length === 0) return nothing;
  return html`<div class="top">
    ${heading(view.level + 1, 'head', texts.guide.answers)}
    <dl class="rows">
      ${walk.answered.map(
        ({ question, chosen }, index) =>
          html`<div class="row">
            <dt>${translated(view, question.text)}</dt>
            <dd>
              ${chosen.length > 0 ? chosen.map((one) => html`<div>${translated(view, one.text)}</div>`) : texts.guide.none}
            </dd>
            <dd class="change">
              <button class="link" type="button" @click=${() => view.changeAnswer(question.id)}>
                ${texts.common.change} <span class="unseen">${texts.guide.changeAnswer(index + 1)}</span>
              </button>
            </dd>
          </div>`,
      )}
    </dl>
  </div>`;
}

function blocks(view: GuideView, text: Translated<readonly Block[]> | undefined): unknown {
  const words = view.translate(text);
  return words ? richText({ lang: words.lang, blocks: words.text }) : nothing;
}

/** How the guide ended; 112 is shown by the element itself. */
export function wayOut(view: GuideView, way: WayOut, offered: readonly VisitType[]): TemplateResult {
  const { texts, level, unit } = view;
  const back = html`<button class="link" type="button" @click=${view.goBack}>${texts.common.back}</button>`;
  const end = (title: string, body: unknown, action: unknown): TemplateResult =>
    html`<div class="top">${heading(level, 'title', title)}</div>
      ${body}
      <div class="actions">${action}${back}</div>
      ${summary(view)}`;
  if (way.to === 'book' && visitTypesOf(way, offered).length > 0) {
    return html`<form class="stack" novalidate @submit=${view.submit}>
      ${errorSummary(view)}
      <div class="top">
        ${heading(level, 'title', way.profession ? texts.guide.doneWith(way.profession) : texts.guide.doneHeading)}
        <p class="lede">${texts.guide.doneLede}</p>
      </div>
      ${blocks(view, way.text)} ${conditions(view, way)}
      ${view.error ? html`<p class="error" id="error">${view.error}</p>` : nothing}
      <div class="actions"><button class="button">${texts.guide.go}</button>${back}</div>
      ${summary(view)}
    </form>`;
  }
  switch (way.to) {
    case 'care-at-home': {
      const signs = view.translate(way.callIf);
      const callIf = signs
        ? html`<div class="callout notice">
            ${heading(level + 1, 'head', texts.guide.selfCall)}
            <ul lang=${signs.lang}>
              ${signs.text.map((sign) => html`<li>${sign}</li>`)}
            </ul>
          </div>`
        : nothing;
      return end(
        texts.guide.selfHeading,
        html`${blocks(view, way.text)}${callIf}`,
        html`<a class="button" href=${telephoneHref('1177')}>${texts.common.call('1177')}</a>`,
      );
    }
    case '1177':
      return end(
        texts.guide.call1177,
        blocks(view, way.text),
        html`<a class="button" href="tel:1177">${texts.common.call('1177')}</a>`,
      );
    case 'other-unit':
      return end(texts.guide.otherUnitHeading, blocks(view, way.text), nothing);
    default: {
      const words = way.to === 'book' ? nothing : blocks(view, way.text);
      const call = html`<p>${texts.guide.callBody}</p>
        <p>${withPhone(texts.common.help(whoToCall(unit)), unit.phone)}</p>`;
      return end(texts.guide.callHeading, html`${words}${call}`, callButton(texts.common, unit.phone));
    }
  }
}

/** Where the unit asks no questions: its text, the visit types to choose among, and its conditions. */
export function typeChoice(view: GuideView, offered: readonly VisitType[]): TemplateResult {
  const { texts, level, unit, error } = view;
  const top = html`<div class="top">
      <p class="eyebrow">${unit.name}</p>
      ${heading(level, 'title', texts.guide.heading)}
    </div>
    ${conditionText(view)}`;
  if (offered.length === 0) {
    return html`${top}
      <div class="callout">
        <p>${texts.guide.noTypes}</p>
        <p>${withPhone(texts.common.help(whoToCall(unit)), unit.phone)}</p>
      </div>`;
  }
  return html`<form class="stack" novalidate @submit=${view.submit}>
    ${errorSummary(view)} ${top}
    <fieldset>
      <legend class="legend">${heading(level + 1, 'head', texts.guide.chooseType)}</legend>
      <div class="choices">
        ${offered.map(
          (type) =>
            html`<label class="choice">
              <input type="radio" name="type" value=${type.id} .checked=${view.ticked.includes(type.id)} />
              <span>
                ${type.name}
                ${
                  type.profession || type.channel
                    ? html`<small
                        >${[type.profession, type.channel && texts.common.channels[type.channel]].filter(Boolean).join(', ')}</small
                      >`
                    : nothing
                }
              </span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${conditions(view, undefined)} ${error ? html`<p class="error" id="error">${error}</p>` : nothing}
    <div class="actions"><button class="button">${texts.guide.go}</button></div>
  </form>`;
}
