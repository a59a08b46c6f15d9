import { html, nothing, type TemplateResult } from 'lit';
import type { DeskColumn, DeskEntry } from 'tidbok/backends/memory';
import { addDays } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import { oneEntry } from './entry.js';
import type { ScheduleActions } from './state.js';
import { capital, dayInWords, freeTimes } from './words.js';

/** How many of the times citizens can book. */
export function freeOnWeb(entries: readonly DeskEntry[]): number {
  return entries.filter((entry) => entry.state === 'free' && entry.offWeb === undefined).length;
}

/** Every performer's day, or one performer's week, side by side. */
export function columns(shown: DeskDays, performer: string | undefined, actions: ScheduleActions): TemplateResult {
  if (performer === undefined) {
    return html`<div class="columns">
      ${shown.columns.map((one) => {
        const title = one.performer.title === undefined ? '' : `${capital(one.performer.title)}. `;
        return column(one.performer.name, title, one, shown, actions);
      })}
    </div>`;
  }
  const chosen = shown.columns.find((one) => one.performer.id === performer) ?? shown.columns[0];
  if (!chosen) return html`<p>Mottagningen har inga medarbetare.</p>`;
  const days = Array.from({ length: 7 }, (_, index) => addDays(shown.from, index));
  return html`<div class="columns week">
    ${days.map((day) => {
      const entries = chosen.entries.filter((entry) => entry.day === day);
      return column(capital(dayInWords(day)), '', { ...chosen, entries }, shown, actions);
    })}
  </div>`;
}

function column(
  heading: string,
  title: string,
  { performer, entries }: DeskColumn,
  shown: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const note = entries.length > 0 ? `${capital(freeTimes(freeOnWeb(entries)))}.` : 'Inget schema den här dagen.';
  return html`<section>
    <h2>${heading}</h2>
    <p class="note">${title}${note}</p>
    ${
      entries.length > 0
        ? html`<ol>
            ${entries.map((entry) => oneEntry(entry, performer, shown, actions))}
          </ol>`
        : nothing
    }
  </section>`;
}
