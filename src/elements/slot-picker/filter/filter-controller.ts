import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Performer } from '../../../domain/model/care-unit.js';
import type { Slot } from '../../../domain/model/appointment.js';
import type { Errand } from '../../../domain/model/requests.js';
import type { SlotFilter } from '../../../domain/slots/slot-filter.js';
import type { HostContext } from '../../shared/host/host-context.js';
import type { LaterParts } from '../later.js';
import type { SearchScope } from '../search-scope.js';
import type { SlotSnapshot } from '../slot-store.js';

type Host = LitElement & { readonly errand: Errand };

/** The citizen's filter: folded until it is opened, and fetched then. It narrows what is shown, and asks nothing anew. */
export class FilterController {
  filter: SlotFilter | undefined;
  readonly #host: Host;
  readonly #hostContext: HostContext<'common' | 'dates' | 'slots'>;
  readonly #parts: LaterParts;
  readonly #onChange: () => void;
  #performers: readonly Performer[] = [];
  #askedAs: string | undefined;
  #fits: { readonly filter: SlotFilter; readonly place: SearchScope; readonly fits: (slot: Slot) => boolean } | undefined;

  constructor(host: Host, hostContext: HostContext<'common' | 'dates' | 'slots'>, parts: LaterParts, onChange: () => void) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#parts = parts;
    this.#onChange = onChange;
  }

  /** What a time must be to be shown; nothing where all are. */
  matches(place: SearchScope): ((slot: Slot) => boolean) | undefined {
    const { filter } = this;
    const { filters } = this.#parts;
    if (!filter || !filters) return undefined;
    if (this.#fits?.filter !== filter || this.#fits.place !== place)
      this.#fits = { filter, place, fits: filters.matchesFilter(filter, place) };
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

  render({ place, search }: SlotSnapshot): TemplateResult | typeof nothing {
    const { texts } = this.#hostContext;
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
    const words = filters && this.filter ? filters.filterLabel(view) : texts.slots.filter;
    return html`<details class="filter" @toggle=${(event: Event) => this.#toggled(event, place)}>
        <summary>${words}</summary>
        ${filters ? filters.filterForm(view) : html`<p>${this.#parts.missing ? texts.common.problems['not-loaded'] : texts.common.loading}</p>`}
      </details>
      ${filters && this.filter ? filters.clearFilterButton(view, () => this.clear()) : nothing}`;
  }

  #change(filter: SlotFilter | undefined): void {
    this.filter = filter;
    this.#onChange();
  }

  #toggled(event: Event, place: SearchScope): void {
    if (!(event.target as HTMLDetailsElement).open) return;
    void this.#parts.need('filters');
    void this.#loadPerformers(place);
  }

  /** Whose times one may ask for, and who of them is one's own. Without an answer, those met in the times are known. */
  async #loadPerformers({ targets }: SearchScope): Promise<void> {
    const { backend, cacheKey, readOptions } = this.#hostContext;
    if (!backend?.performers || this.#askedAs === cacheKey) return;
    this.#askedAs = cacheKey;
    const { errand } = this.#host;
    const found = await backend.performers({ errand, targets }, readOptions).catch(() => undefined);
    if (!found || this.#askedAs !== cacheKey) return;
    this.#performers = found.items;
    this.#host.requestUpdate();
  }
}
