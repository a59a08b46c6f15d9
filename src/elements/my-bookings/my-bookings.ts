import { html, LitElement, nothing } from 'lit';
import type { BookingBackend, OwnTimesOptions } from '../../backends/backend.js';
import type { AppointmentList } from '../../domain/appointments/merge-refreshed.js';
import type { Appointment } from '../../domain/model/appointment.js';
import { instantOf } from '../../domain/time/instant.js';
import { loadFile } from '../../load-file.js';
import { common, dates, dir, lang, own } from '../../locales/sv.js';
import { version } from '../../version.js';
import type { TidbokBooking } from '../booking/booking.js';
import { LiveAnnouncer } from '../shared/a11y/live-announcer.js';
import { focusHeading } from '../shared/a11y/focus.js';
import { HostContext } from '../shared/host/host-context.js';
import { adoptExtraStyles } from '../shared/styles/adopt-styles.js';
import { HintReader } from '../shared/backend/hint-reader.js';
import { personSelect } from '../shared/parts/person-select.js';
import { QueryController } from '../shared/backend/query-controller.js';
import { choices, fields } from '../shared/styles/choices.js';
import { baseStyles } from '../shared/styles/base.js';
import { emergencyNotice, heading, urgentLine } from '../shared/parts/templates.js';
import { formatDateTime } from '../shared/format/format.js';
import type { ListModel, AppointmentMessages } from './list/appointment-card.js';
import type { FirstMessages, LaterModule } from './later-parts.js';
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
  static override styles = [baseStyles, choices, fields];
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

  readonly #hostContext = new HostContext<'common' | 'dates' | 'own'>(this, { lang, dir, common, dates, own }, () =>
    this.#forget(),
  );
  readonly #announcer = new LiveAnnouncer(this);
  readonly #times = new QueryController<AppointmentList>(this, this.#hostContext, {
    key: () => '',
    read: (backend, options) => this.#read(backend, options),
  });
  #parts: LaterModule | undefined;
  /** Ids that the citizen changed here, until the list has been read again. */
  readonly #own = new Set<string>();
  #source: string | undefined;
  readonly #hints = new HintReader(() => this.#times.refetch());

  constructor() {
    super();
    this.headingLevel = 2;
    this.most = atOnce;
  }

  /** The whole of what was booked, moved or cancelled last; none once another is opened, for another person, or after a log-out. */
  get lastBooking(): Appointment | undefined {
    return this.#hostContext.backend && this.#parts?.actionsController.lastBooking;
  }

  override focus(): void {
    void focusHeading(this);
  }

  override updated(): void {
    const left = (this.#times.value?.items.length ?? 0) - this.most;
    if (left > 0) requestAnimationFrame(() => (this.most += atOnce));
  }

  override render(): unknown {
    const { texts } = this.#hostContext;
    if (!texts) return nothing;
    const managing = this.#parts?.actionsController.flow;
    return html`<div lang=${texts.lang} dir=${texts.dir}>
      ${urgentLine(texts.common)} ${managing?.step === 'journey' ? this.#journey(texts) : this.#page(texts)}
      ${this.#announcer.region()}
    </div>`;
  }

  #page(texts: FirstMessages): unknown {
    const other = this.#hostContext.person?.relation === 'self' ? undefined : this.#hostContext.person;
    const { flow = { step: 'list' } as const, unconfirmed = [], cancelling } = this.#parts?.actionsController ?? {};
    const undo = (): void => this.#parts?.actionsController.go({ type: 'undo' });
    const view = { level: this.headingLevel + 1, person: other, undo };
    const mayLeave = ['list', 'cancelled', 'refused'].includes(flow.step) && unconfirmed.every(({ result }) => result);
    const known = this.#parts?.hostContext.texts;
    const others = unconfirmed.filter(({ key }) => flow.step !== 'unknown' || flow.key !== key);
    return html`${personSelect(this.#hostContext, texts.common, mayLeave)}
      <div class="stack">
        ${known && cancelling?.cancelOutcome(known, flow, view)} ${known && this.#parts?.showing.statusNotice(known, flow)}
        ${known && others.map((one) => cancelling?.unconfirmedOutcome(known, one, view))}
        ${heading(this.headingLevel, 'title', other ? texts.own.headingOf(other.name) : texts.own.heading)} ${this.#list(texts)}
      </div>
      ${this.#dialog()}`;
  }

  #journey(texts: FirstMessages): unknown {
    const { showing, actionsController } = this.#parts ?? {};
    if (actionsController?.flow.step !== 'journey') return nothing;
    const { purpose } = actionsController.flow;
    return showing?.embeddedBooking(purpose, {
      ...{ backend: this.#hostContext.backend, level: this.headingLevel, lang: texts.pageLang },
      leave: () => this.#onLeft(),
      made: ({ booking, target }) => {
        actionsController.lastBooking = (target as TidbokBooking).lastBooking;
        const old = purpose.to === 'rebook' ? purpose.from : purpose.invitation;
        // While the new time is pending the old one stands.
        if (old && booking.status === 'booked') this.#own.add(old.id);
      },
    });
  }

  #dialog(): unknown {
    const { actionsController, deadlines, hostContext } = this.#parts ?? {};
    const texts = hostContext?.texts;
    const managing = actionsController?.flow;
    if (!deadlines || !texts || (managing?.step !== 'asking' && managing?.step !== 'cancelling')) return nothing;
    return actionsController?.cancelling?.cancelDialog(texts, managing, {
      level: this.headingLevel,
      now: deadlines.now(),
      person: this.#hostContext.person,
      confirm: (message) => void actionsController.cancel(message),
      keep: () => actionsController.go({ type: 'kept' }),
      status: this.#announcer.region(),
    });
  }

  #list(texts: FirstMessages): unknown {
    const alarm = this.#hostContext.provider?.emergency === true;
    const level = this.headingLevel + 1;
    const show = ({ found, items }: AppointmentList): unknown => {
      const texts = this.#parts?.hostContext.texts;
      if (!this.#parts || !texts) return nothing;
      const { showing, actionsController, past, deadlines } = this.#parts;
      const { flow, unconfirmed } = actionsController;
      const view: ListModel = {
        ...{
          texts,
          level,
          asking: this.asking,
          now: deadlines.now(),
          able: showing.capabilitiesOf(this.#hostContext.backend, alarm),
        },
        listed: new Set(found.items.map((time) => time.id)),
        doubtful: new Set(unconfirmed.flatMap(({ time, result }) => (result ? [] : [time.id]))),
        opening: flow.step === 'opening' ? flow.id : undefined,
        open: (time, to) => void actionsController.start(time, to),
        ask: (source) => void this.#ask(source),
        today: (timeZone) => this.#hostContext.today(timeZone),
      };
      const there = this.#own.size === 0 ? items : items.filter(({ time }) => !this.#own.has(time.id));
      return html`${showing.appointmentList(view, { found, items: there }, this.most)} ${past.fold(texts, level)}`;
    };
    const words = { level, failed: texts.own.failed, status: texts.own.failedBody };
    return html`${alarm ? emergencyNotice(texts.common, level) : nothing}
    ${this.#times.render(words, show, () => this.#times.value && show(this.#times.value))}`;
  }

  async #read(backend: BookingBackend, options: OwnTimesOptions): Promise<AppointmentList> {
    const before = this.#times.value;
    const own = new Set(this.#own);
    const source = before && this.#source;
    this.#source = undefined;
    const refresh = this.#hints.begin(source ?? '');
    const asked = { ...options, refresh, ...(source !== undefined && { source }) };
    const reading = this.#hints.orShown(backend.bookings(asked), refresh ? before?.found : undefined);
    const [showing, answer] = await Promise.all([loadFile(() => import('./later.js')), reading]);
    const found = before && source !== undefined ? showing.mergeSource(before.found, source, answer) : answer;
    const list = showing.mergeRefreshed(before, found, { own, now: instantOf(Date.now()) });
    if (options.signal?.aborted) return list;
    this.#parts ??= this.#made(showing);
    for (const id of own) this.#own.delete(id);
    this.#hostContext.watch([...new Set(found.items.map((time) => time.unit.id))], (change) => {
      if (change.to === 'bookings') this.#hints.hint();
    });
    const marks = ({ items }: AppointmentList): number => items.filter(({ mark }) => mark && mark.as !== 'unseen').length;
    if (before && marks(list) > marks(before)) this.#say(({ changed }) => changed);
    return list;
  }

  #made(showing: typeof Showing): LaterModule {
    const times = (): readonly Appointment[] => this.#times.value?.found.items ?? [];
    const hostContext = this.#hostContext.addMessages({ mine: showing.mine });
    adoptExtraStyles(this, showing.styles);
    return {
      showing,
      hostContext,
      actionsController: new showing.AppointmentActionsController(this, hostContext, this.#announcer, (...ids) =>
        this.#changed(...ids),
      ),
      past: new showing.PastController(this, hostContext),
      deadlines: new showing.DeadlineController(this, times, (time) => this.#lapsed(time)),
    };
  }

  /** Asks a silent source again, alone: what the others answered stays. Empty: all of them. */
  async #ask(source: string): Promise<void> {
    if (this.asking !== undefined) return;
    const gap = () => this.#times.value?.found.gaps.find((one) => (one.source ?? '') === source);
    const name = source && (gap()?.name ?? '');
    this.asking = source;
    this.#source = source || undefined;
    this.#times.refetch();
    await this.#times.whenSettled;
    this.asking = undefined;
    this.#say(({ stillSilent, answered, partial }) => (gap() ? (name ? stillSilent(name) : partial) : name && answered(name)));
    // The button that asked is gone, and focus with it.
    if (document.activeElement === document.body) this.focus();
  }

  #lapsed(time: Appointment): void {
    this.#parts?.actionsController.expire(time);
    if (time.kind === 'open-invitation') return;
    this.#say(({ lapsed }, texts) => lapsed(formatDateTime(time.start, time.unit.timeZone, texts.dates)));
    this.#times.refetch();
  }

  #say(words: (mine: AppointmentMessages['mine'], texts: AppointmentMessages) => string): void {
    const texts = this.#parts?.hostContext.texts;
    if (texts) void this.#parts?.showing.whenShown(this).then(() => this.#announcer.announce(words(texts.mine, texts)));
  }

  #changed(...ids: readonly string[]): void {
    for (const id of ids) this.#own.add(id);
    this.#times.refetch();
  }

  #forget(): void {
    this.#parts?.actionsController.reset();
    this.#parts?.past.close();
    this.#own.clear();
    this.#source = undefined;
    this.asking = undefined;
    this.most = atOnce;
  }

  #onLeft(): void {
    this.#parts?.actionsController.go({ type: 'kept' });
    this.#times.refetch();
    this.focus();
  }
}
