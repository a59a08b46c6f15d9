import { ownPhoneNumber } from '../../domain/booking/contact-details.js';
import { BookingError } from '../../domain/model/booking-error.js';
import type { Reason, Right, Rights } from '../../domain/model/care-unit.js';
import type { Refused } from '../../domain/model/write-result.js';

export function refused(reason: Reason): Refused {
  return { outcome: 'refused', reason };
}

/** The refusal that follows from a right; undefined if it allows. */
export function refusedBy(right: Right): Refused | undefined {
  if (right.allowed) return undefined;
  return { ...refused(right.reason), ...(right.text && { text: right.text }) };
}

/** Throws `invalid-request` for a telephone number that does not exist. */
export function checkPhone(phone: string | undefined): void {
  if (phone && !ownPhoneNumber(phone)) throw new BookingError('invalid-request', 'no such telephone number');
}

/** Throws `invalid-request` for a message that the rights do not allow, or that is too long. */
export function checkMessage({ message: right, messageLength = 0 }: Rights, message: string | undefined): void {
  if (!message) return;
  if (!right.allowed || message.length > messageLength) {
    throw new BookingError('invalid-request', 'no such message may be sent');
  }
}
