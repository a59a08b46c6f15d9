import { html, nothing, type TemplateResult } from 'lit';
import type { VisitType } from '../../domain/care.js';
import type { Slot } from '../../domain/own-times.js';
import {
  compared,
  dayRows,
  nextWindow,
  slotsByDay,
  type DayRow,
  type SlotDay,
  type SlotSearch,
} from '../../domain/slots-by-day.js';
import { localTime, minutesBetween, type Day } from '../../domain/time.js';
import type { Texts } from '../shared/guest.js';
import { heading, whoToCall, withPhone } from '../shared/templates.js';
import { capital, dayInWords, lengthInWords, seasonInWords, timeInWords } from '../shared/words.js';
import { zoneNote } from '../shared/zone-note.js';
import type { Place } from './read-slots.js';

const timesAtFirst = 6;

/** What the times are drawn from. */
export interface TimesView {
  readonly texts: Texts<'common' | 'dates' | 'slots'>;
  readonly level: number;
  readonly place: Place;
  /** What is on the screen, and what was read last. */
  readonly search: SlotSearch;
  readonly fresh: SlotSearch;
  readonly busy: boolean;
  readonly today: Day;
  /** Days with times that are wanted, and how many more at a time. */
  readonly wanted: number;
  readonly step: number;
  readonly chosen: string | undefined;
  readonly missing: boolean;
  /** Days whose times are all shown. */
  readonly opened: ReadonlySet<Day>;
}

/** What the citizen can do with them. */
export interface TimesActions {
  open(day: Day): void;
  choose(id: string): void;
  update(): void;
  retry(): void;
  more(): void;
  goOn(slot: Slot | undefined): void;
}

type Drawn = TimesView & TimesActions & { readonly gone: ReadonlySet<string> };

/** The days with times, what is new or gone among them, and the way on. */
export function timesFound(view: TimesView, actions: TimesActions): TemplateResult {
  const { texts, place, search, busy, today, wanted } = view;
  const { unit } = place;
  const { gone, added } = compared(search, view.fresh, unit.timeZone);
  const drawn: Drawn = { ...view, ...actions, gone };
  const days = slotsByDay(search.slots, unit.timeZone);
  const visible = days.slice(0, wanted);
  const first = visible[0];
  const slot = search.slots.find((one) => one.id === view.chosen);
  const until = dayInWords(search.covered.to, texts.dates, today);
  const button = (label: string, onClick: () => void): TemplateResult =>
    html`<div class="actions">
      <button class="button second" aria-disabled=${busy ? 'true' : nothing} @click=${onClick}>${label}</button>
    </div>`;
  return html`${slot && gone.has(slot.id) ? wentAway(drawn, slot) : nothing}
    ${first ? html`<p>${counted(drawn, visible)}</p>` : nothing}
    ${zoneNote(
      texts,
      unit.timeZone,
      visible.flatMap((day) => day.slots),
    )}
    ${added > 0 && !busy ? button(texts.slots.refresh(added), actions.update) : nothing}
    <div
      class="days"
      aria-busy=${busy ? 'true' : nothing}
      @change=${(event: Event) => actions.choose((event.target as HTMLInputElement).value)}
    >
      ${first || search.gaps.length > 0 ? dayRows(search, unit.timeZone, wanted).map((row) => dayRow(drawn, row)) : nothing}
    </div>
    ${first ? nothing : nobody(drawn, until)} ${search.gaps.length > 0 ? button(texts.common.retry, actions.retry) : nothing}
    ${
      days.length > wanted || nextWindow(search, today)
        ? button(texts.slots.moreDays(view.step), actions.more)
        : first && search.gaps.length === 0
          ? html`<p class="note end" tabindex="-1">${texts.slots.endOfTimes(until)}</p>`
          : nothing
    }
    ${first ? pickedBar(drawn, slot && !gone.has(slot.id) ? slot : undefined) : nothing}`;
}

function counted({ texts, today, gone }: Drawn, days: readonly SlotDay[]): string {
  const count = days.reduce((sum, day) => sum + day.slots.filter((slot) => !gone.has(slot.id)).length, 0);
  const [from = '', to = ''] = [days[0], days.at(-1)].map((day) => day && dayInWords(day.day, texts.dates, today));
  return texts.slots.range(texts.slots.count(count), from, to);
}

/** No time is known; "none" is said only when every day could be read. */
function nobody({ texts, place, search }: Drawn, until: string): TemplateResult {
  const { unit } = place;
  return html`<div class="callout">
    ${search.gaps.length > 0 ? nothing : html`<p>${texts.slots.noneUntil(until)}</p>`}
    <p>${withPhone(texts.common.help(whoToCall(unit)), unit.phone)}</p>
  </div>`;
}

