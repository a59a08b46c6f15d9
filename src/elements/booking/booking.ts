import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend } from '../../backends/backend.js';
import { advance, errandOf, startOf, type Journey, type JourneyEvent, type Purpose } from '../../domain/journey.js';
import type { Slot } from '../../domain/own-times.js';
import { booking, common, dates, dir, lang } from '../../locales/sv.js';
import { version } from '../../version.js';
import type { DraftStore } from '../condition-guide/drafts.js';
import { Announcer } from '../shared/announcer.js';
import { connectionState } from '../shared/connection.js';
import { titleOf } from '../shared/focus.js';
import { Guest } from '../shared/guest.js';
import { newKey } from '../shared/key.js';
import { personChoice } from '../shared/person.js';
import { choices, fields } from '../shared/styles/choices.js';
import { frame } from '../shared/styles/frame.js';
import { house } from '../shared/styles/house.js';
import { rows } from '../shared/styles/rows.js';
import { emergency, urgentLine } from '../shared/templates.js';
import { canSend, mayBook } from './can-send.js';
import type { CheckView } from './check.js';
import { cannotBook, cannotGoOn, choosingSteps, ownChoices, type ChoosingView } from './choosing.js';
import { JourneyLeftEvent, madeEvent, StepEvent } from './events.js';
import type { JourneyTexts } from './outcomes.js';
import type { Writing } from './writing.js';
import type * as Deciding from './deciding.js';

/**
 * The whole journey: care unit, condition guide, free time, check answers, receipt. With a `purpose` it answers an invitation
 * or moves a booking.
 *
 * @tagname tidbok-booking
 * @fires {StepEvent} tidbok-step - Another step; `step` and `title`.
 * @fires {BookingCreatedEvent} tidbok-booking-created - A time is booked or pending; `booking`.
 * @fires {BookingRebookedEvent} tidbok-booking-rebooked - A time is moved; `booking` and `from`.
 * @fires {JourneyLeftEvent} tidbok-journey-left - The citizen leaves a journey that began at an own time.
 * @fires {TidbokErrorEvent} tidbok-error - Something failed; `error` is a `BookingError`.
 * @fires {SessionExpiredEvent} tidbok-session-expired - The backend no longer knows who the citizen is.
 */
