import { html, LitElement, nothing } from 'lit';
import type { BookingBackend, OwnTimesOptions } from '../../backends/backend.js';
import type { OwnList } from '../../domain/appointments/merge-refreshed.js';
import type { OwnTime } from '../../domain/model/appointment.js';
import { instantOf } from '../../domain/time/instant.js';
import { loadFile } from '../../load-file.js';
import { common, dates, dir, lang, own } from '../../locales/sv.js';
import { version } from '../../version.js';
import type { TidbokBooking } from '../booking/booking.js';
import { Announcer } from '../shared/a11y/live-announcer.js';
import { focusTitle } from '../shared/a11y/focus.js';
import { Guest } from '../shared/host/host-context.js';
import { addStyles } from '../shared/styles/adopt-styles.js';
import { HintReader } from '../shared/backend/hint-reader.js';
import { personChoice } from '../shared/parts/person-select.js';
import { Reading } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { house } from '../shared/styles/base.js';
import { emergency, heading, urgentLine } from '../shared/parts/templates.js';
import { whenInWords } from '../shared/format/format.js';
import type { ListView, MineTexts } from './list/appointment-card.js';
import type { OwnTexts, Parts } from './later-parts.js';
import type * as Showing from './later.js';

/** So many bookings are drawn at once, and so many more in each frame: a long list must not hold up the page. */
const atOnce = 10;

/**
 * Every own time, also those that cannot be booked on the web, with what may be done about each: move, cancel, or whom to call.
 *
 * @tagname tidbok-my-bookings
 * @fires {BookingCancelledEvent} tidbok-booking-cancelled - A time is cancelled; `time` has `id`, `unit`, `start`, `status`.
 * @fires {BookingRebookedEvent} tidbok-booking-rebooked - A time is moved; `booking` and `from` alike.
 * @fires {BookingCreatedEvent} tidbok-booking-created - An invitation is answered, or a cancelling undone; `booking` alike.
 * @fires {TidbokErrorEvent} tidbok-error - Something failed; `error` is a `BookingError`.
 * @fires {SessionExpiredEvent} tidbok-session-expired - The backend no longer knows who the citizen is.
 */
export class TidbokMyBookings extends LitElement {
  static readonly version = version;
  static override styles = [house, choices, fields];
  static override properties = {
    backend: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    lang: { reflect: true },
    most: { state: true },
    asking: { state: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** Level of its heading, 1 to 4. */
  declare headingLevel: number;
  /** How many bookings are drawn. */
  declare private most: number;
  /** A silent source that is being asked again; empty where all are. */
  declare private asking: string | undefined;

  readonly #guest = new Guest<'common' | 'dates' | 'own'>(this, { lang, dir, common, dates, own }, () => this.#forget());
  readonly #announcer = new Announcer(this);
  readonly #times = new Reading<OwnList>(this, this.#guest, {
    key: () => '',
    read: (backend, options) => this.#read(backend, options),
  });
  #parts: Parts | undefined;
  /** Ids that the citizen changed here, until the list has been read again. */
  readonly #own = new Set<string>();
  #source: string | undefined;
  readonly #hints = new HintReader(() => this.#times.again());

  constructor() {
    super();
    this.headingLevel = 2;
    this.most = atOnce;
  }

  /** The whole of what was booked, moved or cancelled last; none once another is opened, for another person, or after a log-out. */
  get lastBooking(): OwnTime | undefined {
    return this.#guest.backend && this.#parts?.manager.lastBooking;
  }

  override focus(): void {
    void focusTitle(this);
  }

