import { html, nothing, type TemplateResult } from 'lit';
import type { Slot } from '../../../domain/model/appointment.js';
import { endOfTime, localTime, minutesBetween, type Day } from '../../../domain/time/instant.js';
import { capital, dayInWords, lengthInWords, seasonInWords, timeInWords } from '../../shared/format/format.js';
import { unitOfSlot } from '../search-scope.js';
import type { Drawn } from '../render-model.js';

/** Times of a day as radios. All that are shown are one group. */
export function slotsOf(view: Drawn, day: Day, slots: readonly Slot[]): readonly TemplateResult[] {
  const date = dayInWords(day, view.texts.dates, undefined, true);
  return slots.map((slot) => oneSlot(view, date, slot));
}

function oneSlot(view: Drawn, date: string, slot: Slot): TemplateResult {
  const { texts, place, chosen, gone } = view;
  const timeZone = place.zoneOf(slot);
  const isGone = gone.has(slot.id);
  const who = isGone ? texts.slots.gone : slot.performer?.name;
  // Where several units stand in one list, each time says at which it is.
  const unit = place.units.length > 1 ? unitOfSlot(place, slot).name : undefined;
  const lines = [seasonInWords(slot.start, timeZone, texts.dates), who, unit].filter(Boolean);
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
function slotName({ texts, place }: Drawn, date: string, slot: Slot, who: string | undefined): string {
  const type = place.visitTypes.find((one) => one.id === slot.visitType);
  return [
    timeInWords(slot.start, place.zoneOf(slot), texts.dates),
    who,
    place.units.length > 1 && unitOfSlot(place, slot).name,
    date,
    lengthOf(slot, type?.minutes, texts),
    type?.channel && texts.common.channels[type.channel],
    place.units.length > 1 ? '' : place.unit.name,
  ]
    .filter(Boolean)
    .join(', ');
}

/** How long it takes, where that is known. */
export function lengthOf(slot: Slot, usual: number | undefined, { dates }: Drawn['texts']): string {
  const end = endOfTime(slot);
  const minutes = end ? minutesBetween(slot.start, end) : usual;
  return minutes ? lengthInWords(minutes, dates) : '';
}

/** Stays at the end of what is seen: the chosen time once more, and the way on. */
export function pickedBar({ texts, place, today, missing, goOn }: Drawn, slot: Slot | undefined): TemplateResult {
  const timeZone = slot && place.zoneOf(slot);
  const several = place.units.length > 1;
  const [day, words] =
    slot && timeZone
      ? [
          capital(dayInWords(localTime(slot.start, timeZone).day, texts.dates, today)),
          [timeInWords(slot.start, timeZone, texts.dates), slot.performer?.name, several && unitOfSlot(place, slot).name]
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
export function onEnter({ key, target }: KeyboardEvent, { search, chosen, goOn }: Drawn): void {
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || !target.checked || target.value !== chosen) return;
  goOn(search.slots.find(({ id }) => id === chosen));
}

/** The time that was chosen is no longer free. */
export function wentAway({ texts, place }: Drawn, slot: Slot): TemplateResult {
  const timeZone = place.zoneOf(slot);
  const { day } = localTime(slot.start, timeZone);
  return html`<div class="callout notice" role="alert">
    <p>${texts.slots.wentAway(dayInWords(day, texts.dates), timeInWords(slot.start, timeZone, texts.dates))}</p>
  </div>`;
}

/** How many of these are free, in words. */
export function countOf({ texts, gone }: Drawn, slots: readonly Slot[]): string {
  return texts.slots.count(gone.size === 0 ? slots.length : slots.filter(({ id }) => !gone.has(id)).length);
}

/** The button that shows the rest of a day's times. */
export function moreOfDay({ texts, open }: Drawn, day: Day, hidden: number): TemplateResult | typeof nothing {
  if (hidden <= 0) return nothing;
  return html`<button class="link more" @click=${() => open(day)}>
    ${texts.slots.moreTimes(hidden)}<span class="unseen"> ${dayInWords(day, texts.dates)}</span>
  </button>`;
}
