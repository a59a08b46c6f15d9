import { html, nothing, type TemplateResult } from 'lit';
import { mondayOf, weekdayOf, weekOf } from '../../../domain/time/calendar.js';
import { dayRows } from '../../../domain/slots/day-rows.js';
import type { Slot } from '../../../domain/model/appointment.js';
import { dayPartOf, type DayPart } from '../../../domain/slots/slot-filter.js';
import { horizonDays } from '../../../domain/slots/slot-search.js';
import { addDays, daysOf, localTime, type Day } from '../../../domain/time/instant.js';
import { capitalize, formatDay } from '../../shared/format/format.js';
import { heading } from '../../shared/parts/templates.js';
import { zoneNotes, valueOfTarget } from '../list/slot-list.js';
import { emptyPeriod } from '../empty-period.js';
import { slotCountLabel, showMoreButton, onEnter, slotRadios } from '../list/slot-radio.js';
import type { RenderModel } from '../render-model.js';
import { onWeekKey } from './week-keyboard.js';

export { looking } from '../../../locales/sv-looking.js';
export { weekStyles } from './week-styles.js';

/** Times of a day that are shown at first. */
export const slotsAtFirstInWeek = 12;

interface WeekDay {
  readonly day: Day;
  readonly kind: 'times' | 'waiting' | 'none' | 'full' | 'unknown';
  readonly slots: readonly Slot[];
}

/** One week's times: the list's own days laid out in columns, and one below the other where there is no room. */
export function weekView(drawn: RenderModel, monday: Day): TemplateResult {
  const { texts, fits, returnTo, toWeek } = drawn;
  const days = weekDays(drawn, monday);
  const from = days[0]?.day ?? monday;
  const to = addDays(monday, 6);
  const next = drawn.days.find(({ day }) => day > to)?.slots[0];
  const empty = days.every(({ kind }) => kind === 'none' || kind === 'full') && !drawn.loading;
  return html`${weekHeader(drawn, monday)}
  ${
    returnTo === undefined
      ? nothing
      : html`<button class="link" @click=${() => toWeek(mondayOf(returnTo))}>
          ${texts.slots.nextBack(formatDay(returnTo, texts.dates))}
        </button>`
  }
  ${
    empty && !fits
      ? emptyPeriod(drawn, { from, to, next })
      : html`<p class="counted" tabindex="-1">${weekLabel(drawn, monday)}</p>
          ${zoneNotes(drawn, days)}
          <div
            class="days week"
            aria-busy=${drawn.loading ? 'true' : nothing}
            @change=${(event: Event) => drawn.choose(valueOfTarget(event))}
            @keydown=${(event: KeyboardEvent) => {
              onEnter(event, drawn);
              onWeekKey(event, (weeks) => changeWeek(drawn, monday, weeks));
            }}
          >
            ${visibleColumns(days).map((day) => column(drawn, day))}
          </div>`
  }`;
}

/** To the week before or after, where there is one. */
function changeWeek(drawn: RenderModel, monday: Day, weeks: -1 | 1): void {
  if (weeks < 0 ? monday > drawn.today : hasLater(drawn, monday)) drawn.toWeek(addDays(monday, 7 * weeks));
}

function hasLater({ search, today }: RenderModel, monday: Day): boolean {
  const next = addDays(monday, 7);
  return next <= (search.ended ? search.covered.to : addDays(today, horizonDays - 1));
}

/** The week's number, and the ways to the one before and the one after. */
function weekHeader(drawn: RenderModel, monday: Day): TemplateResult {
  const { parts, level, today, toWeek } = drawn;
  const way = (weeks: -1 | 1): TemplateResult => {
    const to = addDays(monday, 7 * weeks);
    return html`<button class="link" @click=${() => toWeek(to)}>${parts.words.week(weekOf(to))}</button>`;
  };
  return html`<div class="period">
    <div role="heading" aria-level=${Math.min(level, 6)} class="head" tabindex="-1">${parts.words.week(weekOf(monday))}</div>
    ${monday > today ? way(-1) : nothing} ${hasLater(drawn, monday) ? way(1) : nothing}
  </div>`;
}

