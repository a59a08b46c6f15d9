import type { LitElement } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import type { BookingFlow, BookingFlowEvent, Purpose } from '../../../domain/booking/booking-flow.js';
import type { Booking } from '../../../domain/model/appointment.js';
import type { LiveAnnouncer } from '../../shared/a11y/live-announcer.js';
import { SessionExpiredEvent } from '../../shared/host/events.js';
import type { HostContext } from '../../shared/host/host-context.js';
import { whenShown } from '../../shared/host/visibility.js';
import { detachedOutcome, detachedMessage, type DetachedWrite } from './detached-write.js';
import { bookedEvent } from '../made-events.js';
import type { BookingFlowController } from '../flow-controller.js';

type Host = LitElement & { readonly purpose: Purpose };

/** Submits the booking and reports its result, also when the user has switched person or restarted the flow in the meantime. */
export class SubmitController {
  /** A write whose flow was left before the answer came. */
  left: DetachedWrite | undefined;
  /** The booking that this flow made or moved. */
  lastBooking: Booking | undefined;
  /** The backend and the person of the write. */
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
      // The button was pressed before the terms were loaded: submit when they are, if the citizen is still at this step.
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
    // The flow was left in the meantime, for example for another person: report the result all the same.
    const came = detachedOutcome(event);
    if (this.left && 'key' in event && this.left.key === event.key && came) this.#leftBehind({ ...this.left, came });
    if (event.type !== 'answered' || !('booking' in event.result) || event.result.outcome === 'unknown') return;
    const { booking } = event.result;
    if ('booking' in before && before.booking.id === booking.id) return;
    this.#host.dispatchEvent(bookedEvent(purpose, booking));
    // Report nothing of the write of another citizen.
    if (!this.left && came && this.#sent?.backend === this.#hostContext.backend) {
      this.#leftBehind({ key: event.key, start: booking.start, unit: booking.unit, came });
    }
  }

  /** Fires the event. First the entries of the flow leave the browser history, so that a host that then navigates is not taken back. */
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

  /** Validates the contact details and goes on. */
  submitContact(): void {
    const { journey, contactController } = this.#flow;
    if (journey.step === 'contact' && contactController?.accept(journey.slot, journey.choice.message))
      this.#flow.dispatch({ type: 'told' });
  }

  /** Goes back to the contact form. */
  editContact(what: 'phone' | 'message'): void {
    const { contactController } = this.#flow;
    if (what === 'phone' && contactController) contactController.changesPhone = true;
    this.#flow.dispatch({ type: 'change', what: 'contact' });
  }

  focusField(field: string): void {
    const wrong = field === 'unticked' ? '[aria-invalid]' : `#${field}`;
    this.#host.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
  }

  /** Called when the flow restarts. A write that is under way is still reported, but not one of another citizen. */
  leave(journey: BookingFlow): void {
    this.left = undefined;
    this.lastBooking = undefined;
    if ((journey.step !== 'sending' && journey.step !== 'unknown') || this.#sent?.backend !== this.#hostContext.backend) return;
    const { name } = this.#sent ?? {};
    const { key, slot, choice } = journey;
    this.#leftBehind({ key, start: slot.start, unit: choice.unit, came: journey.step, ...(name !== undefined && { name }) });
  }
}
