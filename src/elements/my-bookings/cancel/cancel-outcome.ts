import { html, nothing, type TemplateResult } from 'lit';
import type { Citizen } from '../../../domain/model/care-unit.js';
import type { ManageFlow } from '../../../domain/appointments/manage-flow.js';
import type { Appointment } from '../../../domain/model/appointment.js';
import { cancelledCalendarButton } from '../../shared/parts/calendar-button.js';
import { callButton, heading, reasonText, richText, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import type { UnconfirmedCancellation } from './cancel-controller.js';
import type { AppointmentMessages } from '../list/appointment-card.js';

interface CancelOutcomeModel {
  readonly level: number;
  readonly person: Citizen | undefined;
  /** Books the same time again. */
  undo(): void;
}

/** What came of a cancelling, where the citizen is told at once. */
export function cancelOutcome(
  texts: AppointmentMessages,
  managing: ManageFlow,
  view: CancelOutcomeModel,
): TemplateResult | typeof nothing {
  const { mine, common } = texts;
  switch (managing.step) {
    case 'cancelled':
      return cancelled(texts, managing, view);
    case 'refused': {
      const { time, to, late, promised } = managing;
      const { unit } = time;
      const who = contactLabel(unit);
      return html`<div class="callout danger">
        ${heading(view.level, 'title', to === 'cancel' ? mine.cancelRefused : mine.rebookRefused)}
        ${promised ? html`<p>${mine.promised}</p>` : nothing}
        ${late ? html`<p>${mine.notCancelled}</p>` : reasonText(texts, managing)}
        <p>${linkifyPhone(managing.reason === 'changed' ? common.help(who) : mine.cancelRefusedDo(who), unit.phone)}</p>
        ${visit(texts, time, view)}
      </div>`;
    }
    case 'unknown':
      return html`<div class="callout danger">
        ${heading(view.level, 'title', mine.cancelUnknownHeading)} ${unknown(texts, managing.time, view)}
        <div class="actions">${callButton(common, managing.time.unit.phone)}</div>
      </div>`;
    default:
      return nothing;
  }
}

/** What is or is not known of a cancelling while the citizen is at something else. */
export function unconfirmedOutcome(
  texts: AppointmentMessages,
  { time, result }: UnconfirmedCancellation,
  view: CancelOutcomeModel,
): TemplateResult {
  const { mine } = texts;
  if (!result) {
    return html`<div class="callout danger">
      ${heading(view.level, 'head', mine.cancelUnknownHeading)} ${unknown(texts, time, view)}
    </div>`;
  }
  const done = result.outcome === 'done';
  const who = contactLabel(time.unit);
  return html`<div class="callout ${done ? 'done' : 'danger'}">
    ${heading(view.level, 'head', done ? mine.cancelled : mine.cancelRefused)}
    ${
      done
        ? richText(result.notice, texts)
        : html`<p>${mine.notCancelled}</p>
            <p>${linkifyPhone(mine.cancelRefusedDo(who), time.unit.phone)}</p>`
    }
    ${visit(texts, time, view)}
  </div>`;
}

function unknown(texts: AppointmentMessages, time: Appointment, view: CancelOutcomeModel): TemplateResult {
  const { mine } = texts;
  return html`<p>
      ${linkifyPhone(`${mine.cancelUnknown} ${mine.cancelUnknownBody(contactLabel(time.unit))}`, time.unit.phone)}
    </p>
    ${visit(texts, time, view)}`;
}

function cancelled(
  texts: AppointmentMessages,
  { time, notice, again, incomplete }: Extract<ManageFlow, { step: 'cancelled' }>,
  view: CancelOutcomeModel,
): TemplateResult {
  const { mine } = texts;
  return html`<div class="callout done">
      ${heading(view.level, 'title', mine.cancelled)}${richText(notice, texts)}
      ${incomplete ? html`<p>${linkifyPhone(`${mine.cancelNoticeLost} ${texts.common.callUnit(contactLabel(time.unit))}`, time.unit.phone)}</p>` : nothing}
      ${visit(texts, time, view)}
    </div>
    ${
      again
        ? html`<div class="top">
            <p>${mine.againNote}</p>
            <div class="actions"><button class="button second" @click=${view.undo}>${mine.again}</button></div>
          </div>`
        : time.unit.guideRequired && time.unit.book.allowed
          ? html`<p>${mine.againByGuide}</p>`
          : nothing
    }
    ${time.kind === 'open-invitation' ? nothing : cancelledCalendarButton(texts.mine.calendar, [time])}`;
}

function visit(texts: AppointmentMessages, time: Appointment, { person }: CancelOutcomeModel): TemplateResult {
  const { start, end } = time.kind === 'open-invitation' ? {} : time;
  return appointmentSummary(texts, { unit: time.unit, start, end, visitType: time.visitType, person });
}
