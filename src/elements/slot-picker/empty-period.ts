import { html, nothing, type TemplateResult } from 'lit';
import { mondayOf, weekdayOf } from '../../domain/time/calendar.js';
import type { Slot } from '../../domain/model/appointment.js';
import { dayOf, daysOf, type DayRange } from '../../domain/time/instant.js';
import { heading, contactLabel, linkifyPhone } from '../shared/parts/templates.js';
import { capitalize, formatDay, formatDateTime } from '../shared/format/format.js';
import { unitOf } from './search-scope.js';
import { durationLabel } from './list/slot-radio.js';
import type { RenderModel } from './render-model.js';

export { looking } from '../../locales/sv-looking.js';

/** Days on end without times: that this is so, the next free time and the way there, other units, and whom to call. */
export function emptyPeriod(
  drawn: RenderModel,
  { from, to, next }: DayRange & { readonly next: Slot | undefined },
): TemplateResult {
  const { texts, parts, level, today, search, place, otherUnits, otherUnitsAsked } = drawn;
  const words = (day: string): string => formatDay(day, texts.dates, today);
  const full = daysOf({ from, to }).every((day) => weekdayOf(day) > 5 || search.full?.includes(day));
  const { unit } = place;
  return html`<div class="stack">
    <div>
      <div role="heading" aria-level=${level} class="head empty" tabindex="-1">
        ${parts.words.empty(words(from), words(to))}
      </div>
      ${full ? html`<p>${parts.words.emptyFull}</p>` : nothing}
    </div>
    ${next ? nextFree(drawn, from, next) : html`<p>${texts.slots.noneUntil(words(search.covered.to))}</p>`}
    <div class="words">
      ${heading(level, 'head', parts.words.sooner)}
      <ul>
        ${otherUnits ? html`<li><button class="link" @click=${otherUnitsAsked}>${parts.words.otherUnits}</button></li>` : nothing}
        <li>${linkifyPhone(texts.common.callUnit(contactLabel(unit)), unit.phone)}</li>
      </ul>
    </div>
  </div>`;
}

function nextFree(drawn: RenderModel, from: string, slot: Slot): TemplateResult {
  const { texts, parts, today, place, view, toWeek, pass } = drawn;
  const timeZone = place.zoneOf(slot);
  const day = dayOf(slot.start, timeZone);
  const type = place.visitTypes.find(({ id }) => id === slot.visitType);
  const details = [
    slot.performer?.name,
    durationLabel(slot, type?.minutes, texts),
    place.units.length > 1 && unitOf(place, slot).name,
  ];
  const go = (): void => (view === 'week' ? toWeek(mondayOf(day), from) : pass(from));
  return html`<div class="callout">
    <p class="note">${parts.words.next}</p>
    <p><strong>${capitalize(formatDateTime(slot.start, timeZone, texts.dates, today))}</strong></p>
    <p>${details.filter(Boolean).join(', ')}</p>
    <div class="actions"><button class="button" @click=${go}>${parts.words.nextGo(formatDay(day, texts.dates))}</button></div>
  </div>`;
}
