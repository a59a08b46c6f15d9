import { html, nothing, type TemplateResult } from 'lit';
import { visitTypeOf, type BookingFlow } from '../../../domain/booking/booking-flow.js';
import {
  callButton,
  heading,
  reasonText,
  richText,
  mentionsPhone,
  contactLabel,
  linkifyPhone,
} from '../../shared/parts/templates.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import { receiptStep } from './receipt-step.js';
import { stepHeading, summaryOf, type OutcomeModel } from './outcome-model.js';
import { capitalize, formatTime, formatDateTime } from '../../shared/format/format.js';

export function outcomeStep(view: OutcomeModel, journey: BookingFlow): TemplateResult | typeof nothing {
  switch (journey.step) {
    case 'done':
    case 'pending':
      return receiptStep(view, journey);
    case 'both':
      return both(view, journey);
    case 'taken':
      return taken(view, journey);
    case 'refused':
      return refused(view, journey);
    case 'unknown':
      return unknown(view, journey);
    case 'not-booked':
      return notBooked(view, journey);
    default:
      return nothing;
  }
}

function both(view: OutcomeModel, journey: Extract<BookingFlow, { step: 'both' }>): TemplateResult {
  const { texts, level } = view;
  const { booking, kept, notice, text, lateAnswer } = journey;
  return html`<div class="callout danger">
      ${stepHeading(view, 'both')}
      <p>${texts.booking.halfBody}</p>
      <p>${linkifyPhone(texts.booking.halfDo(contactLabel(kept.unit)), kept.unit.phone)}</p>
    </div>
    ${richText(text, texts)} ${richText(notice, texts)} ${lateAnswer ? html`<p>${texts.booking.noticeLost}</p>` : nothing}
    ${heading(level + 1, 'head', texts.booking.newTime)} ${summaryOf(view, booking)}
    ${heading(level + 1, 'head', texts.booking.oldTime)} ${summaryOf(view, kept)}
    <div class="actions">
      ${callButton(texts.common, kept.unit.phone)}
      <button class="link" @click=${view.finish}>${texts.booking.leave}</button>
    </div>`;
}

function taken(view: OutcomeModel, { slot, choice, text }: Extract<BookingFlow, { step: 'taken' }>): TemplateResult {
  const { texts, level, purpose, nearest } = view;
  const when = capitalize(formatDateTime(slot.start, choice.unit.timeZone, texts.dates));
  const near =
    nearest === 'unknown'
      ? nothing
      : nearest &&
        (nearest.length > 0
          ? html`<div class="top">
              ${heading(level + 1, 'head', texts.booking.takenNearest)}
              <div class="choices">
                ${nearest.map(
                  (free) =>
                    html`<button class="button second" @click=${() => view.choose(free)}>
                      ${[capitalize(formatDateTime(free.start, choice.unit.timeZone, texts.dates)), free.performer?.name].filter(Boolean).join(', ')}
                    </button>`,
                )}
              </div>
            </div>`
          : html`<p>${texts.booking.takenNone}</p>`);
  return html`<div class="callout notice">
      ${stepHeading(view, 'taken')}
      <p>${purpose.to === 'rebook' ? texts.booking.rebookTaken : texts.booking.takenBody(when)}</p>
      ${richText(text, texts)}
      <p>${linkifyPhone(texts.common.help(contactLabel(choice.unit)), choice.unit.phone)}</p>
    </div>
    ${near ?? html`<p class="note">${texts.common.loading}</p>`}
    <div class="actions"><button class="button" @click=${view.back}>${texts.booking.takenAll}</button></div>`;
}

function refused(view: OutcomeModel, journey: Extract<BookingFlow, { step: 'refused' }>): TemplateResult {
  const { texts, purpose } = view;
  const { unit } = journey.choice;
  const rebooking = purpose.to === 'rebook';
  const what = rebooking ? texts.booking.rebookRefusedDo : texts.booking.refusedDo;
  const status = rebooking ? texts.common.stillBooked : texts.common.nothingBooked;
  // Of a time that somebody changed meanwhile nothing is known here.
  const unsure = rebooking && journey.reason === 'changed';
  const calls = mentionsPhone(journey.text, unit);
  const help = what(contactLabel(unit));
  const said = unsure ? `${texts.booking.oldUnsure} ${texts.common.help(contactLabel(unit))}` : calls ? status : help;
  return html`<div class="callout danger">
      ${stepHeading(view, 'refused')} ${reasonText(texts, journey)}
      <p>${linkifyPhone(said, unit.phone)}</p>
    </div>
    <div class="actions">
      ${callButton(texts.common, unit.phone)}
      <button class="link" @click=${view.back}>${texts.booking.takenAll}</button>
    </div>`;
}

function unknown(view: OutcomeModel, journey: Extract<BookingFlow, { step: 'unknown' }>): TemplateResult {
  const { texts, level, purpose } = view;
  const { choice, slot, lookedAt, certain } = journey;
  const { unit } = choice;
  const who = contactLabel(unit);
  const body =
    purpose.to === 'rebook'
      ? texts.booking.rebookUnknownBody(who)
      : lookedAt
        ? texts.booking.unknownBody(formatTime(lookedAt, unit.timeZone, texts.dates), who)
        : texts.booking.unknownCall(who);
  return html`<div class="top">
      ${stepHeading(view, 'unknown')}
      <p class="lede">${texts.booking.unknownLede} ${lookedAt ? nothing : texts.booking.unknownChecking}</p>
    </div>
    <div class="callout danger">
      ${heading(level + 1, 'head', texts.booking.unknownDont)}
      <p>${linkifyPhone(body, unit.phone)}</p>
      <div class="actions">${callButton(texts.common, unit.phone)}</div>
    </div>
    ${certain ? html`${heading(level + 1, 'head', texts.booking.newTime)}${summaryOf(view, certain)}` : nothing}
    ${heading(level + 1, 'head', certain ? texts.booking.oldTime : texts.booking.unknownAsked)}
    ${
      certain && purpose.to === 'rebook'
        ? summaryOf(view, purpose.from)
        : appointmentSummary(texts, { ...slot, unit, visitType: visitTypeOf(choice, slot), person: view.person })
    }
    ${
      view.fromOwnTime
        ? html`<div class="actions"><button class="link" @click=${view.finish}>${texts.booking.leave}</button></div>`
        : nothing
    }`;
}

function notBooked(view: OutcomeModel, { choice }: Extract<BookingFlow, { step: 'not-booked' }>): TemplateResult {
  const { texts, purpose } = view;
  return html`<div class="callout notice">
      ${stepHeading(view, 'not-booked')}
      <p>${purpose.to === 'rebook' ? texts.booking.rebookTaken : texts.booking.settledNo}</p>
      <p>${linkifyPhone(texts.common.help(contactLabel(choice.unit)), choice.unit.phone)}</p>
    </div>
    <div class="actions"><button class="button" @click=${view.back}>${texts.booking.takenAll}</button></div>`;
}
