import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { errandOf, type Journey, type JourneyEvent, type Purpose } from '../../../domain/booking/booking-flow.js';
import { alike, sameTime } from '../../../domain/booking/find-duplicate.js';
import type { Found } from '../../../domain/model/read-result.js';
import type { Booking, OwnTime, Slot } from '../../../domain/model/appointment.js';
import type { LostWrite } from '../../../domain/booking/reconcile-booking.js';
import { addDays, dayOf, instantOf } from '../../../domain/time/instant.js';
import type { Guest } from '../../shared/host/host-context.js';
import { inTime } from '../../shared/writes/write-timeout.js';
import { lookLater } from '../../shared/writes/reconcile-schedule.js';
import type { Holding } from '../hold/hold-controller.js';
import { send, type Said } from './send-write.js';
import { readNearest, settleBooking } from './reconcile.js';

/** How long the own times are waited for before a write, in milliseconds. */
const longestWait = 4_000;

type At<S extends Journey['step']> = Extract<Journey, { readonly step: S }>;

/** Sends a booking once, finds out what became of it where the answer was lost, and what else is free where it was taken. */
export class Writing implements ReactiveController {
  /** Own times as they were when a time was chosen; absent while they are not known. */
  own: Found<OwnTime> | undefined;
  /** Free times near the one that was taken; absent while they are looked for. */
  near: readonly Slot[] | 'unknown' | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #guest: Guest<'common'>;
  #reading: Promise<void> | undefined;
  #before: readonly string[] | undefined;
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
  readOwn(): void {
    this.own = undefined;
    this.near = undefined;
    this.#reading = this.#readOwn(this.#guest.callKey);
  }

  async #readOwn(asked: string): Promise<void> {
    try {
      const own = await this.#guest.backend?.bookings(this.#guest.callOptions);
      // Never those of another person.
      if (asked === this.#guest.callKey) this.own = own;
    } catch (thrown) {
      // One can book without: then a lost write is settled by its key alone.
      this.#guest.report(thrown);
    }
    this.#host.requestUpdate();
  }

  /** Sends it, and tells what came of it: once, or first that nobody knows and the answer when it comes. Never rejects. */
  async send(
    purpose: Purpose,
    journey: At<'check'>,
    { holding, ...said }: Said & { readonly holding: Holding },
    tell: (event: JourneyEvent) => void,
  ): Promise<void> {
    const { key } = journey;
    const { backend, writeOptions, callKey } = this.#guest;
    if (!backend) {
      tell({ type: 'rejected', key, code: 'unavailable' });
      return;
    }
    // An own time that is alike must be seen before it is booked a second time; but not for ever.
    const unread = !this.own;
    const patience = new Promise((resolve) => setTimeout(resolve, longestWait));
    if (unread) await Promise.race([this.#reading, patience]);
    const hold = await holding.current(patience);
    if (callKey !== this.#guest.callKey || (unread && this.alike(purpose, journey.slot))) {
      tell({ type: 'reconsider', key });
      return;
    }
    const own = this.own;
    const complete = own?.gaps.every((gap) => gap.unit !== undefined && gap.unit !== journey.slot.unit);
    this.#before = complete ? own?.items.map((time) => time.id) : undefined;
    this.#sentAt = performance.now();
    const answer = this.#answer(purpose, journey, send(backend, purpose, { ...journey, hold }, said, writeOptions));
    const first = await inTime(answer);
    if (!('outcome' in first)) {
      tell(first);
      return;
    }
    tell({ type: 'answered', key, result: first });
    tell(await answer);
  }

  async #answer(purpose: Purpose, { key, slot }: At<'check'>, write: ReturnType<typeof send>): Promise<JourneyEvent> {
    try {
      const result = await write;
      const no = result.outcome === 'taken' || result.outcome === 'refused';
      return (no ? await this.hasAlready(purpose, slot, key) : undefined) ?? { type: 'answered', key, result };
    } catch (thrown) {
      return { type: 'rejected', key, code: this.#guest.report(thrown)?.code ?? 'unavailable' };
    }
  }

  /**
   * Where the answer is no because the citizen has the time. A network may send a request twice: then the first has it, and it
   * is the second that is answered. Or it was booked on another page.
   */
  async hasAlready(purpose: Purpose, slot: Slot, key: string): Promise<JourneyEvent | undefined> {
    const reading = this.#guest.backend?.bookings(this.#guest.callOptions).catch(() => undefined);
    const own = await Promise.race([reading, new Promise<undefined>((resolve) => setTimeout(resolve, longestWait))]);
    const from = purpose.to === 'rebook' ? purpose.from : undefined;
    const booking = own && sameTime(slot, own.items, from);
    if (booking?.key !== key) return booking && { type: 'already', key, booking };
    const old =
      from && own?.items.find((time) => time.kind !== 'open-invitation' && time.id === from.id && time.start === from.start);
    const kept = old && { kept: from };
    if (booking.status === 'pending') return { type: 'answered', key, result: { outcome: 'pending', booking, ...kept } };
    const result = kept
      ? ({ outcome: 'both', booking, ...kept, reason: 'other' } as const)
      : ({ outcome: 'done', booking } as const);
    return { type: 'answered', key, result };
  }

  #lost(purpose: Purpose, { key, slot }: Pick<LostWrite, 'key' | 'slot'>): LostWrite {
    return {
      ...{ key, slot, sentAt: this.#sentAt },
      ...(purpose.to === 'rebook' && { from: purpose.from }),
      ...(this.#before && { before: this.#before }),
    };
  }

  /** An own time so like this slot that it may be a mistake to book it. */
  alike(purpose: Purpose, slot: Slot): Booking | undefined {
    return alike(slot, this.own?.items ?? [], purpose.to === 'rebook' ? purpose.from : undefined);
  }

  /** Looks for what became of a lost write, until it is settled or stopped. */
  settle(purpose: Purpose, journey: At<'unknown'>, onEvent: (event: JourneyEvent) => void): void {
    const { backend, writeOptions } = this.#guest;
    if (!backend) return;
    this.stopSettling();
    this.#settling = new AbortController();
    const lost = this.#lost(purpose, journey);
    const { signal } = this.#settling;
    lookLater(async () => {
      const settled = await settleBooking(backend, lost, purpose, journey.choice, { ...writeOptions, signal }).catch(
        (thrown: unknown) => {
          this.#guest.report(thrown);
          throw thrown;
        },
      );
      if (!signal.aborted) onEvent({ type: 'settled', key: lost.key, settled, at: instantOf(Date.now()) });
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
      this.near = backend ? await readNearest(backend, slot, query, callOptions) : 'unknown';
    } catch (thrown) {
      this.#guest.report(thrown);
      this.near = 'unknown';
    }
    this.#host.requestUpdate();
  }
}
