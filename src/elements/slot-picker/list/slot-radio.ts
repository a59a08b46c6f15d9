import { html, nothing, type TemplateResult } from 'lit';
import type { Slot } from '../../../domain/model/appointment.js';
import { endOfTime, localTime, minutesBetween, type Day } from '../../../domain/time/instant.js';
import { capitalize, formatDay, formatDuration, formatDstSuffix, formatTime } from '../../shared/format/format.js';
import { unitOf } from '../search-scope.js';
import type { RenderModel } from '../render-model.js';

/** Times of a day as radios. All that are shown are one group. */
export function slotRadios(view: RenderModel, day: Day, slots: readonly Slot[]): readonly TemplateResult[] {
  const date = formatDay(day, view.texts.dates, undefined, true);
  return slots.map((slot) => slotRadio(view, date, slot));
}

function slotRadio(view: RenderModel, date: string, slot: Slot): TemplateResult {
  const { texts, place, chosen, gone } = view;
  const timeZone = place.zoneOf(slot);
  const isGone = gone.has(slot.id);
  const who = isGone ? texts.slots.gone : slot.performer?.name;
  // Where several units stand in one list, each time says at which it is.
  const unit = place.units.length > 1 ? unitOf(place, slot).name : undefined;
  const lines = [formatDstSuffix(slot.start, timeZone, texts.dates), who, unit].filter(Boolean);
  // There may be thousands: no spaces between the tags, and text as a property, since each would be a node more.
  return html`<label class=${isGone ? 'choice slot gone' : 'choice slot'}
    ><input
      type="radio"
      name="slot"
      value=${slot.id}
      aria-label=${slotName(view, date, slot, who)}
      .checked=${slot.id === chosen && !isGone}
      ?disabled=${isGone} /><span aria-hidden="true"
      ><span class="at" .textContent=${localTime(slot.start, timeZone).time}></span
      ><span class="who" .textContent=${lines.join('\n')}></span></span
  ></label>`;
}

/** Begins with what is seen, and holds all that tells one time from another. */
function slotName({ texts, place }: RenderModel, date: string, slot: Slot, who: string | undefined): string {
  const type = place.visitTypes.find((one) => one.id === slot.visitType);
  return [
    formatTime(slot.start, place.zoneOf(slot), texts.dates),
    who,
    place.units.length > 1 && unitOf(place, slot).name,
    date,
    durationLabel(slot, type?.minutes, texts),
    type?.channel && texts.common.channels[type.channel],
    place.units.length > 1 ? '' : place.unit.name,
  ]
    .filter(Boolean)
    .join(', ');
}

/** How long it takes, where that is known. */
export function durationLabel(slot: Slot, usual: number | undefined, { dates }: RenderModel['texts']): string {
  const end = endOfTime(slot);
  const minutes = end ? minutesBetween(slot.start, end) : usual;
  return minutes ? formatDuration(minutes, dates) : '';
}

/** Stays at the end of what is seen: the chosen time once more, and the way on. */
export function selectionBar({ texts, place, today, missing, goOn }: RenderModel, slot: Slot | undefined): TemplateResult {
  const timeZone = slot && place.zoneOf(slot);
  const several = place.units.length > 1;
  const [day, words] =
    slot && timeZone
      ? [
          capitalize(formatDay(localTime(slot.start, timeZone).day, texts.dates, today)),
          [formatTime(slot.start, timeZone, texts.dates), slot.performer?.name, several && unitOf(place, slot).name]
            .filter(Boolean)
            .join(', '),
        ]
      : ['', missing ? texts.slots.missing : texts.slots.choose];
  return html`<div class="pick">
    <p class=${slot ? '' : missing ? 'error' : 'note'}>
      ${day ? html`<strong .textContent=${day}></strong> ` : nothing}<span .textContent=${words}></span>
    </p>
    <button class="button" @click=${() => goOn(slot)}>${texts.common.continue}</button>
  </div>`;
}

/** As in a form, Enter on the chosen time goes on with it. */
export function onEnter({ key, target }: KeyboardEvent, { search, chosen, goOn }: RenderModel): void {
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || !target.checked || target.value !== chosen) return;
  goOn(search.slots.find(({ id }) => id === chosen));
}

/** The time that was chosen is no longer free. */
export function slotGoneAlert({ texts, place }: RenderModel, slot: Slot): TemplateResult {
  const timeZone = place.zoneOf(slot);
  const { day } = localTime(slot.start, timeZone);
  return html`<div class="callout notice" role="alert">
    <p>${texts.slots.wentAway(formatDay(day, texts.dates), formatTime(slot.start, timeZone, texts.dates))}</p>
  </div>`;
}

/** How many of these are free, in words. */
export function slotCountLabel({ texts, gone }: RenderModel, slots: readonly Slot[]): string {
  return texts.slots.count(gone.size === 0 ? slots.length : slots.filter(({ id }) => !gone.has(id)).length);
}

/** The button that shows the rest of a day's times. */
export function showMoreButton({ texts, open }: RenderModel, day: Day, hidden: number): TemplateResult | typeof nothing {
  if (hidden <= 0) return nothing;
  return html`<button class="link more" @click=${() => open(day)}>
    ${texts.slots.moreTimes(hidden)}<span class="unseen"> ${formatDay(day, texts.dates)}</span>
  </button>`;
}
