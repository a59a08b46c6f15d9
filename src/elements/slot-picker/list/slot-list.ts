import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { dayRows, type DayRow } from '../../../domain/slots/day-rows.js';
import type { Slot } from '../../../domain/model/appointment.js';
import { diff, daysAhead, nextWindow, provenEarliest } from '../../../domain/slots/slot-search.js';
import { filterDays, slotsByDay, type SlotDay } from '../../../domain/slots/slots-by-day.js';
import { addDays, instantOf, type Day } from '../../../domain/time/instant.js';
import { heading, contactLabel, linkifyPhone } from '../../shared/parts/templates.js';
import { capitalize, formatDay, formatDateTime } from '../../shared/format/format.js';
import { zoneNote } from '../../shared/format/zone-note.js';
import type { Texts } from '../../shared/host/host-context.js';
import type { SearchScope } from '../search-scope.js';
import type { SlotSnapshot } from '../slot-store.js';
import { slotCountLabel, showMoreButton, onEnter, selectionBar, slotRadios, slotGoneAlert } from './slot-radio.js';
import type { RenderModel, SlotsActions, SlotsModel } from '../render-model.js';

/** Times of a day that are shown at first. */
export const slotsAtFirst = 6;
/** Days without times from today after which the list asks before it goes on to the next. */
const emptyAfter = 14;

/** The free times as list or week, what is new or gone among them, and the way on. */
export function slotResults(view: SlotsModel, actions: SlotsActions): TemplateResult {
  const { texts, place, search, latest, parts } = view;
  const { gone, added } = diff(search, latest, place.zoneOf);
  const days = filterDays(slotsByDay(search.slots, place.zoneOf), view.fits);
  const drawn: RenderModel = { ...view, ...actions, gone, days };
  const slot = search.slots.find((one) => one.id === view.chosen);
  const some = search.slots.length > 0 || !!search.waiting?.length;
  const empty = emptyRange(drawn);
  const asWeek = view.view === 'week' && view.week !== undefined && some;
  const wouldHide = view.isClockAhead && (search.slots[0]?.start ?? '9') <= instantOf(Date.now());
  return html`${wouldHide ? html`<p class="note">${texts.slots.clockWrong}</p>` : nothing} ${some ? toolbar(drawn) : nothing}
  ${slot && gone.has(slot.id) ? slotGoneAlert(drawn, slot) : nothing}
  ${added > 0 ? button({ ...drawn, loading: false }, texts.slots.refresh(added), actions.update) : nothing}
  ${asWeek && !parts.week && parts.missing ? html`<p role="alert">${texts.common.problems['not-loaded']}</p>` : nothing}
  ${
    asWeek && parts.week
      ? parts.week.weekView(drawn, view.week)
      : view.fits && days.length === 0 && !search.waiting?.length && parts.filters
        ? parts.filters.noMatchNotice(drawn)
        : empty && parts.empty
          ? parts.empty.emptyPeriod(drawn, empty)
          : slotList(drawn)
  }
  ${search.gaps.length > 0 ? button(drawn, texts.common.retry, actions.retry) : nothing}
  ${days.length > 0 || slot ? selectionBar(drawn, slot && !gone.has(slot.id) ? slot : undefined) : nothing}`;
}

function button({ loading }: SlotsModel, label: string, onClick: () => void): TemplateResult {
  return html`<div class="actions">
    <button class="button second" aria-disabled=${loading ? 'true' : nothing} @click=${onClick}>${label}</button>
  </div>`;
}

/** List or week, and the filter. */
function toolbar({ texts, view, show, filterForm }: RenderModel): TemplateResult {
  const kinds = { list: texts.slots.viewList, week: texts.slots.viewWeek } as const;
  return html`<div class="tools">
    <div class="views">
      <span class="unseen">${texts.slots.views}</span>
      ${(['list', 'week'] as const).map(
        (kind) =>
          html`<button aria-pressed=${kind === view ? 'true' : 'false'} @click=${() => show(kind)}>${kinds[kind]}</button>`,
      )}
    </div>
    ${filterForm}
  </div>`;
}

