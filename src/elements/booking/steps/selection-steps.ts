import { html, nothing, type TemplateResult } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import type { CareUnit } from '../../../domain/model/care-unit.js';
import type { GuidePosition, GuideEvent } from '../../../domain/guide/guide-progress.js';
import {
  errandOf,
  type Selection,
  type BookingFlow,
  type BookingFlowEvent,
  type Purpose,
} from '../../../domain/booking/booking-flow.js';
import type { Slot } from '../../../domain/model/appointment.js';
import type { DraftStore } from '../../condition-guide/drafts.js';
import type { GuideCompletedEvent } from '../../condition-guide/events.js';
import type { Texts } from '../../shared/host/host-context.js';
import { errorNotice, heading, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import type { SlotSelectedEvent } from '../../slot-picker/events.js';
import type { UnitSelectedEvent } from '../../unit-picker/events.js';

export type SelectionMessages = Texts<'common' | 'dates' | 'guide' | 'journey'>;

/** What the steps before and at choosing a time are drawn from. */
export interface SelectionModel {
  readonly texts: SelectionMessages;
  readonly level: number;
  readonly purpose: Purpose;
  readonly journey: BookingFlow;
  readonly backend: BookingBackend | undefined;
  readonly draftStore: DraftStore | undefined;
  readonly guideUrl: string | undefined;
  /** A visit type that the host's link names, by id or code. */
  readonly visitType: string | undefined;
  go(event: BookingFlowEvent): void;
  /** Another question of the guide is shown. */
  moved(from: GuidePosition, by: GuideEvent['type']): void;
  choose(slot: Slot): void;
  leave(): void;
}

/** The elements in which something is chosen. They stay while one may come back to them, so that nothing is asked twice. */
export function selectionSteps(view: SelectionModel): TemplateResult {
  const { journey } = view;
  const unit = unitOf(journey);
  const choice = choiceOf(journey);
  return html`${journey.step === 'unit' ? unitStep(view) : nothing} ${unit && !choice?.fixed ? guideStep(view, unit) : nothing}
  ${choice ? slotStep(view, choice) : nothing}`;
}

/** What is chosen so far, with ways to change it. */
export function selectionSummary(view: SelectionModel): TemplateResult | typeof nothing {
  const { texts, level, journey, go } = view;
  const unit = unitOf(journey);
  const choice = choiceOf(journey);
  // A booking that is moved stands above, with all of this.
  if (!unit || view.purpose.to === 'rebook') return nothing;
  const change = choice?.fixed
    ? {}
    : { unit: () => go({ type: 'change', what: 'unit' }), visitType: () => go({ type: 'change', what: 'guide' }) };
  return html`<aside class="aside" aria-label=${texts.journey.choices}>
    ${heading(level + 1, 'head', texts.journey.choices)}
    ${appointmentSummary(texts, { unit: { ...unit, address: '' }, visitTypes: choice?.visitTypes }, change)}
    <p class="note">${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>
  </aside>`;
}

/** The backend has no way to book. */
export function bookingUnavailable({ journey, common }: SelectionMessages): TemplateResult {
  return html`<div class="callout notice">
    <p>${journey.cannotBook}</p>
    <p>${linkifyPhone(common.help('1177'))}</p>
  </div>`;
}

/** What comes after choosing a time could not be fetched. */
export function loadError({ texts, level, purpose }: SelectionModel, retry: () => void): TemplateResult {
  const status = purpose.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked;
  return html`<div class="stack now" role="alert">
    ${errorNotice(texts.common, { level: level + 1, heading: texts.journey.cannotBook, code: 'not-loaded', status, retry })}
  </div>`;
}

function choiceOf(journey: BookingFlow): Selection | undefined {
  return 'choice' in journey ? journey.choice : undefined;
}

function unitOf(journey: BookingFlow): CareUnit | undefined {
  return journey.step === 'guide' ? journey.unit : choiceOf(journey)?.unit;
}

function unitStep({ texts, level, purpose, backend, go }: SelectionModel): TemplateResult {
  return html`<tidbok-unit-picker
    data-step
    embedded
    .backend=${backend}
    .errand=${errandOf(purpose)}
    .headingLevel=${level}
    lang=${texts.pageLang}
    @tidbok-unit-selected=${(event: UnitSelectedEvent) => go({ type: 'unit-chosen', unit: event.unit })}
  ></tidbok-unit-picker>`;
}

function guideStep(
  { texts, level, purpose, journey, backend, draftStore, guideUrl, visitType, go, moved }: SelectionModel,
  unit: CareUnit,
): TemplateResult {
  const onCompleted = ({ search }: GuideCompletedEvent): void => {
    const { targets, accepted, visitTypes, message } = search;
    go({ type: 'search-locked', choice: { unit, targets, accepted, visitTypes, ...(message && { message }) } });
  };
  return html`<tidbok-condition-guide
    data-step
    embedded
    ?hidden=${journey.step !== 'guide'}
    .backend=${backend}
    .unit=${unit}
    .draftStore=${draftStore}
    .guideUrl=${guideUrl}
    .visitType=${visitType}
    .moved=${moved}
    .errand=${errandOf(purpose)}
    .headingLevel=${level}
    lang=${texts.pageLang}
    @tidbok-guide-completed=${onCompleted}
    @tidbok-unit-selected=${(event: UnitSelectedEvent) => go({ type: 'unit-chosen', unit: event.unit })}
  ></tidbok-condition-guide>`;
}

function slotStep(view: SelectionModel, choice: Selection): TemplateResult {
  const { texts, level, purpose, journey, backend, go } = view;
  const shown = journey.step === 'slot';
  const keep = choice.fixed && purpose.to === 'rebook' ? texts.journey.rebookKeep : texts.common.back;
  return html`<tidbok-slot-picker
      data-step
      embedded
      ?hidden=${!shown}
      .backend=${backend}
      .unit=${choice.unit}
      .visitTypes=${choice.visitTypes}
      .targets=${choice.targets}
      .otherUnits=${!choice.fixed}
      @tidbok-other-units=${() => go({ type: 'change', what: 'unit' })}
      .errand=${errandOf(purpose)}
      .headingLevel=${level}
      lang=${texts.pageLang}
      @tidbok-slot-selected=${(event: SlotSelectedEvent) => view.choose(event.slot)}
      >${
        purpose.to === 'rebook'
          ? html`<div slot="before" class="stack">
              <p class="lede">${texts.journey.rebookLede}</p>
              <div class="top">
                ${heading(level + 1, 'head', texts.journey.rebookNow)}${appointmentSummary(texts, purpose.from)}
              </div>
            </div>`
          : nothing
      }</tidbok-slot-picker
    >
    ${
      shown
        ? html`<div class="actions">
            <button class="link" @click=${() => (choice.fixed ? view.leave() : go({ type: 'back' }))}>${keep}</button>
          </div>`
        : nothing
    }`;
}
