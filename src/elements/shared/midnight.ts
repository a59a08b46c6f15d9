import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dayLength, dayOf, instantOf, offsetAt, type Day } from '../../domain/time.js';

/** A device asleep stops the clock of its timers: look at least so often, in milliseconds. */
const longestWait = 900_000;

/** Tells what day it is in a zone, and draws its host anew when that is no longer so. */
export class Midnight implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** What was said to be today, by zone. */
  readonly #said = new Map<string, Day>();
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  today(timeZone: string): Day {
    const day = dayOf(instantOf(Date.now()), timeZone);
    this.#said.set(timeZone, day);
    return day;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  hostUpdated(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
  }

  readonly #look = (): void => {
    const now = instantOf(Date.now());
    const turned = [...this.#said].some(([timeZone, day]) => dayOf(now, timeZone) !== day);
    // What is still of interest is asked for again while drawing.
    if (turned) this.#said.clear();
    if (turned) this.#host.requestUpdate();
    else this.#wait();
  };

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#said.size === 0) return;
    const now = Date.now();
    const left = [...this.#said.keys()].map((timeZone) => dayLength - ((now + offsetAt(now, timeZone)) % dayLength));
    this.#timer = window.setTimeout(this.#look, Math.min(longestWait, ...left));
  }
}
