import { html, nothing, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../../backends/backend.js';
import type { CareUnit, VisitType } from '../../../domain/model/care-unit.js';
import {
  conditionsOf,
  inLanguage,
  type BookOutcome,
  type Condition,
  type ConditionGuide,
  type GuideOutcome,
} from '../../../domain/guide/guide.js';
import { toAcceptance, conditionsFor, directOutcome, visitTypesOf } from '../../../domain/guide/guide-outcome.js';
import type { Acceptance, Errand } from '../../../domain/model/requests.js';
import { directionOf } from '../../../domain/model/rich-text.js';
import { fetchGuideOf } from '../../condition-guide/fetch-guide.js';
import type { Texts } from '../host/host-context.js';
import { heading, unitWords, richText, type UnitWords } from './templates.js';
import { textsOf, translationNote } from './translation-note.js';

/** What a guide asks the citizen to read and tick before an own time is moved or answered. */
export interface RequiredTerms {
  readonly guide: ConditionGuide;
  readonly conditions: readonly Condition[];
  readonly to: 'book' | 'rebook';
}

/** What it concerns. `guideUrl` wins over the backend's guide. */
export interface TermsQuery {
  readonly errand: Errand;
  readonly unit: CareUnit;
  readonly visitType: VisitType | undefined;
  readonly guideUrl?: string | undefined;
}

/** Reads them; none where there is no guide. Rejects with `BookingError`: then it is not known what must be accepted. */
export async function fetchTerms(
  backend: BookingBackend,
  { errand, unit, visitType, guideUrl }: TermsQuery,
  options: ReadOptions,
): Promise<RequiredTerms | undefined> {
  const guide = await fetchGuideOf(backend, { errand, visitType, guide: undefined, guideUrl }, unit, options);
  if (!guide) return undefined;
  if (errand.to === 'book') {
    return { guide, conditions: conditionsFor(guide, visitType && directOutcome(guide, visitType)), to: 'book' };
  }
  const conditions = backend.rebook ? conditionsFor(guide, undefined, 'rebook') : conditionsInSteps(guide, unit, visitType);
  return { guide, conditions, to: 'rebook' };
}

/**
 * What must be ticked where rebooking is booking and then cancelling: what the unit wants for each of the three, for booking only
 * where it requires its guide.
 */
function conditionsInSteps(guide: ConditionGuide, unit: CareUnit, type: VisitType | undefined): readonly Condition[] {
  const leads = (way: GuideOutcome): way is BookOutcome =>
    way.to === 'book' && type !== undefined && visitTypesOf(way, [type]).length > 0;
  const all = [
    ...conditionsFor(guide, undefined, 'rebook'),
    ...(unit.guideRequired ? conditionsFor(guide, Object.values(guide.ways).find(leads)) : []),
    ...conditionsOf(guide, guide.terms?.cancel?.conditions),
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** The first condition that is not ticked. */
export function firstUnaccepted(terms: RequiredTerms | undefined, ticked: ReadonlySet<string>): Condition | undefined {
  return terms?.conditions.find(({ id }) => !ticked.has(id));
}

/** What was accepted, for the request. */
export function acceptedTerms(terms: RequiredTerms | undefined): readonly Acceptance[] {
  if (!terms) return [];
  const ids = terms.conditions.map(({ id }) => id);
  return [toAcceptance(terms.guide, ids)];
}

/** The text to read and the boxes to tick. `wrong`: the id of the condition that must be ticked first. */
export function termsCheckboxes(
  texts: Texts<'common' | 'guide'>,
  level: number,
  { guide, conditions, to }: RequiredTerms,
  view: { readonly ticked: ReadonlySet<string>; readonly wrong: string | undefined; tick(id: string, on: boolean): void },
): TemplateResult | typeof nothing {
  const text = guide.terms?.[to]?.text && inLanguage(guide, guide.terms[to].text, texts.pageLang);
  if (!text && conditions.length === 0) return nothing;
  const words = (one: Condition): UnitWords =>
    inLanguage(guide, one.text, texts.pageLang) ?? { text: one.id, lang: texts.lang };
  return html`<fieldset class=${view.wrong === undefined ? '' : 'wrong'}>
    <legend class="legend">${heading(level, 'head', texts.common.conditions)}</legend>
    ${translationNote({ texts, guide }, guide.terms?.[to]?.text, ...textsOf(conditions))}
    ${text ? richText({ lang: text.lang, blocks: text.text }, texts) : nothing}
    <div class="choices">
      ${conditions.map(
        (condition) =>
          html`<label class="choice" dir=${directionOf(words(condition).lang)}>
            <input
              type="checkbox"
              .checked=${view.ticked.has(condition.id)}
              aria-describedby=${view.wrong === condition.id ? 'error' : nothing}
              aria-invalid=${view.wrong === condition.id ? 'true' : nothing}
              @change=${(event: Event) => view.tick(condition.id, (event.target as HTMLInputElement).checked)}
            />
            ${unitWords(words(condition))}
          </label>`,
      )}
    </div>
  </fieldset>`;
}
