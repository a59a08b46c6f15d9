import type { Slot } from '../model/appointment.js';

/** What a guide asks the citizen to write to the unit; its own limit applies in addition to the slot's. */
export interface MessageHint {
  readonly hint?: string;
  /** The hint's language, if it is not the page's. */
  readonly lang?: string;
  /** The most characters. */
  readonly length?: number;
}

/** The contact details. An absent field was not asked for yet; an empty message was asked for and left empty. */
export interface ContactDetails {
  readonly phone?: string;
  readonly message?: string;
}

/** The most characters of a message with a booking of that slot (`Infinity` without a limit); undefined if the unit takes none. */
export function messageLimit({ rights }: Pick<Slot, 'rights'>, advice?: MessageHint): number | undefined {
  if (!rights?.message.allowed) return undefined;
  const room = Math.floor(Math.min(rights.messageLength ?? Infinity, advice?.length ?? Infinity));
  return room > 0 ? room : undefined;
}

/** Whether the citizen must be asked for contact details before that slot is booked. */
export function needsContact(told: ContactDetails, slot: Slot, advice?: MessageHint): boolean {
  const room = messageLimit(slot, advice);
  return !told.phone || (room !== undefined && (told.message === undefined || told.message.length > room));
}

/** The contact details to send with a booking of that slot, without what its unit does not take. */
export function detailsFor(told: ContactDetails, slot: Slot): ContactDetails {
  const { phone, message } = told;
  return { ...(phone && { phone }), ...(message && messageLimit(slot) !== undefined && { message }) };
}

/** A number without the invisible marks of text pasted from another page, and with plain dashes. */
export function plainPhoneNumber(text: string): string {
  return text.replace(/\p{Cf}/gu, '').replace(/[\p{Pd}\u2212]/gu, '-');
}

/** Whether it can be a person's number: seven digits or more, at most 15 with a prefix (E.164), with the usual separators. */
export function isPhoneNumber(text: string): boolean {
  return /^[+\d\s()[\]/.-]{7,40}$/.test(text) && /^\D*(\d\D*){7,17}$/.test(text);
}

/** Normalizes a person's number; undefined if it cannot be one. */
export function ownPhoneNumber(text = ''): string | undefined {
  const plain = plainPhoneNumber(text).trim();
  return isPhoneNumber(plain) ? plain : undefined;
}
