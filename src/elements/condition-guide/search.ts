import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { FoundInGuide } from '../../domain/find-in-guide.js';
import type { Announcer } from '../shared/announcer.js';
import type * as Results from './search-results.js';
import type { GuideView } from './view.js';

/** Looks for the citizen's own words among answers and visit types. The words stay in the element. */
export class Search {
  readonly #host: ReactiveControllerHost;
  readonly #announcer: Announcer;
  #query = '';
  #results: typeof Results | undefined;

  constructor(host: ReactiveControllerHost, announcer: Announcer) {
    this.#host = host;
    this.#announcer = announcer;
  }

  clear(): void {
    this.#query = '';
  }

  render(view: GuideView, choose: (found: FoundInGuide) => void): TemplateResult {
    const words = view.texts.guide;
    const asked = this.#asked;
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
      ${asked ? this.#results?.results(view, asked, choose) : nothing}`;
  }

  /** What is looked for, from two letters on. */
  get #asked(): string {
    const query = this.#query.trim();
    return query.length < 2 ? '' : query;
  }

  async #look(view: GuideView, query: string): Promise<void> {
    this.#query = query;
    // Fetched when first wanted; without it the questions lead as well.
    this.#results ??= await import('./search-results.js').catch(() => undefined);
    this.#host.requestUpdate();
    if (this.#asked && this.#results) this.#announcer.say(this.#results.foundInWords(view, this.#asked));
  }
}
