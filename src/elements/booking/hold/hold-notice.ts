import { html, nothing, type TemplateResult } from 'lit';
import type { BookingFlow } from '../../../domain/booking/booking-flow.js';
import { heading, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import type { BookingMessages, OutcomeModel } from '../steps/outcome-model.js';

interface HoldModel {
  /** Until when, in a sentence. */
  readonly line: string;
  /** Until when. */
  readonly time: string;
  readonly level: number;
  readonly sending: boolean;
  /** Little is left. */
  readonly warning: boolean;
  /** It could not be extended. */
  readonly failed: boolean;
  extend(): void;
  close(): void;
}

/** Until when the time is kept, and the way to keep it longer. */
export function holdNotice({ booking }: BookingMessages, view: HoldModel): TemplateResult {
  return html`<div>
      <p>${view.line}</p>
      ${view.failed ? html`<p>${booking.notExtended}</p>` : nothing}
      ${view.sending ? nothing : html`<button class="link" type="button" @click=${view.extend}>${booking.extend}</button>`}
    </div>
    ${view.warning ? warning(booking, view) : nothing}`;
}

/** Running out of time: Esc leaves all as it is. */
function warning(booking: BookingMessages['booking'], view: HoldModel): TemplateResult {
  const onCancel = (event: Event): void => {
    event.preventDefault();
    view.close();
  };
  // It opens by itself: as an alert it is heard, words and all.
  return html`<dialog
    class="hold"
    role="alertdialog"
    aria-labelledby="hold-title"
    aria-describedby="hold-body"
    @cancel=${onCancel}
  >
    ${heading(view.level, 'title', booking.holdSoonHeading, 'hold-title')}
    <p id="hold-body">${booking.holdSoon(view.time)}</p>
    <div class="actions">
      <button class="button" type="button" @click=${view.extend}>${booking.extend}</button>
      <button class="button second" type="button" @click=${view.close}>${booking.holdClose}</button>
    </div>
  </dialog>`;
}

/** The hold has ended, and the time may still be free. */
export function holdExpiredStep(
  view: OutcomeModel,
  { choice, slot }: Extract<BookingFlow, { step: 'lapsed' }>,
): TemplateResult {
  const { texts, purpose } = view;
  return html`<div class="callout notice">
      ${heading(view.level, 'title', texts.booking.lapsed)}
      <p>${purpose.to === 'rebook' ? texts.booking.rebookTaken : texts.booking.lapsedBody}</p>
      <p>${linkifyPhone(texts.common.help(contactLabel(choice.unit)), choice.unit.phone)}</p>
    </div>
    <div class="actions">
      <button class="button" @click=${() => view.choose(slot)}>${texts.booking.takenGo}</button>
      <button class="link" @click=${view.back}>${texts.booking.takenAll}</button>
    </div>`;
}
