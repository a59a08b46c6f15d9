import type { LitElement, ReactiveController } from 'lit';
import type { GuidePosition, GuideEvent } from '../../../domain/guide/guide-progress.js';
import type { BookingFlow, BookingFlowEvent } from '../../../domain/booking/booking-flow.js';
import { newIdempotencyKey } from '../../shared/writes/idempotency-key.js';

/** Steps that one may come back to. */
const returnable: ReadonlySet<BookingFlow['step']> = new Set(['unit', 'guide', 'slot', 'contact', 'check']);

/** How long the browser is waited for when it shall go back, in milliseconds. */
const longestWait = 1_000;

/** A step of the journey, and where it is in the guide. */
export interface HistoryEntry {
  readonly journey: BookingFlow;
  readonly standing: GuidePosition | undefined;
}

type Host = LitElement & { readonly history: boolean };

/** Where the journey is, and the way to another step. */
interface Flow {
  readonly journey: BookingFlow;
  dispatch(event: BookingFlowEvent): void;
}

/** What brought the citizen to another step, or to another question. */
export type Cause = BookingFlowEvent['type'] | GuideEvent['type'];

/** What stands in the host's history: whose entry it is, and its place. The steps themselves never leave the page. */
interface HistoryMark {
  readonly of: string;
  readonly at: number;
}

/** Journeys that are in the page now. An entry of another one was left by a page before, as by a reload. */
const alive = new Set<string>();
/** One change of the history after the other, also where several elements make them. */
let queue: Promise<void> = Promise.resolve();
/** The browser is going back because it was told to here. */
let isGoing = false;

/**
 * The browser's back and forward button within one journey, where the host opts in. It adds entries with the page's own
 * address, keeps whatever state the host has in them, and listens only to its own.
 */
export class StepHistory implements ReactiveController {
  readonly #host: Host;
  readonly #flow: Flow;
  #id = '';
  #steps: HistoryEntry[] = [];
  #at = 0;

  constructor(host: Host, flow: Flow) {
    this.#host = host;
    this.#flow = flow;
    host.addController(this);
  }

  hostConnected(): void {
    alive.add(this.#id);
    window.addEventListener('popstate', this.#onPop);
    void inTurn(leaveDeadEntries);
  }

  hostDisconnected(): void {
    alive.delete(this.#id);
    window.removeEventListener('popstate', this.#onPop);
  }

  readonly #onPop = ({ state }: PopStateEvent): void => {
    if (isGoing) return;
    const mark = markIn(state);
    if (mark?.of !== this.#id) {
      void inTurn(leaveDeadEntries);
      return;
    }
    this.#at = mark.at;
    const to = this.#steps[mark.at];
    if (to && this.#host.history) this.#return(to);
  };

  #return({ journey, standing }: HistoryEntry): void {
    this.#flow.dispatch({ type: 'returned', to: journey });
    if (!standing || this.#flow.journey.step !== 'guide') return;
    const guide = this.#host.renderRoot.querySelector('tidbok-condition-guide');
    guide?.visiting.go({ type: 'returned', to: standing });
    guide?.focus();
  }

  /** The journey is at another step, or the guide at another question. Resolves when the history tells it. Never rejects. */
  entered(before: HistoryEntry, now: HistoryEntry, by: Cause): Promise<void> {
    return inTurn(() => this.#enter(before, now, by));
  }

  /** Another journey, or a booked time: its entries are left, so that the next step back leaves the page as it was before. */
  end(): Promise<void> {
    return inTurn(() => this.#end());
  }

  async #enter(before: HistoryEntry, now: HistoryEntry, by: Cause): Promise<void> {
    if (!this.#host.history) return;
    const { step } = now.journey;
    if (step === 'done' || step === 'pending' || step === 'both') await this.#end();
    if (!returnable.has(step)) return;
    if (by === 'back' || by === 'change') {
      await this.#goBack(now);
    } else if (by === 'returned' || !returnable.has(before.journey.step)) {
      const known = this.#steps[this.#at];
      if (known) this.#steps[this.#at] = { ...now, standing: known.standing };
    } else this.#push(before, now);
  }

  #push(before: HistoryEntry, now: HistoryEntry): void {
    if (this.#steps.length === 0) {
      this.#id = newIdempotencyKey();
      alive.add(this.#id);
      this.#at = 0;
      history.replaceState(this.#marked(0), '');
    }
    this.#steps[this.#at] = before;
    this.#at += 1;
    this.#steps = [...this.#steps.slice(0, this.#at), now];
    history.pushState(this.#marked(this.#at), '');
  }

  /** Back in the history, where the citizen was there; else the entry is another step's from now on. */
  async #goBack(now: HistoryEntry): Promise<void> {
    if (this.#steps.length === 0) return;
    const earlier = this.#steps.slice(0, this.#at).findLastIndex((place) => isSame(place, now));
    const at = earlier < 0 ? this.#at : earlier;
    const steps = this.#at - at;
    this.#at = at;
    this.#steps[at] = now;
    if (steps > 0 && this.#isHere) await goBack(steps);
  }

  async #end(): Promise<void> {
    const steps = this.#steps.length > 0 && this.#isHere ? this.#at : 0;
    alive.delete(this.#id);
    this.#steps = [];
    this.#id = '';
    this.#at = 0;
    if (steps > 0) await goBack(steps);
  }

  /** Whether the entry is this journey's: a host may have gone elsewhere. */
  get #isHere(): boolean {
    return markIn(history.state)?.of === this.#id;
  }

  #marked(at: number): unknown {
    const state: unknown = history.state;
    const others = typeof state === 'object' && state !== null ? state : {};
    return { ...others, tidbok: { of: this.#id, at } satisfies HistoryMark };
  }
}

function inTurn(act: () => Promise<void>): Promise<void> {
  queue = queue.then(act);
  return queue;
}

/** Goes back so many entries, and resolves when the browser has, and has scrolled to where it was then. */
async function goBack(entries: number): Promise<void> {
  isGoing = true;
  await new Promise<void>((resolve) => {
    // A press of back that follows at once is the citizen's own.
    const onPop = (): void => {
      isGoing = false;
      setTimeout(resolve);
    };
    window.addEventListener('popstate', onPop, { once: true });
    setTimeout(() => {
      window.removeEventListener('popstate', onPop);
      resolve();
    }, longestWait);
    history.go(-entries);
  });
  isGoing = false;
}

/** Entries of a journey that is no more would be presses of the back button that do nothing. */
async function leaveDeadEntries(): Promise<void> {
  const mark = markIn(history.state);
  if (mark && mark.at > 0 && !alive.has(mark.of)) await goBack(mark.at);
}

function isSame(one: HistoryEntry, other: HistoryEntry): boolean {
  const { step } = other.journey;
  return one.journey.step === step && (step !== 'guide' || JSON.stringify(one.standing) === JSON.stringify(other.standing));
}

function markIn(state: unknown): HistoryMark | undefined {
  const mark = (state as { readonly tidbok?: Partial<HistoryMark> } | null)?.tidbok;
  return typeof mark?.of === 'string' && mark.of !== '' && typeof mark.at === 'number' ? (mark as HistoryMark) : undefined;
}
