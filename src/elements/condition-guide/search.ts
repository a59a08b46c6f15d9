import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type * as Finding from '../../domain/find-in-guide.js';
import type { Announcer } from '../shared/announcer.js';
import { heading, withPhone } from '../shared/templates.js';
import { translated, type GuideView } from './view.js';
import { meansEmergency } from '../../domain/guide-walk.js';
import { directTypes } from '../../domain/locked-search.js';

type FoundInGuide = Finding.FoundInGuide;

/** Looks for the citizen's own words among answers and visit types. The words stay in the element. */
export class Search implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #announcer: Announcer;
  #query = '';
  #finding: typeof Finding | undefined;

  constructor(host: ReactiveControllerHost, announcer: Announcer) {
    this.#host = host;
    this.#announcer = announcer;
    host.addController(this);
  }

  hostConnected(): void {
    // Nothing to begin: this only keeps the words.
  }

  clear(): void {
    this.#query = '';
  }

  render(view: GuideView, choose: (found: FoundInGuide) => void): TemplateResult {
    const words = view.texts.guide;
    const query = this.#query.trim();
    const found = this.#found(view);
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
      ${
        query.length < 2 || !this.#finding
          ? nothing
          : html`<div class="top">
              ${heading(view.level + 1, 'head', found.length > 0 ? words.found(found.length, query) : words.nothingFound(query))}
              ${
                found.length > 0
                  ? html`<ul class="units">
                      ${found.map((one) => row(view, one, choose))}
                    </ul>`
                  : html`<p>${withPhone(words.nothingFoundDo)}</p>`
              }
            </div>`
      }`;
  }

  #found(view: GuideView): readonly FoundInGuide[] {
    const types = directTypes(view.guide, view.offered);
    return this.#finding?.findInGuide(view.guide, types, this.#query, view.texts.lang) ?? [];
  }

  async #look(view: GuideView, query: string): Promise<void> {
    this.#query = query;
    // Fetched when first wanted; without it the questions lead as well.
    this.#finding ??= await import('../../domain/find-in-guide.js').catch(() => undefined);
    this.#host.requestUpdate();
    const asked = this.#query.trim();
    if (asked.length < 2 || !this.#finding) return;
    const { length } = this.#found(view);
    const words = view.texts.guide;
    this.#announcer.say(length > 0 ? words.found(length, asked) : words.nothingFound(asked));
  }
}

function row(view: GuideView, found: FoundInGuide, choose: (found: FoundInGuide) => void): TemplateResult {
  const { guide: words } = view.texts;
  const name = found.kind === 'answer' ? translated(view, found.answer.text) : found.type.name;
  const urgent = found.kind === 'answer' && view.guide && meansEmergency(view.guide, found.answer);
  return html`<li class="unit open">
    <div class="name"><button class="link" type="button" @click=${() => choose(found)}>${name}</button></div>
    ${found.kind === 'answer' ? html`<p class="note">${translated(view, found.question.text)}</p>` : nothing}
    ${urgent ? html`<p><a href="tel:112">${words.leadsTo112}</a></p>` : nothing}
    <p>${found.kind === 'answer' ? words.leadsToQuestions : words.leadsToType}</p>
  </li>`;
}
