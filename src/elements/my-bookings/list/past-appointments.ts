import { html, nothing, type TemplateResult } from 'lit';
import type { ReadResult } from '../../../domain/model/read-result.js';
import type { Booking } from '../../../domain/model/appointment.js';
import { dayOf } from '../../../domain/time/instant.js';
import { heading, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { capitalize, formatDay, formatTime } from '../../shared/format/format.js';
import type { AppointmentMessages } from './appointment-card.js';

/** Visits that are over, the latest first, each in a line: nothing can be done about them. */
export function pastAppointments(
  texts: AppointmentMessages,
  level: number,
  { items, gaps }: ReadResult<Booking>,
): TemplateResult {
  const { mine } = texts;
  const [gap] = gaps;
  return html`${
    gap
      ? html`<div class="callout notice">
          ${heading(level, 'head', mine.partial)}
          <p>${linkifyPhone(texts.common.help(contactLabel(gap)), gap.phone)}</p>
        </div>`
      : nothing
  }
  ${
    items.length > 0
      ? html`<ul class="past">
          ${items.map((time) => html`<li>${line(texts, time)}</li>`)}
        </ul>`
      : html`<p>${mine.pastNone}</p>`
  }`;
}

function line(texts: AppointmentMessages, { start, unit, visitType, performer, status }: Booking): TemplateResult {
  const when = texts.dates.at(
    capitalize(formatDay(dayOf(start, unit.timeZone), texts.dates, undefined, true)),
    formatTime(start, unit.timeZone, texts.dates),
  );
  const what = [visitType?.name, performer?.name, unit.name, status === 'cancelled' && texts.mine.cancelledByUnit];
  return html`<time datetime=${start}>${when}</time><br />${what.filter(Boolean).join('. ')}`;
}
