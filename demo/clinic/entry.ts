import { html, nothing, type TemplateResult } from 'lit';
import type { DeskBooking, DeskEntry, DeskPerformer } from 'tidbok/backends/memory';
import { localTime } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import type { Question, ScheduleActions } from './state.js';
import { dayInWords } from './words.js';

/** One line of a calendar; what can be done to it is behind it. */
export function oneEntry(
  entry: DeskEntry,
  performer: DeskPerformer,
  shown: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const question = questionAbout(entry, performer);
  const line = html`<time datetime=${entry.start}>${entry.time}</time> <span>${content(entry, shown)}</span>`;
  return html`<li class=${looks(entry, shown)}>
    ${
      question
        ? html`<button class="entry" type="button" aria-haspopup="dialog" @click=${() => actions.ask(question)}>
            ${line}
          </button>`
        : html`<div class="entry">${line}</div>`
    }
  </li>`;
}

function questionAbout(entry: DeskEntry, performer: DeskPerformer): Question | undefined {
  switch (entry.state) {
    case 'free':
      return { what: 'free', entry, performer };
    case 'group':
      return { what: 'group', entry, performer };
    case 'booked':
      return { what: 'booked', booking: entry.booking };
    case 'blocked':
      return { what: 'blocked', block: entry.block };
    default:
      return undefined;
  }
}

function looks(entry: DeskEntry, shown: DeskDays): string {
  if (entry.state === 'booked') return isFresh(entry.booking, shown) ? 'booked fresh' : 'booked';
  if (entry.state === 'group') return entry.bookings.length > 0 ? 'booked' : 'off-web';
  return entry.state === 'free' && entry.offWeb !== undefined ? 'off-web' : entry.state;
}

function content(entry: DeskEntry, shown: DeskDays): TemplateResult {
  switch (entry.state) {
    case 'break':
      return html`Rast`;
    case 'blocked':
      return html`Spärrad till ${localTime(entry.end, shown.unit.timeZone).time} <small>${entry.block.reason}</small>`;
    case 'over':
      return html`${entry.visitType} <small>Ingen hade tiden</small>`;
    case 'planned':
      return html`${entry.visitType} <small>Inte släppt än</small>`;
    case 'free':
      if (entry.heldUntil !== undefined) return html`${entry.visitType} <small>En invånare håller på att boka</small>`;
      return entry.offWeb === undefined
        ? html`Ledig <small>${entry.visitType}</small> <small>Bokas på webben</small>`
        : html`${entry.visitType} <small>Inte på webben: ${entry.offWeb}</small>`;
    case 'group':
      return html`${entry.visitType} <small>${entry.bookings.length} av ${entry.seats} platser bokade</small>`;
    case 'booked':
      return booked(entry.booking, shown);
  }
}

function booked(booking: DeskBooking, shown: DeskDays): TemplateResult {
  const { citizen, visitType, bookedOnWebAt, status, kind, mark, message } = booking;
  const tags = [
    isFresh(booking, shown) && 'Ny',
    status === 'pending' && 'Väntar på svar',
    kind === 'timed-invitation' && 'Kallad',
    mark === 'missed' && 'Uteblev',
    mark === 'came-late' && 'Kom sent',
  ].filter((tag) => typeof tag === 'string');
  return html`<strong>${citizen.name}</strong> ${tags.map((tag) => html`<span class="tag">${tag}</span> `)}
    <small>${visitType}</small>
    ${bookedOnWebAt === undefined ? nothing : html`<small>Bokad på webben ${whenBooked(bookedOnWebAt, shown)}</small>`}
    ${message === undefined ? nothing : html`<small>Meddelande: ${message}</small>`}`;
}

function isFresh({ bookedOnWebAt }: DeskBooking, { unit, today }: DeskDays): boolean {
  return bookedOnWebAt !== undefined && localTime(bookedOnWebAt, unit.timeZone).day === today;
}

/** When a time was booked, as short as it can be said today. */
export function whenBooked(instant: string, { unit, today }: DeskDays): string {
  const { day, time } = localTime(instant, unit.timeZone);
  return day === today ? `klockan ${time}` : `${dayInWords(day)} klockan ${time}`;
}
