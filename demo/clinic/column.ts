import { html, nothing, type TemplateResult } from 'lit';
import type { DeskBooking, DeskColumn, DeskEntry } from 'tidbok/backends/memory';
import type { DeskDays } from '../server/desk/clinic.js';
import { capital, dayInWords, freeTimes, localTime } from './words.js';

/** How many of the times citizens can book. */
export function freeOnWeb(entries: readonly DeskEntry[]): number {
  return entries.filter((entry) => entry.state === 'free' && entry.offWeb === undefined).length;
}

/** One performer's day. */
export function column({ performer, entries }: DeskColumn, shown: DeskDays): TemplateResult {
  const title = performer.title === undefined ? '' : `${capital(performer.title)}. `;
  return html`<section>
    <h2>${performer.name}</h2>
    <p class="note">
      ${title}${entries.length > 0 ? `${capital(freeTimes(freeOnWeb(entries)))}.` : 'Inget schema den här dagen.'}
    </p>
    ${
      entries.length > 0
        ? html`<ol>
            ${entries.map((entry) => oneEntry(entry, shown))}
          </ol>`
        : nothing
    }
  </section>`;
}

function oneEntry(entry: DeskEntry, shown: DeskDays): TemplateResult {
  return html`<li class=${looks(entry, shown)}>
    <time datetime=${entry.start}>${entry.time}</time>
    <div>${content(entry, shown)}</div>
  </li>`;
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
      return html`Spärrad <small>${entry.block.reason}</small>`;
    case 'over':
      return html`${entry.visitType} <small>Ingen hade tiden</small>`;
    case 'planned':
      return html`${entry.visitType} <small>Inte släppt än</small>`;
    case 'free':
      return entry.offWeb === undefined
        ? html`Ledig <small>${entry.visitType}</small> <small>Bokas på webben</small>`
        : html`${entry.visitType} <small>Inte på webben: ${entry.offWeb}</small>`;
    case 'group':
      return html`${entry.visitType}
        <small>${entry.bookings.length} av ${entry.seats} platser bokade</small>
        ${entry.bookings.map(({ citizen }) => html`<small>${citizen.name}</small>`)}`;
    case 'booked':
      return booked(entry.booking, shown);
  }
}

function booked(booking: DeskBooking, shown: DeskDays): TemplateResult {
  const { citizen, visitType, bookedOnWebAt, status, message, phone } = booking;
  const tags = [isFresh(booking, shown) && 'Ny', status === 'pending' && 'Väntar på svar'].filter(
    (tag) => typeof tag === 'string',
  );
  return html`<strong>${citizen.name}</strong> ${tags.map((tag) => html`<span class="tag">${tag}</span> `)}
    <small>${visitType}</small>
    ${bookedOnWebAt === undefined ? nothing : html`<small>Bokad på webben ${whenBooked(bookedOnWebAt, shown)}</small>`}
    ${message === undefined ? nothing : html`<small>Meddelande: ${message}</small>`}
    ${phone === undefined ? nothing : html`<small>Telefon: ${phone}</small>`}`;
}

function isFresh({ bookedOnWebAt }: DeskBooking, { unit, today }: DeskDays): boolean {
  return bookedOnWebAt !== undefined && localTime(bookedOnWebAt, unit.timeZone).day === today;
}

function whenBooked(instant: string, { unit, today }: DeskDays): string {
  const { day, time } = localTime(instant, unit.timeZone);
  return day === today ? `klockan ${time}` : `${dayInWords(day)} klockan ${time}`;
}
