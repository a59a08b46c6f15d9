import type { Slot } from '../model/appointment.js';

/** What a guide asks the citizen to tell the unit; a limit of its own counts beside the booking's. */
export interface MessageHint {
  readonly hint?: string;
  /** The hint's language, where it is not the page's. */
  readonly lang?: string;
  /** Most characters. */
  readonly length?: number;
}

/** What the citizen tells the unit. Absent: not asked yet. An empty message: asked, and nothing to say. */
export interface ContactDetails {
  readonly phone?: string;
  readonly message?: string;
}

/** Whether a booking of that slot may carry a message, and of how many characters; without a limit: `Infinity`. */
export function messageLimit({ rights }: Pick<Slot, 'rights'>, advice?: MessageHint): number | undefined {
  if (!rights?.message.allowed) return undefined;
  const room = Math.floor(Math.min(rights.messageLength ?? Infinity, advice?.length ?? Infinity));
  return room > 0 ? room : undefined;
}

/** Whether something is missing that the citizen must be asked before that slot is booked. */
export function needsContact(told: ContactDetails, slot: Slot, advice?: MessageHint): boolean {
  const room = messageLimit(slot, advice);
  return !told.phone || (room !== undefined && (told.message === undefined || told.message.length > room));
}

/** What goes with the booking of that slot: nothing that its unit does not take. */
export function detailsFor(told: ContactDetails, slot: Slot): ContactDetails {
  const { phone, message } = told;
  return { ...(phone && { phone }), ...(message && messageLimit(slot) !== undefined && { message }) };
}

/** A number without the invisible marks that come with one from another page, and with the dashes of a keyboard. */
export function plainPhoneNumber(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/[\p{Pd}\u2212]/gu, '-');
}

/** Whether it can be somebody's own number: seven digits or more, 15 with a prefix at most (E.164), and what people write between them. */
export function isPhoneNumber(text: string): boolean {
  return /^[+\d\s()[\]/.-]{7,40}$/.test(text) && /^\D*(\d\D*){7,17}$/.test(text);
}

/** A citizen's own number as it is sent, however it was typed; undefined if it can be nobody's. */
export function ownPhoneNumber(text = ''): string | undefined {
  const plain = plainPhoneNumber(text).trim();
  return isPhoneNumber(plain) ? plain : undefined;
}
