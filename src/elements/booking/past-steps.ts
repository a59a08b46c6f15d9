import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Standing } from '../../domain/guide-walk.js';
import type { Journey } from '../../domain/journey.js';

/** Steps that one may come back to. */
const returnable: ReadonlySet<Journey['step']> = new Set(['unit', 'guide', 'slot', 'contact', 'check']);

/** A step of the journey, and where it is in the guide. */
export interface Place {
  readonly journey: Journey;
  readonly standing: Standing | undefined;
}

/** What stands in the host's history: whose entry it is, and its place. The steps themselves never leave the page. */
interface Mark {
  readonly of: string;
  readonly at: number;
}

/**
 * The browser's back and forward button within one journey, where the host opts in. It adds entries with the page's own
 * address, keeps whatever state the host has in them, and listens only to its own.
 */
export class PastSteps implements ReactiveController {
  readonly #isOn: () => boolean;
  readonly #onReturn: (to: Place) => void;
  #id = '';
  #steps: Place[] = [];
  #at = 0;

  constructor(host: ReactiveControllerHost, isOn: () => boolean, onReturn: (to: Place) => void) {
    this.#isOn = isOn;
    this.#onReturn = onReturn;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onPop);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onPop);
  }

  readonly #onPop = ({ state }: PopStateEvent): void => {
    const mark = markIn(state);
    if (mark?.of !== this.#id) return;
    this.#at = mark.at;
    const to = this.#steps[mark.at];
    if (to && this.#isOn()) this.#onReturn(to);
  };

  /** The journey is at another step, or the guide at another question. `returned`: by the browser's own button. */
  entered(before: Place, now: Place, returned: boolean): void {
    if (!this.#isOn()) return;
    const { step } = now.journey;
    if (step === 'done' || step === 'pending' || step === 'both') this.#end();
    if (returned || !returnable.has(step) || !returnable.has(before.journey.step)) {
      const known = this.#steps[this.#at];
      if (known && returnable.has(step)) this.#steps[this.#at] = { ...now, standing: known.standing };
      return;
    }
    if (this.#steps.length === 0) {
      this.#id = crypto.randomUUID();
      this.#at = 0;
      history.replaceState(this.#marked(0), '');
    }
    this.#steps[this.#at] = before;
    this.#at += 1;
    this.#steps = [...this.#steps.slice(0, this.#at), now];
    history.pushState(this.#marked(this.#at), '');
  }

  /** Another journey: what was before is not come back to. */
  forget(): void {
    this.#steps = [];
    this.#id = '';
  }

  /** A booked time is not gone back from: its entries are left, so that the next step back leaves the page as it was before. */
  #end(): void {
    const steps = this.#at;
    const ours = markIn(history.state)?.of === this.#id && this.#steps.length > 0;
    this.forget();
    if (ours && steps > 0) history.go(-steps);
  }

  #marked(at: number): unknown {
    const state: unknown = history.state;
    const others = typeof state === 'object' && state !== null ? state : {};
    return { ...others, tidbok: { of: this.#id, at } satisfies Mark };
  }
}

function markIn(state: unknown): Mark | undefined {
  const mark = (state as { readonly tidbok?: Partial<Mark> } | null)?.tidbok;
  return typeof mark?.of === 'string' && mark.of !== '' && typeof mark.at === 'number' ? (mark as Mark) : undefined;
}
