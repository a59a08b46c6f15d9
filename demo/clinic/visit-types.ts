import { html, nothing, type TemplateResult } from 'lit';
import type { DeskVisitType } from 'tidbok/backends/memory';
import { localTime } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import type { ScheduleActions } from './state.js';
import { dayInWords } from './words.js';

/** Which kinds of visit citizens can book, and the staff's way to change that. */
export function visitTypes(shown: DeskDays, actions: ScheduleActions): TemplateResult {
  return html`<section class="visit-types" aria-labelledby="visit-types">
    <h2 id="visit-types">Besökstyper på webben</h2>
    <ul>
      ${shown.visitTypes.map(
        (one) =>
          html`<li>
            <h3>${one.name}</h3>
            <p>${state(one, shown)}</p>
            ${change(one, actions)}
          </li>`,
      )}
    </ul>
  </section>`;
}

function state({ minutes, web }: DeskVisitType, { unit }: DeskDays): string {
  switch (web.state) {
    case 'on':
      return `Bokas på webben. ${minutes} minuter.`;
    case 'invited':
      return `Bokas på webben av den som har en kallelse. ${minutes} minuter.`;
    case 'never':
      return `Aldrig på webben. ${minutes} minuter. Skäl: ${web.reason}`;
    case 'off': {
      const { day, time } = localTime(web.since, unit.timeZone);
      return `Inte på webben sedan ${dayInWords(day)} klockan ${time}. Skäl: ${web.reason}`;
    }
  }
}

function change({ id, name, web }: DeskVisitType, actions: ScheduleActions): TemplateResult | typeof nothing {
  if (web.state === 'never') return nothing;
  return web.state === 'off'
    ? html`<button class="link" @click=${() => actions.send('put-on-web', { visitType: id }, `${name} visas på webben.`)}>
        Visa<span class="unseen"> ${name} på webben</span>
      </button>`
    : html`<button class="link" @click=${() => actions.ask({ what: 'off-web', visitType: id })}>
        Ta bort<span class="unseen"> ${name} från webben</span>
      </button>`;
}

/** Invitations that wait for an answer. */
export function invitations({ invitations: open, unit }: DeskDays, actions: ScheduleActions): TemplateResult {
  return html`<section class="visit-types" aria-labelledby="invitations">
    <h2 id="invitations">Kallelser utan svar</h2>
    ${
      open.length === 0
        ? html`<p>Inga.</p>`
        : html`<ul>
            ${open.map(
              ({ id, citizen, visitType, until }) =>
                html`<li>
                  <h3>${citizen.name}</h3>
                  <p>
                    ${visitType}.${until === undefined ? '' : ` Svara senast ${dayInWords(localTime(until, unit.timeZone).day)}.`}
                  </p>
                  <button
                    class="link"
                    @click=${() => actions.send('withdraw', { invitation: id }, `Kallelsen till ${citizen.name} är tillbakatagen.`)}
                  >
                    Ta tillbaka<span class="unseen"> kallelsen till ${citizen.name}</span>
                  </button>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}
