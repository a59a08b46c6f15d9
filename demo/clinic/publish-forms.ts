import { html, nothing, type TemplateResult } from 'lit';
import { addDays } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import { buttons, field, valueOf, whenSent } from './fields.js';
import type { Question, ScheduleActions } from './state.js';
import { dayInWords } from './words.js';

/** Puts out the times of coming days. */
export function publishForm({ publishedTo, unpublishFrom }: DeskDays, actions: ScheduleActions): TemplateResult {
  const send = (form: HTMLFormElement): void => {
    const from = valueOf(form, 'from-day');
    const to = valueOf(form, 'to-day');
    if (!from || !to || to < from) actions.say('Skriv två dagar, den första först.', 'from-day');
    else actions.send('publish', { from, to }, `Tiderna är släppta: ${dayInWords(from)} till ${dayInWords(to)}.`);
  };
  return html`<p>Tiderna är släppta till och med ${dayInWords(publishedTo)}.</p>
    <form novalidate @submit=${whenSent(send)}>
      ${field('Från', 'from-day', 'date', addDays(publishedTo, 1))} ${field('Till', 'to-day', 'date', addDays(publishedTo, 14))}
      ${buttons('Släpp tiderna', actions)}
    </form>
    ${unpublishFrom === undefined ? nothing : takeBackInstead(unpublishFrom, actions)}`;
}

function takeBackInstead(from: string, actions: ScheduleActions): TemplateResult {
  const ask = (): void => {
    actions.ask({ what: 'unpublish', from });
  };
  return html`<p><button class="link" type="button" @click=${ask}>Ta tillbaka tider som släppts av misstag</button></p>`;
}

/** Takes back the times of coming days, while nobody is booked on them. */
export function unpublishForm(
  { from: first }: Question & { readonly what: 'unpublish' },
  { publishedTo }: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const send = (form: HTMLFormElement): void => {
    const from = valueOf(form, 'from-day');
    if (!from || from < first) actions.say(`Skriv en dag, tidigast ${dayInWords(first)}.`, 'from-day');
    else actions.send('unpublish', { from }, `Tiderna är tillbakatagna från och med ${dayInWords(from)}.`);
  };
  return html`<p>
      Tiderna är släppta till och med ${dayInWords(publishedTo)}. De tas bort från webben och kan släppas igen. Det går bara
      medan ingen är bokad.
    </p>
    <form novalidate @submit=${whenSent(send)}>
      ${field('Ta tillbaka från och med', 'from-day', 'date', first, `Tidigast ${dayInWords(first)}.`)}
      ${buttons('Ta tillbaka tiderna', actions)}
    </form>`;
}
