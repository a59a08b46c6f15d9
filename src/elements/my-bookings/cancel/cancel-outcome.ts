import { html, nothing, type TemplateResult } from 'lit';
import type { Citizen } from '../../../domain/model/care-unit.js';
import type { Managing } from '../../../domain/appointments/manage-flow.js';
import type { OwnTime } from '../../../domain/model/appointment.js';
import { cancelledCalendarButton } from '../../shared/parts/calendar-button.js';
import { callButton, heading, reason, richText, whoToCall, withPhone } from '../../shared/parts/templates.js';
import { visitRows } from '../../shared/parts/summary-list.js';
import type { Lost } from './cancel-controller.js';
import type { MineTexts } from '../list/appointment-card.js';

interface OutcomeView {
  readonly level: number;
  readonly person: Citizen | undefined;
  /** Books the same time again. */
  undo(): void;
}

/** What came of a cancelling, where the citizen is told at once. */
export function cancelOutcome(texts: MineTexts, managing: Managing, view: OutcomeView): TemplateResult | typeof nothing {
  const { mine, common } = texts;
  switch (managing.step) {
    case 'cancelled':
      return cancelled(texts, managing, view);
    case 'refused': {
      const { time, to, late, promised } = managing;
      const { unit } = time;
      const who = whoToCall(unit);
      return html`<div class="callout danger">
        ${heading(view.level, 'title', to === 'cancel' ? mine.cancelRefused : mine.rebookRefused)}
        ${promised ? html`<p>${mine.promised}</p>` : nothing}
        ${late ? html`<p>${mine.notCancelled}</p>` : reason(texts, managing)}
        <p>${withPhone(managing.reason === 'changed' ? common.help(who) : mine.cancelRefusedDo(who), unit.phone)}</p>
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
export function lostOutcome(texts: MineTexts, { time, result }: Lost, view: OutcomeView): TemplateResult {
  const { mine } = texts;
  if (!result) {
    return html`<div class="callout danger">
      ${heading(view.level, 'head', mine.cancelUnknownHeading)} ${unknown(texts, time, view)}
    </div>`;
  }
  const done = result.outcome === 'done';
  const who = whoToCall(time.unit);
  return html`<div class="callout ${done ? 'done' : 'danger'}">
    ${heading(view.level, 'head', done ? mine.cancelled : mine.cancelRefused)}
    ${
      done
        ? richText(result.notice, texts)
        : html`<p>${mine.notCancelled}</p>
            <p>${withPhone(mine.cancelRefusedDo(who), time.unit.phone)}</p>`
    }
    ${visit(texts, time, view)}
  </div>`;
}

function unknown(texts: MineTexts, time: OwnTime, view: OutcomeView): TemplateResult {
  const { mine } = texts;
  return html`<p>${withPhone(`${mine.cancelUnknown} ${mine.cancelUnknownBody(whoToCall(time.unit))}`, time.unit.phone)}</p>
    ${visit(texts, time, view)}`;
}

function cancelled(
  texts: MineTexts,
  { time, notice, again, incomplete }: Extract<Managing, { step: 'cancelled' }>,
  view: OutcomeView,
): TemplateResult {
  const { mine } = texts;
  return html`<div class="callout done">
      ${heading(view.level, 'title', mine.cancelled)}${richText(notice, texts)}
      ${incomplete ? html`<p>${withPhone(`${mine.cancelNoticeLost} ${texts.common.callUnit(whoToCall(time.unit))}`, time.unit.phone)}</p>` : nothing}
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

function visit(texts: MineTexts, time: OwnTime, { person }: OutcomeView): TemplateResult {
  const { start, end } = time.kind === 'open-invitation' ? {} : time;
  return visitRows(texts, { unit: time.unit, start, end, visitType: time.visitType, person });
}
