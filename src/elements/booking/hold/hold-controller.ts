import { nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { BookingBackend, HoldOptions } from '../../../backends/backend.js';
import { errandOf, type BookingFlow, type BookingFlowEvent, type Purpose } from '../../../domain/booking/booking-flow.js';
import type { Hold, Slot } from '../../../domain/model/appointment.js';
import { dayOf, instantOf, type Instant } from '../../../domain/time/instant.js';
import type { HostContext } from '../../shared/host/host-context.js';
import { newIdempotencyKey } from '../../shared/writes/idempotency-key.js';
import { keepDialogOpen } from '../../shared/a11y/keep-dialog-open.js';
import { whenShown } from '../../shared/host/visibility.js';
import { formatTime } from '../../shared/format/format.js';
import { holdNotice } from './hold-notice.js';
import type { BookingMessages } from '../steps/outcome-model.js';

/** How long before the end of a hold the citizen is warned, in milliseconds; at half the length of a short hold. */
const warning = 120_000;

/** The longest hold that is counted down, in seconds: a browser's timers cannot run longer. */
const longestHold = 86_400;

/** What the controller needs of the booking flow. */
export interface HoldHost {
  go(event: BookingFlowEvent): void;
  /** Announces a text to screen readers, once. */
  say(sentence: string): void;
}

interface HoldTarget {
  readonly key: string;
  readonly slot: Slot;
  readonly timeZone: string;
  readonly backend: BookingBackend;
  readonly options: Omit<HoldOptions, 'key'>;
}

type HoldState =
  | { readonly as: 'none' }
  | {
      readonly as: 'held';
      readonly hold: Hold;
      /** The end by the device's clock (instant) and by the monotonic clock (milliseconds); absent if the backend does not tell it. */
      readonly end?: { readonly at: Instant; readonly even: number; readonly warned: number };
      readonly shows: 'line' | 'warning' | 'warned';
      /** The last attempt to extend it failed. */
      readonly failed?: true;
    };

/** Steps in which the slot is held. */
const wanting: readonly BookingFlow['step'][] = ['contact', 'check', 'sending', 'unknown'];

/** Holds the chosen slot while the citizen fills in the details, warns before the hold ends, and releases it when the citizen leaves. */
export class HoldController implements ReactiveController {
  readonly #host: LitElement & { readonly purpose: Purpose };
  readonly #hostContext: HostContext<'common' | 'dates' | 'booking'>;
  readonly #course: HoldHost;
  #taking: HoldTarget | undefined;
  #asking: Promise<void> | undefined;
  #state: HoldState = { as: 'none' };
  #step: BookingFlow['step'] = 'slot';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: LitElement & { readonly purpose: Purpose },
    hostContext: HostContext<'common' | 'dates' | 'booking'>,
    course: HoldHost,
  ) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#course = course;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#onHide);
    window.addEventListener('pageshow', this.#onShow);
    document.addEventListener('visibilitychange', this.#tick);
    if (this.#taking && this.#state.as === 'none') void this.#ask(this.#taking);
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#onHide);
    window.removeEventListener('pageshow', this.#onShow);
    document.removeEventListener('visibilitychange', this.#tick);
    // The element was only moved in the page: keep the hold.
    setTimeout(() => {
      if (!this.#host.isConnected) this.#onHide();
    });
  }

  /** The hold to send with the booking; waits while it is being taken. */
  async awaitHold(patience: Promise<unknown>): Promise<Hold | undefined> {
    await Promise.race([this.#asking, patience]);
    return this.#state.as === 'held' ? this.#state.hold : undefined;
  }

  /** Takes a hold when the flow enters a step that needs it, and releases the hold of the previous slot. */
  sync(journey: BookingFlow): void {
    this.#step = journey.step;
    const wanted = 'key' in journey && wanting.includes(journey.step) ? journey : undefined;
    if (wanted?.key === this.#taking?.key) {
      this.#tick();
      return;
    }
    const gone = journey.step === 'done' || journey.step === 'pending' || journey.step === 'both' || journey.step === 'already';
    if (!gone) this.#giveBack();
    this.#set({ as: 'none' });
    const { backend, writeOptions } = this.#hostContext;
    const { slot, key, choice } = wanted ?? {};
    const intent = errandOf(this.#host.purpose);
    this.#taking =
      backend?.hold && slot && key !== undefined
        ? { key, slot, timeZone: choice?.unit.timeZone ?? 'UTC', backend, options: { ...writeOptions, intent } }
        : undefined;
    if (this.#taking) void this.#ask(this.#taking);
  }

  #ask(taking: HoldTarget): Promise<void> {
    this.#asking = this.#hold(taking);
    return this.#asking;
  }

  async #hold(taking: HoldTarget): Promise<void> {
    const { backend, slot, options, key } = taking;
    const extending = this.#state.as === 'held';
    try {
      const result = await backend.hold?.(slot, { ...options, key: newIdempotencyKey() });
      if (this.#taking !== taking || !this.#host.isConnected) {
        if (result?.outcome === 'held') void this.#release(taking, result.hold);
      } else if (result?.outcome === 'held') {
        this.#held(result.hold);
        if (extending) this.#say(this.#line());
      } else if (result?.outcome === 'taken' || (result && !extending)) {
        this.#course.go({ type: 'not-held', key, result });
      } else {
        this.#fail();
      }
    } catch (thrown) {
      // Booking works without a hold: the write itself tells whether the slot is free.
      this.#hostContext.report(thrown);
      if (this.#taking === taking && extending) this.#fail();
    }
  }

  #held(hold: Hold): void {
    const { seconds = 0 } = hold;
    const length = seconds > 0 ? Math.min(seconds, longestHold) * 1000 : undefined;
    const even = performance.now();
    this.#set({
      ...{ as: 'held', hold, shows: 'line' },
      ...(length !== undefined && {
        end: { at: instantOf(Date.now() + length), even: even + length, warned: Math.min(warning, length / 2) },
      }),
    });
    this.#tick();
  }

  #fail(): void {
    if (this.#state.as !== 'held') return;
    this.#set({ ...this.#state, failed: true });
    this.#say(this.#hostContext.texts?.booking.notExtended);
  }

  #say(sentence = ''): void {
    void whenShown(this.#host).then(() => this.#course.say(sentence));
  }

  /** Warns or ends the hold when it is due; also called when the page wakes up. */
  readonly #tick = (): void => {
    clearTimeout(this.#timer);
    if (this.#state.as !== 'held' || !this.#state.end || !this.#taking) return;
    const { at, even, warned } = this.#state.end;
    // The monotonic clock may have stopped while the device slept, and the device's clock may have been corrected: use both.
    const left = Math.min(even - performance.now(), Date.parse(at) - Date.now());
    if (left <= 0) {
      this.#course.go({ type: 'lapsed', key: this.#taking.key });
      return;
    }
    if (left <= warned && this.#state.shows === 'line' && (this.#step === 'check' || this.#step === 'contact'))
      void this.#warn(this.#state);
    this.#timer = setTimeout(this.#tick, left > warned ? left - warned : left);
  };

  async #warn(state: Extract<HoldState, { as: 'held' }>): Promise<void> {
    this.#set({ ...state, shows: 'warning' });
    await this.#host.updateComplete;
    if (this.#dialog) void keepDialogOpen(this.#dialog, 'button');
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('dialog.hold');
  }

  /** Returns the focus to where it was before the dialog opened. */
  readonly #close = (): void => {
    this.#dialog?.close();
    if (this.#state.as === 'held') this.#set({ ...this.#state, shows: 'warned' });
  };

  readonly #extend = (): void => {
    this.#close();
    if (this.#taking) void this.#ask(this.#taking);
  };

  // A write that is under way is not cancelled: its answer decides.
  readonly #onHide = (): void => {
    if (this.#step === 'sending' || this.#step === 'unknown') return;
    this.#giveBack();
    this.#set({ as: 'none' });
  };

  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (persisted && this.#taking && this.#state.as === 'none') void this.#ask(this.#taking);
  };

  #giveBack(): void {
    if (this.#taking && this.#state.as === 'held') void this.#release(this.#taking, this.#state.hold);
  }

  async #release({ backend, options }: HoldTarget, hold: Hold): Promise<void> {
    try {
      await backend.release?.(hold, { ...options, key: newIdempotencyKey() });
    } catch {
      // A failed release does no harm: the hold expires by itself.
    }
  }

  #set(state: HoldState): void {
    if (state.as === 'none') clearTimeout(this.#timer);
    if (state.as !== this.#state.as || state.as === 'held') this.#host.requestUpdate();
    this.#state = state;
  }

  #end(): { readonly time: string; readonly today: boolean } | undefined {
    const { texts } = this.#hostContext;
    const at = this.#state.as === 'held' ? this.#state.end?.at : undefined;
    if (!texts || !at || !this.#taking) return undefined;
    const { timeZone } = this.#taking;
    return { time: formatTime(at, timeZone, texts.dates), today: dayOf(at, timeZone) === this.#hostContext.today(timeZone) };
  }

  #line(): string | undefined {
    const end = this.#end();
    return end && this.#hostContext.texts?.booking.held(end.time, end.today);
  }

  /** The notice with the end of the hold and the button to extend it, and the warning shortly before the end. */
  template(texts: BookingMessages, level: number, sending: boolean): TemplateResult | typeof nothing {
    const line = this.#line();
    const end = this.#end();
    if (this.#state.as !== 'held' || !line || !end) return nothing;
    const { shows, failed = false } = this.#state;
    return holdNotice(texts, {
      ...{ line, time: end.time, level, sending, warning: shows === 'warning', failed },
      extend: this.#extend,
      close: this.#close,
    });
  }
}
