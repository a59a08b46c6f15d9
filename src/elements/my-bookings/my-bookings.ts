import { html, LitElement, nothing } from 'lit';
import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import type { Found } from '../../domain/found.js';
import { advanceManaging, type Managing, type ManagingEvent } from '../../domain/managing.js';
import type { OwnTime } from '../../domain/own-times.js';
import { common, dates, dir, lang, mine } from '../../locales/sv.js';
import { version } from '../../version.js';
import { canSend } from '../booking/can-send.js';
import { Announcer } from '../shared/announcer.js';
import { focusTitle } from '../shared/focus.js';
import { Guest } from '../shared/guest.js';
import { newKey } from '../shared/key.js';
import { personChoice } from '../shared/person.js';
import { Reading } from '../shared/reading.js';
import { agenda } from '../shared/styles/agenda.js';
import { dialog } from '../shared/styles/dialog.js';
import { fields } from '../shared/styles/choices.js';
import { house } from '../shared/styles/house.js';
import { rows } from '../shared/styles/rows.js';
import { emergency, heading, urgentLine } from '../shared/templates.js';
import type * as Cancelling from './cancelling.js';
import { BookingCancelledEvent } from './events.js';
import { couldNotOpen, ownJourney, ownTimes, type MineTexts } from './list.js';

/**
 * Every own time, also those that cannot be booked on the web, with what may be done about each: move, cancel, or whom to call.
 *
 * @tagname tidbok-my-bookings
 * @fires {BookingCancelledEvent} tidbok-booking-cancelled - A time is cancelled; `time`.
 * @fires {BookingRebookedEvent} tidbok-booking-rebooked - A time is moved; `booking` and `from`.
 * @fires {BookingCreatedEvent} tidbok-booking-created - An invitation is answered; `booking`.
 * @fires {TidbokErrorEvent} tidbok-error - Something failed; `error` is a `BookingError`.
 * @fires {SessionExpiredEvent} tidbok-session-expired - The backend no longer knows who the citizen is.
 */
export class TidbokMyBookings extends LitElement {
  static readonly version = version;
  static override styles = [house, fields, rows, agenda, dialog];
  static override properties = {
    backend: { attribute: false },
    headingLevel: { type: Number, attribute: 'heading-level' },
    lang: { reflect: true },
    managing: { state: true },
    reading: { state: true },
  };

  /** Wins over the provider's. */
  declare backend: BookingBackend | undefined;
  /** Level of its heading, 1 to 4. */
  declare headingLevel: number;
  declare private managing: Managing;
  /** Counts readings: one more forgets the list and reads it anew. */
  declare private reading: number;

