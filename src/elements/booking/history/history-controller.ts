import type { LitElement, ReactiveController } from 'lit';
import type { GuidePosition, GuideEvent } from '../../../domain/guide/guide-progress.js';
import type { BookingFlow, BookingFlowEvent } from '../../../domain/booking/booking-flow.js';
import { loadFile } from '../../../load-file.js';
import type { Cause, StepHistory } from './step-history.js';

type Host = LitElement & { readonly history: boolean };

interface Flow {
  readonly journey: BookingFlow;
  dispatch(event: BookingFlowEvent): void;
}

/** The browser's back and forward button, where the host opts in: nobody else fetches it. Without it they are the page's own. */
export class HistoryController implements ReactiveController {
  readonly #host: Host;
  readonly #flow: Flow;
  #stepHistory: Promise<StepHistory | undefined> | undefined;

  constructor(host: Host, flow: Flow) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.history) void this.#fetched();
  }

  /** The citizen has come from another step, or question, by such an event. Resolves when the history is as it shall be. */
  record(before: BookingFlow, by: Cause, from = this.#standing): Promise<void> | undefined {
    const [left, now] = [
      { journey: before, standing: from },
      { journey: this.#flow.journey, standing: this.#standing },
    ];
    return this.#host.history ? this.#fetched().then((steps) => steps?.entered(left, now, by)) : undefined;
  }

  /** The guide shows another question. */
  readonly moved = (from: GuidePosition, by: GuideEvent['type']): void => {
    void this.record(this.#flow.journey, by, from);
  };

  /** Another journey: what was before is not come back to. */
  forget(): void {
    void this.#stepHistory?.then((steps) => steps?.end());
  }

  get #standing(): GuidePosition | undefined {
    return this.#host.renderRoot.querySelector('tidbok-condition-guide')?.visiting.position;
  }

  #fetched(): Promise<StepHistory | undefined> {
    return (this.#stepHistory ??= loadFile(() => import('./step-history.js')).then(
      ({ StepHistory }) => new StepHistory(this.#host, this.#flow),
      () => (this.#stepHistory = undefined),
    ));
  }
}
