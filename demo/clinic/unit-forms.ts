import { html, nothing, type TemplateResult } from 'lit';
import type { DeskDays } from '../server/desk/clinic.js';
import { buttons, choice, citizenFields, field, foundCitizens, performerChoice, valueOf, whenSent } from './fields.js';
import type { Asking, Question, ScheduleActions } from './state.js';
import { addDays, dayInWords, instantAt, localTime } from './words.js';

type About<What extends Question['what']> = Question & { readonly what: What };

/** Blocks hours of one performer's day. */
export function blockForm(
  { performer, day, from, to }: About<'block'>,
  shown: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const { timeZone } = shown.unit;
  const send = (form: HTMLFormElement): void => {
    const [date, begin, end, reason] = ['day', 'from', 'to', 'reason'].map((name) => valueOf(form, name));
    if (!date || !begin || !end || end <= begin) {
      actions.say('Skriv en dag, och en sluttid som är senare än starttiden.', 'from');
    } else if (!reason) {
      actions.say('Skriv ett skäl.', 'reason');
    } else {
      const hours = { start: instantAt(date, begin, timeZone), end: instantAt(date, end, timeZone) };
      const body = { performer: valueOf(form, 'performer'), ...hours, reason };
      actions.send('block', body, `Spärrat: ${dayInWords(date)} ${begin}–${end}.`);
    }
  };
  return html`<p>Ingen kan boka tiderna, varken på webben eller här.</p>
    <form novalidate @submit=${whenSent(send)}>
      ${performerChoice(
        shown.columns.map((one) => one.performer),
        performer,
      )}
      ${field('Dag', 'day', 'date', day)} ${field('Från', 'from', 'time', from ?? '08:00')}
      ${field('Till', 'to', 'time', to ?? '12:00')} ${field('Skäl', 'reason', 'text', '', 'Bara för personalen.')}
      ${buttons('Spärra', actions)}
    </form>`;
}

/** What is blocked, and the way back. */
export function blockedForm({ block }: About<'blocked'>, { unit }: DeskDays, actions: ScheduleActions): TemplateResult {
  const start = localTime(block.start, unit.timeZone);
  const end = localTime(block.end, unit.timeZone);
  const send = (): void => {
    actions.send('unblock', { block: block.id }, `Spärren är borttagen: ${dayInWords(start.day)} ${start.time}.`);
  };
  return html`<p>${dayInWords(start.day)} ${start.time}–${end.time}. Skäl: ${block.reason}</p>
    <form @submit=${whenSent(send)}>${buttons('Ta bort spärren', actions)}</form>`;
}

/** Puts out the times of coming days. */
export function publishForm({ publishedTo }: DeskDays, actions: ScheduleActions): TemplateResult {
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
    </form>`;
}

/** An open invitation: the citizen chooses the time. */
export function inviteForm(asking: Asking, shown: DeskDays, actions: ScheduleActions): TemplateResult {
  const { found = [] } = asking;
  const types = shown.visitTypes.filter(({ web }) => web.state !== 'never');
  const send = (form: HTMLFormElement): void => {
    const citizen = found.find(({ id }) => id === valueOf(form, 'citizen'));
    const until = valueOf(form, 'until');
    if (!citizen) actions.say('Välj en patient.', 'citizen');
    else if (!until) actions.say('Skriv sista dag.', 'until');
    else {
      const body = { citizen: citizen.id, visitType: valueOf(form, 'visit-type'), until };
      actions.send('invite', body, `Kallelse skickad: ${citizen.name}.`);
    }
  };
  return html`<p>Patienten väljer själv en tid på webben.</p>
    ${citizenFields(asking, actions)}
    ${
      found.length === 0
        ? nothing
        : html`<form novalidate @submit=${whenSent(send)}>
            ${foundCitizens(found)}
            ${choice(
              'Besökstyp',
              'visit-type',
              types.map(({ id, name, web }) => ({ value: id, text: name, chosen: web.state === 'invited' })),
            )}
            ${field('Sista dag att svara', 'until', 'date', addDays(shown.today, 28))} ${buttons('Skicka kallelsen', actions)}
          </form>`
    }`;
}

/** Why a visit type is taken off the web. */
export function offWebForm({ visitType }: About<'off-web'>, shown: DeskDays, actions: ScheduleActions): TemplateResult {
  const name = shown.visitTypes.find(({ id }) => id === visitType)?.name ?? '';
  const send = (form: HTMLFormElement): void => {
    const reason = valueOf(form, 'reason');
    if (!reason) actions.say('Skriv ett skäl.', 'reason');
    else actions.send('take-off-web', { visitType, reason }, `${name} är borttagen från webben.`);
  };
  return html`<form novalidate @submit=${whenSent(send)}>
    ${field(`Varför tas ${name} bort från webben?`, 'reason', 'text', '', 'Invånarna kan se skälet. Skriv inget om någon patient.')}
    ${buttons('Ta bort från webben', actions)}
  </form>`;
}
