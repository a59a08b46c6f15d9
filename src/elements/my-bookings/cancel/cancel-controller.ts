import type { LitElement, ReactiveController } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import { BookingError, isBookingError } from '../../../domain/model/booking-error.js';
import { advanceManageFlow, type ManageFlow, type ManageFlowEvent } from '../../../domain/appointments/manage-flow.js';
import type { Appointment } from '../../../domain/model/appointment.js';
import type { CancelRequest } from '../../../domain/model/requests.js';
import type { CancelResult, Unknown } from '../../../domain/model/write-result.js';
import { acceptanceOf } from '../../../domain/guide/terms.js';
import { instantOf } from '../../../domain/time/instant.js';
import { loadFile } from '../../../load-file.js';
import type { LiveAnnouncer } from '../../shared/a11y/live-announcer.js';
import type { HostContext } from '../../shared/host/host-context.js';
import { keepDialogOpen } from '../../shared/a11y/keep-dialog-open.js';
import { newIdempotencyKey } from '../../shared/writes/idempotency-key.js';
import { whenShown } from '../../shared/host/visibility.js';
import type * as Cancelling from './later.js';
import { SessionExpiredEvent } from '../../shared/host/events.js';
import { BookingCancelledEvent } from '../events.js';

/** A cancelling whose answer was lost, and what has become of it. */
export interface UnconfirmedCancellation {
  readonly time: Appointment;
  readonly key: string;
  readonly result?: Exclude<CancelResult, Unknown>;
}

type Host = LitElement & { readonly backend?: BookingBackend | undefined };

/**
 * What the citizen does with the own times: opens one, cancels it once, and is told what came of it, also while busy with
 * another. `onChanged` is told the ids that the citizen changed.
 */
export class AppointmentActionsController implements ReactiveController {
  flow: ManageFlow = { step: 'list' };
  unconfirmed: readonly UnconfirmedCancellation[] = [];
  cancelling: typeof Cancelling | undefined;
  /** What was booked, moved or cancelled last. */
  lastBooking: Appointment | undefined;
  readonly #host: Host;
  readonly #hostContext: HostContext<'common' | 'dates' | 'mine'>;
  readonly #announcer: LiveAnnouncer;
  readonly #onChanged: (...ids: readonly string[]) => void;
  readonly #looking = new Map<string, { readonly sentAt: number; stop?: AbortController }>();
  #opener: HTMLElement | null = null;
  #asked: HTMLDialogElement | undefined;

