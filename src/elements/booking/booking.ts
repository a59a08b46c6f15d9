import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend } from '../../backends/backend.js';
import { errandOf, startOf, type Purpose } from '../../domain/booking/booking-flow.js';
import type { Booking } from '../../domain/model/appointment.js';
import { loadFile } from '../../load-file.js';
import { common, dates, dir, guide, journey, lang } from '../../locales/sv.js';
import { version } from '../../version.js';
import type { DraftStore } from '../condition-guide/drafts.js';
import { Announcer } from '../shared/a11y/live-announcer.js';
import { connectionState } from '../shared/backend/connection-notice.js';
import { Guest } from '../shared/host/host-context.js';
import { personChoice } from '../shared/parts/person-select.js';
import { Reading } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { frame } from '../shared/styles/layout.js';
import { house } from '../shared/styles/base.js';
import { rows } from '../shared/styles/summary-list.js';
import { emergency, urgentLine } from '../shared/parts/templates.js';
import { canSend, mayBook } from './submit/can-submit.js';
import type * as Arriving from './deep-link.js';
import type { CheckView } from './steps/check-answers-step.js';
import {
  cannotBook,
  cannotGoOn,
  choosingSteps,
  ownChoices,
  type ChoosingTexts,
  type ChoosingView,
} from './steps/selection-steps.js';
import { Going } from './flow-controller.js';