/** From today on, or all seven; each with its times, or why it has none. */
function weekDays({ search, days, today, loading }: RenderModel, monday: Day): readonly WeekDay[] {
  const range = { from: monday < today ? today : monday, to: addDays(monday, 6) };
  return daysOf(range).map((day): WeekDay => {
    // What is not read yet is on its way, or further off than anybody looks.
    if (day > search.covered.to) return { day, kind: loading ? 'waiting' : 'unknown', slots: [] };
    const [row] = dayRows(
      search,
      days.filter((one) => one.day === day),
      { from: day, to: day },
    );
    return { day, kind: row?.kind ?? 'none', slots: row?.kind === 'times' ? row.slots : [] };
  });
}

/** A weekend without times has no columns. */
function visibleColumns(days: readonly WeekDay[]): readonly WeekDay[] {
  const shown = days.filter(({ day, kind }) => weekdayOf(day) < 6 || (kind !== 'none' && kind !== 'full'));
  return shown.length > 0 ? shown : days;
}

/** How many are free from when to when, and that the weekend has none where that is so. */
export function weekLabel(drawn: RenderModel, monday: Day): string {
  const { texts, today, fits } = drawn;
  const days = weekDays(drawn, monday);
  if (days.some(({ kind }) => kind === 'waiting')) return texts.slots.loading;
  const [from = '', to = ''] = [days[0], days.at(-1)].map((one) => one && formatDay(one.day, texts.dates, today));
  const slots = days.flatMap((day) => day.slots);
  const count = texts.slots.range(slotCountLabel(drawn, slots), from, to);
  const left = days.filter((day) => !visibleColumns(days).includes(day)).map(({ day }) => formatDay(day, texts.dates));
  if (fits) return texts.slots.filtered(count);
  return left.length > 0 ? `${count}. ${texts.slots.none(capitalize(left.join(', ')))}.` : count;
}

function column(drawn: RenderModel, { day, kind, slots }: WeekDay): TemplateResult {
  const { texts, parts, level, today, expandedDays, fits } = drawn;
  const shown = expandedDays.has(day) ? slots : slots.slice(0, slotsAtFirstInWeek);
  const halves = (['morning', 'afternoon'] as const).map((part) => halfDay(drawn, day, part, shown));
  const words = {
    times: slotCountLabel(drawn, slots),
    waiting: texts.slots.loading,
    none: fits ? parts.words.noneFit : parts.words.noTimes,
    full: parts.words.allBooked,
    unknown: texts.slots.unknownLabel,
  }[kind];
  return html`<div
    class="day"
    role=${kind === 'times' ? 'group' : nothing}
    aria-labelledby=${kind === 'times' ? `d${day}` : nothing}
  >
    <div class="date">
      ${heading(level + 1, 'head', capitalize(formatDay(day, texts.dates, today)), `d${day}`)}
      <p class=${kind === 'unknown' ? 'unknown' : 'note'}>${words}</p>
    </div>
    ${
      kind === 'waiting'
        ? html`<div class="slots" aria-hidden="true">${[1, 2].map(() => html`<div class="wait"></div>`)}</div>`
        : html`<div class="halves">${halves}</div>`
    }
    ${showMoreButton(drawn, day, slots.length - shown.length)}
  </div>`;
}

function halfDay(drawn: RenderModel, day: Day, part: DayPart, slots: readonly Slot[]): TemplateResult | typeof nothing {
  const { parts, place } = drawn;
  const here = slots.filter((slot) => dayPartOf(localTime(slot.start, place.zoneOf(slot)).time) === part);
  if (here.length === 0) return nothing;
  return html`<div class="half ${part}">
    <p class="note">${parts.words.parts[part]}</p>
    <div class="slots">${slotRadios(drawn, day, here)}</div>
  </div>`;
}
