import { html, nothing, type TemplateResult } from 'lit';
import type { BookingFlow } from '../../../domain/booking/booking-flow.js';
import { messageLimit } from '../../../domain/booking/contact-details.js';
import { heading, unitWords, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import type { CheckAnswersModel } from './check-answers-step.js';

/** The number to be called at, and a message where the booking may carry one. */
export function contactStep(
  view: CheckAnswersModel,
  { choice, slot }: Extract<BookingFlow, { step: 'contact' }>,
): TemplateResult {
  const { texts, level, contactController, purpose } = view;
  const words = texts.booking;
  const advice = choice.message;
  const room = messageLimit(slot, advice);
  const { asksPhone, faults } = contactController;
  const { phone = '', message = '' } = contactController.values;
  const faultOf = (field: 'phone' | 'message'): string | undefined => faults.find((one) => one.field === field)?.text;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    view.tell();
  };
  const error = (field: 'phone' | 'message'): TemplateResult | typeof nothing =>
    faultOf(field) ? html`<p class="error" id="${field}-error">${faultOf(field)}</p>` : nothing;
  const about = (field: 'phone' | 'message', ...more: readonly string[]): string =>
    [`${field}-hint`, ...(faultOf(field) ? [`${field}-error`] : []), ...more].join(' ');
  const left = room === undefined ? 0 : room - message.length;
  const hint = advice?.hint ? unitWords({ text: advice.hint, lang: advice.lang ?? texts.lang }) : words.messageHint;
  return html`<form class="stack" novalidate @submit=${onSubmit}>
    ${errorSummary(view, faults)}
    <div class="top">
      ${heading(level, 'title', asksPhone ? words.contact : words.messageHeading)}
      ${asksPhone && contactController.knownPhone !== undefined ? html`<p class="lede">${words.contactLede}</p>` : nothing}
    </div>
    ${
      asksPhone
        ? html`<div class="field">
            <label for="phone">${words.phone}</label>
            <p class="note" id="phone-hint">${words.phoneHint}</p>
            ${error('phone')}
            <input
              id="phone"
              type="tel"
              dir="ltr"
              autocomplete="tel"
              .value=${phone}
              aria-describedby=${about('phone')}
              aria-invalid=${faultOf('phone') ? 'true' : nothing}
              @input=${(event: Event) => contactController.write('phone', (event.target as HTMLInputElement).value)}
            />
          </div>`
        : nothing
    }
    ${
      room === undefined
        ? nothing
        : html`<div class="field">
            <label for="message">${words.messageLabel}</label>
            <p class="note" id="message-hint">
              ${hint} ${Number.isFinite(room) ? words.most(room) : nothing} ${words.notUrgent}
            </p>
            ${error('message')}
            <textarea
              id="message"
              rows="3"
              .value=${message}
              aria-describedby=${about('message', ...(Number.isFinite(room) ? ['message-left'] : []))}
              aria-invalid=${faultOf('message') ? 'true' : nothing}
              @input=${(event: Event) => contactController.write('message', (event.target as HTMLTextAreaElement).value, room)}
            ></textarea>
            ${
              Number.isFinite(room)
                ? html`<p class="note" id="message-left">${left < 0 ? words.messageLong(room) : words.left(left)}</p>`
                : nothing
            }
          </div>`
    }
    <div class="actions">
      <button class="button">${texts.common.continue}</button>
      <button class="link" type="button" @click=${view.back}>${texts.common.back}</button>
    </div>
    ${view.held}
    <p class="note">
      ${purpose.to === 'rebook' ? nothing : words.checkLede}
      ${linkifyPhone(texts.common.help(contactLabel(choice.unit)), choice.unit.phone)}
    </p>
  </form>`;
}

/** What has to be put right, each with the way to it. */
export function errorSummary(
  { texts, purpose, focusOn }: CheckAnswersModel,
  faults: readonly { readonly field: string; readonly text: unknown }[],
): TemplateResult | typeof nothing {
  if (faults.length === 0) return nothing;
  return html`<div class="callout danger summary" role="group" aria-labelledby="summary" tabindex="-1">
    <p class="head" id="summary">${texts.common.fix}</p>
    ${faults.map(
      ({ field, text }) => html`<p><button class="link" type="button" @click=${() => focusOn(field)}>${text}</button></p>`,
    )}
    <p>${purpose.to === 'rebook' ? texts.common.stillBooked : texts.booking.notBookedYet}</p>
  </div>`;
}