/**
 * The whole journey: care unit, condition guide, free time, check answers, receipt. With a `purpose` it answers an invitation
 * or moves a booking.
 *
 * @tagname tidbok-booking
 * @fires {StepEvent} tidbok-step - Another step; `step` and `title`.
 * @fires {BookingCreatedEvent} tidbok-booking-created - A time is booked or pending; `booking` has `id`, `unit`, `start`, `status`.
 * @fires {BookingRebookedEvent} tidbok-booking-rebooked - A time is moved; `booking` and `from` alike.
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
    careUnit: { attribute: 'care-unit' },
    visitType: { attribute: 'visit-type' },
    invitation: {},
    guideUrl: { attribute: 'guide-url' },
    ownTimesUrl: { attribute: 'own-times-url' },
    history: { type: Boolean },
    headingLevel: { type: Number, attribute: 'heading-level' },
    embedded: { type: Boolean },
    lang: { reflect: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** What the citizen is about; by default to book a new time. */
  declare purpose: Purpose;
  /** Where the host keeps what was answered in the guide over a reload. Without it nothing is kept. */
  declare draftStore: DraftStore | undefined;
  /** The id of the care unit that a link leads to. */
  declare careUnit: string | undefined;
  /** The visit type that a link leads to, by its id or code. */
  declare visitType: string | undefined;
  /** The id of the open invitation that a link leads to. */
  declare invitation: string | undefined;
  /** Where the guide is read as JSON, on the page's own origin; wins over the backend's. */
  declare guideUrl: string | undefined;
  /** Where the host shows the own times; the receipt links there. */
  declare ownTimesUrl: string | undefined;
  /** The browser's back button goes a step back. Adds entries to the page's history, with its own address. */
  declare history: boolean;
  /** Level of its heading, 1 to 6. */
  declare headingLevel: number;
  /** The element around it shows the urgent line. */
  declare embedded: boolean;

  readonly #guest = new Guest<'common' | 'dates' | 'guide' | 'journey'>(
    this,
    { lang, dir, common, dates, guide, journey },
    () => {
      if (this.#linked) this.purpose = { to: 'book' };
      this.#linked = false;
      this.#going.startAnew();
    },
  );
  readonly #announcer = new Announcer(this);
  readonly #going = new Going(this, this.#guest, this.#announcer);
  readonly #arriving = new Reading<Arriving.Arrival>(this, this.#guest, {
    key: () => JSON.stringify([this.careUnit, this.invitation]),
    read: async (backend, options) => {
      if (!this.#hasLink) return { at: 'start' };
      const arrivals = await loadFile(() => import('./deep-link.js'));
      this.#arrivals ??= { ...arrivals, guest: this.#guest.learn({ arriving: arrivals.arriving }) };
      return arrivals.arrivalOf(backend, this, options);
    },
  });
  #arrivals: (typeof Arriving & { readonly guest: Guest<'common' | 'dates' | 'guide' | 'journey' | 'arriving'> }) | undefined;
  #arrived: Arriving.Arrival | undefined;
  /** The purpose comes from a link. */
  #linked = false;

  constructor() {
    super();
    this.purpose = { to: 'book' };
    this.headingLevel = 2;
    this.embedded = false;
    this.history = false;
  }

  /** The whole of what this journey booked or moved; none once another begins, for another person, or after a log-out. */
  get lastBooking(): Booking | undefined {
    return this.#guest.backend && this.#going.sending?.lastBooking;
  }

  override focus(): void {
    (this.#going.inner ?? this.renderRoot.querySelector<HTMLElement>('.title'))?.focus();
  }

  override willUpdate(changed: PropertyValues): void {
    // A host that renders anew gives the same purpose as another object.
    const before = changed.get('purpose') as Purpose | undefined;
    const same = JSON.stringify(before && errandOf(before)) === JSON.stringify(errandOf(this.purpose));
    if (changed.has('purpose') && !same) this.#going.restart();
    const arrival = this.#arriving.value;
    if (arrival && arrival !== this.#arrived && this.#going.journey.step === 'unit') this.#arrive(arrival);
  }

  get #hasLink(): boolean {
    return this.careUnit !== undefined || this.invitation !== undefined;
  }

  #arrive(arrival: Arriving.Arrival): void {
    this.#arrived = arrival;
    if (arrival.at === 'unit') this.#going.arrive(arrival.unit);
    if (arrival.at !== 'invitation') return;
    this.purpose = { to: 'book', invitation: arrival.invitation };
    this.#linked = true;
    this.#going.restart();
  }

  /** What a link began is left for the start; what the host began, the host goes on with. */
  #leave(): void {
    this.#going.leave();
    if (!this.#linked) return;
    this.#linked = false;
    this.purpose = { to: 'book' };
    this.#going.finish();
  }

  override render(): unknown {
    const { texts } = this.#guest;
    if (!texts) return nothing;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : urgentLine(texts.common)} ${this.#body(texts)} ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: ChoosingTexts): unknown {
    const waiting = connectionState(this.#guest, this.headingLevel + 1, texts.journey.cannotBook);
    // Later steps say what is known already, whatever becomes of the connection.
    if (waiting && this.#going.journey.step === 'unit') return html`<div class="stack">${waiting}</div>`;
    const { backend } = this.#guest;

    if (this.#hasLink && !this.#arriving.value && this.#going.journey.step === 'unit') {
      const words = { level: this.headingLevel + 1, failed: texts.journey.linkFailed, status: texts.common.nothingBooked };
      return html`<div class="stack">${this.#arriving.render(words, () => nothing)}</div>`;
    }
    if (backend && !canSend(backend, this.purpose)) return cannotBook(texts);
    if (this.#guest.around?.emergency && mayBook.has(this.#going.journey.step))
      return emergency(texts.common, this.headingLevel);
    return this.#steps(texts);
  }

  #steps(texts: ChoosingTexts): TemplateResult {
    const { journey, broken, sending, deciding, guest } = this.#going;
    const left = sending?.left;
    const view: ChoosingView = {
      ...{ texts, journey, level: this.headingLevel, purpose: this.purpose, backend: this.#guest.backend },
      ...{ draftStore: this.draftStore, guideUrl: this.guideUrl, visitType: this.visitType },
      go: (event) => this.#going.go(event),
      moved: this.#going.remembering.moved,
      choose: (slot) => void this.#going.choose(slot),
      leave: () => this.#leave(),
    };
    const choosing = journey.step === 'unit' || journey.step === 'guide' || journey.step === 'slot';
    return html`${personChoice(this.#guest, texts.common, journey.step === 'unit')}
      <div class="frame ${choosing && journey.step !== 'unit' && this.purpose.to === 'book' ? 'beside' : ''}">
        <div>
          ${left && deciding && guest?.texts ? deciding.leftBehind(guest.texts, left) : nothing}
          ${broken && journey.step === 'slot' ? cannotGoOn(view, () => void this.#going.prepare()) : nothing}
          ${this.#going.isAnew ? html`<p class="callout notice now" role="alert">${texts.journey.anew}</p>` : nothing}
          ${journey.step === 'unit' ? this.#arrivalNote() : nothing}
          ${choosingSteps(view)}${choosing ? nothing : html`<div class="stack">${this.#decide()}</div>`}
        </div>
        ${choosing && !this.#guest.around?.emergency ? ownChoices(view) : nothing}
      </div>`;
  }

  #arrivalNote(): unknown {
    const texts = this.#arrivals?.guest.texts;
    return this.#arrived && texts ? this.#arrivals?.arrivalNote(texts, this.#arrived) : nothing;
  }

  #decide(): unknown {
    const { journey, writing, holding, deciding, telling, sending, guest } = this.#going;
    const texts = guest?.texts;
    if (!deciding || !telling || !sending || !texts) return nothing;
    const view: CheckView = {
      ...{ texts, level: this.headingLevel, purpose: this.purpose, person: this.#guest.person, nearest: writing?.near },
      alike: journey.step === 'check' ? writing?.alike(this.purpose, journey.slot) : undefined,
      held: holding?.template(texts, this.headingLevel, journey.step === 'sending'),
      choose: (slot) => void this.#going.choose(slot),
      back: () => this.#going.go({ type: 'back' }),
      finish: () => (this.#linked ? this.#leave() : this.#going.finish()),
      ownTimesUrl: this.ownTimesUrl,
      fromOwnTime: !this.#linked && startOf(this.purpose).step !== 'unit',
      change: (what) => this.#going.go({ type: 'change', what }),
      telling,
      tell: () => sending.tell(),
      rewrite: (what) => sending.rewrite(what),
      focusOn: (field) => sending.focusOn(field),
      again: () => void this.#going.prepare(),
      confirm: () => sending.send(),
    };
    return deciding.decidingStep(view, journey);
  }
}
