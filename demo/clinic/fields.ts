import { html, nothing, type TemplateResult } from 'lit';
import type { DeskPerformer, FoundCitizen } from 'tidbok/backends/memory';
import type { Asking, ScheduleActions } from './state.js';

/** What a form's field holds, without spaces around it. */
export function valueOf(form: EventTarget | null, name: string): string {
  const value = form instanceof HTMLFormElement ? new FormData(form).get(name) : null;
  return typeof value === 'string' ? value.trim() : '';
}

/** Calls back with the form instead of sending it. */
export function whenSent(act: (form: HTMLFormElement) => void): (event: SubmitEvent) => void {
  return (event) => {
    event.preventDefault();
    if (event.currentTarget instanceof HTMLFormElement) act(event.currentTarget);
  };
}

/** A labelled native field. */
export function field(label: string, name: string, type: 'text' | 'date' | 'time', value = '', note = ''): TemplateResult {
  return html`<p class="field">
    <label for=${`f-${name}`}>${label}</label>
    ${note ? html`<span class="note" id=${`f-${name}-note`}>${note}</span>` : nothing}
    <input
      id=${`f-${name}`}
      name=${name}
      type=${type}
      .value=${value}
      maxlength="200"
      autocomplete="off"
      aria-describedby=${note ? `f-${name}-note` : nothing}
    />
  </p>`;
}

/** A labelled choice of one. */
export function choice(
  label: string,
  name: string,
  options: readonly { readonly value: string; readonly text: string; readonly chosen?: boolean }[],
): TemplateResult {
  return html`<p class="field">
    <label for=${`f-${name}`}>${label}</label>
    <select id=${`f-${name}`} name=${name}>
      ${options.map(({ value, text, chosen = false }) => html`<option value=${value} ?selected=${chosen}>${text}</option>`)}
    </select>
  </p>`;
}

/** Those who can have hours. */
export function performerChoice(performers: readonly DeskPerformer[], chosen: string | undefined): TemplateResult {
  return choice(
    'Medarbetare',
    'performer',
    performers.map(({ id, name }) => ({ value: id, text: name, chosen: id === chosen })),
  );
}

/** A search by name, and those found as radio buttons named `citizen`. */
export function citizenFields({ found }: Asking, actions: ScheduleActions): TemplateResult {
  return html`<form
      class="search"
      role="search"
      @submit=${whenSent((form) => {
        actions.search(valueOf(form, 'text'));
      })}
    >
      ${field('Sök patient på namn', 'text', 'text', '', 'Minst två bokstäver.')}
      <button class="second">Sök</button>
    </form>
    <p role="status">${found ? (found.length === 0 ? 'Ingen hittades.' : `${found.length} hittades.`) : nothing}</p>`;
}

/** Those found. */
export function foundCitizens(found: readonly FoundCitizen[]): TemplateResult {
  return html`<fieldset>
    <legend>Patient</legend>
    ${found.map(
      ({ id, name }, index) =>
        html`<label class="radio">
          <input type="radio" name="citizen" value=${id} ?checked=${index === 0 && found.length === 1} /> ${name}
        </label>`,
    )}
  </fieldset>`;
}

/** The way on and the way out. */
export function buttons(text: string, actions: ScheduleActions): TemplateResult {
  return html`<div class="actions">
    <button class="main-button">${text}</button>
    <button class="link" type="button" @click=${() => actions.close()}>Avbryt</button>
  </div>`;
}
