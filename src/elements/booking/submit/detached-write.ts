import { html, nothing, type TemplateResult } from 'lit';
import type { CareUnit } from '../../../domain/model/care-unit.js';
import type { BookingFlow, BookingFlowEvent } from '../../../domain/booking/booking-flow.js';
import type { Instant } from '../../../domain/time/instant.js';
import { heading, richText, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import { formatDateTime } from '../../shared/format/format.js';
import type { BookingMessages, OutcomeModel } from '../steps/outcome-model.js';

/** A write whose flow was left before the answer came, for example because the page switched to another person. */
export interface DetachedWrite {
  readonly key: string;
  readonly start: Instant;
  readonly unit: CareUnit;
  /** The person's name, if there are several to choose among. */
  readonly name?: string;
  readonly came: 'sending' | 'done' | 'pending' | 'not' | 'unknown';
}

/** The outcome of a detached write, from the event that its answer made. */
export function detachedOutcome(event: BookingFlowEvent): DetachedWrite['came'] | undefined {
  if (event.type === 'rejected' || event.type === 'reconsider') return 'not';
  if (event.type === 'already') return event.booking.status === 'pending' ? 'pending' : 'done';
  if (event.type !== 'answered') return undefined;
  const { outcome } = event.result;
  if (outcome === 'both') return 'done';
  return outcome === 'taken' || outcome === 'refused' ? 'not' : outcome;
}

export function detachedMessage({ booking, dates }: BookingMessages, { came, start, unit, name }: DetachedWrite): string {
  const when = formatDateTime(start, unit.timeZone, dates);
  return booking.leftBehind[came](name === undefined ? when : booking.timeOf(when, name));
}

/** The notice that tells the citizen the outcome. */
export function detachedNotice(texts: BookingMessages, left: DetachedWrite): TemplateResult {
  return html`<div class="callout notice now">
    <p>${detachedMessage(texts, left)}</p>
    <p>${linkifyPhone(texts.common.help(contactLabel(left.unit)), left.unit.phone)}</p>
  </div>`;
}

/** The step for a slot that was not free because the citizen has it already. */
export function alreadyBookedStep(view: OutcomeModel, { booking }: Extract<BookingFlow, { step: 'already' }>): TemplateResult {
  const { texts, person, purpose } = view;
  const { unit, status, information } = booking;
  const who = contactLabel(unit);
  const stands = status === 'pending' ? `${texts.booking.pendingLede} ${texts.booking.pendingBody(who)}` : texts.booking.next;
  return html`<div class="callout notice">
      ${heading(view.level, 'title', texts.booking.has)}
      <p>${status === 'pending' ? nothing : texts.booking.hasBody} ${linkifyPhone(stands, unit.phone)}</p>
    </div>
    ${
      information
        ? html`<div class="callout notice">
            ${heading(view.level + 1, 'head', texts.booking.notice)}${richText(information, texts)}
          </div>`
        : nothing
    }
    ${appointmentSummary(texts, { ...booking, person })}
    <div class="actions">
      <button class="button second" @click=${view.finish}>
        ${purpose.to === 'rebook' || purpose.invitation ? texts.booking.leave : texts.booking.another}
      </button>
    </div>`;
}
