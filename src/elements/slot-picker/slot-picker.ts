import { TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import type { CareUnit, VisitType } from '../../domain/model/care-unit.js';
import type { Slot } from '../../domain/model/appointment.js';
import type { Errand, Target } from '../../domain/model/requests.js';
import { common, dates, dir, lang, slots } from '../../locales/sv.js';
import { version } from '../../version.js';
import { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { focusHeading } from '../shared/a11y/focus.js';
import { HostContext, type Texts } from '../shared/host/host-context.js';
import { HintReader } from '../shared/backend/hint-reader.js';
import { QueryController } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { baseStyles } from '../shared/styles/base.js';
import { slotStyles } from '../shared/styles/slots.js';
import { emergencyNotice, heading, elementHeader } from '../shared/parts/templates.js';
import { newDaysMessage, startsWithEmptyRange, slotResults } from './list/slot-list.js';
import { OtherUnitsEvent, SlotSelectedEvent } from './events.js';
import { FilterController } from './filter/filter-controller.js';
import { pageSize, nextViewState, demandOf, shownWeek } from './view-state.js';
import { NavigationController } from './navigation-controller.js';
import { LaterParts } from './later.js';
import type { SearchScope } from './search-scope.js';
import { SlotStore, type SlotRequest, type SlotSnapshot } from './slot-store.js';
import type { SlotsActions } from './render-model.js';

type SlotPickerTexts = Texts<'common' | 'dates' | 'slots'>;

/**
 * Shows the next days with free times, or a week, and lets the citizen choose one. Nothing is booked or held by choosing.
 *
 * @tagname tidbok-slot-picker
 * @slot before - What stands between the heading and the times.
 * @fires {SlotSelectedEvent} tidbok-slot-selected - The citizen chose a time and went on; `slot` is it.
 * @fires {OtherUnitsEvent} tidbok-other-units - The citizen wants to see the times of other units; only where `other-units` is set.
 * @fires {TidbokErrorEvent} tidbok-error - The times could not be read.
 */
export class TidbokSlotPicker extends LitElement {
  static readonly version = version;
  static override styles = [baseStyles, choices, fields, slotStyles];
  static override properties = {
    backend: { attribute: false },
    unit: { attribute: false },
    unitId: { attribute: 'care-unit' },
    visitTypes: { attribute: false },
    visitTypeId: { attribute: 'visit-type' },
    targets: { attribute: false },
    errand: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    embedded: { type: Boolean },
    view: {},
    otherUnits: { type: Boolean, attribute: 'other-units' },
    lang: { reflect: true },
    hidden: { type: Boolean },
    reading: { state: true },
    chosen: { state: true },
    missing: { state: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** The care unit; wins over `care-unit`. */
  declare unit: CareUnit | undefined;
  /** The care unit by its id. */
  declare unitId: string | undefined;
  /** The visit types searched, where they are known already. */
  declare visitTypes: readonly VisitType[] | undefined;
  /** The visit type by its id at the unit. */
  declare visitTypeId: string | undefined;
  /** A locked search; wins over unit and visit type. */
  declare targets: readonly Target[] | undefined;
  declare errand: Errand;
  /** Level of its heading, 1 to 6. */
  declare headingLevel: number;
  /** The element around it shows the urgent line. */
  declare embedded: boolean;
  /** `list`, the next days with times, or `week`. The citizen may switch. */
  declare view: 'list' | 'week';
  /** Offer other units where a period is empty: who listens to `tidbok-other-units` can show them. */
  declare otherUnits: boolean;
  /** Counts readings: one more reads all anew. */
  declare private reading: number;
  declare private chosen: string | undefined;
  declare private missing: boolean;

  readonly #hostContext = new HostContext<'common' | 'dates' | 'slots'>(this, { lang, dir, common, dates, slots }, () =>
    this.#forget(),
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #navigation: NavigationController = new NavigationController(this, this.#announcer, () => this.#times.whenSettled);
  readonly #parts = new LaterParts(this, this.#hostContext);
  readonly #filterController = new FilterController(this, this.#hostContext, this.#parts, () => {
    this.requestUpdate();
    void this.#navigation.announceView();
  });
  // A hidden picker waits until it is seen: its question may no longer be one.
  readonly #hints = new HintReader(
    () => (this.reading += 1),
    () => !this.hidden,
  );
  readonly #read = new SlotStore();
  readonly #times = new QueryController(this, this.#hostContext, {
    key: () => JSON.stringify([this.#searched, this.reading, this.#navigation.viewState, this.#filterController.filter]),
    read: (backend, options) => this.#load(backend, options),
  });

  constructor() {
    super();
    this.errand = { to: 'book' };
    this.headingLevel = 2;
    this.embedded = false;
    this.view = 'list';
    this.otherUnits = false;
    this.reading = 0;
    this.missing = false;
  }

  /** Forgets what was read and reads again, as after a time was just taken. */
  refresh(): void {
    this.#read.visible = undefined;
    this.chosen = undefined;
    this.reading += 1;
  }

  override focus(): void {
    void focusHeading(this);
  }

  override willUpdate(changed: PropertyValues): void {
    if (['backend', 'unit', 'unitId', 'visitTypeId', 'targets'].some((name) => changed.get(name) !== undefined)) this.#forget();
    if (changed.has('hidden')) this.#hints.catchUp();
    if (this.#read.dropPassed(this.#hostContext.clock, this.chosen)) this.reading += 1;
  }

  override render(): unknown {
    const { texts, provider } = this.#hostContext;
    if (!texts) return nothing;
    const urgent = provider?.emergency && emergencyNotice(texts.common, this.headingLevel);
    if (urgent) return html`<div lang=${texts.lang} dir=${texts.dir}>${urgent}</div>`;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : elementHeader(this.#hostContext, texts.common)}
      <div class="stack">
        ${heading(this.headingLevel, 'title', this.errand.to === 'rebook' ? texts.slots.headingNew : texts.slots.heading)}
        <slot name="before"></slot>
        ${this.#body(texts)}
      </div>
      ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: SlotPickerTexts): unknown {
    const { visible } = this.#read;
    const status = this.errand.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked;
    const unit = this.unit ?? visible?.place.unit;
    const words = { level: this.headingLevel + 1, failed: texts.slots.failed, status, unit };
    return this.#times.render(
      words,
      (fresh) => (fresh ? this.#days(texts, visible ?? fresh) : html`<p>${texts.slots.noTarget}</p>`),
      () => visible && this.#days(texts, visible),
    );
  }

  #days(texts: SlotPickerTexts, times: SlotSnapshot): TemplateResult {
    const { place, search } = times;
    const { loading, latest = search } = this.#read;
    const { viewState, expandedDays } = this.#navigation;
    const { chosen, missing, otherUnits } = this;
    const fits = this.#filterController.matches(place);
    const view = {
      ...{ texts, loading, latest, place, search, chosen, expandedDays, missing, otherUnits, fits, parts: this.#parts },
      ...{ ...viewState, step: pageSize, level: this.headingLevel + 1, filterForm: this.#filterController.render(times) },
      week: shownWeek(viewState, { place, search, chosen, fits }),
      today: this.#hostContext.today(place.unit.timeZone),
      isClockAhead: this.#hostContext.clock.isAhead,
    };
    return slotResults(view, this.#actions);
  }

  readonly #actions: SlotsActions = {
    open: (day) => this.#navigation.expandDay(day),
    choose: (id) => Object.assign(this, { chosen: id, missing: false }),
    update: () => {
      this.#read.acceptLatest();
      this.requestUpdate();
      this.focus();
    },
    retry: () => {
      this.refresh();
      this.focus();
    },
    more: () => {
      if (this.#times.status === TaskStatus.PENDING) return;
      void this.#navigation.showMore((...range) =>
        newDaysMessage(this.#hostContext, this.#read.visible, this.#filterController, ...range),
      );
    },
    goOn: (slot) => this.#goOn(slot),
    show: (view) => void Promise.all([view === 'week' && this.#parts.need(view), this.#navigation.setView(view)]),
    toWeek: (week, from) => void this.#navigation.goToWeek(week, from),
    pass: (from) => void this.#navigation.skipEmptyDays(from),
    clearFilter: () => this.#filterController.clear(),
    otherUnitsAsked: () => this.dispatchEvent(new OtherUnitsEvent()),
  };

  get #searched(): string {
    return JSON.stringify([
      this.unit?.id,
      this.unitId,
      this.visitTypeId,
      this.targets,
      this.errand,
      this.#hostContext.cacheKey,
    ]);
  }

  #asked(further = false): SlotRequest {
    return {
      ...{ search: this, key: this.#searched, reading: this.reading },
      need: (place, search) => {
        const { viewState } = this.#navigation;
        const known = { place, search, chosen: this.chosen, fits: this.#filterController.matches(place) };
        return demandOf(further ? nextViewState(viewState, known) : viewState, known);
      },
      today: (timeZone) => this.#hostContext.today(timeZone),
      follow: (serverNow) => this.#hostContext.clock.follow(serverNow),
      // Before reading, so that no change between the two is missed.
      onPlace: ({ targets }: SearchScope) =>
        this.#hostContext.watch([...new Set(targets.map((target) => target.unit))], (change) => {
          if (change.to === 'slots') this.#hints.hint();
        }),
      onGrown: () => this.requestUpdate(),
    };
  }

  async #load(backend: BookingBackend, options: ReadOptions): Promise<SlotSnapshot | undefined> {
    const refresh = this.#hints.begin(
      JSON.stringify([this.#searched, this.#navigation.viewState, this.#filterController.filter]),
    );
    if (this.view === 'week') await this.#parts.need('week');
    const reading = this.#read.load(backend, this.#asked(), { ...options, refresh });
    const times = await this.#hints.orShown(reading, refresh ? this.#read.visible : undefined);
    if (times && startsWithEmptyRange(times, this.#hostContext)) await this.#parts.need('empty');
    if (!refresh) this.#read.prefetch(backend, this.#asked(true), options, () => this.isConnected && !this.hidden);
    return times;
  }

  #forget(): void {
    this.#read.visible = undefined;
    this.#filterController.forget();
    this.chosen = undefined;
    this.#navigation.reset();
  }

  #goOn(slot: Slot | undefined): void {
    if (slot) this.dispatchEvent(new SlotSelectedEvent(slot));
    else {
      this.missing = true;
      this.#announcer.announce(this.#hostContext.texts?.slots.missing ?? '');
      this.#navigation.focusOn('.slot input:not([disabled])');
    }
  }
}
