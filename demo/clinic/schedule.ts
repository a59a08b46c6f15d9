import { render } from 'lit';
import type { DeskChange, FoundCitizen } from 'tidbok/backends/memory';
import { addDays, isPlausibleDay, millisecondsOf, startOfDay } from 'tidbok/time';
import type { DeskDays, DeskHistory } from '../server/staff-api/staff-api.js';
import { overlapWarning, refusal } from './refusals.js';
import type { Asking, Choice, Question, Schedule, ScheduleActions, SentAct } from './state.js';
import { page } from './view.js';
import { dayInWords } from './words.js';

const main = document.querySelector('main') ?? document.body;
const asked = new URLSearchParams(location.search);
const performer = asked.get('performer') || undefined;
let schedule: Schedule = { shown: undefined, connection: 'opening', lastChange: undefined, done: undefined, asking: undefined };
let reading = new AbortController();
let midnight: ReturnType<typeof setTimeout> | undefined;

const actions: ScheduleActions = {
  ask: (question) => void ask(question),
  close: () => {
    if (schedule.asking) update({ asking: undefined });
  },
  search: (text) => void search(text),
  say: (error, field) => {
    warnOrSay(error, undefined);
    if (field !== undefined) main.querySelector<HTMLElement>(`dialog [name="${field}"]`)?.focus();
  },
  send: (act, body, done) => void send(act, body, done),
};

function update(change: Partial<Schedule>): void {
  schedule = { ...schedule, ...change };
  render(page(schedule, performer, actions), main);
  const dialog = main.querySelector('dialog');
  if (schedule.asking && dialog?.open === false) dialog.showModal();
  // The browser gives the focus back to what opened it, if that is still there.
  if (!schedule.asking && dialog?.open) {
    dialog.close();
    if (document.activeElement === document.body) main.querySelector('h1')?.focus();
  }
}

function unit(): string {
  return schedule.shown?.unit.id ?? asked.get('unit') ?? '';
}

async function get<T>(path: string, about: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<T | undefined> {
  const query = new URLSearchParams({ ...(unit() && { unit: unit() }), ...about });
  const answer = await fetch(`desk/${path}?${query.toString()}`, signal ? { signal } : {});
  if (answer.status === 401) {
    update({ connection: 'logged-out' });
    return undefined;
  }
  if (!answer.ok) throw new TypeError(`the desk answered ${answer.status}`);
  return (await answer.json()) as T;
}

function daysOnPage(): Readonly<Record<string, string>> {
  const day = asked.get('day');
  return { ...(isPlausibleDay(day) && { from: day }), ...(performer !== undefined && { span: 'week' }) };
}

/** Reads anew when the day ends at the unit: without a day in its address the page shows the next one, else it is yesterday. */
function turnAtMidnight({ unit, today, now }: DeskDays): void {
  clearTimeout(midnight);
  // By the server's clock: what this machine calls midnight says nothing.
  const left = millisecondsOf(startOfDay(addDays(today, 1), unit.timeZone)) - millisecondsOf(now);
  midnight = setTimeout(() => void read(), left + 1000);
}

/** Unit and day are in the page's own address; the server knows what holds without them. */
async function read(): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  try {
    const shown = await get<DeskDays>('schedule', daysOnPage(), signal);
    if (!shown) return;
    document.title = `Schema ${dayInWords(shown.from)}, ${shown.unit.name} – Region Kattegatt`;
    update({ shown, connection: 'live' });
    turnAtMidnight(shown);
  } catch {
    if (!signal.aborted) update({ connection: 'broken' });
  }
}

function listen(): void {
  const changes = new EventSource(`desk/changes${unit() && `?${new URLSearchParams({ unit: unit() }).toString()}`}`);
  changes.addEventListener('open', () => void read());
  changes.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const lastChange = JSON.parse(data) as DeskChange;
    update(lastChange.by === 'citizen' ? { lastChange, done: undefined } : { lastChange });
    void read();
  });
  // The browser comes back by itself, unless the server said no; reading tells why.
  changes.addEventListener('error', () => {
    if (changes.readyState === EventSource.CLOSED) void read();
    else update({ connection: 'broken' });
  });
}

async function ask(question: Question): Promise<void> {
  update({ asking: { question } });
  main.querySelector<HTMLElement>('dialog h2')?.focus();
  const more = await lookedUp(question).catch(() => undefined);
  if (more && schedule.asking?.question === question) update({ asking: { ...schedule.asking, ...more } });
}

async function lookedUp(question: Question): Promise<Partial<Asking> | undefined> {
  if (question.what === 'booked') return get<DeskHistory>('record', { id: question.booking.id });
  if (question.what !== 'move' || !schedule.shown) return undefined;
  const { today } = schedule.shown;
  const days = await get<DeskDays>('schedule', { from: today, to: addDays(today, 13) });
  const choices = days?.columns.flatMap((one) =>
    one.entries.flatMap((entry): readonly Choice[] =>
      entry.state === 'free' && entry.visitType === question.booking.visitType ? [{ entry, performer: one.performer }] : [],
    ),
  );
  return choices && { choices: choices.sort((one, other) => (one.entry.start < other.entry.start ? -1 : 1)) };
}

async function search(text: string): Promise<void> {
  const { asking } = schedule;
  const found = await get<readonly FoundCitizen[]>('citizens', { text }).catch(() => undefined);
  if (!asking || schedule.asking?.question !== asking.question) return;
  const { question } = asking;
  update({ asking: found ? { question, found } : { question, error: 'Sökningen gick inte. Försök igen.' } });
}

async function send(act: string, body: Readonly<Record<string, unknown>>, done: string): Promise<void> {
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ unit: unit(), ...body }),
  };
  const answer = await fetch(`desk/${act}`, request).catch(() => undefined);
  const said: unknown = await answer?.json().catch(() => undefined);
  const warning = answer?.ok === true ? overlapWarning(said, schedule.shown?.unit.timeZone ?? 'UTC') : undefined;
  const error =
    warning ??
    (answer?.ok === true ? refusal(said) : answer && answer.status < 500 ? 'Det gick inte. Inget är ändrat.' : unknown);
  await read();
  if (error === undefined) update({ asking: undefined, done });
  else if (schedule.asking) warnOrSay(error, warning === undefined ? undefined : { act, body, done });
  else update({ done: error });
}

/** Says what is wrong; an act that staff were warned of can be sent once more. */
function warnOrSay(error: string, warned: SentAct | undefined): void {
  if (!schedule.asking) return;
  const { warned: before, ...asking } = schedule.asking;
  update({ asking: { ...asking, error, ...(warned && { warned }) } });
  if (warned) main.querySelector<HTMLElement>('dialog .warned')?.focus();
  else if (before) main.querySelector<HTMLElement>('dialog h2')?.focus();
}

const unknown = 'Vi fick inget svar. Titta i schemat om det blev gjort, innan du gör om det.';

update({});
listen();