function dayRow(view: Drawn, row: DayRow): TemplateResult {
  const { texts, today } = view;
  if (row.kind === 'times') return dayWithTimes(view, row.day, row.slots);
  const from = dayInWords(row.from, texts.dates, today);
  const days = capital(row.from === row.to ? from : texts.slots.span(from, dayInWords(row.to, texts.dates, today)));
  return row.kind === 'none'
    ? html`<p class="day none">${texts.slots.none(days)}</p>`
    : html`<div class="day none">
        <p class="unknown"><strong>${days}: ${texts.slots.unknownLabel}.</strong> ${texts.slots.unknown}</p>
      </div>`;
}

function dayWithTimes(view: Drawn, day: Day, slots: readonly Slot[]): TemplateResult {
  const { texts, level, today, opened, gone } = view;
  const date = dayInWords(day, texts.dates, today);
  const shown = opened.has(day) ? slots : slots.slice(0, timesAtFirst);
  const hidden = slots.length - shown.length;
  const free = slots.filter((slot) => !gone.has(slot.id)).length;
  return html`<div class="day" role="group" aria-labelledby="d${day}">
    <div class="date">
      ${heading(level, 'head', capital(date), `d${day}`)}
      <p class="note">${texts.slots.count(free)}</p>
    </div>
    <div class="slots">${shown.map((slot) => oneSlot(view, day, slot))}</div>
    ${
      hidden > 0
        ? html`<button class="link more" @click=${() => view.open(day)}>
            ${texts.slots.moreTimes(hidden)}<span class="unseen"> ${dayInWords(day, texts.dates)}</span>
          </button>`
        : nothing
    }
  </div>`;
}

function oneSlot(view: Drawn, day: Day, slot: Slot): TemplateResult {
  const { texts, place, chosen, gone } = view;
  const { timeZone } = place.unit;
  const season = seasonInWords(slot.start, timeZone, texts.dates);
  const isGone = gone.has(slot.id);
  const who = isGone ? texts.slots.gone : slot.performer?.name;
  return html`<label class="choice slot ${isGone ? 'gone' : ''}">
    <input
      type="radio"
      name="slot"
      value=${slot.id}
      aria-label=${slotName(view, day, slot, who)}
      .checked=${slot.id === chosen && !isGone}
      ?disabled=${isGone}
    />
    <span aria-hidden="true">
      <span class="at">${localTime(slot.start, timeZone).time}</span> ${season ? [line(season), line(who)] : line(who)}
    </span>
  </label>`;
}

function line(words: string | undefined): TemplateResult | typeof nothing {
  return words ? html`<span class="who">${words}</span>` : nothing;
}

/** Begins with what is seen, and holds all that tells one time from another. */
function slotName({ texts, place }: Drawn, day: Day, slot: Slot, who: string | undefined): string {
  const type: VisitType | undefined = place.visitTypes.find((one) => one.id === slot.visitType);
  const minutes = slot.end ? minutesBetween(slot.start, slot.end) : type?.minutes;
  return [
    timeInWords(slot.start, place.unit.timeZone, texts.dates),
    who,
    dayInWords(day, texts.dates, undefined, true),
    minutes && lengthInWords(minutes, texts.dates),
    type?.channel && texts.common.channels[type.channel],
    place.unit.name,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Stays at the end of what is seen: the chosen time once more, and the way on. */
function pickedBar({ texts, place, today, missing, goOn }: Drawn, slot: Slot | undefined): TemplateResult {
  const at = slot && localTime(slot.start, place.unit.timeZone);
  const words = at
    ? html`<p>
        <strong>${capital(dayInWords(at.day, texts.dates, today))}</strong>
        ${[timeInWords(slot.start, place.unit.timeZone, texts.dates), slot.performer?.name].filter(Boolean).join(', ')}
      </p>`
    : html`<p class=${missing ? 'error' : 'note'}>${missing ? texts.slots.missing : texts.slots.choose}</p>`;
  return html`<div class="pick">
    ${words}<button class="button" @click=${() => goOn(slot)}>${texts.common.continue}</button>
  </div>`;
}

/** The time that was chosen is no longer free. */
function wentAway({ texts, place }: Drawn, slot: Slot): TemplateResult {
  const { day } = localTime(slot.start, place.unit.timeZone);
  const time = timeInWords(slot.start, place.unit.timeZone, texts.dates);
  return html`<div class="callout notice" role="alert">
    <p>${texts.slots.wentAway(dayInWords(day, texts.dates), time)}</p>
  </div>`;
}
