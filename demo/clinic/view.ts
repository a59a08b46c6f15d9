import { html, nothing, type TemplateResult } from 'lit';
import type { DeskChange } from 'tidbok/backends/memory';
import { addDays, localTime, mondayOf, weekOf } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import { columns, freeOnWeb } from './column.js';
import { panel } from './panel.js';
import type { Schedule, ScheduleActions } from './state.js';
import { invitations, visitTypes } from './visit-types.js';
import { capital, dayInWords, freeTimes, weekdayInWords } from './words.js';

export function page(schedule: Schedule, performer: string | undefined, actions: ScheduleActions): TemplateResult {
  const { shown, asking } = schedule;
  return html`${shown ? head(shown, performer, actions) : nothing}
    <p class="live" role="status">${status(schedule)}</p>
    ${
      shown
        ? html`${changedElsewhere(schedule, shown)} ${columns(shown, performer, actions)} ${invitations(shown, actions)}
          ${visitTypes(shown, actions)} ${panel(asking, shown, actions)}`
        : nothing
    }`;
}

function address(unit: string, day: string, performer?: string): string {
  return `?${new URLSearchParams({ unit, day, ...(performer !== undefined && { performer }) }).toString()}`;
}

function head(shown: DeskDays, performer: string | undefined, actions: ScheduleActions): TemplateResult {
  const { unit, from: day, today, columns: all } = shown;
  const chosen = performer === undefined ? undefined : (all.find((one) => one.performer.id === performer) ?? all[0]);
  const counted = chosen ? [chosen] : all;
  const free = counted.reduce((sum, { entries }) => sum + freeOnWeb(entries), 0);
  const week = `Vecka ${weekOf(day)}`;
  return html`<p class="eyebrow">${unit.name}</p>
    <h1 tabindex="-1">${chosen ? `${week}, ${chosen.performer.name}` : capital(dayInWords(day))}</h1>
    <p class="lede">${chosen ? nothing : `${day === today ? 'Idag. ' : ''}${week}. `}${capital(freeTimes(free))} på webben.</p>
    <div class="where">
      ${chosen ? weekNavigation(shown, chosen.performer.id) : dayNavigation(shown)} ${choices(shown, performer)}
    </div>
    <div class="tools">
      <button class="second" @click=${() => actions.ask({ what: 'block', day })}>Spärra tid</button>
      <button class="second" @click=${() => actions.ask({ what: 'invite' })}>Skicka kallelse</button>
      <button class="second" @click=${() => actions.ask({ what: 'publish' })}>Släpp tider</button>
      <a class="onward" href=${`numbers.html?${new URLSearchParams({ unit: unit.id }).toString()}`}>Siffror per vecka</a>
    </div>`;
}

function dayNavigation({ unit, from: day, today }: DeskDays): TemplateResult {
  const before = addDays(day, -1);
  const after = addDays(day, 1);
  return html`<nav aria-label="Dagar">
    <a href=${address(unit.id, before)} aria-label=${`Föregående dag, ${dayInWords(before)}`}>
      <span aria-hidden="true">←</span> ${capital(weekdayInWords(before))}
    </a>
    <a href=${address(unit.id, today)} aria-current=${day === today ? 'date' : nothing}>Idag</a>
    <a href=${address(unit.id, after)} aria-label=${`Nästa dag, ${dayInWords(after)}`}>
      ${capital(weekdayInWords(after))} <span aria-hidden="true">→</span>
    </a>
  </nav>`;
}

function weekNavigation({ unit, from: monday, today }: DeskDays, performer: string): TemplateResult {
  const [before, after] = [addDays(monday, -7), addDays(monday, 7)];
  return html`<nav aria-label="Veckor">
    <a href=${address(unit.id, before, performer)}><span aria-hidden="true">←</span> Vecka ${weekOf(before)}</a>
    <a href=${address(unit.id, today, performer)} aria-current=${mondayOf(today) === monday ? 'date' : nothing}
      >Den här veckan</a
    >
    <a href=${address(unit.id, after, performer)}>Vecka ${weekOf(after)} <span aria-hidden="true">→</span></a>
  </nav>`;
}

function choices({ units, unit, from: day, columns: all }: DeskDays, performer: string | undefined): TemplateResult {
  return html`<form>
      <label for="unit">Mottagning</label>
      <select id="unit" name="unit">
        ${units.map(({ id, name }) => html`<option value=${id} ?selected=${id === unit.id}>${name}</option>`)}
      </select>
      <input type="hidden" name="day" value=${day} />
      <button class="second">Byt<span class="unseen"> mottagning</span></button>
    </form>
    <form>
      <label for="performer">Dag för alla, eller vecka för en</label>
      <select id="performer" name="performer">
        <option value="">Dag, alla medarbetare</option>
        ${all.map(
          (one) =>
            html`<option value=${one.performer.id} ?selected=${one.performer.id === performer}>
              Vecka, ${one.performer.name}
            </option>`,
        )}
      </select>
      <input type="hidden" name="unit" value=${unit.id} />
      <input type="hidden" name="day" value=${day} />
      <button class="second">Visa<span class="unseen"> dag eller vecka</span></button>
    </form>`;
}

function status({ shown, connection, lastChange, done }: Schedule): unknown {
  switch (connection) {
    case 'opening':
      return 'Hämtar schemat.';
    case 'broken':
      return 'Anslutningen är bruten. Schemat kan vara gammalt. Sidan försöker igen av sig själv.';
    case 'logged-out':
      return html`Du är utloggad. <a href="login.html">Logga in igen</a>`;
    case 'live': {
      if (done !== undefined) return done;
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
  unpublished: 'släppta tider tillbakatagna',
  'off-web': 'borttagen från webben:',
  'on-web': 'visas på webben:',
};

function inWords({ what, visitType = '', start, performer = '' }: DeskChange, { unit, from: day }: DeskDays): string {
  if (start === undefined) return `${happenings[what]} ${visitType}`.trim();
  const at = localTime(start, unit.timeZone);
  const when = at.day === day ? at.time : `${dayInWords(at.day)} ${at.time}`;
  return `${happenings[what]} ${when} hos ${performer}`;
}

/** The way to a change on another day than those shown. */
function changedElsewhere({ lastChange, done }: Schedule, { unit, from, to }: DeskDays): TemplateResult | typeof nothing {
  if (lastChange?.start === undefined || done !== undefined) return nothing;
  const changed = localTime(lastChange.start, unit.timeZone).day;
  if (from <= changed && changed <= to) return nothing;
  return html`<p><a class="onward" href=${address(unit.id, changed)}>Visa ${dayInWords(changed)}</a></p>`;
}
