import type { LitElement, ReactiveController } from 'lit';
import { advance, startOf, type Journey, type JourneyEvent, type Purpose } from '../../domain/booking/booking-flow.js';
import type { CareUnit } from '../../domain/model/care-unit.js';
import type { Slot } from '../../domain/model/appointment.js';
import { loadFile } from '../../load-file.js';
import type { Announcer } from '../shared/a11y/live-announcer.js';
import { titleOf } from '../shared/a11y/focus.js';
import type { Guest } from '../shared/host/host-context.js';
import { addStyles } from '../shared/styles/adopt-styles.js';
import { newKey } from '../shared/writes/idempotency-key.js';
import type * as Deciding from './later.js';
import { JourneyLeftEvent, StepEvent } from './events.js';
import type { Holding } from './hold/hold-controller.js';
import { Remembering } from './history/history-controller.js';
import type { Sending } from './submit/submit-controller.js';
import type { Telling } from './contact/contact-controller.js';
import type { Writing } from './submit/write-controller.js';

type Host = LitElement & { readonly purpose: Purpose; readonly guideUrl: string | undefined; readonly history: boolean };

/** Where the citizen is in the journey, and what each step brings about: fetching, sending, focus and the host's events. */
export class Going implements ReactiveController {
  journey: Journey = { step: 'unit' };
  /** The journey began anew under the citizen, who is told. */
  isAnew = false;
  /** What comes after choosing a time could not be fetched. */
  broken = false;
  deciding: typeof Deciding | undefined;
  /** The guest that also knows the texts of those steps. */
  guest: Guest<'common' | 'dates' | 'guide' | 'journey' | 'booking'> | undefined;
  writing: Writing | undefined;
  holding: Holding | undefined;
  sending: Sending | undefined;
  telling: Telling | undefined;
  readonly remembering: Remembering;
  readonly #host: Host;
  readonly #guest: Guest<'common' | 'dates' | 'guide' | 'journey'>;
  readonly #announcer: Announcer;
  #isArriving = false;

  constructor(host: Host, guest: Guest<'common' | 'dates' | 'guide' | 'journey'>, announcer: Announcer) {
    this.#host = host;
    this.#guest = guest;
    this.#announcer = announcer;
    this.remembering = new Remembering(host, this);
    host.addController(this);
  }

  hostConnected(): void {
    // Moved in the page while nobody knew what became of a write: look on.
    this.#lookOn();
  }

  hostDisconnected(): void {
    this.writing?.stopSettling();
  }

  /** The element in which something is chosen now. */
  get inner(): LitElement | null {
    return this.#host.renderRoot.querySelector('[data-step]:not([hidden])');
  }

  go(event: JourneyEvent): void {
    const before = this.journey;
    const now = advance(before, event);
    if (now === before) return;
    this.isAnew = false;
    this.journey = now;
    const kept = now.step === before.step ? undefined : this.remembering.keep(before, event.type);
    this.#host.requestUpdate();
    if (before.step === 'sending') this.#announcer.hush();
    if (now.step === 'slot') void this.prepare();
    this.holding?.follow(now);
    if (now.step !== 'unknown') this.writing?.stopSettling();
    if ((now.step === 'done' || now.step === 'pending') && before.step !== now.step) {
      this.sending?.made(now.booking, kept);
      // A guide that the host keeps over a reload has done its work.
      this.#host.renderRoot.querySelector('tidbok-condition-guide')?.forget();
    }
    if (now.step === 'slot' && before.step !== 'guide' && before.step !== 'contact' && before.step !== 'check') {
      this.#host.renderRoot.querySelector('tidbok-slot-picker')?.refresh();
    }
    if (now.step !== before.step) this.#lookOn();
    const another = now.step !== before.step || event.type === 'unit-chosen';
    // Where nothing was sent, or nothing came of it, the citizen is where the button was pressed: an alert says why.
    const stays = now.step === 'sending' || (now.step === 'check' && before.step === 'sending');
    if (another && !stays) void this.#entered(now, kept);
  }

