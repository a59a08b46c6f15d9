import { html, nothing, type TemplateResult } from 'lit';
import type { DeskBooking, DeskRecord, SeenBooking } from 'tidbok/backends/memory';
import { localTime } from 'tidbok/time';
import type { DeskDays } from '../server/staff-api/staff-api.js';
import { whenBooked } from './entry.js';
import { buttons, choice, citizenFields, foundCitizens, valueOf, whenSent } from './fields.js';
import type { Asking, Question, ScheduleActions } from './state.js';
import { capital, dayInWords } from './words.js';

type About<What extends Question['what']> = Question & { readonly what: What };

/** When and with whom, in words. */
function whenAndWho(start: string, performer: string, { unit }: DeskDays): string {
  const { day, time } = localTime(start, unit.timeZone);
  return `${capital(dayInWords(day))} klockan ${time} hos ${performer}`;
}

/** The booking as it stands on the page: the desk does nothing to one that somebody else has changed since. */
function seen({ id, start, performer }: DeskBooking): SeenBooking {
  return { id, start, performer: { id: performer.id } };
}

/** Books a free time, or a place in a group. */
export function bookForm(
  { entry, performer }: About<'free'> | About<'group'>,
  asking: Asking,
  shown: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const when = whenAndWho(entry.start, performer.name, shown);
  const full = entry.state === 'group' && entry.bookings.length >= entry.seats;
  const { found = [] } = asking;
  const send = (form: HTMLFormElement): void => {
    const citizen = found.find(({ id }) => id === valueOf(form, 'citizen'));
    if (!citizen) {
      actions.say('Välj en patient.', 'citizen');
      return;
    }
    const as = valueOf(form, 'as') || 'booking';
    const what = as === 'invitation' ? 'Kallad' : 'Bokad';
    actions.send('book', { slot: entry.slot, citizen: citizen.id, as }, `${what}: ${citizen.name}. ${when}.`);
  };
  return html`<p>${entry.visitType}. ${when}.</p>
    ${entry.state === 'group' ? groupList(entry.bookings, actions) : nothing}
    ${
      full
        ? html`<p>Gruppen är full.</p>`
        : html`${citizenFields(asking, actions)}
          ${
            found.length === 0
              ? nothing
              : html`<form @submit=${whenSent(send)}>
                  ${foundCitizens(found)}
                  ${choice('Hur', 'as', [
                    { value: 'booking', text: 'Boka' },
                    { value: 'invitation', text: 'Kalla till tiden' },
                  ])}
                  ${buttons('Boka tiden', actions)}
                </form>`
          }`
    }
    ${entry.state === 'free' ? blockInstead(entry, performer.id, shown, actions) : nothing}`;
}

function groupList(bookings: readonly DeskBooking[], actions: ScheduleActions): TemplateResult {
  return html`<ul class="people-list">
    ${bookings.map(
      (booking) =>
        html`<li>
          <button class="link" type="button" @click=${() => actions.ask({ what: 'booked', booking })}>
            ${booking.citizen.name}
          </button>
        </li>`,
    )}
  </ul>`;
}

function blockInstead(
  entry: About<'free'>['entry'],
  performer: string,
  { unit }: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const end = localTime(entry.end, unit.timeZone);
  const to = end.day === entry.day ? end.time : '00:00';
  const question: Question = { what: 'block', performer, day: entry.day, from: entry.time, to };
  return html`<p><button class="link" type="button" @click=${() => actions.ask(question)}>Spärra tiden i stället</button></p>`;
}

