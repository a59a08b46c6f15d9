import { html, LitElement, nothing } from 'lit';
import type { BookingBackend, OwnTimesOptions } from '../../backends/backend.js';
import { readAgain, withSource, type OwnList } from '../../domain/own-list.js';
import { instantOf } from '../../domain/time.js';
import { common, dates, dir, lang, mine } from '../../locales/sv.js';
import { version } from '../../version.js';
import { Announcer } from '../shared/announcer.js';
import { focusTitle } from '../shared/focus.js';
import { Guest } from '../shared/guest.js';
import { personChoice } from '../shared/person.js';
import { Reading } from '../shared/reading.js';
import { agenda } from '../shared/styles/agenda.js';
import { choices, fields } from '../shared/styles/choices.js';
import { house } from '../shared/styles/house.js';
import { rows } from '../shared/styles/rows.js';
import { emergency, heading, urgentLine } from '../shared/templates.js';
import { whenInWords } from '../shared/words.js';
import { ableOf } from './able.js';
import { ownJourney, ownTimes, whatHappened } from './list.js';
import { Manager } from './manager.js';
import type { ListView, MineTexts } from './own-time.js';
import { PastTimes } from './past-times.js';
import { Turning } from './turning.js';

/** So many bookings are drawn at once, and so many more in each frame: a long list must not hold up the page. */
const atOnce = 30;

/**
 * Every own time, also those that cannot be booked on the web, with what may be done about each: move, cancel, or whom to call.
 *
 * @tagname tidbok-my-bookings
 * @fires {BookingCancelledEvent} tidbok-booking-cancelled - A time is cancelled; `time`.
 * @fires {BookingRebookedEvent} tidbok-booking-rebooked - A time is moved; `booking` and `from`.
 * @fires {BookingCreatedEvent} tidbok-booking-created - An invitation is answered, or a cancelling undone; `booking`.
 * @fires {TidbokErrorEvent} tidbok-error - Something failed; `error` is a `BookingError`.
 * @fires {SessionExpiredEvent} tidbok-session-expired - The backend no longer knows who the citizen is.
 */
export class TidbokMyBookings extends LitElement {
  static readonly version = version;
  static override styles = [house, choices, fields, rows, agenda];
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
  /** A silent source that is being asked again. */
  declare private asking: string | undefined;

