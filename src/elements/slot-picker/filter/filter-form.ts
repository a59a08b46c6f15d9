import { html, nothing, type TemplateResult } from 'lit';
import type { Channel, Performer } from '../../../domain/model/care-unit.js';
import { channelOf, performerKey, mergePerformers, type SlotFilter } from '../../../domain/slots/slot-filter.js';
import type { SlotSearch } from '../../../domain/slots/slot-search.js';
import type { Texts } from '../../shared/host/host-context.js';
import { capitalize } from '../../shared/format/format.js';
import type { LaterParts } from '../later.js';
import type { SearchScope } from '../search-scope.js';
import type { RenderModel } from '../render-model.js';

export { looking } from '../../../locales/sv-looking.js';
export { filterStyles } from './filter-styles.js';
export { matchesFilter } from '../../../domain/slots/slot-filter.js';

/** What the filter is drawn from. */
export interface FilterModel {
  readonly texts: Texts<'common' | 'dates' | 'slots'>;
  /** Has the filter's words. */
  readonly parts: LaterParts;
  readonly place: SearchScope;
  readonly search: SlotSearch;
  /** Those whom the backend says can be asked for. */
  readonly performers: readonly Performer[];
  readonly filter: SlotFilter | undefined;
  change(filter: SlotFilter | undefined): void;
}

type Option = readonly [value: string, words: string];

/** One field a question, and only where there is something to choose between. */
export function filterForm(view: FilterModel): TemplateResult {
  const { texts, filter = {}, change } = view;
  const { common } = texts;
  const { words } = view.parts;
  const choose = (part: Partial<Record<keyof SlotFilter, unknown>>): void => change(tidy({ ...filter, ...part }));
  const parts = (['morning', 'afternoon'] as const).map((part): Option => [part, words.parts[part]]);
  const kinds = channelsOf(view).map((channel): Option => [channel, capitalize(common.channels[channel])]);
  const units = view.place.units.map(({ id, name }): Option => [id, name]);
  const performers = performersOf(view).map((one): Option => [performerKey(one), one.own ? words.own(one.name) : one.name]);
  const several = (options: readonly Option[], field: () => TemplateResult): unknown =>
    options.length > 1 ? field() : nothing;
  return html`<div class="fields">
    ${several(performers, () => select('who', common.performer, words.all, performers, filter.performer, (performer) => choose({ performer })))}
    ${select('part', words.part, words.allDay, parts, filter.part, (part) => choose({ part }))}
    ${several(units, () => select('unit', common.unit, words.all, units, filter.unit, (unit) => choose({ unit })))}
    ${several(kinds, () => select('kind', words.form, words.all, kinds, filter.channel, (channel) => choose({ channel })))}
    <fieldset>
      <legend>${words.weekdays}</legend>
      <div class="weekdays">
        ${texts.dates.weekdays.map((name, index) => {
          const on = filter.weekdays?.includes(index + 1) ?? false;
          return html`<label>
            <input type="checkbox" .checked=${on} @change=${() => choose({ weekdays: toggled(filter.weekdays, index + 1) })} />
            ${capitalize(name)}
          </label>`;
        })}
      </div>
    </fieldset>
  </div>`;
}

function select(
  id: string,
  label: string,
  any: string,
  options: readonly Option[],
  chosen: string | undefined,
  choose: (value: string | undefined) => void,
): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value || undefined)}>
      <option value="" ?selected=${chosen === undefined}>${any}</option>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>
  </div>`;
}

function toggled(weekdays: readonly number[] = [], weekday: number): readonly number[] {
  return weekdays.includes(weekday) ? weekdays.filter((one) => one !== weekday) : [...weekdays, weekday].sort();
}

/** Without what may be anything; none where nothing is wanted. */
function tidy(filter: Readonly<Record<string, unknown>>): SlotFilter | undefined {
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined && (value as string).length > 0);
  return wanted.length > 0 ? Object.fromEntries(wanted) : undefined;
}

function performersOf({ performers, search, texts, filter }: FilterModel): readonly Performer[] {
  const among = mergePerformers(performers, search.slots, texts.lang);
  return among.length > 1 || filter?.performer !== undefined ? among : [];
}

function channelsOf({ place, search }: FilterModel): readonly Channel[] {
  const there = new Set(search.slots.map((slot) => channelOf(place.visitTypes, slot)));
  return (['on-site', 'video', 'phone'] as const).filter((channel) => there.has(channel));
}

/** What is wanted, in words: `Filtrerat på: förmiddag, tisdag, Lena Ek`. */
export function filterLabel(view: FilterModel): string {
  const { texts, parts, place, filter = {} } = view;
  const performer = performersOf(view).find((one) => performerKey(one) === filter.performer);
  const wanted = [
    filter.part && parts.words.parts[filter.part].toLowerCase(),
    ...(filter.weekdays ?? []).map((weekday) => texts.dates.weekdays[weekday - 1]),
    performer?.name,
    place.units.find(({ id }) => id === filter.unit)?.name,
    filter.channel && texts.common.channels[filter.channel],
  ];
  return parts.words.filteredBy(wanted.filter(Boolean).join(', '));
}

/** The way back to all times. */
export function clearFilterButton({ parts }: FilterModel, clear: () => void): TemplateResult {
  return html`<button class="link clear" @click=${clear}>${parts.words.filterClear}</button>`;
}

/** Nothing that is known fits: how much there is without the filter, and the way to see it. */
export function noMatchNotice({ texts, parts, search, clearFilter, gone }: RenderModel): TemplateResult {
  const count = texts.slots.count(search.slots.filter(({ id }) => !gone.has(id)).length);
  return html`<div class="callout">
    <p class="counted" tabindex="-1">${parts.words.emptyFilter(count)}</p>
    ${search.gaps.length > 0 ? html`<p class="unknown">${texts.slots.unknown}</p>` : nothing}
    <div class="actions"><button class="button second" @click=${clearFilter}>${parts.words.filterClear}</button></div>
  </div>`;
}
