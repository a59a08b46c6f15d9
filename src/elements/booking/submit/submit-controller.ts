import type { LitElement } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import type { BookingFlow, BookingFlowEvent, Purpose } from '../../../domain/booking/booking-flow.js';
import type { Booking } from '../../../domain/model/appointment.js';
import type { LiveAnnouncer } from '../../shared/a11y/live-announcer.js';
import { SessionExpiredEvent } from '../../shared/host/events.js';
import type { HostContext } from '../../shared/host/host-context.js';
import { whenShown } from '../../shared/host/visibility.js';
import { outcomeOf, detachedMessage, type DetachedWrite } from './detached-write.js';
import { bookedEvent } from '../made-events.js';
import type { BookingFlowController } from '../flow-controller.js';

type Host = LitElement & { readonly purpose: Purpose };

/** What the citizen tells and sends, and what the citizen hears of it, also of a journey that was left meanwhile. */
export class SubmitController {
  /** A write whose journey was left before the answer came. */
  left: DetachedWrite | undefined;
  /** What this journey booked or moved. */
  lastBooking: Booking | undefined;
  /** With what, and for whom, it was sent. */
  #sent: { readonly backend: BookingBackend | undefined; readonly name: string | undefined } | undefined;
  readonly #host: Host;
  readonly #hostContext: HostContext<'common' | 'dates' | 'guide' | 'journey' | 'booking'>;
  readonly #announcer: LiveAnnouncer;
  readonly #flow: BookingFlowController;
  #waitingForTerms: BookingFlow | undefined;

  constructor(
    host: Host,
    hostContext: HostContext<'common' | 'dates' | 'guide' | 'journey' | 'booking'>,
    announcer: LiveAnnouncer,
    flowController: BookingFlowController,
  ) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#announcer = announcer;
    this.#flow = flowController;
    host.addEventListener(SessionExpiredEvent.type, () => (this.lastBooking = undefined));
  }

  send(): void {
    const { journey, writeController, holdController, contactController } = this.#flow;
    const { purpose } = this.#host;
    const { backend, person, texts } = this.#hostContext;
    if (journey.step !== 'check' || !texts || !writeController || !holdController || !contactController) return;
    if (contactController.termsState === 'reading') {
      // Pressed before it is known what must be accepted: the press counts when that is, if the citizen is still here.
      if (this.#waitingForTerms === journey) return;
      this.#waitingForTerms = journey;
      void contactController.termsRead.then(() => {
        this.#waitingForTerms = undefined;
        if (this.#flow.journey === journey && this.#flow.contactController === contactController) this.send();
      });
      return;
    }
    const accepted = contactController.acceptances(journey.choice);
    if (!accepted) return;
    const told = contactController.details(journey.slot);
    this.#flow.dispatch({ type: 'confirmed' });
    this.#announcer.announce(purpose.to === 'rebook' ? texts.booking.rebooking : texts.booking.booking);
    this.#sent = { backend, name: person?.name };
    this.left = undefined;
    void writeController.send(purpose, journey, { told, accepted, holdController }, (event) => this.#onResult(event, purpose));
  }

  #onResult(event: BookingFlowEvent, purpose: Purpose): void {
    const before = this.#flow.journey;
    this.#flow.dispatch(event);
    if (this.#flow.journey !== before) return;
    // The journey was given up meanwhile, as for another person: the citizen and the host are told all the same.
    const came = outcomeOf(event);
    if (this.left && 'key' in event && this.left.key === event.key && came) this.#leftBehind({ ...this.left, came });
    if (event.type !== 'answered' || !('booking' in event.result) || event.result.outcome === 'unknown') return;
    const { booking } = event.result;
    if ('booking' in before && before.booking.id === booking.id) return;
    this.#host.dispatchEvent(bookedEvent(purpose, booking));
    // Of what another citizen sent nothing is said.
    if (!this.left && came && this.#sent?.backend === this.#hostContext.backend) {
      this.#leftBehind({ key: event.key, start: booking.start, unit: booking.unit, came });
    }
  }

  /** Tells the host. One that then goes elsewhere must not be taken back: first the journey's entries leave its history. */
  made(booking: Booking, historyLeft: Promise<unknown> | undefined): void {
    this.lastBooking = booking;
    const made = bookedEvent(this.#host.purpose, booking);
    if (historyLeft) void historyLeft.then(() => this.#host.dispatchEvent(made));
    else this.#host.dispatchEvent(made);
  }

  #leftBehind(left: DetachedWrite): void {
    const { texts } = this.#hostContext;
    this.left = left;
    this.#host.requestUpdate();
    if (!texts || left.came === 'sending') return;
    void whenShown(this.#host).then(() => this.#announcer.announce(detachedMessage(texts, left)));
  }

  /** The citizen has written phone number and message. */
  submitContact(): void {
    const { journey, contactController } = this.#flow;
    if (journey.step === 'contact' && contactController?.accept(journey.slot, journey.choice.message))
      this.#flow.dispatch({ type: 'told' });
  }

  /** Back to what the citizen wrote. */
  editContact(what: 'phone' | 'message'): void {
    const { contactController } = this.#flow;
    if (what === 'phone' && contactController) contactController.changesPhone = true;
    this.#flow.dispatch({ type: 'change', what: 'contact' });
  }

  focusField(field: string): void {
    const wrong = field === 'unticked' ? '[aria-invalid]' : `#${field}`;
    this.#host.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
  }

  /** The journey begins again. Of what was on its way the citizen still hears; of what another citizen sent nothing is said. */
  leave(journey: BookingFlow): void {
    this.left = undefined;
    this.lastBooking = undefined;
    if ((journey.step !== 'sending' && journey.step !== 'unknown') || this.#sent?.backend !== this.#hostContext.backend) return;
    const { name } = this.#sent ?? {};
    const { key, slot, choice } = journey;
    this.#leftBehind({ key, start: slot.start, unit: choice.unit, came: journey.step, ...(name !== undefined && { name }) });
  }
}
