import type { LitElement, ReactiveController } from 'lit';
import type { Standing, VisitEvent } from '../../../domain/guide/guide-progress.js';
import type { Journey, JourneyEvent } from '../../../domain/booking/booking-flow.js';
import { loadFile } from '../../../load-file.js';
import type { Cause, PastSteps } from './step-history.js';

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

  /** The citizen has come from another step, or question, by such an event. Resolves when the history is as it shall be. */
  keep(before: Journey, by: Cause, from = this.#standing): Promise<void> | undefined {
    const [left, now] = [
      { journey: before, standing: from },
      { journey: this.#going.journey, standing: this.#standing },
    ];
    return this.#host.history ? this.#fetched().then((past) => past?.entered(left, now, by)) : undefined;
  }

  /** The guide shows another question. */
  readonly moved = (from: Standing, by: VisitEvent['type']): void => {
    void this.keep(this.#going.journey, by, from);
  };

  /** Another journey: what was before is not come back to. */
  forget(): void {
    void this.#past?.then((past) => past?.end());
  }

  get #standing(): Standing | undefined {
    return this.#host.renderRoot.querySelector('tidbok-condition-guide')?.visiting.standing;
  }

  #fetched(): Promise<PastSteps | undefined> {
    return (this.#past ??= loadFile(() => import('./step-history.js')).then(
      ({ PastSteps }) => new PastSteps(this.#host, this.#going),
      () => (this.#past = undefined),
    ));
  }
}
