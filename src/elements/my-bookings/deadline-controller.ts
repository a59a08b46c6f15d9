import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nextTurn } from '../../domain/appointments/effective-rights.js';
import type { OwnTime } from '../../domain/model/appointment.js';
import { instantOf, millisecondsOf, type Instant } from '../../domain/time/instant.js';

/** A device asleep stops the clock of its timers: look at least so often, in milliseconds. */
const longestWait = 900_000;

/** Draws its host anew when a deadline among the shown times passes, and tells which they are. */
export class Turning implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #times: () => readonly OwnTime[];
  readonly #onLapsed: (time: OwnTime) => void;
  #drawnAt: Instant = instantOf(Date.now());
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, times: () => readonly OwnTime[], onLapsed: (time: OwnTime) => void) {
    this.#host = host;
    this.#times = times;
    this.#onLapsed = onLapsed;
    host.addController(this);
  }

  /** What the rights and fees that are being drawn are counted by. */
  now(): Instant {
    this.#drawnAt = instantOf(Date.now());
    return this.#drawnAt;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const next = nextTurn(this.#times(), this.#drawnAt);
    if (next === undefined) return;
    const left = millisecondsOf(next) - Date.now();
    this.#timer = window.setTimeout(this.#look, Math.min(longestWait, Math.max(0, left)));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#look);
  }

  readonly #look = (): void => {
    const [before, now] = [this.#drawnAt, instantOf(Date.now())];
    const next = nextTurn(this.#times(), before);
    if (next !== undefined && next <= now) {
      const lapsed = this.#times().find(({ rights }) =>
        [rights.cancel, rights.rebook].some(
          (right) => right.allowed && right.until !== undefined && right.until > before && right.until <= now,
        ),
      );
      if (lapsed) this.#onLapsed(lapsed);
    }
    this.#host.requestUpdate();
  };
}
