import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { errandOf, type BookingFlow, type BookingFlowEvent, type Purpose } from '../../../domain/booking/booking-flow.js';
import { findDuplicate, findSame } from '../../../domain/booking/find-duplicate.js';
import type { ReadResult } from '../../../domain/model/read-result.js';
import type { Booking, Appointment, Slot } from '../../../domain/model/appointment.js';
import type { UnconfirmedWrite } from '../../../domain/booking/reconcile-booking.js';
import { addDays, dayOf, instantOf } from '../../../domain/time/instant.js';
import type { HostContext } from '../../shared/host/host-context.js';
import { withWriteTimeout } from '../../shared/writes/write-timeout.js';
import { scheduleReconciliation } from '../../shared/writes/reconcile-schedule.js';
import type { HoldController } from '../hold/hold-controller.js';
import { sendWrite, type BookingInput } from './send-write.js';
import { nearestSlots, reconcileBooking } from './reconcile.js';

/** How long the own times are waited for before a write, in milliseconds. */
const longestWait = 4_000;

type At<S extends BookingFlow['step']> = Extract<BookingFlow, { readonly step: S }>;

/** Sends a booking once. Reconciles it when the answer was lost, and finds alternatives when the slot was taken. */
export class WriteController implements ReactiveController {
  /** Appointments at the moment a slot was chosen; absent while they are not loaded. */
  appointments: ReadResult<Appointment> | undefined;
  /** Free slots near the one that was taken; absent while they are loading. */
  alternatives: readonly Slot[] | 'unknown' | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #hostContext: HostContext<'common'>;
  #reading: Promise<void> | undefined;
  #before: readonly string[] | undefined;
  #sentAt = 0;
  #settling: AbortController | undefined;

  constructor(host: ReactiveControllerHost, hostContext: HostContext<'common'>) {
    this.#host = host;
    this.#hostContext = hostContext;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stopSettling();
  }

  stopSettling(): void {
    this.#settling?.abort();
  }

  /** Loads the appointments before anything is sent. */
  loadAppointments(): void {
    this.appointments = undefined;
    this.alternatives = undefined;
    this.#reading = this.#readOwn(this.#hostContext.cacheKey);
  }

  async #readOwn(asked: string): Promise<void> {
    try {
      const own = await this.#hostContext.backend?.bookings(this.#hostContext.readOptions);
      // Drop the appointments of another person.
      if (asked === this.#hostContext.cacheKey) this.appointments = own;
    } catch (thrown) {
      // Booking works without them: an unconfirmed write is then reconciled by its key alone.
      this.#hostContext.report(thrown);
    }
    this.#host.requestUpdate();
  }

