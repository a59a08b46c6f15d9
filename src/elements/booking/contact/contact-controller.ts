import type { LitElement } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import { inLanguage } from '../../../domain/guide/guide.js';
import { errandOf, type Selection, type Purpose } from '../../../domain/booking/booking-flow.js';
import type { Slot } from '../../../domain/model/appointment.js';
import type { Acceptance } from '../../../domain/model/requests.js';
import {
  messageLimit,
  needsContact,
  ownPhoneNumber,
  plainPhoneNumber,
  detailsFor,
  type MessageHint,
  type ContactDetails,
} from '../../../domain/booking/contact-details.js';
import type { LiveAnnouncer } from '../../shared/a11y/live-announcer.js';
import type { HostContext } from '../../shared/host/host-context.js';
import type { UnitWords } from '../../shared/parts/templates.js';
import { acceptedTerms, firstUnaccepted, fetchTerms, type RequiredTerms } from '../../shared/parts/terms.js';

type Host = LitElement & { readonly purpose: Purpose; readonly guideUrl: string | undefined };
type Field = 'phone' | 'message';

/** From so few characters left they are said, not only shown. */
const fewLeft = 20;
/** Milliseconds without a key before it is said how many characters are left. */
const typingPause = 1_000;

/** What the citizen tells the unit and accepts in this journey: what is known already is not asked. */
export class ContactController {
  /** The phone number is known, and the citizen wants another. */
  changesPhone = false;
  faults: readonly { readonly field: Field; readonly text: string }[] = [];
  terms: RequiredTerms | undefined;
  termsState: 'none' | 'reading' | 'failed' | 'read' = 'none';
  /** Resolves when what is being read of them has come or failed. */
  termsRead: Promise<void> = Promise.resolve();
  readonly checked = new Set<string>();
  /** The id of the condition that must be ticked first. */
  firstUnchecked: string | undefined;
  readonly #host: Host;
  readonly #hostContext: HostContext<'common' | 'booking'>;
  readonly #announcer: LiveAnnouncer;
  #typed: ContactDetails = {};
  #pause = 0;

  constructor(host: Host, hostContext: HostContext<'common' | 'booking'>, announcer: LiveAnnouncer) {
    this.#host = host;
    this.#hostContext = hostContext;
    this.#announcer = announcer;
  }

  /** The number that the backend knows: the person's own, else of the one who acts for the person. */
  get knownPhone(): string | undefined {
    return this.#hostContext.person?.phone ?? this.#hostContext.provider?.citizens[0]?.phone;
  }

  /** What stands in the fields. */
  get values(): ContactDetails {
    const { purpose } = this.#host;
    const phone = this.#typed.phone ?? this.knownPhone;
    const message = this.#typed.message ?? (purpose.to === 'rebook' ? purpose.from.message : undefined);
    return { ...(phone !== undefined && { phone }), ...(message !== undefined && { message }) };
  }

  get asksPhone(): boolean {
    return this.changesPhone || !ownPhoneNumber(this.knownPhone);
  }

  mustAsk(slot: Slot, advice: MessageHint | undefined): boolean {
    return needsContact(this.details(), slot, advice);
  }

  /** What is sent and shown at the check; without a slot, all that was told. */
  details(slot?: Slot): ContactDetails {
    const { phone, ...rest } = this.values;
    const own = ownPhoneNumber(phone);
    const told = { ...rest, ...(own && { phone: own }) };
    return slot ? detailsFor({ ...told, message: told.message?.trim() ?? '' }, slot) : told;
  }

  write(field: Field, text: string, room = Infinity): void {
    this.#typed = { ...this.#typed, [field]: field === 'phone' ? plainPhoneNumber(text) : text };
    clearTimeout(this.#pause);
    const left = room - text.length;
    if (field === 'message' && left <= fewLeft) {
      const { texts } = this.#hostContext;
      const said = left < 0 ? texts?.booking.messageLong(room) : texts?.booking.left(left);
      this.#pause = window.setTimeout(() => this.#announcer.announce(said ?? ''), typingPause);
    }
    this.#host.requestUpdate();
  }

  /** Whether all that was written can be sent; else the faults stand, with focus on them. */
  accept(slot: Slot, advice: MessageHint | undefined): boolean {
    const { texts } = this.#hostContext;
    clearTimeout(this.#pause);
    const room = messageLimit(slot, advice);
    if (room !== undefined) this.#typed = { ...this.#typed, message: this.values.message?.trim() ?? '' };
    const { phone, message = '' } = this.details();
    this.faults = [
      ...(phone ? [] : [{ field: 'phone' as const, text: texts?.booking.phoneError ?? '' }]),
      ...(room !== undefined && message.length > room
        ? [{ field: 'message' as const, text: texts?.booking.messageLong(room) ?? '' }]
        : []),
    ];
    if (this.faults.length > 0) {
      this.changesPhone ||= !phone;
      this.#toSummary();
    }
    return this.faults.length === 0;
  }

  /** Reads what must be accepted before an own time is moved or answered. */
  readTerms(choice: Selection): void {
    const { backend } = this.#hostContext;
    if (!choice.fixed || !backend || this.termsState === 'reading' || this.termsState === 'read') return;
    this.termsState = 'reading';
    this.termsRead = this.#readTerms(backend, choice);
  }

  async #readTerms(backend: BookingBackend, { unit, visitTypes: [visitType] }: Selection): Promise<void> {
    const { readOptions } = this.#hostContext;
    const { purpose, guideUrl } = this.#host;
    try {
      this.terms = await fetchTerms(backend, { errand: errandOf(purpose), unit, visitType, guideUrl }, readOptions);
      this.termsState = 'read';
    } catch (thrown) {
      this.#hostContext.report(thrown);
      this.termsState = 'failed';
    }
    this.#host.requestUpdate();
  }

  tick(id: string, on: boolean): void {
    if (on) this.checked.add(id);
    else this.checked.delete(id);
    this.#host.requestUpdate();
  }

  /** What was accepted at the check; none if something is missing, which is then said with focus on it. */
  acceptances({ fixed }: Selection): readonly Acceptance[] | undefined {
    if (!fixed) return [];
    if (this.termsState !== 'read') return undefined;
    this.firstUnchecked = firstUnaccepted(this.terms, this.checked)?.id;
    if (this.firstUnchecked !== undefined) this.#toSummary();
    return this.firstUnchecked === undefined ? acceptedTerms(this.terms) : undefined;
  }

  /** The words of the condition that must be ticked first. */
  get untickedWords(): UnitWords | undefined {
    const { terms, firstUnchecked } = this;
    const one = terms?.conditions.find(({ id }) => id === firstUnchecked);
    return terms && one && inLanguage(terms.guide, one.text, this.#hostContext.texts?.pageLang ?? 'sv');
  }

  #toSummary(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.summary')?.focus());
  }

  /** Another booking of the same person: the number need not be asked again. */
  next(): ContactController {
    const contactController = new ContactController(this.#host, this.#hostContext, this.#announcer);
    const { phone } = this.details();
    if (this.#typed.phone !== undefined && phone !== undefined) contactController.#typed = { phone };
    return contactController;
  }
}
