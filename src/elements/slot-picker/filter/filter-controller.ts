import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Performer } from '../../../domain/model/care-unit.js';
import type { Slot } from '../../../domain/model/appointment.js';
import type { Errand } from '../../../domain/model/requests.js';
import type { SlotFilter } from '../../../domain/slots/slot-filter.js';
import type { Guest } from '../../shared/host/host-context.js';
import type { Parts } from '../later.js';
import type { Place } from '../search-scope.js';
import type { Times } from '../slot-store.js';

type Host = LitElement & { readonly errand: Errand };

/** The citizen's filter: folded until it is opened, and fetched then. It narrows what is shown, and asks nothing anew. */
export class Filtering {
  filter: SlotFilter | undefined;
  readonly #host: Host;
  readonly #guest: Guest<'common' | 'dates' | 'slots'>;
  readonly #parts: Parts;
  readonly #onChange: () => void;
  #performers: readonly Performer[] = [];
  #askedAs: string | undefined;
  #fits: { readonly filter: SlotFilter; readonly place: Place; readonly fits: (slot: Slot) => boolean } | undefined;

  constructor(host: Host, guest: Guest<'common' | 'dates' | 'slots'>, parts: Parts, onChange: () => void) {
    this.#host = host;
    this.#guest = guest;
    this.#parts = parts;
    this.#onChange = onChange;
  }

  /** What a time must be to be shown; nothing where all are. */
  fits(place: Place): ((slot: Slot) => boolean) | undefined {
    const { filter } = this;
    const { filters } = this.#parts;
    if (!filter || !filters) return undefined;
    if (this.#fits?.filter !== filter || this.#fits.place !== place)
      this.#fits = { filter, place, fits: filters.fitsFilter(filter, place) };
    return this.#fits.fits;
  }

  forget(): void {
    this.filter = undefined;
    this.#performers = [];
    this.#askedAs = undefined;
  }

  clear(): void {
    this.filter = undefined;
    this.#onChange();
    // The button that did it may go away.
    this.#host.renderRoot.querySelector<HTMLElement>('summary')?.focus();
  }

  render({ place, search }: Times): TemplateResult | typeof nothing {
    const { texts } = this.#guest;
    const { filters } = this.#parts;
    if (!texts) return nothing;
    const view = {
      texts,
      parts: this.#parts,
      place,
      search,
      performers: this.#performers,
      filter: this.filter,
      change: (one?: SlotFilter) => this.#change(one),
    };
    const words = filters && this.filter ? filters.filterInWords(view) : texts.slots.filter;
    return html`<details class="filter" @toggle=${(event: Event) => this.#toggled(event, place)}>
        <summary>${words}</summary>
        ${filters ? filters.filterForm(view) : html`<p>${this.#parts.missing ? texts.common.problems['not-loaded'] : texts.common.loading}</p>`}
      </details>
      ${filters && this.filter ? filters.clearing(view, () => this.clear()) : nothing}`;
  }

  #change(filter: SlotFilter | undefined): void {
    this.filter = filter;
    this.#onChange();
  }

  #toggled(event: Event, place: Place): void {
    if (!(event.target as HTMLDetailsElement).open) return;
    void this.#parts.need('filters');
    void this.#askWho(place);
  }

  /** Whose times one may ask for, and who of them is one's own. Without an answer, those met in the times are known. */
  async #askWho({ targets }: Place): Promise<void> {
    const { backend, callKey, callOptions } = this.#guest;
    if (!backend?.performers || this.#askedAs === callKey) return;
    this.#askedAs = callKey;
    const { errand } = this.#host;
    const found = await backend.performers({ errand, targets }, callOptions).catch(() => undefined);
    if (!found || this.#askedAs !== callKey) return;
    this.#performers = found.items;
    this.#host.requestUpdate();
  }
}