  /** Focus goes to its heading: once the browser has scrolled, where it went back, and where the host page hides it, once it is seen. */
  async #entered(journey: Journey, kept?: Promise<void>): Promise<void> {
    await kept;
    await this.#host.updateComplete;
    // Before a time is chosen nothing happens by a clock.
    void this.#focus(journey);
    this.#host.dispatchEvent(new StepEvent(journey.step, await titleOf(this.inner ?? this.#host)));
  }

  async #focus({ step }: Journey): Promise<void> {
    await this.deciding?.whenShown(this.#host);
    if (this.journey.step === step && !this.#isArriving) this.#host.focus();
  }

  /** Fetches what comes after choosing a time. Never rejects. */
  async prepare(): Promise<void> {
    try {
      this.deciding ??= await loadFile(() => import('./later.js'));
      const guest = (this.guest ??= this.#guest.learn({ booking: this.deciding.booking }));
      addStyles(this.#host, this.deciding.styles);
      this.writing ??= new this.deciding.Writing(this.#host, guest);
      this.holding ??= new this.deciding.Holding(this.#host, guest, {
        go: (event) => (event.type === 'not-held' ? void this.#notHeld(event) : this.go(event)),
        say: (sentence) => this.#announcer.say(sentence),
      });
      this.telling ??= new this.deciding.Telling(this.#host, guest, this.#announcer);
      this.sending ??= new this.deciding.Sending(this.#host, guest, this.#announcer, this);
      if ('choice' in this.journey) this.telling.readTerms(this.journey.choice);
      this.broken = false;
    } catch (thrown) {
      this.broken = true;
      this.#guest.report(thrown);
    }
    this.#host.requestUpdate();
  }

  async choose(slot: Slot): Promise<void> {
    const before = this.journey;
    await this.prepare();
    if (this.broken || this.journey !== before || !('choice' in before)) return;
    const { purpose } = this.#host;
    // What is undone is the same visit again: nothing more is asked.
    const again = purpose.to === 'book' && purpose.again?.slot.id === slot.id;
    const ask = !again && (this.telling?.mustAsk(slot, before.choice.message) ?? false);
    this.go({ type: 'slot-chosen', slot, key: newKey(), ask });
    this.writing?.readOwn();
  }

  async #notHeld(event: Extract<JourneyEvent, { type: 'not-held' }>): Promise<void> {
    const { journey, writing } = this;
    if ((journey.step !== 'contact' && journey.step !== 'check') || journey.key !== event.key) return;
    this.go((await writing?.hasAlready(this.#host.purpose, journey.slot, event.key)) ?? event);
  }

  #lookOn(): void {
    const { journey, writing } = this;
    const { purpose } = this.#host;
    if (journey.step === 'unknown') writing?.settle(purpose, journey, (event) => this.go(event));
    if (journey.step === 'taken') void writing?.findNearest(purpose, journey);
  }

  /** A link led to a unit: focus stays where it is until the citizen does something here. */
  arrive(unit: CareUnit): void {
    this.#isArriving = true;
    const onAct = (): void => void (this.#isArriving = false);
    for (const type of ['click', 'keydown']) this.#host.addEventListener(type, onAct, { capture: true, once: true });
    this.go({ type: 'unit-chosen', unit });
  }

  restart(): void {
    const { journey } = this;
    this.writing?.stopSettling();
    this.sending?.leave(journey);
    this.telling = undefined;
    this.remembering.forget();
    this.journey = startOf(this.#host.purpose);
    this.holding?.follow(this.journey);
    this.#host.requestUpdate();
    const { purpose } = this.#host;
    const again = purpose.to === 'book' && purpose.again;
    if (this.journey.step === 'slot') void (again ? this.choose(again.slot) : this.prepare());
  }

  /** Another backend or person: nothing of the journey before stays. */
  startAnew(): void {
    const { step } = this.journey;
    this.restart();
    this.isAnew = step !== this.journey.step;
    if (this.isAnew) void this.#entered(this.journey);
  }

  /** What began with a unit begins again; what began at an own time goes back there. */
  finish(): void {
    if (startOf(this.#host.purpose).step !== 'unit') {
      this.leave();
      return;
    }
    const next = this.telling?.next();
    this.restart();
    this.telling = next;
    void this.#entered(this.journey);
  }

  leave(): void {
    this.#host.dispatchEvent(new JourneyLeftEvent());
  }
}