  readonly #guest = new Guest<'common' | 'dates' | 'mine'>(this, { lang, dir, common, dates, mine }, () => this.#forget());
  readonly #announcer = new Announcer(this);
  readonly #manager = new Manager(this, this.#guest, this.#announcer, (...ids) => this.#changed(...ids));
  readonly #past = new PastTimes(this, this.#guest);
  readonly #turning = new Turning(
    this,
    () => this.#times.value?.found.items ?? [],
    (time) => this.#lapsed(time),
  );
  readonly #times = new Reading<OwnList>(this, this.#guest, {
    key: () => '',
    read: (backend, options) => this.#read(backend, options),
  });
  /** Ids that the citizen changed here, until the list has been read again. */
  readonly #own = new Set<string>();
  #source: string | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.most = atOnce;
  }

  override focus(): void {
    void focusTitle(this);
  }

  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('.title')?.focus();
    }
    const left = (this.#times.value?.items.length ?? 0) - this.most;
    if (left > 0) requestAnimationFrame(() => (this.most += atOnce));
  }

  override render(): unknown {
    const { texts, person } = this.#guest;
    if (!texts) return nothing;
    const title = person && person.relation !== 'self' ? texts.mine.headingOf(person.name) : texts.mine.heading;
    const { managing, lost, cancelling } = this.#manager;
    const view = { level: this.headingLevel + 1, person: title === texts.mine.heading ? undefined : person };
    const undo = (): void => this.#manager.go({ type: 'undo' });
    const mayLeave = ['list', 'cancelled', 'refused'].includes(managing.step) && lost.every(({ result }) => result);
    const others = lost.filter(({ key }) => managing.step !== 'unknown' || managing.key !== key);
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${urgentLine(texts.common)}
      ${
        managing.step !== 'journey'
          ? html`${personChoice(this.#guest, texts.common, mayLeave)}
              <div class="stack">
                ${cancelling?.cancelOutcome(texts, managing, { ...view, undo })} ${whatHappened(texts, managing)}
                ${others.map((one) => cancelling?.lostOutcome(texts, one, { ...view, undo }))}
                ${heading(this.headingLevel, 'title', title)} ${this.#list(texts)}
              </div>
              ${this.#dialog(texts)}`
          : ownJourney(managing.purpose, {
              ...{ backend: this.#guest.backend, level: this.headingLevel, lang: texts.lang },
              leave: () => this.#onLeft(),
              made: ({ booking }) => {
                const { purpose } = managing;
                const old = purpose.to === 'rebook' ? purpose.from : purpose.invitation;
                // While the new time is pending the old one stands.
                if (old && booking.status === 'booked') this.#own.add(old.id);
              },
            })
      }
      ${this.#announcer.region()}
    </div>`;
  }

  #dialog(texts: MineTexts): unknown {
    const { managing, cancelling } = this.#manager;
    if (managing.step !== 'asking' && managing.step !== 'cancelling') return nothing;
    return cancelling?.cancelDialog(texts, managing, {
      level: this.headingLevel,
      now: this.#turning.now(),
      person: this.#guest.person,
      confirm: (message) => void this.#manager.cancel(message),
      keep: () => this.#manager.go({ type: 'kept' }),
      status: this.#announcer.region(),
    });
  }

  #list(texts: MineTexts): unknown {
    const alarm = this.#guest.around?.emergency === true;
    const level = this.headingLevel + 1;
    const { managing, lost } = this.#manager;
    const show = ({ found, items }: OwnList): unknown => {
      const view: ListView = {
        ...{ texts, level, asking: this.asking, now: this.#turning.now(), able: ableOf(this.#guest.backend, alarm) },
        listed: new Set(found.items.map((time) => time.id)),
        doubtful: new Set(lost.flatMap(({ time, result }) => (result ? [] : [time.id]))),
        opening: managing.step === 'opening' ? managing.id : undefined,
        open: (time, to) => void this.#manager.open(time, to),
        ask: (source) => void this.#ask(source),
        today: (timeZone) => this.#guest.today(timeZone),
      };
      const there = this.#own.size === 0 ? items : items.filter(({ time }) => !this.#own.has(time.id));
      return html`${ownTimes(view, { found, items: there }, this.most)} ${this.#past.fold(texts, level)}`;
    };
    const words = { level, failed: texts.mine.failed, status: texts.mine.failedBody };
    return html`${alarm ? emergency(texts.common, level) : nothing}
    ${this.#times.render(words, show, () => this.#times.value && show(this.#times.value))}`;
  }

  async #read(backend: BookingBackend, options: OwnTimesOptions): Promise<OwnList> {
    const before = this.#times.value;
    const own = new Set(this.#own);
    const source = this.#source;
    this.#source = undefined;
    const found =
      source !== undefined && before
        ? withSource(before.found, source, await backend.bookings({ ...options, source }))
        : await backend.bookings(options);
    const list = readAgain(before, found, { own, now: instantOf(Date.now()) });
    if (options.signal?.aborted) return list;
    for (const id of own) this.#own.delete(id);
    this.#guest.watch([...new Set(found.items.map((time) => time.unit.id))], (change) => {
      if (change.to === 'bookings') this.#times.again();
    });
    const marks = ({ items }: OwnList): number => items.filter(({ mark }) => mark && mark.as !== 'unseen').length;
    if (before && marks(list) > marks(before)) this.#say(({ changed }) => changed);
    return list;
  }

  /** Asks a silent source again, alone. What the others answered stays. */
  async #ask(source: string): Promise<void> {
    if (this.asking !== undefined) return;
    this.asking = source;
    this.#source = source;
    const name = this.#gap(source)?.name ?? '';
    this.#times.again();
    await this.#times.settled;
    this.asking = undefined;
    if (this.#gap(source)) {
      this.#say(({ stillSilent }) => stillSilent(name));
      return;
    }
    this.#say(({ answered }) => answered(name));
    // The button that asked is gone, and focus with it.
    if (document.activeElement === document.body) this.focus();
  }

  #gap(source: string): { readonly name: string } | undefined {
    return this.#times.value?.found.gaps.find((gap) => gap.source === source);
  }

  #lapsed(time: OwnList['found']['items'][number]): void {
    const { managing } = this.#manager;
    if (managing.step === 'asking' && managing.time.id === time.id) this.#manager.go({ type: 'lapsed' });
    const { texts } = this.#guest;
    if (time.kind === 'open-invitation' || !texts) return;
    this.#announcer.say(texts.mine.lapsed(whenInWords(time.start, time.unit.timeZone, texts.dates)));
    this.#times.again();
  }

  #say(words: (texts: MineTexts['mine']) => string): void {
    const { texts } = this.#guest;
    if (texts) this.#announcer.say(words(texts.mine));
  }

  #changed(...ids: readonly string[]): void {
    for (const id of ids) this.#own.add(id);
    this.#times.again();
  }

  #forget(): void {
    this.#manager.leave();
    this.#past.close();
    this.#own.clear();
    this.#source = undefined;
    this.asking = undefined;
    this.most = atOnce;
  }

  #onLeft(): void {
    this.#manager.go({ type: 'kept' });
    this.#times.again();
    this.focus();
  }
}
