import { TaskStatus } from '@lit/task';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import type { CareUnit, VisitType } from '../../domain/care.js';
import type { Slot } from '../../domain/own-times.js';
import type { Errand, Target } from '../../domain/requests.js';
import { slotsByDay } from '../../domain/slots-by-day.js';
import type { Day } from '../../domain/time.js';
import { common, dates, dir, lang, slots } from '../../locales/sv.js';
import { version } from '../../version.js';
import { Announcer } from '../shared/announcer.js';
import { focusTitle } from '../shared/focus.js';
import { Guest, type Texts } from '../shared/guest.js';
import { Reading } from '../shared/reading.js';
import { choices } from '../shared/styles/choices.js';
import { house } from '../shared/styles/house.js';
import { slotStyles } from '../shared/styles/slots.js';
import { emergency, heading, urgentLine } from '../shared/templates.js';
import { timesFound } from './days.js';
import { SlotSelectedEvent } from './events.js';
import { TimesRead, type Place, type Times } from './read-slots.js';

const daysAtATime = 10;

type SlotPickerTexts = Texts<'common' | 'dates' | 'slots'>;

/**
 * Shows the next days with free times and lets the citizen choose one. Nothing is booked or held by choosing.
 *
 * @tagname tidbok-slot-picker
 * @slot before - What stands between the heading and the times.
 * @fires {SlotSelectedEvent} tidbok-slot-selected - The citizen chose a time and went on; `slot` is it.
 * @fires {TidbokErrorEvent} tidbok-error - The times could not be read.
 */
export class TidbokSlotPicker extends LitElement {
  static readonly version = version;
  static override styles = [house, choices, slotStyles];
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
    lang: { reflect: true },
    hidden: { type: Boolean },
    wanted: { state: true },
    reading: { state: true },
    chosen: { state: true },
    opened: { state: true },
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
  /** How many days with times are wanted. */
  declare private wanted: number;
  /** Counts readings: one more reads all anew. */
  declare private reading: number;
  declare private chosen: string | undefined;
  declare private opened: ReadonlySet<Day>;
  declare private missing: boolean;

  readonly #guest = new Guest<'common' | 'dates' | 'slots'>(this, { lang, dir, common, dates, slots }, () => this.#forget());
  readonly #announcer = new Announcer(this);
  #stale = false;
  readonly #read = new TimesRead();
  readonly #times = new Reading(this, this.#guest, {
    key: () => JSON.stringify([this.#searched, this.wanted, this.reading]),
    read: (backend, options) => this.#load(backend, options),
  });

  constructor() {
    super();
    this.errand = { to: 'book' };
    this.headingLevel = 2;
    this.embedded = false;
    this.wanted = daysAtATime;
    this.reading = 0;
    this.opened = new Set();
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
    const search = ['backend', 'unit', 'unitId', 'visitTypeId', 'targets'];
    if (search.some((name) => changed.get(name) !== undefined)) this.#forget();
    if (changed.has('hidden')) this.#catchUp();
  }

  override render(): unknown {
    const { texts } = this.#guest;
    if (!texts) return nothing;
    if (this.#guest.around?.emergency) return emergency(texts.common, this.headingLevel);
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${this.embedded ? nothing : urgentLine(texts.common)}
      <div class="stack">
        ${heading(this.headingLevel, 'title', this.errand.to === 'rebook' ? texts.slots.headingNew : texts.slots.heading)}
        <slot name="before"></slot>
        ${this.#body(texts)}
      </div>
      ${this.#announcer.region()}
    </div>`;
  }

  #body(texts: SlotPickerTexts): unknown {
    const words = {
      level: this.headingLevel + 1,
      failed: texts.slots.failed,
      status: this.errand.to === 'rebook' ? texts.common.stillBooked : texts.common.nothingBooked,
      unit: this.unit ?? this.#read.shown?.place.unit,
    };
    const shown = this.#read.shown;
    return this.#times.render(
      words,
      (fresh) => (fresh ? this.#days(texts, shown ?? fresh, false, fresh.search) : html`<p>${texts.slots.noTarget}</p>`),
      () => shown && this.#days(texts, shown, true),
    );
  }

  #days(texts: SlotPickerTexts, times: Times, busy = false, fresh = times.search): TemplateResult {
    return timesFound(
      {
        ...{ texts, busy, fresh, place: times.place, search: times.search, wanted: this.wanted, step: daysAtATime },
        ...{
          chosen: this.chosen,
          opened: this.opened,
          missing: this.missing,
          level: this.headingLevel + 1,
        },
        today: this.#guest.today(times.place.unit.timeZone),
      },
      {
        open: (day) => this.#open(day),
        choose: (id) => this.#choose(id),
        update: () => this.#update(),
        retry: () => {
          this.refresh();
          this.focus();
        },
        more: () => void this.#more(),
        goOn: (slot) => this.#goOn(slot),
      },
    );
  }

  get #searched(): string {
    const { unit, unitId, visitTypeId, targets, errand } = this;
    return JSON.stringify([unit?.id, unitId, visitTypeId, targets, errand, this.#guest.callKey]);
  }

  #load(backend: BookingBackend, options: ReadOptions): Promise<Times | undefined> {
    const asked = {
      ...{ search: this, key: this.#searched, reading: this.reading, days: this.wanted },
      today: (timeZone: string) => this.#guest.today(timeZone),
      // Before reading, so that no change between the two is missed.
      onPlace: ({ targets }: Place) =>
        this.#guest.watch([...new Set(targets.map((target) => target.unit))], (change) => {
          this.#stale ||= change.to === 'slots';
          this.#catchUp();
        }),
    };
    return this.#read.load(backend, asked, options);
  }

  /** A hidden picker waits until it is seen: its question may no longer be one. */
  #catchUp(): void {
    if (this.hidden || !this.#stale) return;
    this.#stale = false;
    this.reading += 1;
  }

  #forget(): void {
    this.#read.shown = undefined;
    this.chosen = undefined;
    this.wanted = daysAtATime;
  }

  #open(day: Day): void {
    this.opened = new Set([...this.opened, day]);
    // The button goes away: focus moves on to the first of the times that it showed.
    void this.updateComplete.then(() => {
      const times = this.renderRoot.querySelectorAll<HTMLInputElement>(`[aria-labelledby="d${day}"] input`);
      times[Math.min(6, times.length - 1)]?.focus();
    });
  }

  #choose(id: string): void {
    this.chosen = id;
    this.missing = false;
  }

  #update(): void {
    this.#read.shown = this.#times.value;
    this.requestUpdate();
    this.focus();
  }

  async #more(): Promise<void> {
    const { texts } = this.#guest;
    const shown = this.#read.shown;
    if (!texts || !shown || this.#times.status === TaskStatus.PENDING) return;
    const before = this.wanted;
    this.wanted += daysAtATime;
    await this.updateComplete;
    await this.#times.settled;
    await this.updateComplete;
    const now = slotsByDay(this.#read.shown?.search.slots ?? [], shown.place.unit.timeZone).slice(before, this.wanted);
    const times = now.flatMap((day) => day.slots).length;
    this.#announcer.say(texts.slots.moreSaid(now.length, times));
    if (!this.shadowRoot?.activeElement) this.renderRoot.querySelector<HTMLElement>('.end')?.focus();
  }

  #goOn(slot: Slot | undefined): void {
    if (slot) this.dispatchEvent(new SlotSelectedEvent(slot));
    else {
      this.missing = true;
      this.#announcer.say(this.#guest.texts?.slots.missing ?? '');
      this.renderRoot.querySelector<HTMLInputElement>('input:not([disabled])')?.focus();
    }
  }
}
