import type { LitElement } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import type { Journey, JourneyEvent, Purpose } from '../../../domain/booking/booking-flow.js';
import type { Booking } from '../../../domain/model/appointment.js';
import type { Announcer } from '../../shared/a11y/live-announcer.js';
import { SessionExpiredEvent } from '../../shared/host/events.js';
import type { Guest } from '../../shared/host/host-context.js';
import { whenShown } from '../../shared/host/visibility.js';
import { cameOf, leftInWords, type Left } from './detached-write.js';
import { madeEvent } from '../made-events.js';
import type { Going } from '../flow-controller.js';

type Host = LitElement & { readonly purpose: Purpose };

/** What the citizen tells and sends, and what the citizen hears of it, also of a journey that was left meanwhile. */
export class Sending {
  /** A write whose journey was left before the answer came. */
  left: Left | undefined;
  /** What this journey booked or moved. */
  lastBooking: Booking | undefined;
  /** With what, and for whom, it was sent. */
  #sent: { readonly backend: BookingBackend | undefined; readonly name: string | undefined } | undefined;
  readonly #host: Host;
  readonly #guest: Guest<'common' | 'dates' | 'guide' | 'journey' | 'booking'>;
  readonly #announcer: Announcer;
  readonly #going: Going;
  #early: Journey | undefined;

  constructor(
    host: Host,
    guest: Guest<'common' | 'dates' | 'guide' | 'journey' | 'booking'>,
    announcer: Announcer,
    going: Going,
  ) {
    this.#host = host;
    this.#guest = guest;
    this.#announcer = announcer;
    this.#going = going;
    host.addEventListener(SessionExpiredEvent.type, () => (this.lastBooking = undefined));
  }

  send(): void {
    const { journey, writing, holding, telling } = this.#going;
    const { purpose } = this.#host;
    const { backend, person, texts } = this.#guest;
    if (journey.step !== 'check' || !texts || !writing || !holding || !telling) return;
    if (telling.termsState === 'reading') {
      // Pressed before it is known what must be accepted: the press counts when that is, if the citizen is still here.
      if (this.#early === journey) return;
      this.#early = journey;
      void telling.termsRead.then(() => {
        this.#early = undefined;
        if (this.#going.journey === journey && this.#going.telling === telling) this.send();
      });
      return;
    }
    const accepted = telling.accepted(journey.choice);
    if (!accepted) return;
    const told = telling.told(journey.slot);
    this.#going.go({ type: 'confirmed' });
    this.#announcer.say(purpose.to === 'rebook' ? texts.booking.rebooking : texts.booking.booking);
    this.#sent = { backend, name: person?.name };
    this.left = undefined;
    void writing.send(purpose, journey, { told, accepted, holding }, (event) => this.#heard(event, purpose));
  }

  #heard(event: JourneyEvent, purpose: Purpose): void {
    const before = this.#going.journey;
    this.#going.go(event);
    if (this.#going.journey !== before) return;
    // The journey was given up meanwhile, as for another person: the citizen and the host are told all the same.
    const came = cameOf(event);
    if (this.left && 'key' in event && this.left.key === event.key && came) this.#leftBehind({ ...this.left, came });
    if (event.type !== 'answered' || !('booking' in event.result) || event.result.outcome === 'unknown') return;
    const { booking } = event.result;
    if ('booking' in before && before.booking.id === booking.id) return;
    this.#host.dispatchEvent(madeEvent(purpose, booking));
    // Of what another citizen sent nothing is said.
    if (!this.left && came && this.#sent?.backend === this.#guest.backend) {
      this.#leftBehind({ key: event.key, start: booking.start, unit: booking.unit, came });
    }
  }

  /** Tells the host. One that then goes elsewhere must not be taken back: first the journey's entries leave its history. */
  made(booking: Booking, historyLeft: Promise<unknown> | undefined): void {
    this.lastBooking = booking;
    const made = madeEvent(this.#host.purpose, booking);
    if (historyLeft) void historyLeft.then(() => this.#host.dispatchEvent(made));
    else this.#host.dispatchEvent(made);
  }

  #leftBehind(left: Left): void {
    const { texts } = this.#guest;
    this.left = left;
    this.#host.requestUpdate();
    if (!texts || left.came === 'sending') return;
    void whenShown(this.#host).then(() => this.#announcer.say(leftInWords(texts, left)));
  }

  /** The citizen has written phone number and message. */
  tell(): void {
    const { journey, telling } = this.#going;
    if (journey.step === 'contact' && telling?.accept(journey.slot, journey.choice.message)) this.#going.go({ type: 'told' });
  }

  /** Back to what the citizen wrote. */
  rewrite(what: 'phone' | 'message'): void {
    const { telling } = this.#going;
    if (what === 'phone' && telling) telling.changesPhone = true;
    this.#going.go({ type: 'change', what: 'contact' });
  }

  focusOn(field: string): void {
    const wrong = field === 'unticked' ? '[aria-invalid]' : `#${field}`;
    this.#host.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
  }

  /** The journey begins again. Of what was on its way the citizen still hears; of what another citizen sent nothing is said. */
  leave(journey: Journey): void {
    this.left = undefined;
    this.lastBooking = undefined;
    if ((journey.step !== 'sending' && journey.step !== 'unknown') || this.#sent?.backend !== this.#guest.backend) return;
    const { name } = this.#sent ?? {};
    const { key, slot, choice } = journey;
    this.#leftBehind({ key, start: slot.start, unit: choice.unit, came: journey.step, ...(name !== undefined && { name }) });
  }
}
