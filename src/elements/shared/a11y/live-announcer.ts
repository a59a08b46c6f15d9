import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * Says one short sentence at a time to screen readers. The region must stand empty in the page before it is filled, and must
 * be inside an open dialog to be heard there.
 */
export class LiveAnnouncer {
  readonly #host: ReactiveControllerHost;
  #said = '';
  #frame = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Says it once; the same sentence again is said again. Of several in one moment, the last. */
  announce(sentence: string): void {
    clearTimeout(this.#frame);
    this.#frame = window.setTimeout(() => {
      // A text equal to the one that stands there is not announced; a no-break space makes it another.
      this.#said = this.#said === sentence ? `${sentence}\u00a0` : sentence;
      this.#host.requestUpdate();
    }, 100);
  }

  /** What was said, or was to be said, is no longer so. */
  clear(): void {
    clearTimeout(this.#frame);
    this.#said = '';
    this.#host.requestUpdate();
  }

  region(): TemplateResult {
    return html`<p class="unseen" role="status">${this.#said}</p>`;
  }
}
