import type { LitElement, ReactiveController } from 'lit';
import { advance, startOf, type Journey, type JourneyEvent, type Purpose } from '../../domain/journey.js';
import type { CareUnit } from '../../domain/care.js';
import type { Slot } from '../../domain/own-times.js';
import type { Announcer } from '../shared/announcer.js';
import { titleOf } from '../shared/focus.js';
import type { Guest } from '../shared/guest.js';
import { newKey } from '../shared/key.js';
import type * as Deciding from './deciding.js';
import { JourneyLeftEvent, madeEvent, StepEvent } from './events.js';
import { PastSteps } from './past-steps.js';
import type { Telling } from './telling.js';
import type { Writing } from './writing.js';

type Host = LitElement & { readonly purpose: Purpose; readonly guideUrl: string | undefined; readonly history: boolean };

/** Where the citizen is in the journey, and what each step brings about: fetching, sending, focus and the host's events. */
export class Going implements ReactiveController {
  journey: Journey = { step: 'unit' };
  /** What comes after choosing a time could not be fetched. */
  broken = false;
  deciding: typeof Deciding | undefined;
  /** The guest that also knows the texts of those steps. */
  guest: Guest<'common' | 'dates' | 'journey' | 'booking'> | undefined;
  writing: Writing | undefined;
  telling: Telling | undefined;
  readonly #host: Host;
  readonly #guest: Guest<'common' | 'dates' | 'journey'>;
  readonly #announcer: Announcer;
  readonly #past: PastSteps;
  #isArriving = false;

  constructor(host: Host, guest: Guest<'common' | 'dates' | 'journey'>, announcer: Announcer) {
    this.#host = host;
    this.#guest = guest;
    this.#announcer = announcer;
    this.#past = new PastSteps(
      host,
      () => host.history,
      (to) => this.go({ type: 'returned', to }),
    );
    host.addController(this);
  }

  hostConnected(): void {
    // Moved in the page while nobody knew what became of a write: look on.
    this.#afterAnswer();
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
    this.journey = now;
    if (now.step !== before.step) this.#past.entered(before, now, event.type === 'returned');
    this.#host.requestUpdate();
    if (now.step === 'slot') void this.prepare();
    if (now.step !== 'unknown') this.writing?.stopSettling();
    if (now.step === 'done' || now.step === 'pending') {
      this.#host.dispatchEvent(madeEvent(this.#host.purpose, now.booking));
      // A guide that the host keeps over a reload has done its work.
      this.#host.renderRoot.querySelector('tidbok-condition-guide')?.forget();
    }
    if (now.step === 'slot' && before.step !== 'guide' && before.step !== 'contact' && before.step !== 'check') {
      this.#host.renderRoot.querySelector('tidbok-slot-picker')?.refresh();
    }
    const another = now.step !== before.step || event.type === 'unit-chosen';
    if (another && now.step !== 'sending') void this.#entered(now);
  }

  async #entered(journey: Journey): Promise<void> {
    await this.#host.updateComplete;
    if (!this.#isArriving) this.#host.focus();
    this.#host.dispatchEvent(new StepEvent(journey.step, await titleOf(this.inner ?? this.#host)));
  }

  /** Fetches what comes after choosing a time. Never rejects. */
  async prepare(): Promise<void> {
    try {
      this.deciding ??= await import('./deciding.js');
      const guest = (this.guest ??= this.#guest.learn({ booking: this.deciding.booking }));
      this.writing ??= new this.deciding.Writing(this.#host, guest);
      this.telling ??= new this.deciding.Telling(this.#host, guest, this.#announcer);
      if ('choice' in this.journey) void this.telling.readTerms(this.journey.choice);
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

  async send(): Promise<void> {
    const { journey, writing, telling } = this;
    const { purpose } = this.#host;
    const texts = this.guest?.texts;
    if (journey.step !== 'check' || !texts || !writing || !telling) return;
    const accepted = telling.accepted(journey.choice);
    if (!accepted) return;
    const told = telling.told(journey.slot);
    this.go({ type: 'confirmed' });
    this.#announcer.say(purpose.to === 'rebook' ? texts.booking.rebooking : texts.booking.booking);
    const answer = await writing.send(purpose, journey, { told, accepted });
    const stands = this.journey.step === 'sending' && this.journey.key === journey.key;
    this.go(answer);
    this.#afterAnswer();
    // The journey was given up meanwhile, as for another person: the host is told all the same.
    if (!stands && answer.type === 'answered' && 'booking' in answer.result) {
      this.#host.dispatchEvent(madeEvent(purpose, answer.result.booking));
    }
  }

  #afterAnswer(): void {
    const { journey, writing } = this;
    const { purpose } = this.#host;
    if (journey.step === 'unknown') writing?.settle(purpose, journey, (event) => this.go(event));
    if (journey.step === 'taken') void writing?.findNearest(purpose, journey);
  }

  /** The citizen has written phone number and message. */
  tell(): void {
    const { journey, telling } = this;
    if (journey.step === 'contact' && telling?.accept(journey.slot, journey.choice.message)) this.go({ type: 'told' });
  }

  /** Back to what the citizen wrote. */
  rewrite(what: 'phone' | 'message'): void {
    if (what === 'phone' && this.telling) this.telling.changesPhone = true;
    this.go({ type: 'change', what: 'contact' });
  }

  focusOn(field: string): void {
    const wrong = field === 'unticked' ? '[aria-invalid]' : `#${field}`;
    this.#host.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
  }

  /** A link led to a unit: focus stays where it is until the citizen does something here. */
  arrive(unit: CareUnit): void {
    this.#isArriving = true;
    const onAct = (): void => void (this.#isArriving = false);
    for (const type of ['click', 'keydown']) this.#host.addEventListener(type, onAct, { capture: true, once: true });
    this.go({ type: 'unit-chosen', unit });
  }

  restart(): void {
    this.writing?.stopSettling();
    this.telling = undefined;
    this.#past.forget();
    this.journey = startOf(this.#host.purpose);
    this.#host.requestUpdate();
    const { purpose } = this.#host;
    const again = purpose.to === 'book' && purpose.again;
    if (this.journey.step === 'slot') void (again ? this.choose(again.slot) : this.prepare());
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
