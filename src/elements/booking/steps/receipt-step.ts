import { html, nothing, type TemplateResult } from 'lit';
import type { BookingFlow } from '../../../domain/booking/booking-flow.js';
import type { Booking } from '../../../domain/model/appointment.js';
import type { RichText } from '../../../domain/model/rich-text.js';
import { calendarButton } from '../../shared/parts/calendar-button.js';
import { heading, richText, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { appointmentSummary, type ExtraRow } from '../../shared/parts/summary-list.js';
import { capitalize, formatDateTime } from '../../shared/format/format.js';
import { summaryOf, stepHeading, type BookingMessages, type OutcomeModel } from './outcome-model.js';

/** What was booked or asked for, what to do next, and ways to keep it: calendar, paper, own times. */
export function receiptStep(view: OutcomeModel, journey: Extract<BookingFlow, { step: 'done' | 'pending' }>): TemplateResult {
  const { texts, level, purpose, person } = view;
  const { booking, notice } = journey;
  const { unit, information, rights } = booking;
  const done = journey.step === 'done';
  const kept = journey.step === 'pending' ? journey.kept : undefined;
  const status = kept ? texts.common.stillBooked : texts.booking.pendingLede;
  const next = rights.cancel.allowed && rights.rebook.allowed ? texts.booking.next : texts.booking.nextCall(contactLabel(unit));
  const words = done ? next : `${status} ${texts.booking.pendingBody(contactLabel(unit))}`;
  const preparation = booking.visitType?.preparation;
  const replaced = done && purpose.to === 'rebook' ? [purpose.from] : [];
  return html`<div class="callout ${done ? 'done' : 'notice'}">
      ${stepHeading(view, journey.step)}
      <p>
        <strong>${capitalize(formatDateTime(booking.start, unit.timeZone, texts.dates))}</strong>,
        ${[unit.name, unit.address].filter(Boolean).join(', ')}
      </p>
      <p>${linkifyPhone(words, unit.phone)}</p>
    </div>
    ${
      notice || information
        ? html`<div class="callout notice">
            ${heading(level + 1, 'head', texts.booking.notice)}${richText(notice, texts)}${same(notice, information) ? nothing : richText(information, texts)}
          </div>`
        : nothing
    }
    ${same(preparation, notice) || same(preparation, information) ? nothing : richText(preparation, texts)}
    ${journey.lateAnswer ? html`<p>${linkifyPhone(`${texts.booking.noticeLost} ${texts.common.help(contactLabel(unit))}`, unit.phone)}</p>` : nothing}
    ${heading(level + 1, 'head', texts.booking.yourBooking)}
    ${appointmentSummary(texts, { ...booking, person }, {}, moreRows(texts, booking))}
    ${
      kept
        ? html`<p>${texts.journey.rebookNow}</p>
            ${summaryOf(view, kept)}`
        : nothing
    }
    ${calendarButton(texts.booking.calendar, [booking], { replaced })}
    <div class="actions">
      <button class="button second" @click=${() => window.print()}>${texts.booking.print}</button>
      <button class="button second" @click=${view.finish}>
        ${view.fromOwnTime ? texts.booking.leave : texts.booking.another}
      </button>
      ${ownTimesLink(view)}
    </div>`;
}

/** What the backend says of the booking beside the visit itself: it may have kept less than was sent. */
function moreRows(texts: BookingMessages, { message, rights, unit }: Booking): readonly ExtraRow[] {
  const { cancel } = rights;
  const until = cancel.allowed && cancel.until;
  return [
    [texts.booking.message, message && html`<span class="said">${message}</span>`],
    [texts.booking.changeUntil, until && texts.booking.until(formatDateTime(until, unit.timeZone, texts.dates))],
  ];
}

/** The way to the own times, where the host has said where they are. */
function ownTimesLink({ texts, ownTimesUrl, fromOwnTime }: OutcomeModel): TemplateResult | typeof nothing {
  if (!ownTimesUrl || fromOwnTime || !isWebAddress(ownTimesUrl)) return nothing;
  return html`<a class="link" href=${ownTimesUrl}>${texts.booking.ownTimes}</a>`;
}

function isWebAddress(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url, document.baseURI).protocol);
  } catch {
    return false;
  }
}

function same(a: RichText | undefined, b: RichText | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
