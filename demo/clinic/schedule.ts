import { render } from 'lit';
import type { DeskChange } from 'tidbok/backends/memory';
import type { DeskDays } from '../server/desk/clinic.js';
import { page, type Schedule } from './view.js';
import { dayInWords } from './words.js';

const main = document.querySelector('main') ?? document.body;
let schedule: Schedule = { shown: undefined, connection: 'opening', lastChange: undefined, asking: undefined };
let reading = new AbortController();

function update(change: Partial<Schedule>): void {
  schedule = { ...schedule, ...change };
  render(page(schedule, { ask, takeOff: (id, reason) => void takeOff(id, reason), putOn: (id) => void putOn(id) }), main);
}

function focus(selector: string): void {
  main.querySelector<HTMLElement>(selector)?.focus();
}

function buttonOf(visitType: string): string {
  return `[data-visit-type="${CSS.escape(visitType)}"]`;
}

/** Unit and day are in the page's own address; the server knows what holds without them. */
async function read(): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  try {
    const asked = new URLSearchParams(location.search);
    const day = asked.get('day');
    if (day !== null) asked.set('from', day);
    const answer = await fetch(`desk/schedule?${asked.toString()}`, { signal });
    if (answer.status === 401) {
      update({ connection: 'logged-out' });
      return;
    }
    if (!answer.ok) throw new TypeError(`the schedule answered ${answer.status}`);
    const shown = (await answer.json()) as DeskDays;
    document.title = `Schema ${dayInWords(shown.from)}, ${shown.unit.name} – Region Kattegatt`;
    update({ shown, connection: 'live' });
  } catch {
    if (!signal.aborted) update({ connection: 'broken' });
  }
}

function listen(): void {
  const changes = new EventSource(`desk/changes${location.search}`);
  changes.addEventListener('open', () => void read());
  changes.addEventListener('message', ({ data }: MessageEvent<string>) => {
    update({ lastChange: JSON.parse(data) as DeskChange });
    void read();
  });
  // The browser comes back by itself, unless the server said no; reading tells why.
  changes.addEventListener('error', () => {
    if (changes.readyState === EventSource.CLOSED) void read();
    else update({ connection: 'broken' });
  });
}

async function send(path: 'take-off-web' | 'put-on-web', body: Readonly<Record<string, string>>): Promise<boolean> {
  const unit = schedule.shown?.unit.id ?? '';
  const request = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ unit, ...body }) };
  const answer = await fetch(`desk/${path}`, request).catch(() => undefined);
  await read();
  return answer?.ok === true;
}

function ask(visitType: string | undefined): void {
  const before = schedule.asking?.visitType;
  update({ asking: visitType === undefined ? undefined : { visitType } });
  focus(visitType === undefined ? buttonOf(before ?? '') : '#reason');
}

async function takeOff(visitType: string, reason: string): Promise<void> {
  const error = reason
    ? (await send('take-off-web', { visitType, reason }))
      ? undefined
      : 'Det gick inte. Försök igen.'
    : 'Skriv ett skäl.';
  update({ asking: error === undefined ? undefined : { visitType, error } });
  focus(error === undefined ? buttonOf(visitType) : '#reason');
}

async function putOn(visitType: string): Promise<void> {
  await send('put-on-web', { visitType });
  focus(buttonOf(visitType));
}

update({});
listen();
