import type { LitElement } from 'lit';
import type { BookingBackend } from '../../../backends/backend.js';
import { inLanguage } from '../../../domain/guide/guide.js';
import { errandOf, type Choice, type Purpose } from '../../../domain/booking/booking-flow.js';
import type { Slot } from '../../../domain/model/appointment.js';
import type { Acceptance } from '../../../domain/model/requests.js';
import {
  messageRoom,
  mustAsk,
  ownPhoneNumber,
  plainPhoneNumber,
  toldOf,
  type MessageAdvice,
  type Told,
} from '../../../domain/booking/contact-details.js';
import type { Announcer } from '../../shared/a11y/live-announcer.js';
import type { Guest } from '../../shared/host/host-context.js';
import type { OwnWords } from '../../shared/parts/templates.js';
import { acceptedTerms, missingTerm, readTerms, type AskedTerms } from '../../shared/parts/terms.js';

type Host = LitElement & { readonly purpose: Purpose; readonly guideUrl: string | undefined };
type Field = 'phone' | 'message';

/** From so few characters left they are said, not only shown. */
const fewLeft = 20;
/** Milliseconds without a key before it is said how many characters are left. */
const typingPause = 1_000;

/** What the citizen tells the unit and accepts in this journey: what is known already is not asked. */
export class Telling {
  /** The phone number is known, and the citizen wants another. */
  changesPhone = false;
  faults: readonly { readonly field: Field; readonly text: string }[] = [];
  terms: AskedTerms | undefined;
  termsState: 'none' | 'reading' | 'failed' | 'read' = 'none';
  /** Resolves when what is being read of them has come or failed. */
  termsRead: Promise<void> = Promise.resolve();
  readonly ticked = new Set<string>();
  /** The id of the condition that must be ticked first. */
  unticked: string | undefined;
  readonly #host: Host;
  readonly #guest: Guest<'common' | 'booking'>;
  readonly #announcer: Announcer;
  #typed: Told = {};
  #pause = 0;

  constructor(host: Host, guest: Guest<'common' | 'booking'>, announcer: Announcer) {
    this.#host = host;
    this.#guest = guest;
    this.#announcer = announcer;
  }

  /** The number that the backend knows: the person's own, else of the one who acts for the person. */
  get knownPhone(): string | undefined {
    return this.#guest.person?.phone ?? this.#guest.around?.citizens[0]?.phone;
  }

  /** What stands in the fields. */
  get written(): Told {
    const { purpose } = this.#host;
    const phone = this.#typed.phone ?? this.knownPhone;
    const message = this.#typed.message ?? (purpose.to === 'rebook' ? purpose.from.message : undefined);
    return { ...(phone !== undefined && { phone }), ...(message !== undefined && { message }) };
  }

  get asksPhone(): boolean {
    return this.changesPhone || !ownPhoneNumber(this.knownPhone);
  }

  mustAsk(slot: Slot, advice: MessageAdvice | undefined): boolean {
    return mustAsk(this.told(), slot, advice);
  }

  /** What is sent and shown at the check; without a slot, all that was told. */
  told(slot?: Slot): Told {
    const { phone, ...rest } = this.written;
    const own = ownPhoneNumber(phone);
    const told = { ...rest, ...(own && { phone: own }) };
    return slot ? toldOf({ ...told, message: told.message?.trim() ?? '' }, slot) : told;
  }

  write(field: Field, text: string, room = Infinity): void {
    this.#typed = { ...this.#typed, [field]: field === 'phone' ? plainPhoneNumber(text) : text };
    clearTimeout(this.#pause);
    const left = room - text.length;
    if (field === 'message' && left <= fewLeft) {
      const { texts } = this.#guest;
      const said = left < 0 ? texts?.booking.messageLong(room) : texts?.booking.left(left);
      this.#pause = window.setTimeout(() => this.#announcer.say(said ?? ''), typingPause);
    }
    this.#host.requestUpdate();
  }

  /** Whether all that was written can be sent; else the faults stand, with focus on them. */
  accept(slot: Slot, advice: MessageAdvice | undefined): boolean {
    const { texts } = this.#guest;
    clearTimeout(this.#pause);
    const room = messageRoom(slot, advice);
    if (room !== undefined) this.#typed = { ...this.#typed, message: this.written.message?.trim() ?? '' };
    const { phone, message = '' } = this.told();
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
  readTerms(choice: Choice): void {
    const { backend } = this.#guest;
    if (!choice.fixed || !backend || this.termsState === 'reading' || this.termsState === 'read') return;
    this.termsState = 'reading';
    this.termsRead = this.#readTerms(backend, choice);
  }

  async #readTerms(backend: BookingBackend, { unit, visitTypes: [visitType] }: Choice): Promise<void> {
    const { callOptions } = this.#guest;
    const { purpose, guideUrl } = this.#host;
    try {
      this.terms = await readTerms(backend, { errand: errandOf(purpose), unit, visitType, guideUrl }, callOptions);
      this.termsState = 'read';
    } catch (thrown) {
      this.#guest.report(thrown);
      this.termsState = 'failed';
    }
    this.#host.requestUpdate();
  }

  tick(id: string, on: boolean): void {
    if (on) this.ticked.add(id);
    else this.ticked.delete(id);
    this.#host.requestUpdate();
  }

  /** What was accepted at the check; none if something is missing, which is then said with focus on it. */
  accepted({ fixed }: Choice): readonly Acceptance[] | undefined {
    if (!fixed) return [];
    if (this.termsState !== 'read') return undefined;
    this.unticked = missingTerm(this.terms, this.ticked)?.id;
    if (this.unticked !== undefined) this.#toSummary();
    return this.unticked === undefined ? acceptedTerms(this.terms) : undefined;
  }

  /** The words of the condition that must be ticked first. */
  get untickedWords(): OwnWords | undefined {
    const { terms, unticked } = this;
    const one = terms?.conditions.find(({ id }) => id === unticked);
    return terms && one && inLanguage(terms.guide, one.text, this.#guest.texts?.pageLang ?? 'sv');
  }

  #toSummary(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>('.summary')?.focus());
  }

  /** Another booking of the same person: the number need not be asked again. */
  next(): Telling {
    const telling = new Telling(this.#host, this.#guest, this.#announcer);
    const { phone } = this.told();
    if (this.#typed.phone !== undefined && phone !== undefined) telling.#typed = { phone };
    return telling;
  }
}
