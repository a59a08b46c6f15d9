import type { LitElement, ReactiveController } from 'lit';
import {
  advanceBooking,
  startOf,
  type BookingFlow,
  type BookingFlowEvent,
  type Purpose,
} from '../../domain/booking/booking-flow.js';
import type { CareUnit } from '../../domain/model/care-unit.js';
import type { Slot } from '../../domain/model/appointment.js';
import { loadFile } from '../../load-file.js';
import type { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { headingText } from '../shared/a11y/focus.js';
import type { HostContext } from '../shared/host/host-context.js';
import { adoptExtraStyles } from '../shared/styles/adopt-styles.js';
import { newIdempotencyKey } from '../shared/writes/idempotency-key.js';
import type * as Deciding from './later.js';
import { JourneyLeftEvent, StepEvent } from './events.js';
import type { HoldController } from './hold/hold-controller.js';
import { HistoryController } from './history/history-controller.js';
import type { SubmitController } from './submit/submit-controller.js';
import type { ContactController } from './contact/contact-controller.js';
import type { WriteController } from './submit/write-controller.js';

type Host = LitElement & { readonly purpose: Purpose; readonly guideUrl: string | undefined; readonly history: boolean };

/** Controls the booking flow: keeps the state, loads the code of the later steps, moves the focus and fires the events. */
export class BookingFlowController implements ReactiveController {
  journey: BookingFlow = { step: 'unit' };
  /** The flow was restarted while the citizen was in it; a notice says so. */
  isAnew = false;
  /** The code of the steps after the choice of a slot could not be loaded. */
  loadFailed = false;
  later: typeof Deciding | undefined;
  /** The context that also knows the texts of those steps. */
  hostContext: HostContext<'common' | 'dates' | 'guide' | 'journey' | 'booking'> | undefined;
  writeController: WriteController | undefined;
  holdController: HoldController | undefined;
  submitController: SubmitController | undefined;
  contactController: ContactController | undefined;
  readonly historyController: HistoryController;
  readonly #host: Host;
  readonly #hostContext: HostContext<'common' | 'dates' | 'guide' | 'journey'>;
  readonly #announcer: LiveAnnouncer;
  #isArriving = false;

  constructor(host: Host, hostContext: HostContext<'common' | 'dates' | 'guide' | 'journey'>, announcer: LiveAnnouncer) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#announcer = announcer;
    this.historyController = new HistoryController(host, this);
    host.addController(this);
  }

  hostConnected(): void {
    // The element was moved in the page while the outcome of a write was unknown: continue to reconcile it.
    this.#lookOn();
  }

  hostDisconnected(): void {
    this.writeController?.stopSettling();
  }

  /** The child element of the current step. */
  get inner(): LitElement | null {
    return this.#host.renderRoot.querySelector('[data-step]:not([hidden])');
  }

  dispatch(event: BookingFlowEvent): void {
    const before = this.journey;
    const now = advanceBooking(before, event);
    if (now === before) return;
    this.isAnew = false;
    this.journey = now;
    const kept = now.step === before.step ? undefined : this.historyController.record(before, event.type);
    this.#host.requestUpdate();
    if (before.step === 'sending') this.#announcer.clear();
    if (now.step === 'slot') void this.loadLater();
    this.holdController?.sync(now);
    if (now.step !== 'unknown') this.writeController?.stopSettling();
    if ((now.step === 'done' || now.step === 'pending') && before.step !== now.step) {
      this.submitController?.made(now.booking, kept);
      // The answers to the guide are no longer needed after the booking.
      this.#host.renderRoot.querySelector('tidbok-condition-guide')?.forget();
    }
    if (now.step === 'slot' && before.step !== 'guide' && before.step !== 'contact' && before.step !== 'check') {
      this.#host.renderRoot.querySelector('tidbok-slot-picker')?.refresh();
    }
    if (now.step !== before.step) this.#lookOn();
    const another = now.step !== before.step || event.type === 'unit-chosen';
    // After a write that was not sent or was refused, the focus stays on the button that was pressed: an alert gives the reason.
    const stays = now.step === 'sending' || (now.step === 'check' && before.step === 'sending');
    if (another && !stays) void this.#entered(now, kept);
  }

  /** Focus goes to its heading: once the browser has scrolled, where it went back, and where the host page hides it, once it is seen. */
  async #entered(journey: BookingFlow, kept?: Promise<void>): Promise<void> {
    await kept;
    await this.#host.updateComplete;
    // No timer runs before a slot is chosen.
    void this.#focus(journey);
    this.#host.dispatchEvent(new StepEvent(journey.step, await headingText(this.inner ?? this.#host)));
  }

  async #focus({ step }: BookingFlow): Promise<void> {
    await this.later?.whenShown(this.#host);
    if (this.journey.step === step && !this.#isArriving) this.#host.focus();
  }

  /** Loads the code of the steps after the choice of a slot. Never rejects. */
  async loadLater(): Promise<void> {
    try {
      this.later ??= await loadFile(() => import('./later.js'));
      const hostContext = (this.hostContext ??= this.#hostContext.addMessages({ booking: this.later.booking }));
      adoptExtraStyles(this.#host, this.later.styles);
      this.writeController ??= new this.later.WriteController(this.#host, hostContext);
      this.holdController ??= new this.later.HoldController(this.#host, hostContext, {
        go: (event) => (event.type === 'not-held' ? void this.#notHeld(event) : this.dispatch(event)),
        say: (sentence) => this.#announcer.announce(sentence),
      });
      this.contactController ??= new this.later.ContactController(this.#host, hostContext, this.#announcer);
      this.submitController ??= new this.later.SubmitController(this.#host, hostContext, this.#announcer, this);
      if ('choice' in this.journey) this.contactController.readTerms(this.journey.choice);
      this.loadFailed = false;
    } catch (thrown) {
      this.loadFailed = true;
      this.#hostContext.report(thrown);
    }
    this.#host.requestUpdate();
  }

  async selectSlot(slot: Slot): Promise<void> {
    const before = this.journey;
    await this.loadLater();
    if (this.loadFailed || this.journey !== before || !('choice' in before)) return;
    const { purpose } = this.#host;
    // What is undone is the same visit again: nothing more is asked.
    const again = purpose.to === 'book' && purpose.again?.slot.id === slot.id;
    const ask = !again && (this.contactController?.mustAsk(slot, before.choice.message) ?? false);
    this.dispatch({ type: 'slot-chosen', slot, key: newIdempotencyKey(), ask });
    this.writeController?.loadAppointments();
  }

  async #notHeld(event: Extract<BookingFlowEvent, { type: 'not-held' }>): Promise<void> {
    const { journey, writeController } = this;
    if ((journey.step !== 'contact' && journey.step !== 'check') || journey.key !== event.key) return;
    this.dispatch((await writeController?.findExisting(this.#host.purpose, journey.slot, event.key)) ?? event);
  }

  #lookOn(): void {
    const { journey, writeController } = this;
    const { purpose } = this.#host;
    if (journey.step === 'unknown') writeController?.reconcile(purpose, journey, (event) => this.dispatch(event));
    if (journey.step === 'taken') void writeController?.findAlternatives(purpose, journey);
  }

  /** Starts at the unit that a deep link names. The focus does not move until the citizen does something here. */
  startAtUnit(unit: CareUnit): void {
    this.#isArriving = true;
    const onAct = (): void => void (this.#isArriving = false);
    for (const type of ['click', 'keydown']) this.#host.addEventListener(type, onAct, { capture: true, once: true });
    this.dispatch({ type: 'unit-chosen', unit });
  }

  restart(): void {
    const { journey } = this;
    this.writeController?.stopSettling();
    this.submitController?.leave(journey);
    this.contactController = undefined;
    this.historyController.forget();
    this.journey = startOf(this.#host.purpose);
    this.holdController?.sync(this.journey);
    this.#host.requestUpdate();
    const { purpose } = this.#host;
    const again = purpose.to === 'book' && purpose.again;
    if (this.journey.step === 'slot') void (again ? this.selectSlot(again.slot) : this.loadLater());
  }

  /** Drops the whole flow: the backend or the person has changed. */
  startAnew(): void {
    const { step } = this.journey;
    this.restart();
    this.isAnew = step !== this.journey.step;
    if (this.isAnew) void this.#entered(this.journey);
  }

  /** Restarts a flow that began with a unit; leaves one that began at an appointment. */
  finish(): void {
    if (startOf(this.#host.purpose).step !== 'unit') {
      this.leave();
      return;
    }
    const next = this.contactController?.next();
    this.restart();
    this.contactController = next;
    void this.#entered(this.journey);
  }

  leave(): void {
    this.#host.dispatchEvent(new JourneyLeftEvent());
  }
}
