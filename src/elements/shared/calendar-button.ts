import { html, nothing, type TemplateResult } from 'lit';
import type { Booking } from '../../domain/own-times.js';
import type { CommonTexts } from '../../locales/texts.js';

/** How a calendar button fits its place. */
export interface CalendarButtonOptions {
  /** Heard after the label where the button is repeated on the page, as `tid onsdag 25 november klockan 09:15`. */
  readonly what?: string | undefined;
  /** Leaves out the note on what the calendar shows: in rows of a list that says it once. */
  readonly bare?: boolean | undefined;
  /** Times that are over because these replaced them: the calendar is told so. Never one that stands. */
  readonly replaced?: readonly Booking[] | undefined;
  /** The page asks for visit type, performer and unit in the calendar. */
  readonly detailed?: boolean | undefined;
}

/**
 * "Lägg till i din kalender": a button that saves a calendar file (.ics) of the times, one or many; nothing where there are none.
 * It brings its own status region, and the text for when the file could not be made. A time that is pending or cancelled is
 * called so in the calendar too.
 *
 * - A receipt: `calendarButton(texts.common, [booking])`; of a rebooking that is done `{ replaced: [from] }` as well.
 * - A row of own times: `calendarButton(texts.common, [booking], { what: when, bare: true })`.
 * - All own times: `calendarButton(texts.common, bookings)`.
 */
export function calendarButton(
  texts: CommonTexts,
  times: readonly Booking[],
  options: CalendarButtonOptions = {},
): TemplateResult | typeof nothing {
  return button(texts, times, options, false);
}

/** "Ta bort ur din kalender": the same with a file that tells the calendar that the times are cancelled. */
export function cancelledCalendarButton(
  texts: CommonTexts,
  times: readonly Booking[],
  options: CalendarButtonOptions = {},
): TemplateResult | typeof nothing {
  return button(texts, times, { ...options, bare: true }, true);
}

function button(
  texts: CommonTexts,
  times: readonly Booking[],
  { what, bare, ...rest }: CalendarButtonOptions,
  cancelled: boolean,
): TemplateResult | typeof nothing {
  const [first] = times;
  if (!first) return nothing;
  const { calendar } = texts;
  const label = cancelled ? calendar.remove : times.length > 1 ? calendar.addAll : calendar.add;
  const save = async (event: Event): Promise<void> => {
    const said = (event.currentTarget as HTMLElement).parentElement?.querySelector('[role=status]');
    let words = calendar.saved;
    try {
      const { saveCalendar } = await import('./save-calendar.js');
      saveCalendar(texts, times, { ...rest, cancelled });
    } catch {
      words = cancelled ? calendar.removeFailed : calendar.failed;
    }
    if (said) said.textContent = words;
  };
  const note = bare || rest.detailed ? nothing : html`<p class="note">${calendar.note(calendar.titles[first.status])}</p>`;
  return html`<div class="calendar">
    <button class="button second" @click=${save}>${label}${what ? html`<span class="unseen"> ${what}</span>` : nothing}</button>
    ${note}
    <p role="status"></p>
  </div>`;
}