export class TidbokBooking extends LitElement {
  static readonly version = version;
  static override styles = [house, choices, fields, rows, frame];
  static override properties = {
    backend: { attribute: false },
    purpose: { attribute: false },
    draftStore: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    embedded: { type: Boolean },
    lang: { reflect: true },
    journey: { state: true },
    broken: { state: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** What the citizen is about; by default to book a new time. */
  declare purpose: Purpose;
  /** Where the host keeps what was answered in the guide over a reload. Without it nothing is kept. */
  declare draftStore: DraftStore | undefined;
  /** Level of its heading, 1 to 6. */
  declare headingLevel: number;
  /** The element around it shows the urgent line. */
  declare embedded: boolean;
  declare private journey: Journey;
  /** What comes after choosing a time could not be fetched. */
  declare private broken: boolean;

  readonly #guest = new Guest<'common' | 'dates' | 'booking'>(this, { lang, dir, common, dates, booking }, () =>
    this.#restart(),
  );
  readonly #announcer = new Announcer(this);
  #deciding: typeof Deciding | undefined;
  #writing: Writing | undefined;

  constructor() {
    super();
    this.purpose = { to: 'book' };
    this.headingLevel = 2;
    this.embedded = false;
    this.journey = { step: 'unit' };
    this.broken = false;
  }

  override focus(): void {
    (this.#inner ?? this.renderRoot.querySelector<HTMLElement>('.title'))?.focus();
  }

  /** The element in which something is chosen now. */
  get #inner(): LitElement | null {
    return this.renderRoot.querySelector('[data-step]:not([hidden])');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#writing?.stopSettling();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved in the page while nobody knew what became of a write: look on.
    this.#afterAnswer();
  }

  override willUpdate(changed: PropertyValues): void {
    // A host that renders anew gives the same purpose as another object.
    const before = changed.get('purpose') as Purpose | undefined;
    const same = JSON.stringify(before && errandOf(before)) === JSON.stringify(errandOf(this.purpose));
    if (changed.has('purpose') && !same) this.#restart();
  }

  override render(): unknown {
    const { texts } = this.#guest;
    if (!texts) return nothing;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : urgentLine(texts.common)} ${this.#body(texts)} ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: JourneyTexts): unknown {
    const waiting = connectionState(this.#guest, this.headingLevel + 1, texts.booking.cannotBook);
    // Later steps say what is known already, whatever becomes of the connection.
    if (waiting && this.journey.step === 'unit') return html`<div class="stack">${waiting}</div>`;
    const { backend } = this.#guest;
    if (backend && !canSend(backend, this.purpose)) return cannotBook(texts);
    if (this.#guest.around?.emergency && mayBook.has(this.journey.step)) return emergency(texts.common, this.headingLevel);
    return this.#steps(texts);
  }

  #steps(texts: JourneyTexts): TemplateResult {
    const { journey } = this;
    const view: ChoosingView = {
      ...{ texts, journey, level: this.headingLevel, purpose: this.purpose, backend: this.#guest.backend },
      draftStore: this.draftStore,
      go: (event) => this.#go(event),
      choose: (slot) => void this.#choose(slot),
      leave: () => this.#leave(),
    };
    const choosing = journey.step === 'unit' || journey.step === 'guide' || journey.step === 'slot';
    return html`${personChoice(this.#guest, texts.common, journey.step === 'unit')}
      <div class="frame ${choosing && journey.step !== 'unit' && this.purpose.to === 'book' ? 'beside' : ''}">
        <div>
          ${this.broken && journey.step === 'slot' ? cannotGoOn(view, () => void this.#prepare()) : nothing}
          ${choosingSteps(view)}${choosing ? nothing : html`<div class="stack">${this.#decide(texts)}</div>`}
        </div>
        ${choosing && !this.#guest.around?.emergency ? ownChoices(view) : nothing}
      </div>`;
  }

  #decide(texts: JourneyTexts): unknown {
    const { journey } = this;
    const view: CheckView = {
      ...{ texts, level: this.headingLevel, purpose: this.purpose, person: this.#guest.person, nearest: this.#writing?.near },
      alike: journey.step === 'check' ? this.#writing?.alike(this.purpose, journey.slot) : undefined,
      choose: (slot) => void this.#choose(slot),
      back: () => this.#go({ type: 'back' }),
      finish: () => this.#finish(),
      change: (what) => this.#go({ type: 'change', what }),
      confirm: () => void this.#send(),
    };
    return this.#deciding?.decidingStep(view, journey);
  }

  /** Fetches what comes after choosing a time. Never rejects. */
  async #prepare(): Promise<void> {
    try {
      this.#deciding ??= await import('./deciding.js');
      this.#writing ??= new this.#deciding.Writing(this, this.#guest);
      this.broken = false;
    } catch (thrown) {
      this.broken = true;
      this.#guest.report(thrown);
    }
  }

  async #choose(slot: Slot): Promise<void> {
    const before = this.journey;
    await this.#prepare();
    if (this.broken || this.journey !== before) return;
    this.#go({ type: 'slot-chosen', slot, key: newKey() });
    this.#writing?.readOwn();
  }

  async #send(): Promise<void> {
    const { journey, purpose } = this;
    const { texts } = this.#guest;
    const writing = this.#writing;
    if (journey.step !== 'check' || !texts || !writing) return;
    this.#go({ type: 'confirmed' });
    this.#announcer.say(purpose.to === 'rebook' ? texts.booking.rebooking : texts.booking.booking);
    const answer = await writing.send(purpose, journey);
    const stands = this.journey.step === 'sending' && this.journey.key === journey.key;
    this.#go(answer);
    this.#afterAnswer();
    // The journey was given up meanwhile, as for another person: the host is told all the same.
    if (!stands && answer.type === 'answered' && 'booking' in answer.result) {
      this.dispatchEvent(madeEvent(purpose, answer.result.booking));
    }
  }

  #afterAnswer(): void {
    const { journey, purpose } = this;
    if (journey.step === 'unknown') this.#writing?.settle(purpose, journey, (event) => this.#go(event));
    if (journey.step === 'taken') void this.#writing?.findNearest(purpose, journey);
  }

  #go(event: JourneyEvent): void {
    const before = this.journey;
    const now = advance(before, event);
    if (now === before) return;
    this.journey = now;
    if (now.step === 'slot') void this.#prepare();
    if (now.step !== 'unknown') this.#writing?.stopSettling();
    if (now.step === 'done' || now.step === 'pending') {
      this.dispatchEvent(madeEvent(this.purpose, now.booking));
      // A guide that the host keeps over a reload has done its work.
      this.renderRoot.querySelector('tidbok-condition-guide')?.forget();
    }
    if (now.step === 'slot' && before.step !== 'guide' && before.step !== 'check') {
      this.renderRoot.querySelector('tidbok-slot-picker')?.refresh();
    }
    const another = now.step !== before.step || event.type === 'unit-chosen';
    if (another && now.step !== 'sending') void this.#entered(now);
  }

  async #entered(journey: Journey): Promise<void> {
    await this.updateComplete;
    this.focus();
    this.dispatchEvent(new StepEvent(journey.step, await titleOf(this.#inner ?? this)));
  }

  #restart(): void {
    this.#writing?.stopSettling();
    this.journey = startOf(this.purpose);
    const again = this.purpose.to === 'book' && this.purpose.again;
    if (this.journey.step === 'slot') void (again ? this.#choose(again.slot) : this.#prepare());
  }

  /** What began with a unit begins again; what began at an own time goes back there. */
  #finish(): void {
    if (startOf(this.purpose).step !== 'unit') {
      this.#leave();
      return;
    }
    this.#restart();
    void this.#entered(this.journey);
  }

  #leave(): void {
    this.dispatchEvent(new JourneyLeftEvent());
  }
}
