import { html, nothing, type TemplateResult } from 'lit';
import { addDays, hoursOf, isPlausibleDay } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import { buttons, choice, citizenFields, field, foundCitizens, performerChoice, valueOf, whenSent } from './fields.js';
import type { Asking, Question, ScheduleActions } from './state.js';
import { capital, hoursInWords } from './words.js';

/** As the end of hours: the end of the day. */
const midnight = '00:00';

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
    const isSome = date && isPlausibleDay(date) && begin && end && (end > begin || end === midnight);
    const hours = isSome ? hoursOf(date, { from: begin, to: end }, timeZone) : undefined;
    if (!hours || hours.end <= hours.start) {
      actions.say('Skriv en dag, och en sluttid som är senare än starttiden.', 'from');
    } else if (!reason) {
      actions.say('Skriv ett skäl.', 'reason');
    } else {
      const body = { performer: valueOf(form, 'performer'), ...hours, reason };
      actions.send('block', body, `Spärrat: ${hoursInWords(hours, timeZone)}.`);
    }
  };
  return html`<p>Ingen kan boka tiderna, varken på webben eller här.</p>
    <form novalidate @submit=${whenSent(send)}>
      ${performerChoice(
        shown.columns.map((one) => one.performer),
        performer,
      )}
      ${field('Dag', 'day', 'date', day)} ${field('Från', 'from', 'time', from ?? '08:00')}
      ${field('Till', 'to', 'time', to ?? '12:00', '00:00 är midnatt, då dagen är slut.')}
      ${field('Skäl', 'reason', 'text', '', 'Bara för personalen.')} ${buttons('Spärra', actions)}
    </form>`;
}

/** What is blocked, and the way back. */
export function blockedForm({ block }: About<'blocked'>, { unit }: DeskDays, actions: ScheduleActions): TemplateResult {
  const hours = hoursInWords(block, unit.timeZone);
  const send = (): void => {
    actions.send('unblock', { block: block.id }, `Spärren är borttagen: ${hours}.`);
  };
  return html`<p>${capital(hours)}. Skäl: ${block.reason}</p>
    <form @submit=${whenSent(send)}>${buttons('Ta bort spärren', actions)}</form>`;
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
