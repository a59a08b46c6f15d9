import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { nextDeadline } from '../../domain/appointments/effective-rights.js';
import type { Appointment } from '../../domain/model/appointment.js';
import { instantOf, millisecondsOf, type Instant } from '../../domain/time/instant.js';

/** The longest timer, in milliseconds: timers stop while a device sleeps, so the deadlines are checked at least this often. */
const longestWait = 900_000;

/** Updates its host when a deadline of a shown appointment passes, and reports which appointments it concerns. */
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

  /** The moment by which rights and fees are computed for the current rendering. */
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
