import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend } from '../../backends/backend.js';
import { errandOf, startOf, type Purpose } from '../../domain/booking/booking-flow.js';
import type { Booking } from '../../domain/model/appointment.js';
import { loadFile } from '../../load-file.js';
import { common, dates, dir, guide, journey, lang } from '../../locales/sv.js';
import { version } from '../../version.js';
import type { DraftStore } from '../condition-guide/drafts.js';
import { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { connectionNotice } from '../shared/backend/connection-notice.js';
import { HostContext } from '../shared/host/host-context.js';
import { personSelect } from '../shared/parts/person-select.js';
import { QueryController } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { layoutStyles } from '../shared/styles/layout.js';
import { baseStyles } from '../shared/styles/base.js';
import { summaryListStyles } from '../shared/styles/summary-list.js';
import { emergencyNotice, urgentLine } from '../shared/parts/templates.js';
import { canSubmit, bookableSteps } from './submit/can-submit.js';
import type * as Arriving from './deep-link.js';
import type { CheckAnswersModel } from './steps/check-answers-step.js';
import {
  bookingUnavailable,
  loadError,
  selectionSteps,
  selectionSummary,
  type SelectionMessages,
  type SelectionModel,
} from './steps/selection-steps.js';
import { BookingFlowController } from './flow-controller.js';

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
  static override styles = [baseStyles, choices, fields, summaryListStyles, layoutStyles];
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

  readonly #hostContext = new HostContext<'common' | 'dates' | 'guide' | 'journey'>(
    this,
    { lang, dir, common, dates, guide, journey },
    () => {
      if (this.#linked) this.purpose = { to: 'book' };
      this.#linked = false;
      this.#flow.startAnew();
    },
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #flow = new BookingFlowController(this, this.#hostContext, this.#announcer);
  readonly #arriving = new QueryController<Arriving.DeepLink>(this, this.#hostContext, {
    key: () => JSON.stringify([this.careUnit, this.invitation]),
    read: async (backend, options) => {
      if (!this.#hasLink) return { at: 'start' };
      const arrivals = await loadFile(() => import('./deep-link.js'));
      this.#arrivals ??= { ...arrivals, hostContext: this.#hostContext.addMessages({ arriving: arrivals.arriving }) };
      return arrivals.resolveDeepLink(backend, this, options);
    },
  });
  #arrivals:
    | (typeof Arriving & { readonly hostContext: HostContext<'common' | 'dates' | 'guide' | 'journey' | 'arriving'> })
    | undefined;
  #arrived: Arriving.DeepLink | undefined;
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
    return this.#hostContext.backend && this.#flow.submitController?.lastBooking;
  }

  override focus(): void {
    (this.#flow.inner ?? this.renderRoot.querySelector<HTMLElement>('.title'))?.focus();
  }

  override willUpdate(changed: PropertyValues): void {
    // A host that renders anew gives the same purpose as another object.
    const before = changed.get('purpose') as Purpose | undefined;
    const same = JSON.stringify(before && errandOf(before)) === JSON.stringify(errandOf(this.purpose));
    if (changed.has('purpose') && !same) this.#flow.restart();
    const arrival = this.#arriving.value;
    if (arrival && arrival !== this.#arrived && this.#flow.journey.step === 'unit') this.#arrive(arrival);
  }

  get #hasLink(): boolean {
    return this.careUnit !== undefined || this.invitation !== undefined;
  }

  #arrive(arrival: Arriving.DeepLink): void {
    this.#arrived = arrival;
    if (arrival.at === 'unit') this.#flow.startAtUnit(arrival.unit);
    if (arrival.at !== 'invitation') return;
    this.purpose = { to: 'book', invitation: arrival.invitation };
    this.#linked = true;
    this.#flow.restart();
  }

  /** What a link began is left for the start; what the host began, the host goes on with. */
  #leave(): void {
    this.#flow.leave();
    if (!this.#linked) return;
    this.#linked = false;
    this.purpose = { to: 'book' };
    this.#flow.finish();
  }

  override render(): unknown {
    const { texts } = this.#hostContext;
    if (!texts) return nothing;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : urgentLine(texts.common)} ${this.#body(texts)} ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: SelectionMessages): unknown {
    const waiting = connectionNotice(this.#hostContext, this.headingLevel + 1, texts.journey.cannotBook);
    // Later steps say what is known already, whatever becomes of the connection.
    if (waiting && this.#flow.journey.step === 'unit') return html`<div class="stack">${waiting}</div>`;
    const { backend } = this.#hostContext;

    if (this.#hasLink && !this.#arriving.value && this.#flow.journey.step === 'unit') {
      const words = { level: this.headingLevel + 1, failed: texts.journey.linkFailed, status: texts.common.nothingBooked };
      return html`<div class="stack">${this.#arriving.render(words, () => nothing)}</div>`;
    }
    if (backend && !canSubmit(backend, this.purpose)) return bookingUnavailable(texts);
    if (this.#hostContext.provider?.emergency && bookableSteps.has(this.#flow.journey.step))
      return emergencyNotice(texts.common, this.headingLevel);
    return this.#steps(texts);
  }

  #steps(texts: SelectionMessages): TemplateResult {
    const { journey, loadFailed, submitController, later, hostContext } = this.#flow;
    const left = submitController?.left;
    const view: SelectionModel = {
      ...{ texts, journey, level: this.headingLevel, purpose: this.purpose, backend: this.#hostContext.backend },
      ...{ draftStore: this.draftStore, guideUrl: this.guideUrl, visitType: this.visitType },
      go: (event) => this.#flow.dispatch(event),
      moved: this.#flow.historyController.moved,
      choose: (slot) => void this.#flow.selectSlot(slot),
      leave: () => this.#leave(),
    };
    const choosing = journey.step === 'unit' || journey.step === 'guide' || journey.step === 'slot';
    return html`${personSelect(this.#hostContext, texts.common, journey.step === 'unit')}
      <div class="frame ${choosing && journey.step !== 'unit' && this.purpose.to === 'book' ? 'beside' : ''}">
        <div>
          ${left && later && hostContext?.texts ? later.detachedNotice(hostContext.texts, left) : nothing}
          ${loadFailed && journey.step === 'slot' ? loadError(view, () => void this.#flow.loadLater()) : nothing}
          ${this.#flow.isAnew ? html`<p class="callout notice now" role="alert">${texts.journey.anew}</p>` : nothing}
          ${journey.step === 'unit' ? this.#arrivalNote() : nothing}
          ${selectionSteps(view)}${choosing ? nothing : html`<div class="stack">${this.#decide()}</div>`}
        </div>
        ${choosing && !this.#hostContext.provider?.emergency ? selectionSummary(view) : nothing}
      </div>`;
  }

  #arrivalNote(): unknown {
    const texts = this.#arrivals?.hostContext.texts;
    return this.#arrived && texts ? this.#arrivals?.deepLinkNotice(texts, this.#arrived) : nothing;
  }

  #decide(): unknown {
    const { journey, writeController, holdController, later, contactController, submitController, hostContext } = this.#flow;
    const texts = hostContext?.texts;
    if (!later || !contactController || !submitController || !texts) return nothing;
    const view: CheckAnswersModel = {
      ...{
        texts,
        level: this.headingLevel,
        purpose: this.purpose,
        person: this.#hostContext.person,
        nearest: writeController?.alternatives,
      },
      alike: journey.step === 'check' ? writeController?.findDuplicate(this.purpose, journey.slot) : undefined,
      held: holdController?.template(texts, this.headingLevel, journey.step === 'sending'),
      choose: (slot) => void this.#flow.selectSlot(slot),
      back: () => this.#flow.dispatch({ type: 'back' }),
      finish: () => (this.#linked ? this.#leave() : this.#flow.finish()),
      ownTimesUrl: this.ownTimesUrl,
      fromOwnTime: !this.#linked && startOf(this.purpose).step !== 'unit',
      change: (what) => this.#flow.dispatch({ type: 'change', what }),
      contactController,
      tell: () => submitController.submitContact(),
      rewrite: (what) => submitController.editContact(what),
      focusOn: (field) => submitController.focusField(field),
      again: () => void this.#flow.loadLater(),
      confirm: () => submitController.send(),
    };
    return later.laterStep(view, journey);
  }
}
