import { html, nothing, type TemplateResult } from 'lit';
import type { DeskChange } from 'tidbok/backends/memory';
import type { DeskDays } from '../server/desk/clinic.js';
import { column, freeOnWeb } from './column.js';
import { visitTypes, type Asking } from './visit-types.js';
import { addDays, capital, dayInWords, freeTimes, localTime, weekdayInWords, weekOf } from './words.js';

/** What the page is drawn from. */
export interface Schedule {
  readonly shown: DeskDays | undefined;
  readonly connection: 'opening' | 'live' | 'broken' | 'logged-out';
  readonly lastChange: DeskChange | undefined;
  /** The visit type about to be taken off the web. */
  readonly asking: Asking | undefined;
}

/** What can be done on the page. Without an id, nothing is taken off the web. */
export interface ScheduleActions {
  ask(visitType: string | undefined): void;
  takeOff(visitType: string, reason: string): void;
  putOn(visitType: string): void;
}

export function page(schedule: Schedule, actions: ScheduleActions): TemplateResult {
  const { shown, asking } = schedule;
  return html`${shown ? dayHead(shown) : nothing}
    <p class="live" role="status">${status(schedule)}</p>
    ${shown ? changedElsewhere(schedule, shown) : nothing}
    ${
      shown
        ? html`<div class="columns">${shown.columns.map((one) => column(one, shown))}</div>
            ${visitTypes(shown, asking, actions)}`
        : nothing
    }`;
}

function address(unit: string, day: string): string {
  return `?${new URLSearchParams({ unit, day }).toString()}`;
}

function dayHead({ units, unit, from: day, today, columns }: DeskDays): TemplateResult {
  const free = columns.reduce((sum, { entries }) => sum + freeOnWeb(entries), 0);
  const before = addDays(day, -1);
  const after = addDays(day, 1);
  return html`<p class="eyebrow">${unit.name}</p>
    <h1>${capital(dayInWords(day))}</h1>
    <p class="lede">${day === today ? 'Idag. ' : nothing}Vecka ${weekOf(day)}. ${capital(freeTimes(free))} på webben.</p>
    <div class="where">
      <nav aria-label="Dagar">
        <a href=${address(unit.id, before)} aria-label=${`Föregående dag, ${dayInWords(before)}`}>
          <span aria-hidden="true">←</span> ${capital(weekdayInWords(before))}
        </a>
        <a href=${address(unit.id, today)} aria-current=${day === today ? 'date' : nothing}>Idag</a>
        <a href=${address(unit.id, after)} aria-label=${`Nästa dag, ${dayInWords(after)}`}>
          ${capital(weekdayInWords(after))} <span aria-hidden="true">→</span>
        </a>
      </nav>
      <form>
        <label for="unit">Mottagning</label>
        <select id="unit" name="unit">
          ${units.map(({ id, name }) => html`<option value=${id} ?selected=${id === unit.id}>${name}</option>`)}
        </select>
        <input type="hidden" name="day" value=${day} />
        <button class="second">Byt</button>
      </form>
    </div>`;
}

function status({ shown, connection, lastChange }: Schedule): unknown {
  switch (connection) {
    case 'opening':
      return 'Hämtar schemat.';
    case 'broken':
      return 'Anslutningen är bruten. Schemat kan vara gammalt. Sidan försöker igen av sig själv.';
    case 'logged-out':
      return html`Du är utloggad. <a href="login.html">Logga in igen</a>`;
    case 'live': {
      if (!lastChange || !shown) return 'Visas direkt.';
      const { time } = localTime(lastChange.at, shown.unit.timeZone);
      return `Visas direkt. Senaste ändring klockan ${time}: ${inWords(lastChange, shown)}.`;
    }
  }
}

const happenings: Readonly<Record<DeskChange['what'], string>> = {
  booked: 'ny bokning',
  moved: 'flyttad tid',
  cancelled: 'avbokad tid',
  marked: 'markerat besök',
  invited: 'ny kallelse',
  withdrawn: 'tillbakatagen kallelse',
  blocked: 'spärrad tid',
  unblocked: 'borttagen spärr',
  published: 'nya tider släppta',
  'off-web': 'borttagen från webben:',
  'on-web': 'visas på webben:',
};

function inWords(change: DeskChange, { unit, from: day }: DeskDays): string {
  const { what, visitType = '', start, performer = '' } = change;
  if (start === undefined) return `${happenings[what]} ${visitType}`.trim();
  const at = localTime(start, unit.timeZone);
  const when = at.day === day ? at.time : `${dayInWords(at.day)} ${at.time}`;
  return `${happenings[what]} ${when} hos ${performer}`;
}

/** The way to a change on another day than the one shown. */
function changedElsewhere({ lastChange }: Schedule, { unit, from: day }: DeskDays): TemplateResult | typeof nothing {
  if (lastChange?.start === undefined) return nothing;
  const changed = localTime(lastChange.start, unit.timeZone).day;
  if (changed === day) return nothing;
  return html`<p><a class="onward" href=${address(unit.id, changed)}>Visa ${dayInWords(changed)}</a></p>`;
}
