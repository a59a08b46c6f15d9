import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { FoundInGuide } from '../../../domain/guide/search-guide.js';
import { loadFile } from '../../../load-file.js';
import type { LiveAnnouncer } from '../../shared/a11y/live-announcer.js';
import type { HostContext } from '../../shared/host/host-context.js';
import type * as Results from './search-results.js';
import type { GuideModel } from '../render-model.js';

/** Looks for the citizen's own words among answers and visit types. The words stay in the element. */
export class GuideSearchController {
  readonly #host: ReactiveControllerHost;
  readonly #hostContext: HostContext<'common' | 'guide'>;
  readonly #announcer: LiveAnnouncer;
  #learned: HostContext<'searching'> | undefined;
  #query = '';
  /** Null where they could not be fetched. */
  #results: typeof Results | null | undefined;

  constructor(host: ReactiveControllerHost, hostContext: HostContext<'common' | 'guide'>, announcer: LiveAnnouncer) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#announcer = announcer;
  }

  clear(): void {
    this.#query = '';
  }

  render(view: GuideModel, choose: (found: FoundInGuide) => void): TemplateResult {
    const words = view.texts.guide;
    const asked = this.#asked;
    const found = this.#learned?.texts?.searching;
    return html`<div class="field">
        <label for="search">${words.search}</label>
        <p class="note" id="search-note">${words.searchNote}</p>
        <input
          id="search"
          type="search"
          autocomplete="off"
          aria-describedby="search-note"
          .value=${this.#query}
          @input=${(event: Event) => void this.#look(view, (event.target as HTMLInputElement).value)}
        />
      </div>
      ${asked && this.#results === null ? html`<p>${view.texts.common.problems['not-loaded']}</p>` : nothing}
      ${asked && found ? this.#results?.results(view, found, asked, choose) : nothing}`;
  }

  /** What is looked for, from two letters on. */
  get #asked(): string {
    const query = this.#query.trim();
    return query.length < 2 ? '' : query;
  }

  async #look(view: GuideModel, query: string): Promise<void> {
    this.#query = query;
    // Fetched when first wanted; without it the questions lead as well, and a reload may bring it.
    this.#results ??= await loadFile(() => import('./search-results.js')).catch(() => null);
    if (this.#results) this.#learned ??= this.#hostContext.addMessages({ searching: this.#results.searching });
    this.#host.requestUpdate();
    const words = this.#learned?.texts?.searching;
    if (this.#asked && words) this.#announcer.announce(this.#results?.foundInWords(view, words, this.#asked) ?? '');
  }
}