  readonly #guest = new Guest<'common' | 'dates' | 'mine'>(this, { lang, dir, common, dates, mine }, () => {
    this.managing = { step: 'list' };
  });
  readonly #announcer = new Announcer(this);
  #sentAt = 0;
  #opener: HTMLElement | null = null;
  #settling: AbortController | undefined;
  #cancelling: typeof Cancelling | undefined;
  readonly #times = new Reading(this, this.#guest, {
    key: () => String(this.reading),
    read: (backend, options) => this.#read(backend, options),
  });

  constructor() {
    super();
    this.headingLevel = 2;
    this.managing = { step: 'list' };
    this.reading = 0;
  }

  override focus(): void {
    void focusTitle(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Moved in the page while nobody knew what became of it: look on.
    this.#settle();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settling?.abort();
  }

  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('.title')?.focus();
    }
  }

  override render(): unknown {
    const { texts } = this.#guest;
    if (!texts) return nothing;
    const { person } = this.#guest;
    const title = person && person.relation !== 'self' ? texts.mine.headingOf(person.name) : texts.mine.heading;
    const { managing } = this;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${urgentLine(texts.common)}
      ${
        managing.step !== 'journey'
          ? html`${personChoice(this.#guest, texts.common, managing.step === 'list')}
              <div class="stack">
                ${this.#cancelling?.cancelOutcome(texts, managing, this.headingLevel + 1)} ${couldNotOpen(texts, managing)}
                ${heading(this.headingLevel, 'title', title)} ${this.#list(texts)}
              </div>
              ${this.#dialog(texts)}`
          : ownJourney(managing.purpose, {
              ...{ backend: this.#guest.backend, level: this.headingLevel, lang: texts.lang },
              leave: () => this.#onLeft(),
            })
      }
      ${this.#announcer.region()}
    </div>`;
  }

  #dialog(texts: MineTexts): unknown {
    const { managing } = this;
    if (managing.step !== 'asking' && managing.step !== 'cancelling') return nothing;
    return this.#cancelling?.cancelDialog(texts, managing, {
      level: this.headingLevel,
      confirm: () => void this.#cancel(),
      keep: () => this.#go({ type: 'kept' }),
      status: this.#announcer.region(),
    });
  }

  #list(texts: MineTexts): unknown {
    const { backend } = this.#guest;
    const alarm = this.#guest.around?.emergency === true;
    const show = (found: Found<OwnTime>): unknown =>
      ownTimes(
        {
          texts,
          level: this.headingLevel + 1,
          listed: new Set(found.items.map((time) => time.id)),
          opening: this.managing.step === 'opening' ? this.managing.id : undefined,
          mayCancel: backend?.cancel !== undefined,
          mayRebook: !alarm && backend !== undefined && (backend.rebook ?? (backend.book && backend.cancel)) !== undefined,
          mayBook: !alarm && backend !== undefined && canSend(backend, { to: 'book' }),
          open: (time, to) => void this.#open(time, to),
          today: (timeZone) => this.#guest.today(timeZone),
        },
        found,
      );
    const words = { level: this.headingLevel + 1, failed: texts.mine.failed, status: texts.mine.failedBody };
    return html`${alarm ? emergency(texts.common, this.headingLevel + 1) : nothing}
    ${this.#times.render(words, show, () => this.#times.value && show(this.#times.value))}`;
  }

  async #read(backend: BookingBackend, options: ReadOptions): Promise<Found<OwnTime>> {
    const found = await backend.bookings(options);
    this.#guest.watch([...new Set(found.items.map((time) => time.unit.id))], (change) => {
      if (change.to === 'bookings') this.#times.again();
    });
    return found;
  }

  /** Rights are read afresh before each change. */
  async #open(time: OwnTime, to: 'cancel' | 'rebook'): Promise<void> {
    const { backend } = this.#guest;
    if (!backend || this.managing.step === 'opening') return;
    this.#opener = this.shadowRoot?.activeElement as HTMLElement | null;
    this.#go({ type: 'open', id: time.id, to });
    try {
      // What says how a cancelling ended must be there before one can be sent.
      const [now, cancelling] = await Promise.all([
        backend.booking(time.id, this.#guest.callOptions),
        import('./cancelling.js'),
      ]);
      this.#cancelling = cancelling;
      this.#go({ type: 'opened', time: now, key: newKey() });
    } catch (thrown) {
      this.#go({ type: 'failed', code: this.#guest.report(thrown)?.code ?? 'unavailable' });
      this.reading += 1;
    }
  }

  async #cancel(): Promise<void> {
    const { managing } = this;
    const { backend, texts, writeOptions } = this.#guest;
    const cancelling = this.#cancelling;
    if (managing.step !== 'asking' || !backend || !texts || !cancelling) return;
    const { time, key } = managing;
    this.#go({ type: 'confirmed' });
    this.#announcer.say(texts.mine.cancelling);
    this.#sentAt = performance.now();
    try {
      this.#go({ type: 'answered', key, result: await cancelling.sendCancel(backend, time, { ...writeOptions, key }) });
    } catch (thrown) {
      this.reading += 1;
      this.#go({ type: 'rejected', key, code: this.#guest.report(thrown)?.code ?? 'unavailable' });
    }
    this.#settle();
  }

  /** Looks for what became of a lost cancelling, until it is settled. */
  #settle(): void {
    const { managing } = this;
    const { backend, writeOptions } = this.#guest;
    if (managing.step !== 'unknown' || !backend) return;
    this.#settling?.abort();
    this.#settling = new AbortController();
    const { time, key } = managing;
    this.#cancelling?.settleCancelLater(
      backend,
      time,
      this.#sentAt,
      { ...writeOptions, signal: this.#settling.signal },
      (result) => this.#go({ type: 'answered', key, result }),
    );
  }

  #go(event: ManagingEvent): void {
    const before = this.managing;
    const now = advanceManaging(before, event);
    if (now === before) return;
    this.managing = now;
    if (now.step === 'cancelled') this.dispatchEvent(new BookingCancelledEvent(now.time));
    if (now.step !== 'unknown') this.#settling?.abort();
    if (now.step === 'cancelled' || now.step === 'refused') this.reading += 1;
    if (now.step !== before.step && ['cancelled', 'refused', 'unknown'].includes(now.step)) this.focus();
    if (now.step === 'journey') void this.updateComplete.then(() => this.renderRoot.querySelector('tidbok-booking')?.focus());
    // After the dialog, focus returns to the button that opened it.
    if (before.step === 'asking' && now.step === 'list') void this.updateComplete.then(() => this.#opener?.focus());
  }

  #onLeft(): void {
    this.managing = { step: 'list' };
    this.reading += 1;
    this.focus();
  }
}
