import type { LitElement } from 'lit';
import type { Day } from '../../domain/time/instant.js';
import type { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { pageSize, type ViewState } from './view-state.js';

type Host = LitElement & { view: 'list' | 'week' };

/** Moves about among the times. Focus stays where it is, or goes to what took its place; what came is said once. */
export class NavigationController {
  /** Days whose times are all shown. */
  expandedDays: ReadonlySet<Day> = new Set();
  readonly #host: Host;
  readonly #announcer: LiveAnnouncer;
  readonly #read: () => Promise<unknown>;
  #looking: Omit<ViewState, 'view'> = { dayCount: pageSize };

  /** `read` waits for what is being read. */
  constructor(host: Host, announcer: LiveAnnouncer, read: () => Promise<unknown>) {
    this.#host = host;
    this.#announcer = announcer;
    this.#read = read;
  }

  get viewState(): ViewState {
    // A host may write anything into the attribute.
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
    // The button goes away: focus moves on to the first of the times that it showed.
    void this.#host.updateComplete.then(() => times()[before]?.focus());
  }

  /** `said` puts in words what came after the first `before` days. */
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

  /** Past the empty days of the list, or back to them. */
  async skipEmptyDays(cameFrom: Day | undefined): Promise<void> {
    this.#look({ dayCount: this.#looking.dayCount, ...(cameFrom && { returnTo: cameFrom }) });
    await this.whenSettled();
    this.focusOn(cameFrom ? '.counted' : '.empty');
  }

  /** Says what the screen now says of the times. */
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
