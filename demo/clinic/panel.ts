import { html, nothing, type TemplateResult } from 'lit';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import { bookedForm, bookForm, cancelForm, moveForm } from './booking-forms.js';
import type { Asking, ScheduleActions, SentAct } from './state.js';
import { publishForm, unpublishForm } from './publish-forms.js';
import { blockedForm, blockForm, inviteForm, offWebForm } from './unit-forms.js';

/** The question in its dialog. */
export function panel(asking: Asking | undefined, shown: DeskDays, actions: ScheduleActions): TemplateResult {
  // The browser tells of a closing with its next frame, which may come after the next question was opened.
  const onClose = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof HTMLDialogElement && !currentTarget.open) actions.close();
  };
  return html`<dialog aria-labelledby="panel-title" @close=${onClose}>
    ${
      asking
        ? html`<h2 id="panel-title" tabindex="-1">${title(asking)}</h2>
            <p class="error" role="alert">${asking.error ?? nothing}</p>
            ${asking.warned ? allTheSame(asking.warned, actions) : nothing} ${content(asking, shown, actions)}`
        : nothing
    }
  </dialog>`;
}

function allTheSame({ act, body, done }: SentAct, actions: ScheduleActions): TemplateResult {
  const send = (): void => {
    actions.send(act, { ...body, canOverlap: true }, done);
  };
  return html`<p class="warning">
    <button class="second warned" type="button" @click=${send}>${act === 'move' ? 'Flytta ändå' : 'Boka ändå'}</button>
  </p>`;
}

function title({ question }: Asking): string {
  switch (question.what) {
    case 'free':
      return 'Boka';
    case 'group':
      return question.entry.visitType;
    case 'booked':
      return question.booking.citizen.name;
    case 'move':
      return `Flytta ${question.booking.citizen.name}`;
    case 'cancel':
      return `Avboka ${question.booking.citizen.name}`;
    case 'block':
      return 'Spärra tid';
    case 'blocked':
      return 'Spärrad tid';
    case 'invite':
      return 'Skicka kallelse';
    case 'publish':
      return 'Släpp tider';
    case 'unpublish':
      return 'Ta tillbaka släppta tider';
    case 'off-web':
      return 'Ta bort från webben';
  }
}

function content(asking: Asking, shown: DeskDays, actions: ScheduleActions): TemplateResult {
  const { question } = asking;
  switch (question.what) {
    case 'free':
    case 'group':
      return bookForm(question, asking, shown, actions);
    case 'booked':
      return bookedForm(question, asking, shown, actions);
    case 'move':
      return moveForm(question, asking, shown, actions);
    case 'cancel':
      return cancelForm(question, shown, actions);
    case 'block':
      return blockForm(question, shown, actions);
    case 'blocked':
      return blockedForm(question, shown, actions);
    case 'invite':
      return inviteForm(asking, shown, actions);
    case 'publish':
      return publishForm(shown, actions);
    case 'unpublish':
      return unpublishForm(question, shown, actions);
    case 'off-web':
      return offWebForm(question, shown, actions);
  }
}
