import { html, nothing, type TemplateResult } from 'lit';
import { visitTypeOf, type Journey } from '../../domain/journey.js';
import type { Booking } from '../../domain/own-times.js';
import { heading, richText, whoToCall, withPhone } from '../shared/templates.js';
import { visitRows } from '../shared/visit-rows.js';
import { whenInWords } from '../shared/words.js';
import type { OutcomeView } from './outcomes.js';

export interface CheckView extends OutcomeView {
  /** An own time so like this one that it may be a mistake to book it. */
  readonly alike: Booking | undefined;
  /** Until when the time is kept for the citizen, where it is. */
  readonly held: unknown;
  change(what: 'unit' | 'guide' | 'slot'): void;
  confirm(): void;
}

/** All that is about to be booked, with ways to change it, and the button that does it. */
export function checkStep(view: CheckView, journey: Extract<Journey, { step: 'check' | 'sending' }>): TemplateResult {
  const { texts, level, purpose, alike, person } = view;
  const { choice, slot } = journey;
  const { unit } = choice;
  const rebooking = purpose.to === 'rebook';
  const sending = journey.step === 'sending';
  const cancelRight = slot.rights?.cancel;
  const change = choice.fixed
    ? { time: () => view.change('slot') }
    : { time: () => view.change('slot'), unit: () => view.change('unit'), visitType: () => view.change('guide') };
  return html`<div class="top">
      ${heading(level, 'title', rebooking ? texts.booking.rebookCheck : texts.booking.check)}
      <p class="lede">${rebooking ? texts.booking.rebookCheckLede : texts.booking.checkLede}</p>
    </div>
    ${
      journey.step === 'check' && journey.problem
        ? html`<div class="callout danger" role="alert">
            <p>
              ${texts.common.problems[journey.problem]}
              ${rebooking ? (journey.problem === 'not-found' ? nothing : texts.common.stillBooked) : texts.common.nothingBooked}
            </p>
            <p>${withPhone(texts.common.help(whoToCall(unit)), unit.phone)}</p>
          </div>`
        : nothing
    }
    ${
      alike
        ? html`<div class="callout notice" role="alert">
            <p>${texts.booking.already(whenInWords(alike.start, alike.unit.timeZone, texts.dates))}</p>
          </div>`
        : nothing
    }
    ${
      rebooking
        ? html`${heading(level + 1, 'head', texts.booking.oldTime)}${visitRows(texts, purpose.from)}
          ${heading(level + 1, 'head', texts.booking.newTime)}`
        : nothing
    }
    ${visitRows(texts, { ...slot, unit, visitType: visitTypeOf(choice, slot), person }, sending ? {} : change)}
    ${richText(visitTypeOf(choice, slot)?.information, texts)}
    ${
      cancelRight?.allowed && cancelRight.until
        ? html`<p>${texts.booking.freeCancel(whenInWords(cancelRight.until, unit.timeZone, texts.dates))}</p>`
        : nothing
    }
    ${view.held}
    <div class="actions">
      <button class="button" aria-disabled=${sending ? 'true' : nothing} @click=${view.confirm}>
        ${rebooking ? texts.booking.rebookConfirm : texts.booking.book}
      </button>
      ${
        sending
          ? html`<p>${rebooking ? texts.booking.rebooking : texts.booking.booking}</p>`
          : html`<button class="link" @click=${view.back}>${texts.common.back}</button>`
      }
    </div>`;
}
