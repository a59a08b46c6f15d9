import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { nextDeadline } from '../../../domain/appointments/effective-rights.js';
import type { Gap } from '../../../domain/model/read-result.js';
import type { Purpose } from '../../../domain/booking/booking-flow.js';
import type { ManageFlow } from '../../../domain/appointments/manage-flow.js';
import { groupByDay, type ListItem, type AppointmentList } from '../../../domain/appointments/merge-refreshed.js';
import type { Booking, OpenInvitation } from '../../../domain/model/appointment.js';
import { dayOf } from '../../../domain/time/instant.js';
import type { BookingCreatedEvent, BookingRebookedEvent } from '../../booking/made-events.js';
import { calendarButton } from '../../shared/parts/calendar-button.js';
import { heading, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { capitalize, formatDay } from '../../shared/format/format.js';
import { zoneNote } from '../../shared/format/zone-note.js';
import { appointmentCard, invitationCard, type ListModel, type AppointmentMessages } from './appointment-card.js';

/** Invitations and coming times, of the latter the first `most`: the rest follows frame by frame. */
export function appointmentList(view: ListModel, { found, items }: AppointmentList, most: number): TemplateResult {
  const { texts, level } = view;
  const { mine } = texts;
  const invitations = items.filter(({ time }) => time.kind !== 'booking');
  const bookings = items.filter(({ time }) => time.kind === 'booking');
  const around = drawnFrom(view, found, bookings);
  const drawOnce = (ofDay: ReturnType<typeof groupByDay>[number]): unknown =>
    guard([...around, ...ofDay.flatMap(({ time, mark }) => [time, mark])], () => day(view, ofDay));
  const standing = items.flatMap(({ time, mark }) =>
    time.kind === 'open-invitation' || time.status === 'cancelled' || mark?.as === 'gone' ? [] : [time],
  );
  return html`${guard([texts, items], () => zoneNotes(texts, items))}${missingSources(view, found.gaps)}
  ${
    invitations.length > 0
      ? html`<div class="top">
          ${heading(level, 'head', mine.invitations)}
          <div class="agenda">
            ${repeat(
              invitations,
              ({ time }) => time.id,
              (one) => (isOpen(one) ? invitationCard(view, one) : groupByDay([one]).map((ofDay) => day(view, ofDay))),
            )}
          </div>
        </div>`
      : nothing
  }
  ${
    bookings.length > 0
      ? html`<div class="top">
          ${heading(level, 'head', mine.upcoming)}
          <div class="agenda">${repeat(groupByDay(bookings.slice(0, most)), dayKey, drawOnce)}</div>
        </div>`
      : found.gaps.length > 0 || invitations.length > 0
        ? nothing
        : html`<div class="callout">
            <p>${mine.empty}</p>
            <p>${mine.emptyNote}</p>
          </div>`
  }
  ${standing.length > 1 ? calendarButton(texts.mine.calendar, standing) : nothing}`;
}

/** What a day of bookings is drawn from beside them. Where all is as it was, hundreds of times need not be drawn anew. */
function drawnFrom(
  { texts, level, able, opening, doubtful, now, today }: ListModel,
  found: AppointmentList['found'],
  bookings: readonly ListItem[],
): readonly unknown[] {
  const times = bookings.map(({ time }) => time);
  const days = [...new Set(times.map(({ unit }) => unit.timeZone))].map(today);
  const { cancel, rebook, book } = able;
  return [texts, level, found, cancel, rebook, book, opening, nextDeadline(times, now), ...days, ...doubtful];
}

function isOpen(one: ListItem): one is ListItem & { readonly time: OpenInvitation } {
  return one.time.kind === 'open-invitation';
}

/** The sources that could not be reached or read, by name; each that can be is asked again alone, else all are. */
function missingSources({ texts, level, asking, ask }: ListModel, all: readonly Gap[]): unknown {
  const [gap] = all;
  if (!gap) return nothing;
  const { mine, common } = texts;
  const sources = [...new Map(all.map(({ source = '', name }) => [source, source && name] as const))];
  const names = [...new Set(all.map(({ name }) => name).filter(Boolean))].join(', ');
  const words = all.some(({ code }) => code === 'invalid-response') ? mine.partialUnread : mine.partialBody;
  return html`<div class="callout notice">
    ${heading(level, 'head', mine.partial)}
    <p>${linkifyPhone(words(names, contactLabel(gap)), gap.phone)}</p>
    <div class="actions">
      ${sources.map(
        ([source, name]) =>
          html`<button class="link" aria-disabled=${asking === source ? 'true' : nothing} @click=${() => ask(source)}>
            ${common.retry}${name ? html`<span class=${sources.length > 1 ? '' : 'unseen'}> ${mine.from(name)}</span>` : nothing}
          </button>`,
      )}
    </div>
  </div>`;
}

/** Where the times are counted, for each zone that there is among them. */
function zoneNotes(texts: AppointmentMessages, items: readonly ListItem[]): readonly unknown[] {
  const times = items.flatMap(({ time }) => (time.kind === 'open-invitation' ? [] : [time]));
  const names = new Set(times.map(({ unit }) => unit.timeZone));
  return [...names].map((timeZone) => {
    const there = times.filter(({ unit }) => unit.timeZone === timeZone);
    const units = new Set(there.map(({ unit }) => unit.name));
    return zoneNote(texts, timeZone, there, names.size > 1 ? [...units].join(', ') : undefined);
  });
}

/** A time that goes away must not take the focus of another with it: what is drawn stays with its day and its time. */
function dayKey([first]: readonly (ListItem & { readonly time: Booking })[]): string | undefined {
  return first && dayOf(first.time.start, first.time.unit.timeZone);
}

function day(view: ListModel, items: readonly (ListItem & { readonly time: Booking })[]): TemplateResult | typeof nothing {
  const { texts, level } = view;
  const [first] = items;
  if (!first) return nothing;
  const { timeZone } = first.time.unit;
  const words = capitalize(formatDay(dayOf(first.time.start, timeZone), texts.dates, view.today(timeZone)));
  return html`<div class="entry">
    <div class="date">${heading(level + 1, 'head', words)}</div>
    <div class="items">
      ${repeat(
        items,
        ({ time }) => time.id,
        ({ time, mark }) => appointmentCard(view, time, mark),
      )}
    </div>
  </div>`;
}

/** A time could not be opened, or the person was switched while something was on its way. */
export function statusNotice(
  { common, own, mine }: AppointmentMessages,
  managing: ManageFlow,
): TemplateResult | typeof nothing {
  if (managing.step !== 'list' || (!managing.problem && !managing.switched)) return nothing;
  const words = managing.problem ? `${common.problems[managing.problem]} ${own.failedBody}` : mine.switchedMeanwhile;
  return html`<div class="callout notice" role="alert">
    <p>${words}</p>
    <p>${linkifyPhone(common.help('1177'))}</p>
  </div>`;
}

/** The journey that answers an invitation, moves a booking or books anew what was cancelled, in the place of the list. */
export function embeddedBooking(
  purpose: Purpose,
  {
    backend,
    level,
    lang,
    leave,
    made,
  }: {
    readonly backend: unknown;
    readonly level: number;
    readonly lang: string;
    leave(): void;
    made(event: BookingCreatedEvent | BookingRebookedEvent): void;
  },
): TemplateResult {
  return html`<tidbok-booking
    embedded
    .backend=${backend}
    .purpose=${purpose}
    .headingLevel=${level}
    lang=${lang}
    @tidbok-journey-left=${leave}
    @tidbok-booking-created=${made}
    @tidbok-booking-rebooked=${made}
  ></tidbok-booking>`;
}