/** Whether there are so many days without times at first that the citizen is asked before the list goes on. */
export function startsWithEmptyRange({ search, place }: SlotSnapshot, hostContext: { today(timeZone: string): Day }): boolean {
  const first = slotsByDay(search.slots, place.zoneOf)[0]?.day;
  return first !== undefined && first >= addDays(hostContext.today(place.unit.timeZone), emptyAfter);
}

/** The empty days from today on, if they are many enough to be collapsed behind a prompt and all of them are loaded. */
function emptyRange({
  days,
  search,
  today,
  returnTo,
}: RenderModel): { readonly from: Day; readonly to: Day; readonly next: Slot } | undefined {
  const [first] = days;
  const next = first?.slots[0];
  if (!next || returnTo !== undefined || search.gaps.length > 0) return undefined;
  if (first.day < addDays(today, emptyAfter) || search.waiting?.some((day) => day < first.day)) return undefined;
  return { from: today, to: addDays(first.day, -1), next };
}

function slotList(drawn: RenderModel): TemplateResult {
  const { texts, place, search, loading, today, dayCount, days, fits, returnTo } = drawn;
  const ahead = daysAhead(search, place.zoneOf, fits);
  const last = (ahead.length > dayCount ? ahead[dayCount - 1] : undefined) ?? search.covered.to;
  const visible = days.filter(({ day }) => day <= last);
  const rows = dayRows(search, visible, { from: returnTo ? (visible[0]?.day ?? today) : search.covered.from, to: last });
  // Of days whose times do not fit, it is not said that they have none.
  const shown = fits ? rows.filter(({ kind }) => kind !== 'none' && kind !== 'full') : rows;
  const until = formatDay(search.covered.to, texts.dates, today);
  const first = ahead.length > 0;
  return html`${visible[0] ? html`<p class="counted" tabindex="-1">${countLabel(drawn, visible)}</p>` : nothing}
    ${returnTo === undefined ? nothing : returnLink(drawn, returnTo)} ${loadProgress(drawn, ahead.slice(0, dayCount))}
    ${guard([texts, place, ...visible.map(({ slots }) => slots)], () => zoneNotes(drawn, visible))}
    <div
      class="days"
      aria-busy=${loading ? 'true' : nothing}
      @change=${(event: Event) => drawn.choose(valueOfTarget(event))}
      @keydown=${(event: KeyboardEvent) => onEnter(event, drawn)}
    >
      ${first || search.gaps.length > 0 ? shown.map((row) => dayRow(drawn, row)) : nothing}
    </div>
    ${first ? nothing : noSlotsNotice(drawn, until)}
    ${
      ahead.length > dayCount || (first && nextWindow(search, today))
        ? button(drawn, texts.slots.moreDays(drawn.step), drawn.more)
        : first && search.gaps.length === 0
          ? html`<p class="note end" tabindex="-1">${texts.slots.endOfTimes(until)}</p>`
          : nothing
    }`;
}

