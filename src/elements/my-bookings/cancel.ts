import { html, nothing, type TemplateResult } from 'lit';
import type { Managing } from '../../domain/managing.js';
import { callButton, heading, reason, richText, whoToCall, withPhone } from '../shared/templates.js';
import { visitRows } from '../shared/visit-rows.js';
import { whenInWords } from '../shared/words.js';
import type { MineTexts } from './list.js';

/** The question whether to cancel: the only dialog. Esc is the harmless choice. */
export function cancelDialog(
  texts: MineTexts,
  managing: Extract<Managing, { step: 'asking' | 'cancelling' }>,
  { level, confirm, keep, status }: { readonly level: number; confirm(): void; keep(): void; readonly status: TemplateResult },
): TemplateResult {
  const { mine, common } = texts;
  const { time } = managing;
  const { unit } = time;
  const busy = managing.step === 'cancelling';
  const { cancel } = time.rights;
  const until = cancel.allowed && cancel.until ? whenInWords(cancel.until, unit.timeZone, texts.dates) : undefined;
  const onCancel = (event: Event): void => {
    event.preventDefault();
    keep();
  };
  return html`<dialog aria-labelledby="cancel-title" @cancel=${onCancel}>
    ${heading(level, 'title', mine.cancelHeading, 'cancel-title')}
    ${
      managing.step === 'asking' && managing.problem
        ? html`<div class="callout danger" role="alert">
            <p>${common.problems[managing.problem]} ${managing.problem === 'not-found' ? nothing : mine.stillBooked}</p>
            <p>${withPhone(common.help(whoToCall(unit)), unit.phone)}</p>
          </div>`
        : nothing
    }
    ${visitRows(texts, time)}
    <p>${until ? mine.cancelFree(until) : nothing} ${mine.cancelFinal}</p>
    ${busy ? html`<p>${mine.cancelling}</p>` : nothing}
    <div class="actions">
      <button class="button alarm" aria-disabled=${busy ? 'true' : nothing} @click=${confirm}>${mine.cancelConfirm}</button>
      ${busy ? nothing : html`<button class="button second" @click=${keep}>${mine.cancelKeep}</button>`}
    </div>
    ${status}
  </dialog>`;
}

/** What came of it. */
export function cancelOutcome(texts: MineTexts, managing: Managing, level: number): TemplateResult | typeof nothing {
  if (managing.step !== 'cancelled' && managing.step !== 'refused' && managing.step !== 'unknown') return nothing;
  const { mine, common } = texts;
  const { unit } = managing.time;
  const who = whoToCall(unit);
  const { start, end } = managing.time.kind === 'open-invitation' ? {} : managing.time;
  const rows = visitRows(texts, { unit, start, end, visitType: managing.time.visitType });
  switch (managing.step) {
    case 'cancelled':
      return html`<div class="callout done">
        ${heading(level, 'title', mine.cancelled)}${richText(managing.notice, texts)}${rows}
      </div>`;
    case 'refused':
      return html`<div class="callout danger">
        ${heading(level, 'title', managing.to === 'cancel' ? mine.cancelRefused : mine.rebookRefused)}
        ${managing.late ? html`<p>${mine.notCancelled}</p>` : reason(texts, managing)}
        <p>${withPhone(managing.reason === 'changed' ? common.help(who) : mine.cancelRefusedDo(who), unit.phone)}</p>
        ${rows}
      </div>`;
    case 'unknown':
      return html`<div class="callout danger">
        ${heading(level, 'title', mine.cancelUnknownHeading)}
        <p>${withPhone(`${mine.cancelUnknown} ${mine.cancelUnknownBody(who)}`, unit.phone)}</p>
        ${rows}
        <div class="actions">${callButton(common, unit.phone)}</div>
      </div>`;
  }
}
