import type { LitElement, ReactiveController } from 'lit';
import type { Standing } from '../../domain/guide-walk.js';
import type { Journey, JourneyEvent } from '../../domain/journey.js';
import { loadFile } from '../../load-file.js';
import type { TidbokConditionGuide } from '../condition-guide/condition-guide.js';
import type { PastSteps, Place } from './past-steps.js';

type Host = LitElement & { readonly history: boolean };

interface Going {
  readonly journey: Journey;
  go(event: JourneyEvent): void;
}

/** The browser's back and forward button, where the host opts in: nobody else fetches it. Without it they are the page's own. */
export class Remembering implements ReactiveController {
  readonly #host: Host;
  readonly #going: Going;
  #past: Promise<PastSteps | undefined> | undefined;

  constructor(host: Host, going: Going) {
    this.#host = host;
    this.#going = going;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.history) void this.#fetched();
  }

  /** Where the citizen is. */
  get place(): Place {
    return { journey: this.#going.journey, standing: this.#guide?.visiting.standing };
  }

  /** The citizen has gone on from `before`; `returned` by the browser's own button. */
  keep(before: Place, returned = false): void {
    const now = this.place;
    if (this.#host.history) void this.#fetched().then((past) => past?.entered(before, now, returned));
  }

  /** The guide shows another question. */
  readonly moved = (from: Standing): void => this.keep({ ...this.place, standing: from });

  /** Another journey: what was before is not come back to. */
  forget(): void {
    void this.#past?.then((past) => past?.forget());
  }

  get #guide(): TidbokConditionGuide | null {
    return this.#host.renderRoot.querySelector('tidbok-condition-guide');
  }

  #return({ journey, standing }: Place): void {
    this.#going.go({ type: 'returned', to: journey });
    if (!standing || this.#going.journey.step !== 'guide') return;
    this.#guide?.visiting.go({ type: 'returned', to: standing });
    this.#guide?.focus();
  }

  #fetched(): Promise<PastSteps | undefined> {
    return (this.#past ??= loadFile(() => import('./past-steps.js')).then(
      ({ PastSteps }) =>
        new PastSteps(
          this.#host,
          () => this.#host.history,
          (to) => this.#return(to),
        ),
      () => (this.#past = undefined),
    ));
  }
}
