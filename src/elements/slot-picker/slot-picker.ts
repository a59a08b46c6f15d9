import { TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import type { CareUnit, VisitType } from '../../domain/model/care-unit.js';
import type { Slot } from '../../domain/model/appointment.js';
import type { Errand, Target } from '../../domain/model/requests.js';
import { common, dates, dir, lang, slots } from '../../locales/sv.js';
import { version } from '../../version.js';
import { Announcer } from '../shared/a11y/live-announcer.js';
import { focusTitle } from '../shared/a11y/focus.js';
import { Guest, type Texts } from '../shared/host/host-context.js';
import { HintReader } from '../shared/backend/hint-reader.js';
import { Reading } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { house } from '../shared/styles/base.js';
import { slotStyles } from '../shared/styles/slots.js';
import { emergency, heading, opening } from '../shared/parts/templates.js';
import { daysCame, startsEmpty, timesFound } from './list/slot-list.js';
import { OtherUnitsEvent, SlotSelectedEvent } from './events.js';
import { Filtering } from './filter/filter-controller.js';
import { daysAtATime, furtherThan, needOf, weekLookedAt } from './view-state.js';
import { Moving } from './navigation-controller.js';
import { Parts } from './later.js';
import type { Place } from './search-scope.js';
import { TimesRead, type Asked, type Times } from './slot-store.js';
import type { TimesActions } from './render-model.js';

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
  static override styles = [house, choices, fields, slotStyles];
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

  readonly #guest = new Guest<'common' | 'dates' | 'slots'>(this, { lang, dir, common, dates, slots }, () => this.#forget());
  readonly #announcer = new Announcer(this);
  readonly #moving: Moving = new Moving(this, this.#announcer, () => this.#times.settled);
  readonly #parts = new Parts(this, this.#guest);
  readonly #filtering = new Filtering(this, this.#guest, this.#parts, () => {
    this.requestUpdate();
    void this.#moving.tell();
  });
  // A hidden picker waits until it is seen: its question may no longer be one.
  readonly #hints = new HintReader(
    () => (this.reading += 1),
    () => !this.hidden,
  );
  readonly #read = new TimesRead();
  readonly #times = new Reading(this, this.#guest, {
    key: () => JSON.stringify([this.#searched, this.reading, this.#moving.looking, this.#filtering.filter]),
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
    this.#read.shown = undefined;
    this.chosen = undefined;
    this.reading += 1;
  }

  override focus(): void {
    void focusTitle(this);
  }

  override willUpdate(changed: PropertyValues): void {
    if (['backend', 'unit', 'unitId', 'visitTypeId', 'targets'].some((name) => changed.get(name) !== undefined)) this.#forget();
    if (changed.has('hidden')) this.#hints.catchUp();
    if (this.#read.dropPassed(this.#guest.clock, this.chosen)) this.reading += 1;
  }

  override render(): unknown {
    const { texts, around } = this.#guest;
    if (!texts) return nothing;
    const urgent = around?.emergency && emergency(texts.common, this.headingLevel);
    if (urgent) return html`<div lang=${texts.lang} dir=${texts.dir}>${urgent}</div>`;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : opening(this.#guest, texts.common)}
      <div class="stack">
        ${heading(this.headingLevel, 'title', this.errand.to === 'rebook' ? texts.slots.headingNew : texts.slots.heading)}
        <slot name="before"></slot>
        ${this.#body(texts)}
      </div>
      ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: SlotPickerTexts): unknown {
    const { shown } = this.#read;
    const status = this.errand.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked;
    const unit = this.unit ?? shown?.place.unit;
    const words = { level: this.headingLevel + 1, failed: texts.slots.failed, status, unit };
    return this.#times.render(
      words,
      (fresh) => (fresh ? this.#days(texts, shown ?? fresh) : html`<p>${texts.slots.noTarget}</p>`),
      () => shown && this.#days(texts, shown),
    );
  }

  #days(texts: SlotPickerTexts, times: Times): TemplateResult {
    const { place, search } = times;
    const { busy, latest: fresh = search } = this.#read;
    const { looking, opened } = this.#moving;
    const { chosen, missing, otherUnits } = this;
    const fits = this.#filtering.fits(place);
    const view = {
      ...{ texts, busy, fresh, place, search, chosen, opened, missing, otherUnits, fits, parts: this.#parts },
      ...{ ...looking, step: daysAtATime, level: this.headingLevel + 1, filterForm: this.#filtering.render(times) },
      week: weekLookedAt(looking, { place, search, chosen, fits }),
      today: this.#guest.today(place.unit.timeZone),
      isClockAhead: this.#guest.clock.isAhead,
    };
    return timesFound(view, this.#actions);
  }

  readonly #actions: TimesActions = {
    open: (day) => this.#moving.open(day),
    choose: (id) => Object.assign(this, { chosen: id, missing: false }),
    update: () => {
      this.#read.update();
      this.requestUpdate();
      this.focus();
    },
    retry: () => {
      this.refresh();
      this.focus();
    },
    more: () => {
      if (this.#times.status === TaskStatus.PENDING) return;
      void this.#moving.more((...range) => daysCame(this.#guest, this.#read.shown, this.#filtering, ...range));
    },
    goOn: (slot) => this.#goOn(slot),
    show: (view) => void Promise.all([view === 'week' && this.#parts.need(view), this.#moving.show(view)]),
    toWeek: (week, from) => void this.#moving.toWeek(week, from),
    pass: (from) => void this.#moving.pass(from),
    clearFilter: () => this.#filtering.clear(),
    otherUnitsAsked: () => this.dispatchEvent(new OtherUnitsEvent()),
  };

  get #searched(): string {
    return JSON.stringify([this.unit?.id, this.unitId, this.visitTypeId, this.targets, this.errand, this.#guest.callKey]);
  }

  #asked(further = false): Asked {
    return {
      ...{ search: this, key: this.#searched, reading: this.reading },
      need: (place, search) => {
        const { looking } = this.#moving;
        const known = { place, search, chosen: this.chosen, fits: this.#filtering.fits(place) };
        return needOf(further ? furtherThan(looking, known) : looking, known);
      },
      today: (timeZone) => this.#guest.today(timeZone),
      follow: (serverNow) => this.#guest.clock.follow(serverNow),
      // Before reading, so that no change between the two is missed.
      onPlace: ({ targets }: Place) =>
        this.#guest.watch([...new Set(targets.map((target) => target.unit))], (change) => {
          if (change.to === 'slots') this.#hints.hint();
        }),
      onGrown: () => this.requestUpdate(),
    };
  }

  async #load(backend: BookingBackend, options: ReadOptions): Promise<Times | undefined> {
    const refresh = this.#hints.begin(JSON.stringify([this.#searched, this.#moving.looking, this.#filtering.filter]));
    if (this.view === 'week') await this.#parts.need('week');
    const reading = this.#read.load(backend, this.#asked(), { ...options, refresh });
    const times = await this.#hints.orShown(reading, refresh ? this.#read.shown : undefined);
    if (times && startsEmpty(times, this.#guest)) await this.#parts.need('empty');
    if (!refresh) this.#read.lookAhead(backend, this.#asked(true), options, () => this.isConnected && !this.hidden);
    return times;
  }

  #forget(): void {
    this.#read.shown = undefined;
    this.#filtering.forget();
    this.chosen = undefined;
    this.#moving.forget();
  }

  #goOn(slot: Slot | undefined): void {
    if (slot) this.dispatchEvent(new SlotSelectedEvent(slot));
    else {
      this.missing = true;
      this.#announcer.say(this.#guest.texts?.slots.missing ?? '');
      this.#moving.focusOn('.slot input:not([disabled])');
    }
  }
}
