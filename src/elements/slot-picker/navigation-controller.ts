import type { LitElement } from 'lit';
import type { Day } from '../../domain/time/instant.js';
import type { Announcer } from '../shared/a11y/live-announcer.js';
import { daysAtATime, type Looking } from './view-state.js';

type Host = LitElement & { view: 'list' | 'week' };

/** Moves about among the times. Focus stays where it is, or goes to what took its place; what came is said once. */
export class Moving {
  /** Days whose times are all shown. */
  opened: ReadonlySet<Day> = new Set();
  readonly #host: Host;
  readonly #announcer: Announcer;
  readonly #read: () => Promise<unknown>;
  #looking: Omit<Looking, 'view'> = { wanted: daysAtATime };

  /** `read` waits for what is being read. */
  constructor(host: Host, announcer: Announcer, read: () => Promise<unknown>) {
    this.#host = host;
    this.#announcer = announcer;
    this.#read = read;
  }

  get looking(): Looking {
    // A host may write anything into the attribute.
    return { ...this.#looking, view: this.#host.view === 'week' ? 'week' : 'list' };
  }

  forget(): void {
    this.#look({ wanted: daysAtATime });
  }

  open(day: Day): void {
    const times = (): NodeListOf<HTMLInputElement> =>
      this.#host.renderRoot.querySelectorAll(`[aria-labelledby="d${day}"] input`);
    const before = times().length;
    this.opened = new Set([...this.opened, day]);
    this.#host.requestUpdate();
    // The button goes away: focus moves on to the first of the times that it showed.
    void this.#host.updateComplete.then(() => times()[before]?.focus());
  }

  /** `said` puts in words what came after the first `before` days. */
  async more(said: (before: number, wanted: number) => string): Promise<void> {
    const before = this.#looking.wanted;
    const wanted = before + daysAtATime;
    this.#look({ ...this.#looking, wanted });
    await this.settled();
    this.#announcer.say(said(before, wanted));
    this.#focusIfLost('.end');
  }

  async show(view: Looking['view']): Promise<void> {
    this.#host.view = view;
    this.#look({ wanted: this.#looking.wanted });
    await this.tell();
  }

  async toWeek(week: Day, cameFrom: Day | undefined): Promise<void> {
    const amongTimes = this.#host.shadowRoot?.activeElement instanceof HTMLInputElement;
    this.#look({ wanted: this.#looking.wanted, week, ...(cameFrom && { cameFrom }) });
    await this.tell();
    if (amongTimes) this.focusOn('.week input:not(:disabled)');
    this.#focusIfLost('.period .head');
  }

  /** Past the empty days of the list, or back to them. */
  async pass(cameFrom: Day | undefined): Promise<void> {
    this.#look({ wanted: this.#looking.wanted, ...(cameFrom && { cameFrom }) });
    await this.settled();
    this.focusOn(cameFrom ? '.counted' : '.empty');
  }

  /** Says what the screen now says of the times. */
  async tell(): Promise<void> {
    await this.settled();
    const said = this.#host.renderRoot.querySelectorAll('.period .head, .counted, .empty');
    this.#announcer.say([...said].map(({ textContent }) => textContent.trim()).join('. '));
  }

  async settled(): Promise<void> {
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

  #look(looking: Omit<Looking, 'view'>): void {
    this.#looking = looking;
    this.#host.requestUpdate();
  }
}
