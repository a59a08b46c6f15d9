import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import type { CareUnit } from '../../domain/model/care-unit.js';
import { unitsMatching } from '../../domain/units/search-units.js';
import type { ReadResult, Gap } from '../../domain/model/read-result.js';
import type { Errand } from '../../domain/model/requests.js';
import { common, dir, lang, units } from '../../locales/sv.js';
import { version } from '../../version.js';
import { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { focusHeading } from '../shared/a11y/focus.js';
import { HostContext, type Texts } from '../shared/host/host-context.js';
import { QueryController } from '../shared/backend/query-controller.js';
import { fields } from '../shared/styles/choices.js';
import { baseStyles } from '../shared/styles/base.js';
import { unitStyles } from '../shared/styles/units.js';
import {
  emergencyNotice,
  heading,
  elementHeader,
  refusalNotice,
  contactLabel,
  linkifyPhone,
} from '../shared/parts/templates.js';
import { UnitSelectedEvent } from './events.js';

type UnitPickerTexts = Texts<'common' | 'units'>;

const maxPages = 20;

/**
 * Lets the citizen choose any care unit, the own one first, whatever unit one is listed at. Units that cannot be booked on the
 * web stand there with the reason and whom to call.
 *
 * @tagname tidbok-unit-picker
 * @fires {UnitSelectedEvent} tidbok-unit-selected - The citizen chose a unit; `unit` is it.
 * @fires {TidbokErrorEvent} tidbok-error - The units could not be read.
 */
export class TidbokUnitPicker extends LitElement {
  static readonly version = version;
  static override styles = [baseStyles, fields, unitStyles];
  static override properties = {
    backend: { attribute: false },
    errand: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    embedded: { type: Boolean },
    lang: { reflect: true },
    query: { state: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** Units for what: a new booking, or moving one. */
  declare errand: Errand;
  /** Level of its heading, 1 to 6. */
  declare headingLevel: number;
  /** The element around it shows the urgent line. */
  declare embedded: boolean;
  declare private query: string;

  readonly #hostContext = new HostContext<'common' | 'units'>(this, { lang, dir, common, units });
  readonly #announcer = new LiveAnnouncer(this);
  readonly #units = new QueryController(this, this.#hostContext, {
    key: () => JSON.stringify(this.errand),
    read: (backend, options) => this.#readAll(backend, options),
  });

  constructor() {
    super();
    this.errand = { to: 'book' };
    this.headingLevel = 2;
    this.embedded = false;
    this.query = '';
  }

  override focus(): void {
    void focusHeading(this);
  }

  override render(): unknown {
    const { texts, provider } = this.#hostContext;
    if (!texts) return nothing;
    const urgent = provider?.emergency && emergencyNotice(texts.common, this.headingLevel);
    if (urgent) return html`<div lang=${texts.lang} dir=${texts.dir}>${urgent}</div>`;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : elementHeader(this.#hostContext, texts.common)}
      <div class="stack">
        <div class="top">
          ${heading(this.headingLevel, 'title', texts.units.heading)}
          <p class="lede">${texts.units.lede}</p>
        </div>
        ${this.#body(texts)}
      </div>
      ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: UnitPickerTexts): unknown {
    const words = {
      level: this.headingLevel + 1,
      failed: texts.units.failed,
      status: this.errand.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked,
    };
    return this.#units.render(words, (found) => this.#list(texts, found));
  }

  #list(texts: UnitPickerTexts, { items, gaps }: ReadResult<CareUnit>): unknown {
    const words = texts.units;
    const sorted = [...items].sort((a, b) => a.name.localeCompare(b.name, texts.lang));
    const own = sorted.filter((unit) => unit.listed);
    const others = sorted.filter((unit) => !unit.listed);
    const query = this.query.trim();
    const found = unitsMatching(sorted, query);
    return html`${gaps.length > 0 ? this.#incomplete(texts, gaps) : nothing}
      <div class="field">
        <label for="search">${words.search}</label>
        <input id="search" type="search" autocomplete="off" .value=${this.query} @input=${this.#onSearch} />
      </div>
      ${
        query
          ? html`<div class="top">
              ${heading(this.headingLevel + 1, 'head', found.length > 0 ? words.found(found.length, query) : words.none(query))}
              ${found.length > 0 ? this.#rows(texts, found) : html`<p>${linkifyPhone(words.noneDo)}</p>`}
              <div class="actions">
                <button class="button second" @click=${this.#showAll}>${words.all(items.length)}</button>
              </div>
            </div>`
          : html`${
                own.length > 0
                  ? html`<div class="top">${heading(this.headingLevel + 1, 'head', words.own)}${this.#rows(texts, own)}</div>`
                  : nothing
              }
              <div class="top">
                ${heading(this.headingLevel + 1, 'head', own.length > 0 ? words.others : words.heading)}
                <p class="note">${words.count(others.length)}</p>
                ${this.#rows(texts, others)}
              </div>`
      }`;
  }

  #rows(texts: UnitPickerTexts, units: readonly CareUnit[]): TemplateResult {
    return html`<ul class="units">
      ${units.map((unit) => this.#unit(texts, unit))}
    </ul>`;
  }

  #unit(texts: UnitPickerTexts, unit: CareUnit): TemplateResult {
    const open = unit.book.allowed || this.errand.to === 'rebook';
    return html`<li class="unit ${open ? 'open' : ''}">
      <div class="name">
        ${open ? html`<button class="link" @click=${() => this.dispatchEvent(new UnitSelectedEvent(unit))}>${unit.name}</button>` : unit.name}
      </div>
      ${unit.listed ? html`<p class="tag">${texts.units.listed}</p>` : nothing}
      ${unit.address ? html`<p>${unit.address}</p>` : nothing}
      ${unit.book.allowed || open ? nothing : html`<div class="why">${refusalNotice(texts, unit.book, unit)}</div>`}
    </li>`;
  }

  #incomplete(texts: UnitPickerTexts, gaps: readonly Gap[]): TemplateResult {
    const gap = gaps[0];
    return html`<div class="callout notice">
      ${heading(this.headingLevel + 1, 'head', texts.units.incomplete)}
      <p>${gaps.flatMap((one) => one.name || []).join(', ')}</p>
      <p>${linkifyPhone(texts.common.help(contactLabel(gap)), gap?.phone)}</p>
      <button class="link" @click=${() => this.#units.retry()}>${texts.common.retry}</button>
    </div>`;
  }

  async #readAll(backend: BookingBackend, options: ReadOptions): Promise<ReadResult<CareUnit>> {
    // By id: pages may overlap.
    const items = new Map<string, CareUnit>();
    const gaps: Gap[] = [];
    let after: string | undefined;
    for (let page = 0; page < maxPages; page += 1) {
      const found = await backend.units({ errand: this.errand, ...(after !== undefined && { after }) }, options);
      for (const unit of found.items) items.set(unit.id, unit);
      gaps.push(...found.gaps);
      after = found.next;
      if (after === undefined) return { items: [...items.values()], gaps };
    }
    // A list that never ends.
    return { items: [...items.values()], gaps: [...gaps, { name: '', code: 'invalid-response' }] };
  }

  #showAll(): void {
    this.query = '';
    // The button goes away.
    this.renderRoot.querySelector('input')?.focus();
  }

  #onSearch(event: Event): void {
    this.query = (event.target as HTMLInputElement).value;
    const { texts } = this.#hostContext;
    const query = this.query.trim();
    if (!texts || !query) return;
    const found = unitsMatching(this.#units.value?.items ?? [], query).length;
    this.#announcer.announce(found > 0 ? texts.units.found(found, query) : texts.units.none(query));
  }
}
