import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dayLength, dayOf, instantOf, millisecondsOf, offsetAt, type Day, type Instant } from '../../../domain/time/instant.js';

/** A device asleep stops the clock of its timers: look at least so often, in milliseconds. */
const longestWait = 900_000;

/** So far may the device's clock be off the server's without that anything is said or done, in milliseconds. */
const mostOff = 300_000;

/** Tells what day it is in a zone, and draws its host anew when that is no longer so, or when it is asked to. */
export class TodayController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** What was said to be today, by zone. */
  readonly #shownDays = new Map<string, Day>();
  #timer: number | undefined;
  /** What must be added to the device's clock, in milliseconds: 0 unless it is far off. */
  #offset = 0;
  #nextTurn = Infinity;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  today(timeZone: string): Day {
    const day = dayOf(this.now(), timeZone);
    this.#shownDays.set(timeZone, day);
    return day;
  }

  /** By the server's clock where the device's is far off. */
  now(): Instant {
    return instantOf(Date.now() + this.#offset);
  }

  /** The device's clock is far ahead: by it, times that are still to come would have passed. */
  get isAhead(): boolean {
    return this.#offset < 0;
  }

  /** Goes by the server's clock where the device's is far off. Returns whether that changes anything. */
  follow(serverNow: Instant): boolean {
    const off = millisecondsOf(serverNow) - Date.now();
    const offset = Math.abs(off) > mostOff ? off : 0;
    const changes = Math.abs(offset - this.#offset) > mostOff;
    if (changes) this.#offset = offset;
    return changes;
  }

  /** The host is drawn anew then as well. */
  turnAt(next: Instant | undefined): void {
    this.#nextTurn = next === undefined ? Infinity : millisecondsOf(next);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#check);
    this.#check();
  }

  hostUpdated(): void {
    this.#wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#check);
    clearTimeout(this.#timer);
  }

  readonly #check = (): void => {
    const now = this.now();
    const turned =
      millisecondsOf(now) >= this.#nextTurn || [...this.#shownDays].some(([timeZone, day]) => dayOf(now, timeZone) !== day);
    // What is still of interest is asked for again while drawing.
    if (turned) this.#shownDays.clear();
    if (turned) this.#host.requestUpdate();
    else this.#wait();
  };

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#shownDays.size === 0 && this.#nextTurn === Infinity) return;
    const now = Date.now() + this.#offset;
    const left = [...this.#shownDays.keys()].map((timeZone) => dayLength - ((now + offsetAt(now, timeZone)) % dayLength));
    this.#timer = window.setTimeout(this.#check, Math.min(longestWait, this.#nextTurn - now, ...left));
  }
}