/** What is known of a booking, and what can be done to it. */
export function bookedForm(
  { booking }: About<'booked'>,
  { record = [] }: Asking,
  shown: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const { start, performer, visitType, message, phone, bookedOnWebAt, accepted, mark, citizen } = booking;
  const begun = start <= shown.now;
  const conditions = accepted?.flatMap((one) => one.conditions).length ?? 0;
  const setMark = (how: 'missed' | 'came-late' | undefined, said: string): void => {
    actions.send('mark', { booking: seen(booking), ...(how && { mark: how }) }, `${citizen.name}: ${said}.`);
  };
  return html`<p>${visitType}. ${whenAndWho(start, performer.name, shown)}.</p>
    <ul class="facts">
      ${bookedOnWebAt === undefined ? nothing : html`<li>Bokad på webben ${whenBooked(bookedOnWebAt, shown)}</li>`}
      ${conditions === 0 ? nothing : html`<li>${conditions === 1 ? '1 villkor godkänt' : `${conditions} villkor godkända`}</li>`}
      ${message === undefined ? nothing : html`<li>Meddelande: ${message}</li>`}
      ${phone === undefined ? nothing : html`<li>Telefon: ${phone}</li>`}
      ${record.map((line) => html`<li>${recordLine(line, shown)}</li>`)}
    </ul>
    <div class="actions">
      ${
        begun
          ? html`${mark === 'missed' ? nothing : act('Uteblev', () => setMark('missed', 'uteblev'))}
            ${mark === 'came-late' ? nothing : act('Kom sent', () => setMark('came-late', 'kom sent'))}
            ${mark === undefined ? nothing : act('Ta bort markeringen', () => setMark(undefined, 'markeringen är borttagen'))}`
          : html`${act('Flytta', () => actions.ask({ what: 'move', booking }))}
            ${act('Avboka', () => actions.ask({ what: 'cancel', booking }))}`
      }
      <button class="link" type="button" @click=${() => actions.close()}>Stäng</button>
    </div>`;
}

function act(text: string, doing: () => void): TemplateResult {
  return html`<button class="second" type="button" @click=${doing}>${text}</button>`;
}

const happened: Readonly<Record<DeskRecord['what'], string>> = {
  booked: 'Bokad',
  moved: 'Flyttad',
  cancelled: 'Avbokad',
  marked: 'Markerad',
  invited: 'Kallad',
  withdrawn: 'Kallelsen tillbakatagen',
};

function recordLine({ what, at, by }: DeskRecord, shown: DeskDays): string {
  return `${happened[what]} ${whenBooked(at, shown)} av ${by === 'citizen' ? 'invånaren' : by.name}`;
}

/** Chooses another time of the same kind. */
export function moveForm(
  { booking }: About<'move'>,
  { choices }: Asking,
  shown: DeskDays,
  actions: ScheduleActions,
): TemplateResult {
  const was = whenAndWho(booking.start, booking.performer.name, shown);
  if (!choices) return html`<p>Hämtar lediga tider.</p>`;
  if (choices.length === 0) return html`<p>Det finns inga lediga tider för ${booking.visitType} de närmaste två veckorna.</p>`;
  const named = choices.map(({ entry, performer }) => ({
    value: entry.slot,
    text: whenAndWho(entry.start, performer.name, shown),
  }));
  const send = (form: HTMLFormElement): void => {
    const slot = valueOf(form, 'slot');
    const to = named.find(({ value }) => value === slot)?.text ?? '';
    actions.send('move', { booking: seen(booking), slot }, `Flyttad: ${booking.citizen.name}. ${to}.`);
  };
  return html`<p>${booking.visitType}. Nu ${was.charAt(0).toLowerCase()}${was.slice(1)}.</p>
    <form @submit=${whenSent(send)}>${choice('Ny tid', 'slot', named)} ${buttons('Flytta', actions)}</form>`;
}

/** Whose wish it is decides how it is counted. */
export function cancelForm({ booking }: About<'cancel'>, shown: DeskDays, actions: ScheduleActions): TemplateResult {
  const { start, citizen, performer } = booking;
  const when = whenAndWho(start, performer.name, shown);
  const send = (form: HTMLFormElement): void => {
    actions.send('cancel', { booking: seen(booking), wish: valueOf(form, 'wish') }, `Avbokad: ${citizen.name}. ${when}.`);
  };
  return html`<p>${booking.visitType}. ${when}. Tiden blir ledig igen.</p>
    <form @submit=${whenSent(send)}>
      ${choice('Vem vill avboka?', 'wish', [
        { value: 'citizen', text: 'Patienten' },
        { value: 'unit', text: 'Mottagningen' },
      ])}
      ${buttons('Avboka tiden', actions)}
    </form>`;
}
