import { html, nothing, type TemplateResult } from 'lit';
import type { DeskColumn, DeskSpot } from 'tidbok/backends/memory';
import type { DeskDay } from '../server/clinic.js';
import { capital, dayInWords, freeTimes, localTime } from './words.js';

/** One performer's day. */
export function column({ performer, spots }: DeskColumn, shown: DeskDay): TemplateResult {
  const free = spots.filter(({ state }) => state === 'free-on-web').length;
  const title = performer.title === undefined ? '' : `${capital(performer.title)}. `;
  return html`<section>
    <h2>${performer.name}</h2>
    <p class="note">${title}${spots.length > 0 ? `${capital(freeTimes(free))}.` : 'Inget schema den här dagen.'}</p>
    ${
      spots.length > 0
        ? html`<ol>
            ${spots.map((spot) => oneSpot(spot, shown))}
          </ol>`
        : nothing
    }
  </section>`;
}

function oneSpot(spot: DeskSpot, shown: DeskDay): TemplateResult {
  const fresh = spot.state === 'booked' && isFresh(spot, shown);
  return html`<li class=${fresh ? 'booked fresh' : spot.state}>
    <time datetime=${spot.start}>${spot.time}</time>
    <div>${content(spot, shown)}</div>
  </li>`;
}

function content(spot: DeskSpot, shown: DeskDay): TemplateResult {
  switch (spot.state) {
    case 'break':
      return html`Rast`;
    case 'free-on-web':
      return html`Ledig <small>${spot.visitType}</small> <small>Bokas på webben</small>`;
    case 'off-web':
      return html`${spot.visitType} <small>Inte på webben: ${spot.reason}</small>`;
    case 'booked': {
      const { citizen, visitType, bookedOnWebAt, pending, message, phone } = spot;
      const tags = [isFresh(spot, shown) && 'Ny', pending && 'Väntar på svar'].filter((tag) => typeof tag === 'string');
      return html`<strong>${citizen}</strong> ${tags.map((tag) => html`<span class="tag">${tag}</span> `)}
        <small>${visitType}</small>
        ${bookedOnWebAt === undefined ? nothing : html`<small>Bokad på webben ${whenBooked(bookedOnWebAt, shown)}</small>`}
        ${message === undefined ? nothing : html`<small>Meddelande: ${message}</small>`}
        ${phone === undefined ? nothing : html`<small>Telefon: ${phone}</small>`}`;
    }
  }
}

/** Booked on the web today. */
function isFresh({ bookedOnWebAt }: DeskSpot & { readonly state: 'booked' }, { unit, today }: DeskDay): boolean {
  return bookedOnWebAt !== undefined && localTime(bookedOnWebAt, unit.timeZone).day === today;
}

function whenBooked(instant: string, { unit, today }: DeskDay): string {
  const { day, time } = localTime(instant, unit.timeZone);
  return day === today ? `klockan ${time}` : `${dayInWords(day)} klockan ${time}`;
}
