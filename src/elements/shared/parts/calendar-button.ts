import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Booking } from '../../../domain/model/appointment.js';
import type { CalendarTexts } from '../../../locales/texts.js';
import { downloadCalendarFile } from './download-calendar-file.js';

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
 * - A receipt: `calendarButton(texts.booking.calendar, [booking])`; of a rebooking that is done `{ replaced: [from] }` as well.
 * - A row of own times: `calendarButton(texts.mine.calendar, [booking], { what: when, bare: true })`.
 * - All own times: `calendarButton(texts.mine.calendar, bookings)`.
 */
export function calendarButton(
  texts: CalendarTexts,
  times: readonly Booking[],
  options: CalendarButtonOptions = {},
): TemplateResult | typeof nothing {
  return button(texts, times, options, false);
}

/** "Ta bort ur din kalender": the same with a file that tells the calendar that the times are cancelled. */
export function cancelledCalendarButton(
  texts: CalendarTexts,
  times: readonly Booking[],
  options: CalendarButtonOptions = {},
): TemplateResult | typeof nothing {
  return button(texts, times, { ...options, bare: true }, true);
}

function button(
  texts: CalendarTexts,
  times: readonly Booking[],
  { what, bare, ...rest }: CalendarButtonOptions,
  cancelled: boolean,
): TemplateResult | typeof nothing {
  const [first] = times;
  if (!first) return nothing;
  const { titles, ...words } = texts;
  const label = cancelled ? words.remove : times.length > 1 ? words.addAll : words.add;
  const title = titles[cancelled ? 'cancelled' : times.length > 1 ? 'booked' : first.status];
  const save = (event: Event): void => {
    const region = (event.currentTarget as HTMLElement).closest('.top')?.querySelector('[role=status]');
    let said = words.saved;
    try {
      downloadCalendarFile(title, times, { ...rest, titles, cancelled });
    } catch {
      said = words.failed;
    }
    // A text equal to the one that stands there is not announced; a no-break space makes it another.
    if (region) region.textContent = region.textContent === said ? `${said}\u00a0` : said;
  };
  const note = bare || rest.detailed ? nothing : html`<p class="note">${words.note(title)}</p>`;
  // What was said of some times does not stay for others that are drawn in their place.
  return html`${keyed(
    times.map(({ id }) => id).join(' '),
    html`<div class="top">
      <div class="actions">
        <button class="button second" @click=${save}>
          ${label}${what ? html`<span class="unseen"> ${what}</span>` : nothing}
        </button>
      </div>
      ${note}
      <p role="status"></p>
    </div>`,
  )}`;
}
