import { html, nothing, type TemplateResult } from 'lit';
import type { DeskVisitType } from 'tidbok/backends/memory';
import type { DeskDays } from '../server/desk/clinic.js';
import type { ScheduleActions } from './view.js';
import { dayInWords, localTime } from './words.js';

/** A visit type for which a reason is asked, and what was wrong with the last one. */
export interface Asking {
  readonly visitType: string;
  readonly error?: string;
}

/** Which kinds of visit citizens can book, and the staff's way to change that. */
export function visitTypes(shown: DeskDays, asking: Asking | undefined, actions: ScheduleActions): TemplateResult {
  return html`<section class="visit-types" aria-labelledby="visit-types">
    <h2 id="visit-types">Besökstyper på webben</h2>
    <ul>
      ${shown.visitTypes.map(
        (one) =>
          html`<li>
            <h3>${one.name}</h3>
            ${
              asking?.visitType === one.id
                ? reasonForm(one, asking, actions)
                : html`<p>${state(one, shown)}</p>
                    ${change(one, actions)}`
            }
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
    ? html`<button class="link" data-visit-type=${id} @click=${() => actions.putOn(id)}>
        Visa<span class="unseen"> ${name} på webben</span>
      </button>`
    : html`<button class="link" data-visit-type=${id} @click=${() => actions.ask(id)}>
        Ta bort<span class="unseen"> ${name} från webben</span>
      </button>`;
}

function reasonForm({ id, name }: DeskVisitType, { error }: Asking, actions: ScheduleActions): TemplateResult {
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get('reason');
    actions.takeOff(id, typeof reason === 'string' ? reason.trim() : '');
  };
  return html`<form novalidate @submit=${onSubmit}>
    <label for="reason">Varför tas ${name} bort från webben?</label>
    <p class="note" id="reason-note">Invånarna kan se skälet. Skriv inget om någon patient.</p>
    ${error === undefined ? nothing : html`<p class="error" id="reason-error">${error}</p>`}
    <input
      id="reason"
      name="reason"
      autocomplete="off"
      maxlength="200"
      required
      aria-invalid=${error === undefined ? nothing : 'true'}
      aria-describedby=${error === undefined ? 'reason-note' : 'reason-error reason-note'}
    />
    <div class="actions">
      <button class="main-button">Ta bort från webben</button>
      <button class="link" type="button" @click=${() => actions.ask(undefined)}>Avbryt</button>
    </div>
  </form>`;
}
