import type { LitElement } from 'lit';
import type { Day } from '../../domain/time/instant.js';
import type { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { pageSize, type ViewState } from './view-state.js';

type Host = LitElement & { view: 'list' | 'week' };

/** Controls the navigation between list and week, paging and the expansion of days. Keeps the focus, and announces new content once. */
export class NavigationController {
  /** Days of which all slots are shown. */
  expandedDays: ReadonlySet<Day> = new Set();
  readonly #host: Host;
  readonly #announcer: LiveAnnouncer;
  readonly #read: () => Promise<unknown>;
  #looking: Omit<ViewState, 'view'> = { dayCount: pageSize };

  /** `read` resolves when the current query has been answered. */
  constructor(host: Host, announcer: LiveAnnouncer, read: () => Promise<unknown>) {
    this.#host = host;
    this.#announcer = announcer;
    this.#read = read;
  }

  get viewState(): ViewState {
    // The attribute may hold any text.
    return { ...this.#looking, view: this.#host.view === 'week' ? 'week' : 'list' };
  }

  reset(): void {
    this.#look({ dayCount: pageSize });
  }

  expandDay(day: Day): void {
    const times = (): NodeListOf<HTMLInputElement> =>
      this.#host.renderRoot.querySelectorAll(`[aria-labelledby="d${day}"] input`);
    const before = times().length;
    this.expandedDays = new Set([...this.expandedDays, day]);
    this.#host.requestUpdate();
    // The button disappears: move the focus to the first slot that it revealed.
    void this.#host.updateComplete.then(() => times()[before]?.focus());
  }

  /** `said` makes the announcement of the days after the first `before`. */
  async showMore(said: (before: number, wanted: number) => string): Promise<void> {
    const before = this.#looking.dayCount;
    const wanted = before + pageSize;
    this.#look({ ...this.#looking, dayCount: wanted });
    await this.whenSettled();
    this.#announcer.announce(said(before, wanted));
    this.#focusIfLost('.end');
  }

  async setView(view: ViewState['view']): Promise<void> {
    this.#host.view = view;
    this.#look({ dayCount: this.#looking.dayCount });
    await this.announceView();
  }

  async goToWeek(week: Day, cameFrom: Day | undefined): Promise<void> {
    const amongTimes = this.#host.shadowRoot?.activeElement instanceof HTMLInputElement;
    this.#look({ dayCount: this.#looking.dayCount, week, ...(cameFrom && { returnTo: cameFrom }) });
    await this.announceView();
    if (amongTimes) this.focusOn('.week input:not(:disabled)');
    this.#focusIfLost('.period .head');
  }

  /** Skips the empty days at the start of the list, or returns to them. */
  async skipEmptyDays(cameFrom: Day | undefined): Promise<void> {
    this.#look({ dayCount: this.#looking.dayCount, ...(cameFrom && { returnTo: cameFrom }) });
    await this.whenSettled();
    this.focusOn(cameFrom ? '.counted' : '.empty');
  }

  /** Announces what the view now shows. */
  async announceView(): Promise<void> {
    await this.whenSettled();
    const said = this.#host.renderRoot.querySelectorAll('.period .head, .counted, .empty');
    this.#announcer.announce([...said].map(({ textContent }) => textContent.trim()).join('. '));
  }

  async whenSettled(): Promise<void> {
    await this.#host.updateComplete;
    await this.#read();
    await this.#host.updateComplete;
  }

  focusOn(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #focusIfLost(selector: string): void {
    if (!this.#host.shadowRoot?.activeElement) this.focusOn(selector);
  }

  #look(looking: Omit<ViewState, 'view'>): void {
    this.#looking = looking;
    this.#host.requestUpdate();
  }
}