  override updated(): void {
    const left = (this.#times.value?.items.length ?? 0) - this.most;
    if (left > 0) requestAnimationFrame(() => (this.most += atOnce));
  }

  override render(): unknown {
    const { texts } = this.#guest;
    if (!texts) return nothing;
    const managing = this.#parts?.manager.managing;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${urgentLine(texts.common)} ${managing?.step === 'journey' ? this.#journey(texts) : this.#page(texts)}
      ${this.#announcer.region()}
    </div>`;
  }

  #page(texts: OwnTexts): unknown {
    const other = this.#guest.person?.relation === 'self' ? undefined : this.#guest.person;
    const { managing = { step: 'list' } as const, lost = [], cancelling } = this.#parts?.manager ?? {};
    const undo = (): void => this.#parts?.manager.go({ type: 'undo' });
    const view = { level: this.headingLevel + 1, person: other, undo };
    const mayLeave = ['list', 'cancelled', 'refused'].includes(managing.step) && lost.every(({ result }) => result);
    const known = this.#parts?.guest.texts;
    const others = lost.filter(({ key }) => managing.step !== 'unknown' || managing.key !== key);
    return html`${personChoice(this.#guest, texts.common, mayLeave)}
      <div class="stack">
        ${known && cancelling?.cancelOutcome(known, managing, view)}
        ${known && this.#parts?.showing.whatHappened(known, managing)}
        ${known && others.map((one) => cancelling?.lostOutcome(known, one, view))}
        ${heading(this.headingLevel, 'title', other ? texts.own.headingOf(other.name) : texts.own.heading)} ${this.#list(texts)}
      </div>
      ${this.#dialog()}`;
  }

  #journey(texts: OwnTexts): unknown {
    const { showing, manager } = this.#parts ?? {};
    if (manager?.managing.step !== 'journey') return nothing;
    const { purpose } = manager.managing;
    return showing?.ownJourney(purpose, {
      ...{ backend: this.#guest.backend, level: this.headingLevel, lang: texts.pageLang },
      leave: () => this.#onLeft(),
      made: ({ booking, target }) => {
        manager.lastBooking = (target as TidbokBooking).lastBooking;
        const old = purpose.to === 'rebook' ? purpose.from : purpose.invitation;
        // While the new time is pending the old one stands.
        if (old && booking.status === 'booked') this.#own.add(old.id);
      },
    });
  }

  #dialog(): unknown {
    const { manager, turning, guest } = this.#parts ?? {};
    const texts = guest?.texts;
    const managing = manager?.managing;
    if (!turning || !texts || (managing?.step !== 'asking' && managing?.step !== 'cancelling')) return nothing;
    return manager?.cancelling?.cancelDialog(texts, managing, {
      level: this.headingLevel,
      now: turning.now(),
      person: this.#guest.person,
      confirm: (message) => void manager.cancel(message),
      keep: () => manager.go({ type: 'kept' }),
      status: this.#announcer.region(),
    });
  }

  #list(texts: OwnTexts): unknown {
    const alarm = this.#guest.around?.emergency === true;
    const level = this.headingLevel + 1;
    const show = ({ found, items }: OwnList): unknown => {
      const texts = this.#parts?.guest.texts;
      if (!this.#parts || !texts) return nothing;
      const { showing, manager, past, turning } = this.#parts;
      const { managing, lost } = manager;
      const view: ListView = {
        ...{ texts, level, asking: this.asking, now: turning.now(), able: showing.ableOf(this.#guest.backend, alarm) },
        listed: new Set(found.items.map((time) => time.id)),
        doubtful: new Set(lost.flatMap(({ time, result }) => (result ? [] : [time.id]))),
        opening: managing.step === 'opening' ? managing.id : undefined,
        open: (time, to) => void manager.open(time, to),
        ask: (source) => void this.#ask(source),
        today: (timeZone) => this.#guest.today(timeZone),
      };
      const there = this.#own.size === 0 ? items : items.filter(({ time }) => !this.#own.has(time.id));
      return html`${showing.ownTimes(view, { found, items: there }, this.most)} ${past.fold(texts, level)}`;
    };
    const words = { level, failed: texts.own.failed, status: texts.own.failedBody };
    return html`${alarm ? emergency(texts.common, level) : nothing}
    ${this.#times.render(words, show, () => this.#times.value && show(this.#times.value))}`;
  }

  async #read(backend: BookingBackend, options: OwnTimesOptions): Promise<OwnList> {
    const before = this.#times.value;
    const own = new Set(this.#own);
    const source = before && this.#source;
    this.#source = undefined;
    const refresh = this.#hints.begin(source ?? '');
    const asked = { ...options, refresh, ...(source !== undefined && { source }) };
    const reading = this.#hints.orShown(backend.bookings(asked), refresh ? before?.found : undefined);
    const [showing, answer] = await Promise.all([loadFile(() => import('./later.js')), reading]);
    const found = before && source !== undefined ? showing.withSource(before.found, source, answer) : answer;
    const list = showing.readAgain(before, found, { own, now: instantOf(Date.now()) });
    if (options.signal?.aborted) return list;
    this.#parts ??= this.#made(showing);
    for (const id of own) this.#own.delete(id);
    this.#guest.watch([...new Set(found.items.map((time) => time.unit.id))], (change) => {
      if (change.to === 'bookings') this.#hints.hint();
    });
    const marks = ({ items }: OwnList): number => items.filter(({ mark }) => mark && mark.as !== 'unseen').length;
    if (before && marks(list) > marks(before)) this.#say(({ changed }) => changed);
    return list;
  }

  #made(showing: typeof Showing): Parts {
    const times = (): readonly OwnTime[] => this.#times.value?.found.items ?? [];
    const guest = this.#guest.learn({ mine: showing.mine });
    addStyles(this, showing.styles);
    return {
      showing,
      guest,
      manager: new showing.Manager(this, guest, this.#announcer, (...ids) => this.#changed(...ids)),
      past: new showing.PastTimes(this, guest),
      turning: new showing.Turning(this, times, (time) => this.#lapsed(time)),
    };
  }

  /** Asks a silent source again, alone: what the others answered stays. Empty: all of them. */
  async #ask(source: string): Promise<void> {
    if (this.asking !== undefined) return;
    const gap = () => this.#times.value?.found.gaps.find((one) => (one.source ?? '') === source);
    const name = source && (gap()?.name ?? '');
    this.asking = source;
    this.#source = source || undefined;
    this.#times.again();
    await this.#times.settled;
    this.asking = undefined;
    this.#say(({ stillSilent, answered, partial }) => (gap() ? (name ? stillSilent(name) : partial) : name && answered(name)));
    // The button that asked is gone, and focus with it.
    if (document.activeElement === document.body) this.focus();
  }

  #lapsed(time: OwnTime): void {
    this.#parts?.manager.lapse(time);
    if (time.kind === 'open-invitation') return;
    this.#say(({ lapsed }, texts) => lapsed(whenInWords(time.start, time.unit.timeZone, texts.dates)));
    this.#times.again();
  }

  #say(words: (mine: MineTexts['mine'], texts: MineTexts) => string): void {
    const texts = this.#parts?.guest.texts;
    if (texts) void this.#parts?.showing.whenShown(this).then(() => this.#announcer.say(words(texts.mine, texts)));
  }

  #changed(...ids: readonly string[]): void {
    for (const id of ids) this.#own.add(id);
    this.#times.again();
  }

  #forget(): void {
    this.#parts?.manager.leave();
    this.#parts?.past.close();
    this.#own.clear();
    this.#source = undefined;
    this.asking = undefined;
    this.most = atOnce;
  }

  #onLeft(): void {
    this.#parts?.manager.go({ type: 'kept' });
    this.#times.again();
    this.focus();
  }
}
