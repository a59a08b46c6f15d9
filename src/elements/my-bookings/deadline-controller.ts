import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nextDeadline } from '../../domain/appointments/effective-rights.js';
import type { Appointment } from '../../domain/model/appointment.js';
import { instantOf, millisecondsOf, type Instant } from '../../domain/time/instant.js';

/** A device asleep stops the clock of its timers: look at least so often, in milliseconds. */
const longestWait = 900_000;

/** Draws its host anew when a deadline among the shown times passes, and tells which they are. */
export class DeadlineController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #times: () => readonly Appointment[];
  readonly #onLapsed: (time: Appointment) => void;
  #drawnAt: Instant = instantOf(Date.now());
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, times: () => readonly Appointment[], onLapsed: (time: Appointment) => void) {
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
    document.addEventListener('visibilitychange', this.#check);
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    const next = nextDeadline(this.#times(), this.#drawnAt);
    if (next === undefined) return;
    const left = millisecondsOf(next) - Date.now();
    this.#timer = window.setTimeout(this.#check, Math.min(longestWait, Math.max(0, left)));
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#check);
  }

  readonly #check = (): void => {
    const [before, now] = [this.#drawnAt, instantOf(Date.now())];
    const next = nextDeadline(this.#times(), before);
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
