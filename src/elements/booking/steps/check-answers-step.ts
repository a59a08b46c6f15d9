import { html, nothing, type TemplateResult } from 'lit';
import { isSameKind } from '../../../domain/booking/find-duplicate.js';
import { visitTypeOf, type Changeable, type Selection, type BookingFlow } from '../../../domain/booking/booking-flow.js';
import type { Booking, Slot } from '../../../domain/model/appointment.js';
import { errorNotice, heading, richText, contactLabel, withUnitWords, linkifyPhone } from '../../shared/parts/templates.js';
import { termsCheckboxes } from '../../shared/parts/terms.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import { formatDateTime } from '../../shared/format/format.js';
import { errorSummary } from './contact-step.js';
import type { OutcomeModel } from './outcome-model.js';
import type { ContactController } from '../contact/contact-controller.js';

export interface CheckAnswersModel extends OutcomeModel {
  /** An own time so like this one that it may be a mistake to book it. */
  readonly alike: Booking | undefined;
  /** Until when the time is kept for the citizen, where it is. */
  readonly held: unknown;
  readonly contactController: ContactController;
  change(what: Changeable): void;
  /** The phone number or message is to be written anew. */
  rewrite(what: 'phone' | 'message'): void;
  /** Phone number and message are written. */
  tell(): void;
  /** Moves focus to the control that an error is about. */
  focusOn(field: string): void;
  /** Reads anew what could not be read. */
  again(): void;
  confirm(): void;
}

/** All that is about to be booked, with ways to change it, and the button that does it. */
export function checkAnswersStep(
  view: CheckAnswersModel,
  journey: Extract<BookingFlow, { step: 'check' | 'sending' }>,
): TemplateResult {
  const { texts, level, purpose, alike, person, contactController } = view;
  const { choice, slot } = journey;
  const { unit } = choice;
  const rebooking = purpose.to === 'rebook';
  const sending = journey.step === 'sending';
  const cancelRight = slot.rights?.cancel;
  const change = choice.fixed
    ? { time: () => view.change('slot') }
    : { time: () => view.change('slot'), unit: () => view.change('unit'), visitType: () => view.change('guide') };
  const { phone, message } = contactController.details(slot);
  const rewrite = (what: 'phone' | 'message') => (sending ? undefined : () => view.rewrite(what));
  const wrong = contactController.untickedWords;
  return html`${errorSummary(view, wrong === undefined ? [] : [{ field: 'unticked', text: withUnitWords(texts.common.tick(wrong.text), wrong) }])}
    <div class="top">
      ${heading(level, 'title', rebooking ? texts.booking.rebookCheck : texts.booking.check)}
      <p class="lede">${rebooking ? texts.booking.rebookCheckLede : texts.booking.checkLede}</p>
    </div>
    ${
      journey.step === 'check' && journey.problem
        ? html`<div class="callout danger" role="alert">
            <p>
              ${texts.common.problems[journey.problem]}
              ${rebooking ? (journey.problem === 'not-found' ? texts.booking.oldUnsure : texts.common.stillBooked) : texts.common.nothingBooked}
            </p>
            <p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>
          </div>`
        : nothing
    }
    ${
      alike
        ? html`<div class="callout notice" role="alert">
            <p>${duplicateWarning(texts, slot, alike)}</p>
          </div>`
        : nothing
    }
    ${
      rebooking
        ? html`${heading(level + 1, 'head', texts.booking.oldTime)}${appointmentSummary(texts, purpose.from)}
          ${heading(level + 1, 'head', texts.booking.newTime)}`
        : nothing
    }
    ${appointmentSummary(texts, { ...slot, unit, visitType: visitTypeOf(choice, slot), person }, sending ? {} : change, [
      [texts.booking.phone, phone && html`<bdi dir="ltr">${phone}</bdi>`, rewrite('phone')],
      [texts.booking.message, message && html`<span class="said">${message}</span>`, rewrite('message')],
    ])}
    ${richText(visitTypeOf(choice, slot)?.information, texts)}
    ${
      cancelRight?.allowed && cancelRight.until
        ? html`<p>${texts.booking.freeCancel(formatDateTime(cancelRight.until, unit.timeZone, texts.dates))}</p>`
        : nothing
    }
    ${terms(view, choice)}
    <div class="actions">
      <button class="button" aria-disabled=${sending ? 'true' : nothing} @click=${view.confirm}>
        ${rebooking ? texts.booking.rebookConfirm : texts.booking.book}
      </button>
      ${
        sending
          ? html`<p>${rebooking ? texts.booking.rebooking : texts.booking.booking}</p>`
          : html`<button class="link" @click=${view.back}>${texts.common.back}</button>`
      }
    </div>
    ${view.held}`;
}

function duplicateWarning({ booking, dates }: CheckAnswersModel['texts'], slot: Slot, alike: Booking): string {
  const when = formatDateTime(alike.start, alike.unit.timeZone, dates);
  return isSameKind(slot, alike) ? booking.already(when) : booking.clash(when, alike.unit.name);
}

/** What must be accepted before an own time is moved or answered: of a new time the guide has asked. */
function terms({ texts, level, contactController, purpose, again }: CheckAnswersModel, { fixed, unit }: Selection): unknown {
  if (!fixed) return nothing;
  if (contactController.termsState === 'failed') {
    const status = purpose.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked;
    const failed = {
      level: level + 1,
      heading: texts.booking.termsFailed,
      code: 'unavailable',
      unit,
      status,
      retry: again,
    } as const;
    return errorNotice(texts.common, failed);
  }
  if (contactController.termsState !== 'read') return html`<p class="note">${texts.common.loading}</p>`;
  const { checked, firstUnchecked } = contactController;
  return contactController.terms
    ? termsCheckboxes(texts, level + 1, contactController.terms, {
        ticked: checked,
        wrong: firstUnchecked,
        tick: (id, on) => contactController.tick(id, on),
      })
    : nothing;
}
