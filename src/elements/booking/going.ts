import type { LitElement, ReactiveController } from 'lit';
import { advance, startOf, type Journey, type JourneyEvent, type Purpose } from '../../domain/journey.js';
import type { Slot } from '../../domain/own-times.js';
import type { Announcer } from '../shared/announcer.js';
import { titleOf } from '../shared/focus.js';
import type { Guest } from '../shared/guest.js';
import { newKey } from '../shared/key.js';
import type * as Deciding from './deciding.js';
import { JourneyLeftEvent, madeEvent, StepEvent } from './events.js';
import type { Writing } from './writing.js';

type Host = LitElement & { readonly purpose: Purpose };

/** Where the citizen is in the journey, and what each step brings about: fetching, sending, focus and the host's events. */
export class Going implements ReactiveController {
  journey: Journey = { step: 'unit' };
  /** What comes after choosing a time could not be fetched. */
  broken = false;
  deciding: typeof Deciding | undefined;
  writing: Writing | undefined;
  readonly #host: Host;
  readonly #guest: Guest<'common' | 'booking'>;
  readonly #announcer: Announcer;

  constructor(host: Host, guest: Guest<'common' | 'booking'>, announcer: Announcer) {
    this.#host = host;
    this.#guest = guest;
    this.#announcer = announcer;
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
    this.#host.requestUpdate();
    if (now.step === 'slot') void this.prepare();
    if (now.step !== 'unknown') this.writing?.stopSettling();
    if (now.step === 'done' || now.step === 'pending') {
      this.#host.dispatchEvent(madeEvent(this.#host.purpose, now.booking));
      // A guide that the host keeps over a reload has done its work.
      this.#host.renderRoot.querySelector('tidbok-condition-guide')?.forget();
    }
    if (now.step === 'slot' && before.step !== 'guide' && before.step !== 'check') {
      this.#host.renderRoot.querySelector('tidbok-slot-picker')?.refresh();
    }
    const another = now.step !== before.step || event.type === 'unit-chosen';
    if (another && now.step !== 'sending') void this.#entered(now);
  }

  async #entered(journey: Journey): Promise<void> {
    await this.#host.updateComplete;
    this.#host.focus();
    this.#host.dispatchEvent(new StepEvent(journey.step, await titleOf(this.inner ?? this.#host)));
  }

  /** Fetches what comes after choosing a time. Never rejects. */
  async prepare(): Promise<void> {
    try {
      this.deciding ??= await import('./deciding.js');
      this.writing ??= new this.deciding.Writing(this.#host, this.#guest);
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
    if (this.broken || this.journey !== before) return;
    this.go({ type: 'slot-chosen', slot, key: newKey() });
    this.writing?.readOwn();
  }

  async send(): Promise<void> {
    const { journey, writing } = this;
    const { purpose } = this.#host;
    const { texts } = this.#guest;
    if (journey.step !== 'check' || !texts || !writing) return;
    this.go({ type: 'confirmed' });
    this.#announcer.say(purpose.to === 'rebook' ? texts.booking.rebooking : texts.booking.booking);
    const answer = await writing.send(purpose, journey);
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

  restart(): void {
    this.writing?.stopSettling();
    this.journey = startOf(this.#host.purpose);
    this.#host.requestUpdate();
    if (this.journey.step === 'slot') void this.prepare();
  }

  /** What began with a unit begins again; what began at an own time goes back there. */
  finish(): void {
    if (startOf(this.#host.purpose).step !== 'unit') {
      this.leave();
      return;
    }
    this.restart();
    void this.#entered(this.journey);
  }

  leave(): void {
    this.#host.dispatchEvent(new JourneyLeftEvent());
  }
}
