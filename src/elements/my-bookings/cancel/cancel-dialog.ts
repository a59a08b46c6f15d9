import { html, nothing, type TemplateResult } from 'lit';
import type { Citizen } from '../../../domain/model/care-unit.js';
import { isFeeDue } from '../../../domain/appointments/effective-rights.js';
import type { ManageFlow } from '../../../domain/appointments/manage-flow.js';
import type { Appointment } from '../../../domain/model/appointment.js';
import { messageLimit } from '../../../domain/booking/contact-details.js';
import type { TermsToAccept } from '../../../domain/guide/terms.js';
import { directionOf } from '../../../domain/model/rich-text.js';
import type { Instant } from '../../../domain/time/instant.js';
import { heading, unitWords, richText, contactLabel, withUnitWords, linkifyPhone } from '../../shared/parts/templates.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import { formatDateTime } from '../../shared/format/format.js';
import type { AppointmentMessages } from '../list/appointment-card.js';

interface DialogView {
  readonly level: number;
  readonly now: Instant;
  readonly person: Citizen | undefined;
  readonly status: TemplateResult;
  confirm(message: string | undefined): void;
  keep(): void;
}

/**
 * The question whether to cancel: the only dialog. Esc is the harmless choice. From the heading, where focus is, the button
 * that cancels is one Tab away, so the message waits folded after it and stands before it once it is asked for.
 */
export function cancelDialog(
  texts: AppointmentMessages,
  managing: Extract<ManageFlow, { step: 'asking' | 'cancelling' }>,
  view: DialogView,
): TemplateResult {
  const { mine, common } = texts;
  const { time, terms } = managing;
  const { unit } = time;
  const busy = managing.step === 'cancelling';
  const onCancel = (event: Event): void => {
    event.preventDefault();
    view.keep();
  };
  const onConfirm = (event: Event): void => {
    const dialog = (event.currentTarget as HTMLElement).closest('dialog');
    if (!dialog || busy) return;
    if (isTicked(dialog)) view.confirm(dialog.querySelector('textarea')?.value.trim());
  };
  const acting = view.person && view.person.relation !== 'self' ? view.person : undefined;
  return html`<dialog aria-labelledby="cancel-title" @cancel=${onCancel}>
    ${acting ? html`<p class="tag">${common.actingFor(acting.name)}</p>` : nothing}
    ${heading(view.level, 'title', mine.cancelHeading, 'cancel-title')}
    ${
      managing.step === 'asking' && managing.problem
        ? html`<div class="callout danger" role="alert">
            <p>${common.problems[managing.problem]} ${managing.problem === 'not-found' ? nothing : mine.stillBooked}</p>
            <p>${linkifyPhone(common.help(contactLabel(unit)), unit.phone)}</p>
          </div>`
        : nothing
    }
    ${appointmentSummary(texts, { ...time, person: acting })}
    <p>${cost(texts, time, view.now)} ${mine.cancelFinal}</p>
    ${terms ? termsToAccept(texts, terms, view.level + 1) : nothing} ${message(texts, time)}
    ${busy ? html`<p>${mine.cancelling}</p>` : nothing}
    <div class="actions">
      <button class="button alarm" aria-disabled=${busy ? 'true' : nothing} @click=${onConfirm}>${mine.cancelConfirm}</button>
      ${busy ? nothing : html`<button class="button second" @click=${view.keep}>${mine.cancelKeep}</button>${writeButton(texts, time)}`}
    </div>
    ${view.status}
  </dialog>`;
}

/** What it costs to cancel now, before it does; else until when it can be done here. */
function cost({ mine, dates }: AppointmentMessages, time: Appointment, now: Instant): string {
  const fee = time.kind === 'open-invitation' ? undefined : time.lateFee;
  const { timeZone } = time.unit;
  if (fee)
    return isFeeDue(fee, now) ? mine.cancelFee(fee.amount) : mine.cancelIsFree(formatDateTime(fee.from, timeZone, dates));
  const { cancel } = time.rights;
  return cancel.allowed && cancel.until ? mine.cancelFree(formatDateTime(cancel.until, timeZone, dates)) : '';
}

function termsToAccept(texts: AppointmentMessages, { text, conditions }: TermsToAccept, level: number): TemplateResult {
  const { mine } = texts;
  return html`${richText(text, texts)}
  ${
    conditions.length === 0
      ? nothing
      : html`<fieldset>
          <legend class="legend">${heading(level, 'head', mine.cancelTerms)}</legend>
          <div class="choices">
            ${conditions.map(
              ({ id, text: words, lang }) =>
                html`<label class="choice" dir=${directionOf(lang)}>
                    <input type="checkbox" name="condition" @change=${untell} />
                    ${unitWords({ text: words, lang })}
                  </label>
                  <p class="error" id=${`untold-${id}`} hidden>${withUnitWords(mine.tick(words), { text: words, lang })}</p>`,
            )}
          </div>
        </fieldset>`
  }`;
}

/** Whether every condition is ticked; else says which first, and moves focus there. */
function isTicked(dialog: HTMLElement): boolean {
  const boxes = [...dialog.querySelectorAll<HTMLInputElement>('[name=condition]')];
  for (const box of boxes) tell(box, !box.checked);
  const first = boxes.find((box) => !box.checked);
  first?.focus();
  return !first;
}

function tell(box: HTMLInputElement, wrong: boolean): void {
  box.setAttribute('aria-invalid', String(wrong));
  const error = box.closest('label')?.nextElementSibling;
  error?.toggleAttribute('hidden', !wrong);
  // A hidden text would be read all the same.
  if (wrong && error) box.setAttribute('aria-describedby', error.id);
  else box.removeAttribute('aria-describedby');
}

function untell(event: Event): void {
  const box = event.target as HTMLInputElement;
  if (box.checked) tell(box, false);
}

/** Only where the unit takes one. Hidden until it is asked for. */
function message({ mine }: AppointmentMessages, time: Appointment): TemplateResult | typeof nothing {
  const room = messageLimit(time);
  if (room === undefined) return nothing;
  const most = Number.isFinite(room) ? room : undefined;
  const onInput = (event: Event): void => {
    const area = event.target as HTMLTextAreaElement;
    const left = area.nextElementSibling;
    if (left && most !== undefined) left.textContent = mine.messageLeft(most - area.value.length);
  };
  return html`<div class="field wide" hidden>
    <label for="message">${mine.message}</label>
    <p class="note" id="message-hint">${mine.messageHint}</p>
    <textarea id="message" rows="3" maxlength=${most ?? nothing} aria-describedby="message-hint" @input=${onInput}></textarea>
    <p class="note">${most === undefined ? nothing : mine.messageLeft(most)}</p>
  </div>`;
}

function writeButton({ mine }: AppointmentMessages, time: Appointment): TemplateResult | typeof nothing {
  const onWrite = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const area = button.closest('dialog')?.querySelector('textarea');
    area?.closest('.field')?.removeAttribute('hidden');
    area?.focus();
    button.hidden = true;
  };
  return messageLimit(time) !== undefined ? html`<button class="link" @click=${onWrite}>${mine.write}</button>` : nothing;
}
