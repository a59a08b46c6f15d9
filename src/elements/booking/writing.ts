import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { errandOf, type Journey, type JourneyEvent, type Purpose } from '../../domain/journey.js';
import type { OwnTime, Slot } from '../../domain/own-times.js';
import type { LostWrite } from '../../domain/settle.js';
import { addDays, dayOf, instantOf } from '../../domain/time.js';
import type { Guest } from '../shared/guest.js';
import { lookLater } from '../shared/look-later.js';
import { send } from './send.js';
import { nearest, settleBooking } from './settling.js';

type At<S extends Journey['step']> = Extract<Journey, { readonly step: S }>;

/** Sends a booking once, finds out what became of it where the answer was lost, and what else is free where it was taken. */
export class Writing implements ReactiveController {
  /** Own times as they were when a time was chosen; absent while they are not known. */
  own: readonly OwnTime[] | undefined;
  /** Free times near the one that was taken; absent while they are looked for. */
  near: readonly Slot[] | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #guest: Guest<'common'>;
  #sentAt = 0;
  #settling: AbortController | undefined;

  constructor(host: ReactiveControllerHost, guest: Guest<'common'>) {
    this.#host = host;
    this.#guest = guest;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stopSettling();
  }

  stopSettling(): void {
    this.#settling?.abort();
  }

  /** Reads the own times as they are before anything is sent. */
  async readOwn(): Promise<void> {
    this.own = undefined;
    try {
      this.own = (await this.#guest.backend?.bookings(this.#guest.callOptions))?.items;
    } catch (thrown) {
      // One can book without: then a lost write is settled by its key alone.
      this.#guest.report(thrown);
    }
    this.#host.requestUpdate();
  }

  /** What came of it, as an event of the journey. Never rejects. */
  async send(purpose: Purpose, journey: At<'check'>): Promise<JourneyEvent> {
    const { key } = journey;
    const { backend, callOptions } = this.#guest;
    if (!backend) return { type: 'rejected', key, code: 'unavailable' };
    try {
      this.#sentAt = Date.now();
      return { type: 'answered', key, result: await send(backend, purpose, journey, callOptions) };
    } catch (thrown) {
      return { type: 'rejected', key, code: this.#guest.report(thrown)?.code ?? 'unavailable' };
    }
  }

  /** Looks for what became of a lost write, until it is settled or stopped. */
  settle(purpose: Purpose, { key, slot, choice }: At<'unknown'>, onEvent: (event: JourneyEvent) => void): void {
    const { backend, callOptions } = this.#guest;
    if (!backend) return;
    this.stopSettling();
    this.#settling = new AbortController();
    const lost: LostWrite = {
      ...{ key, slot, sentAt: this.#sentAt },
      ...(purpose.to === 'rebook' && { from: purpose.from }),
      ...(this.own && { before: this.own.map((time) => time.id) }),
    };
    const { signal } = this.#settling;
    lookLater(async () => {
      const settled = await settleBooking(backend, lost, purpose, choice, { ...callOptions, signal });
      if (!signal.aborted) onEvent({ type: 'settled', key, settled, at: instantOf(Date.now()) });
    }, signal);
  }

  async findNearest(purpose: Purpose, { slot, choice }: At<'taken'>): Promise<void> {
    this.near = undefined;
    const { backend, callOptions } = this.#guest;
    const { timeZone } = choice.unit;
    const day = dayOf(slot.start, timeZone);
    const today = this.#guest.today(timeZone);
    const from = addDays(day, -7) > today ? addDays(day, -7) : today;
    try {
      const query = { errand: errandOf(purpose), targets: choice.targets, days: { from, to: addDays(day, 14) } };
      this.near = nearest(slot, (await backend?.slots(query, callOptions))?.items ?? []);
    } catch (thrown) {
      this.#guest.report(thrown);
      this.near = [];
    }
    this.#host.requestUpdate();
  }
}