/** The time that was pressed. */
export function valueOfTarget(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

function returnLink({ texts, pass }: RenderModel, to: Day): TemplateResult {
  return html`<button class="link" @click=${() => pass(undefined)}>
    ${texts.slots.nextBack(formatDay(to, texts.dates))}
  </button>`;
}

/** How far the reading of times has come, where the days were known before. */
function loadProgress({ texts, search }: RenderModel, ahead: readonly Day[]): TemplateResult | typeof nothing {
  const waiting = ahead.filter((day) => search.waiting?.includes(day)).length;
  return waiting > 0 ? html`<p class="note">${texts.slots.loadingPart(ahead.length - waiting, ahead.length)}</p>` : nothing;
}

/** Where times are counted elsewhere than the device does, which zone. */
export function zoneNotes({ texts, place }: RenderModel, days: readonly SlotDay[]): unknown {
  const zones = [...new Set(place.units.map(({ timeZone }) => timeZone))];
  return zones.map((zone) => {
    const here = place.units.filter(({ timeZone }) => timeZone === zone).map(({ name }) => name);
    const slots = days.flatMap((day) =>
      zones.length > 1 ? day.slots.filter((slot) => place.zoneOf(slot) === zone) : day.slots,
    );
    return zoneNote(texts, zone, slots, zones.length > 1 ? here.join(', ') : undefined);
  });
}

/** How many days came after the first `before`, and how many times on them. */
export function newDaysMessage(
  { texts }: { readonly texts: Texts<'slots'> | undefined },
  times: SlotSnapshot | undefined,
  filterController: { matches(place: SearchScope): SlotsModel['fits'] },
  before: number,
  wanted: number,
): string {
  if (!texts || !times) return '';
  const { search, place } = times;
  const now = filterDays(slotsByDay(search.slots, place.zoneOf), filterController.matches(place)).slice(before, wanted);
  return texts.slots.moreSaid(now.length, now.flatMap((day) => day.slots).length);
}

function countLabel(drawn: RenderModel, days: readonly SlotDay[]): string {
  const { texts, today, place, search, latest, fits } = drawn;
  const [from = '', to = ''] = [days[0], days.at(-1)].map((day) => day && formatDay(day.day, texts.dates, today));
  const count = texts.slots.range(
    slotCountLabel(
      drawn,
      days.flatMap(({ slots }) => slots),
    ),
    from,
    to,
  );
  if (fits) return texts.slots.filtered(count);
  // Said of the earliest that is known now, and only while it stands on the screen.
  const first = provenEarliest(latest, today, place.zoneOf);
  const seen = first && search.slots.some(({ id }) => id === first.id);
  return seen
    ? `${count}. ${texts.slots.earliest(formatDateTime(first.start, place.zoneOf(first), texts.dates, today))}`
    : count;
}

/** No time is known; "none" is said only when every day could be read. */
function noSlotsNotice({ texts, place, search }: RenderModel, until: string): TemplateResult {
  const { unit } = place;
  return html`<div class="callout">
    ${search.gaps.length > 0 ? nothing : html`<p>${texts.slots.noneUntil(until)}</p>`}
    <p>${linkifyPhone(texts.common.help(contactLabel(unit)), unit.phone)}</p>
  </div>`;
}

function dayRow(view: RenderModel, row: DayRow): unknown {
  const { texts, today } = view;
  if (row.kind === 'times') {
    const { day, slots } = row;
    const { level, place, expandedDays, gone, chosen } = view;
    const own = slots.some(({ id }) => id === chosen) && chosen;
    // A press expands one day only; other days stay as they are, however many slots they have.
    const about = [texts, today, level, place, slots, expandedDays.has(day), own, gone.size > 0 && gone];
    return guard(about, () => dayWithTimes(view, day, slots));
  }
  if (row.kind === 'waiting') return dayWaiting(view, row.day);
  const from = formatDay(row.from, texts.dates, today);
  const days = capitalize(row.from === row.to ? from : texts.slots.span(from, formatDay(row.to, texts.dates, today)));
  return row.kind === 'unknown'
    ? html`<div class="day none">
        <p class="unknown"><strong>${days}: ${texts.slots.unknownLabel}.</strong> ${texts.slots.unknown}</p>
      </div>`
    : html`<p class="day none">${row.kind === 'full' ? texts.slots.full(days) : texts.slots.none(days)}</p>`;
}

function dayWithTimes(view: RenderModel, day: Day, slots: readonly Slot[]): TemplateResult {
  const { texts, level, today, expandedDays } = view;
  const shown = expandedDays.has(day) ? slots : slots.slice(0, slotsAtFirst);
  return html`<div class="day" role="group" aria-labelledby="d${day}">
    <div class="date">
      ${heading(level, 'head', capitalize(formatDay(day, texts.dates, today)), `d${day}`)}
      <p class="note">${slotCountLabel(view, slots)}</p>
    </div>
    <div class="slots">${slotRadios(view, day, shown)}</div>
    ${showMoreButton(view, day, slots.length - shown.length)}
  </div>`;
}

function dayWaiting({ texts, level, today }: RenderModel, day: Day): TemplateResult {
  return html`<div class="day">
    <div class="date">
      ${heading(level, 'head', capitalize(formatDay(day, texts.dates, today)))}
      <p class="note">${texts.slots.loading}</p>
    </div>
    <div class="slots" aria-hidden="true">${[1, 2, 3].map(() => html`<div class="wait"></div>`)}</div>
  </div>`;
}
