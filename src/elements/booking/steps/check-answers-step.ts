import { html, nothing, type TemplateResult } from 'lit';
import { sameKind } from '../../../domain/booking/find-duplicate.js';
import { visitTypeOf, type Changeable, type Choice, type Journey } from '../../../domain/booking/booking-flow.js';
import type { Booking, Slot } from '../../../domain/model/appointment.js';
import { failure, heading, richText, whoToCall, withOwnWords, withPhone } from '../../shared/parts/templates.js';
import { termBoxes } from '../../shared/parts/terms.js';
import { visitRows } from '../../shared/parts/summary-list.js';
import { whenInWords } from '../../shared/format/format.js';
import { faultSummary } from './contact-step.js';
import type { OutcomeView } from './outcome-steps.js';
import type { Telling } from '../contact/contact-controller.js';

export interface CheckView extends OutcomeView {
  /** An own time so like this one that it may be a mistake to book it. */
  readonly alike: Booking | undefined;
  /** Until when the time is kept for the citizen, where it is. */
  readonly held: unknown;
  readonly telling: Telling;
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
export function checkStep(view: CheckView, journey: Extract<Journey, { step: 'check' | 'sending' }>): TemplateResult {
  const { texts, level, purpose, alike, person, telling } = view;
  const { choice, slot } = journey;
  const { unit } = choice;
  const rebooking = purpose.to === 'rebook';
  const sending = journey.step === 'sending';
  const cancelRight = slot.rights?.cancel;
  const change = choice.fixed
    ? { time: () => view.change('slot') }
    : { time: () => view.change('slot'), unit: () => view.change('unit'), visitType: () => view.change('guide') };
  const { phone, message } = telling.told(slot);
  const rewrite = (what: 'phone' | 'message') => (sending ? undefined : () => view.rewrite(what));
  const wrong = telling.untickedWords;
  return html`${faultSummary(view, wrong === undefined ? [] : [{ field: 'unticked', text: withOwnWords(texts.common.tick(wrong.text), wrong) }])}
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
            <p>${withPhone(texts.common.help(whoToCall(unit)), unit.phone)}</p>
          </div>`
        : nothing
    }
    ${
      alike
        ? html`<div class="callout notice" role="alert">
            <p>${alreadyHas(texts, slot, alike)}</p>
          </div>`
        : nothing
    }
    ${
      rebooking
        ? html`${heading(level + 1, 'head', texts.booking.oldTime)}${visitRows(texts, purpose.from)}
          ${heading(level + 1, 'head', texts.booking.newTime)}`
        : nothing
    }
    ${visitRows(texts, { ...slot, unit, visitType: visitTypeOf(choice, slot), person }, sending ? {} : change, [
      [texts.booking.phone, phone && html`<bdi dir="ltr">${phone}</bdi>`, rewrite('phone')],
      [texts.booking.message, message && html`<span class="said">${message}</span>`, rewrite('message')],
    ])}
    ${richText(visitTypeOf(choice, slot)?.information, texts)}
    ${
      cancelRight?.allowed && cancelRight.until
        ? html`<p>${texts.booking.freeCancel(whenInWords(cancelRight.until, unit.timeZone, texts.dates))}</p>`
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

function alreadyHas({ booking, dates }: CheckView['texts'], slot: Slot, alike: Booking): string {
  const when = whenInWords(alike.start, alike.unit.timeZone, dates);
  return sameKind(slot, alike) ? booking.already(when) : booking.clash(when, alike.unit.name);
}

/** What must be accepted before an own time is moved or answered: of a new time the guide has asked. */
function terms({ texts, level, telling, purpose, again }: CheckView, { fixed, unit }: Choice): unknown {
  if (!fixed) return nothing;
  if (telling.termsState === 'failed') {
    const status = purpose.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked;
    const failed = {
      level: level + 1,
      heading: texts.booking.termsFailed,
      code: 'unavailable',
      unit,
      status,
      retry: again,
    } as const;
    return failure(texts.common, failed);
  }
  if (telling.termsState !== 'read') return html`<p class="note">${texts.common.loading}</p>`;
  const { ticked, unticked } = telling;
  return telling.terms
    ? termBoxes(texts, level + 1, telling.terms, { ticked, wrong: unticked, tick: (id, on) => telling.tick(id, on) })
    : nothing;
}
