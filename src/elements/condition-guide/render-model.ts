import { html, nothing, type TemplateResult } from 'lit';
import type { CareUnit, VisitType } from '../../domain/model/care-unit.js';
import type { ConditionGuide, Translated } from '../../domain/guide/guide.js';
import type { GuideEvent, GuidePath } from '../../domain/guide/guide-progress.js';
import { directionOf, type Block } from '../../domain/model/rich-text.js';
import type { Texts } from '../shared/host/host-context.js';
import { translationNote } from '../shared/parts/translation-note.js';
import {
  emergencyNotice,
  heading,
  unitWords,
  richText,
  contactLabel,
  withUnitWords,
  linkifyPhone,
} from '../shared/parts/templates.js';

/** The value of none of these; no answer may have it as its id. */
export const noneOfThese = 'none';

/** What the templates of the guide are drawn from. */
export interface GuideModel {
  readonly texts: Texts<'common' | 'guide'>;
  readonly level: number;
  readonly unit: CareUnit;
  readonly guide: ConditionGuide | undefined;
  /** What can be booked at the unit on the web. */
  readonly offered: readonly VisitType[];
  readonly walk: GuidePath;
  /** Ids of answers and visit types ticked in the step that is shown, and `condition:` with the ids of conditions. */
  readonly ticked: readonly string[];
  readonly error: unknown;
  /** The value of the control that the error is about; without it, the first of the step. */
  readonly faulty: string | undefined;
  /** The summary shows every answer, also of a guide that asked very many. */
  readonly allAnswers: boolean;
  translate<T>(texts: Translated<T> | undefined): { readonly text: T; readonly lang: string } | undefined;
  go(event: GuideEvent): void;
  submit(event: Event): void;
  /** Shows every answer, and moves focus to the first of those that were not shown. */
  showAnswers(shown: number): void;
  /** Moves focus to the control that the error is about. */
  fix(): void;
}

/** A text of the guide's, marked with the language it really is in. */
export function translated(view: GuideModel, texts: Translated | undefined): TemplateResult | typeof nothing {
  return unitWords(view.translate(texts));
}

export function blocks(view: GuideModel, text: Translated<readonly Block[]> | undefined): unknown {
  const words = view.translate(text);
  return words ? richText({ lang: words.lang, blocks: words.text }, view.texts) : nothing;
}

/** Signs or the like, under a heading of the library's. */
export function signs(view: GuideModel, kind: string, title: string, list: Translated<readonly string[]> | undefined): unknown {
  const words = view.translate(list);
  return words
    ? html`<div class="callout ${kind}">
        ${heading(view.level + 1, 'head', title)}
        <ul lang=${words.lang} dir=${directionOf(words.lang)}>
          ${words.text.map((sign) => html`<li>${sign}</li>`)}
        </ul>
      </div>`
    : nothing;
}

export function guideErrorSummary({ texts, level, error, fix }: GuideModel): TemplateResult | typeof nothing {
  if (!error) return nothing;
  return html`<div class="callout danger summary" role="alert" tabindex="-1">
    ${heading(level + 1, 'head', texts.common.fix)}
    <p><button class="link" type="button" @click=${fix}>${error}</button></p>
  </div>`;
}

/** The answers mean emergency: what was answered, the guide's own words, and the way to change the answer. */
export function guideEmergency(view: GuideModel): TemplateResult {
  const { answered, now } = view.walk;
  const last = answered.at(-1);
  const said = view.translate(last?.chosen[0]?.text);
  return emergencyNotice(view.texts.common, view.level, {
    change: () => last && view.go({ type: 'change', question: last.question.id }),
    why: said && withUnitWords(view.texts.common.emergency.because(said.text), said),
    text: now.at === 'way' ? html`${blocks(view, now.way.text)} ${translationNote(view, now.way.text)}` : nothing,
  });
}

/** A link named a visit type that cannot be booked here. */
export function linkNotice(texts: GuideModel['texts'], unit: CareUnit, notOffered: boolean): TemplateResult | typeof nothing {
  if (!notOffered) return nothing;
  return html`<div class="callout notice">
    <p>${texts.guide.noSuchType}</p>
    <p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>
  </div>`;
}

export function backLink({ texts, go }: GuideModel): TemplateResult {
  return html`<button class="link" type="button" @click=${() => go({ type: 'back' })}>${texts.common.back}</button>`;
}