  /** Sends the write and dispatches its result; after a timeout first `unknown`, and the answer when it comes. Never rejects. */
  async send(
    purpose: Purpose,
    journey: At<'check'>,
    { holdController, ...said }: BookingInput & { readonly holdController: HoldController },
    tell: (event: BookingFlowEvent) => void,
  ): Promise<void> {
    const { key } = journey;
    const { backend, writeOptions, cacheKey } = this.#hostContext;
    if (!backend) {
      tell({ type: 'rejected', key, code: 'unavailable' });
      return;
    }
    // Show a duplicate before the booking is sent, but do not wait for the appointments without a limit.
    const unread = !this.appointments;
    const patience = new Promise((resolve) => setTimeout(resolve, longestWait));
    if (unread) await Promise.race([this.#reading, patience]);
    const hold = await holdController.awaitHold(patience);
    if (cacheKey !== this.#hostContext.cacheKey || (unread && this.findDuplicate(purpose, journey.slot))) {
      tell({ type: 'reconsider', key });
      return;
    }
    const own = this.appointments;
    const complete = own?.gaps.every((gap) => gap.unit !== undefined && gap.unit !== journey.slot.unit);
    this.#before = complete ? own?.items.map((time) => time.id) : undefined;
    this.#sentAt = performance.now();
    const answer = this.#answer(purpose, journey, sendWrite(backend, purpose, { ...journey, hold }, said, writeOptions));
    const first = await withWriteTimeout(answer);
    if (!('outcome' in first)) {
      tell(first);
      return;
    }
    tell({ type: 'answered', key, result: first });
    tell(await answer);
  }

  async #answer(purpose: Purpose, { key, slot }: At<'check'>, write: ReturnType<typeof sendWrite>): Promise<BookingFlowEvent> {
    try {
      const result = await write;
      const no = result.outcome === 'taken' || result.outcome === 'refused';
      return (no ? await this.findExisting(purpose, slot, key) : undefined) ?? { type: 'answered', key, result };
    } catch (thrown) {
      return { type: 'rejected', key, code: this.#hostContext.report(thrown)?.code ?? 'unavailable' };
    }
  }

  /**
   * Finds the booking when the answer `taken` was caused by the citizen's own request: a network may send a request twice, and
   * only the second answer arrives. The citizen may also have booked on another page.
   */
  async findExisting(purpose: Purpose, slot: Slot, key: string): Promise<BookingFlowEvent | undefined> {
    const reading = this.#hostContext.backend?.bookings(this.#hostContext.readOptions).catch(() => undefined);
    const own = await Promise.race([reading, new Promise<undefined>((resolve) => setTimeout(resolve, longestWait))]);
    const from = purpose.to === 'rebook' ? purpose.from : undefined;
    const booking = own && findSame(slot, own.items, from);
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

  #lost(purpose: Purpose, { key, slot }: Pick<UnconfirmedWrite, 'key' | 'slot'>): UnconfirmedWrite {
    return {
      ...{ key, slot, sentAt: this.#sentAt },
      ...(purpose.to === 'rebook' && { from: purpose.from }),
      ...(this.#before && { before: this.#before }),
    };
  }

  /** An appointment so similar to this slot that booking it may be a mistake. */
  findDuplicate(purpose: Purpose, slot: Slot): Booking | undefined {
    return findDuplicate(slot, this.appointments?.items ?? [], purpose.to === 'rebook' ? purpose.from : undefined);
  }

  /** Reconciles an unconfirmed write by reading, until its outcome is known or `stopSettling` is called. */
  reconcile(purpose: Purpose, journey: At<'unknown'>, onEvent: (event: BookingFlowEvent) => void): void {
    const { backend, writeOptions } = this.#hostContext;
    if (!backend) return;
    this.stopSettling();
    this.#settling = new AbortController();
    const lost = this.#lost(purpose, journey);
    const { signal } = this.#settling;
    scheduleReconciliation(async () => {
      const settled = await reconcileBooking(backend, lost, purpose, journey.choice, { ...writeOptions, signal }).catch(
        (thrown: unknown) => {
          this.#hostContext.report(thrown);
          throw thrown;
        },
      );
      if (!signal.aborted) onEvent({ type: 'settled', key: lost.key, settled, at: instantOf(Date.now()) });
    }, signal);
  }

  async findAlternatives(purpose: Purpose, { slot, choice }: At<'taken'>): Promise<void> {
    this.alternatives = undefined;
    const { backend, readOptions } = this.#hostContext;
    const { timeZone } = choice.unit;
    const day = dayOf(slot.start, timeZone);
    const today = this.#hostContext.today(timeZone);
    const from = addDays(day, -7) > today ? addDays(day, -7) : today;
    try {
      const query = { errand: errandOf(purpose), targets: choice.targets, days: { from, to: addDays(day, 14) } };
      this.alternatives = backend ? await nearestSlots(backend, slot, query, readOptions) : 'unknown';
    } catch (thrown) {
      this.#hostContext.report(thrown);
      this.alternatives = 'unknown';
    }
    this.#host.requestUpdate();
  }
}
