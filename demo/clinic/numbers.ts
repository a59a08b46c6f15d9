import { html, render, type TemplateResult } from 'lit';
import type { WeekNumbers } from 'tidbok/backends/memory';
import { mondayOf, weekOf } from 'tidbok/time';
import type { DeskNumbers } from '../server/staff-api/staff-api.js';
import { dayInWords } from './words.js';

const main = document.querySelector('main') ?? document.body;

const kinds: readonly (readonly [name: keyof Omit<WeekNumbers, 'week'>, text: string])[] = [
  ['bookedOnWeb', 'Bokade på webben'],
  ['moved', 'Flyttade'],
  ['cancelledInTime', 'Avbokade i tid'],
  ['reused', 'Varav någon annan fick'],
  ['cancelledLate', 'Sent avbokade'],
  ['cameLate', 'Kom sent'],
  ['missed', 'Uteblev'],
];

function table({ unit, today, weeks }: DeskNumbers): TemplateResult {
  return html`<p class="eyebrow">${unit.name}</p>
    <h1>Siffror per vecka</h1>
    <p class="lede">Varje besök räknas i veckan det var till. I tid är minst 24 timmar före.</p>
    <p><a class="onward" href=${`./?${new URLSearchParams({ unit: unit.id }).toString()}`}>Till schemat</a></p>
    <div class="scroll" tabindex="0" role="region" aria-label="Tabell, siffror per vecka">
      <table>
        <thead>
          <tr>
            <th scope="col">Vecka</th>
            ${kinds.map(([, text]) => html`<th scope="col">${text}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks.map(
            (one) =>
              html`<tr>
                <th scope="row">
                  ${weekOf(one.week)}${one.week === mondayOf(today) ? ', den här' : ''}<small
                    >från ${dayInWords(one.week)}</small
                  >
                </th>
                ${kinds.map(([name]) => html`<td>${one[name]}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

async function show(): Promise<void> {
  const unit = new URLSearchParams(location.search).get('unit');
  const query = new URLSearchParams(unit === null ? {} : { unit });
  const answer = await fetch(`desk/numbers?${query.toString()}`).catch(() => undefined);
  if (answer?.status === 401) render(html`<p role="status">Du är utloggad. <a href="login.html">Logga in igen</a></p>`, main);
  else if (!answer?.ok) render(html`<p role="alert">Siffrorna gick inte att hämta. Ladda om sidan.</p>`, main);
  else render(table((await answer.json()) as DeskNumbers), main);
}

void show();