  constructor(
    host: Host,
    hostContext: HostContext<'common' | 'dates' | 'mine'>,
    announcer: LiveAnnouncer,
    onChanged: (...ids: readonly string[]) => void,
  ) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#announcer = announcer;
    this.#onChanged = onChanged;
    host.addController(this);
    host.addEventListener(SessionExpiredEvent.type, () => (this.lastBooking = undefined));
  }

  /** Opens the question that was drawn; focus begins at its heading. */
  hostUpdated(): void {
    // Looked for only while something is asked: there may be hundreds of times.
    const dialog = this.flow.step === 'asking' && this.#host.renderRoot.querySelector('dialog');
    if (!dialog || dialog === this.#asked) return;
    this.#asked = dialog;
    void keepDialogOpen(dialog, '.title');
  }

  /** Moved in the page while nobody knew what became of a cancelling: look on. */
  hostConnected(): void {
    for (const { time, key, result } of this.unconfirmed) if (!result) this.#look(time, key);
  }

  hostDisconnected(): void {
    for (const { stop } of this.#looking.values()) stop?.abort();
  }

  /** Another person or backend: nothing of the one before stays. */
  reset(): void {
    const under = this.flow.step === 'cancelling' || this.unconfirmed.some(({ result }) => !result);
    this.hostDisconnected();
    this.#looking.clear();
    this.unconfirmed = [];
    this.lastBooking = undefined;
    this.flow = under ? { step: 'list', switched: true } : { step: 'list' };
  }

  /** Rights are read afresh before each change, and with them what the unit wants accepted first. */
  async start(time: Appointment, to: 'cancel' | 'rebook'): Promise<void> {
    const { backend, cacheKey } = this.#hostContext;
    if (!backend || this.flow.step === 'opening') return;
    this.#opener = this.#host.shadowRoot?.activeElement as HTMLElement | null;
    this.go({ type: 'open', id: time.id, to });
    try {
      // What says how a cancelling ended must be there before one can be sent.
      const cancelling = await loadFile(() => import('./later.js'));
      const options = this.#hostContext.readOptions;
      const [now, terms] = await Promise.all([
        backend.booking(time.id, options),
        to === 'cancel' ? cancelling.fetchCancelTerms(backend, time, options) : undefined,
      ]);
      if (cacheKey !== this.#hostContext.cacheKey) return;
      if (now.id !== time.id) throw new BookingError('invalid-response', 'another time than the one asked for');
      this.cancelling = cancelling;
      this.go({ type: 'opened', time: now, key: newIdempotencyKey(), terms });
    } catch (thrown) {
      if (cacheKey !== this.#hostContext.cacheKey) return;
      this.go({ type: 'failed', code: this.#hostContext.report(thrown)?.code ?? 'unavailable' });
      this.#onChanged();
    }
  }

  /** Its deadline has passed: whoever is being asked is told instead. */
  expire({ id }: Appointment): void {
    if (this.flow.step === 'asking' && this.flow.time.id === id) this.go({ type: 'lapsed' });
  }

  /** Sends the cancelling once. */
  async cancel(message: string | undefined): Promise<void> {
    const { flow } = this;
    const { backend, texts, writeOptions } = this.#hostContext;
    const { cancelling } = this;
    if (flow.step !== 'asking' || !backend || !texts || !cancelling) return;
    const { time, key, terms } = flow;
    const right = time.rights.cancel;
    if (right.allowed && right.until !== undefined && right.until <= instantOf(Date.now())) {
      this.go({ type: 'lapsed' });
      return;
    }
    const request: CancelRequest = { accepted: acceptanceOf(terms), ...(message && { message }) };
    const sentAt = performance.now();
    this.go({ type: 'confirmed' });
    this.#announcer.announce(texts.mine.cancelling);
    let result: CancelResult | BookingError;
    try {
      result = await cancelling.sendCancel(backend, time, request, { ...writeOptions, key });
    } catch (thrown) {
      result = this.#hostContext.report(thrown) ?? new BookingError('unavailable');
    }
    const stands = this.flow.step === 'cancelling' && this.flow.key === key;
    if (isBookingError(result)) {
      this.go({ type: 'rejected', key, code: result.code });
      this.#onChanged();
      return;
    }
    // The person was switched meanwhile: the host is told all the same, and nobody else.
    if (!stands) {
      if (result.outcome === 'done') this.#host.dispatchEvent(new BookingCancelledEvent(time));
      return;
    }
    if (result.outcome === 'unknown') {
      this.unconfirmed = [...this.unconfirmed, { time, key }];
      this.#looking.set(key, { sentAt });
      this.#look(time, key);
    }
    this.go({ type: 'answered', key, result });
  }

  /** Looks for what became of a lost cancelling, until it is settled. */
  #look(time: Appointment, key: string): void {
    const { backend, writeOptions } = this.#hostContext;
    const looking = this.#looking.get(key);
    if (!backend || !looking) return;
    looking.stop?.abort();
    looking.stop = new AbortController();
    const options = { ...writeOptions, signal: looking.stop.signal };
    this.cancelling?.reconcileCancelLater(backend, time, looking.sentAt, options, (result) =>
      this.#onReconciled(time, key, result),
    );
  }

  #onReconciled(time: Appointment, key: string, result: CancelResult): void {
    if (result.outcome === 'unknown') return;
    this.#looking.get(key)?.stop?.abort();
    this.#looking.delete(key);
    const { flow } = this;
    if (flow.step === 'unknown' && flow.key === key) {
      this.unconfirmed = this.unconfirmed.filter((one) => one.key !== key);
      this.go({ type: 'answered', key, result });
      return;
    }
    // The citizen is at something else: told without moving there.
    this.unconfirmed = this.unconfirmed.map((one) => (one.key === key ? { ...one, result } : one));
    const { texts } = this.#hostContext;
    const said = result.outcome === 'done' ? texts?.mine.cancelled : texts?.mine.notCancelled;
    void whenShown(this.#host).then(() => this.#announcer.announce(said ?? ''));
    if (result.outcome === 'done') this.#tellCancelled(time);
    this.#onChanged(...(result.outcome === 'done' ? [time.id] : []));
    this.#host.requestUpdate();
  }

  go(event: ManageFlowEvent): void {
    const before = this.flow;
    const now = advanceManageFlow(before, event);
    if (now === before) return;
    this.flow = now;
    if (now.step === 'opening' || now.step === 'journey') this.lastBooking = undefined;
    this.#host.requestUpdate();
    if (now.step === 'cancelled' && event.type === 'answered') {
      this.#tellCancelled(now.time);
      void this.#offerUndo(now.time);
    }
    if (event.type === 'answered' && now.step === 'cancelled') this.#onChanged(now.time.id);
    if (event.type === 'answered' && now.step === 'refused') this.#onChanged();
    if (event.type === 'opened' && now.step === 'refused') this.#onChanged();
    if (event.type !== 'free-again' && ['cancelled', 'refused', 'unknown'].includes(now.step))
      void whenShown(this.#host).then(() => this.#host.focus());
    if (now.step === 'journey') void this.#host.updateComplete.then(() => this.#journey?.focus());
    // After the dialog, focus returns to the button that opened it.
    if (before.step === 'asking' && now.step === 'list') void this.#host.updateComplete.then(() => this.#opener?.focus());
  }

  #tellCancelled(time: Appointment): void {
    this.lastBooking = time;
    this.#host.dispatchEvent(new BookingCancelledEvent(time));
  }

  get #journey(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('tidbok-booking');
  }

  /** Whether what was just cancelled is still free. If nobody can tell, nothing is offered. */
  async #offerUndo(time: Appointment): Promise<void> {
    const { backend, readOptions, cacheKey } = this.#hostContext;
    if (!backend?.book || this.#hostContext.provider?.emergency) return;
    const slot = await this.cancelling?.findSameSlot(backend, time, readOptions).catch(() => undefined);
    if (slot && cacheKey === this.#hostContext.cacheKey) this.go({ type: 'free-again', id: time.id, slot });
  }
}
