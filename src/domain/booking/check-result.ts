import { noRights, type CareUnit, type VisitType } from '../model/care-unit.js';
import { bookingSchema, reason as reasonShape } from '../schema/entity-schemas.js';
import type { Booking, Slot } from '../model/appointment.js';
import { parse } from '../schema/parse.js';
import type { CancelResult, RebookResult } from '../model/write-result.js';
import type { Schema } from '../schema/schema.js';
import { richTextSchema } from '../schema/rich-text-schema.js';
import { millisecondsOf } from '../time/instant.js';

/** What is known of the slot of a write, whatever the answer. */
export interface SentTime {
  readonly slot: Slot;
  readonly unit: CareUnit;
  readonly visitType?: VisitType | undefined;
  /** The booking that is moved, in a rebooking. */
  readonly from?: Booking | undefined;
}

/** `incomplete`: a part of the answer could not be read, so a notice of the unit may be missing. */
interface Incomplete {
  readonly incomplete?: true;
}
export type CredibleResult = RebookResult & Incomplete;
export type CredibleCancelResult = CancelResult & Incomplete;

const unknown = { outcome: 'unknown' } as const;

type Given = Readonly<Record<string, unknown>>;
/** Parses an optional part of an answer. */
type ReadPart = <T>(shape: Schema<T>, value: unknown) => T | undefined;

/**
 * Checks the whole answer to a booking or rebooking before anything is shown. An answer that cannot be read does not prove that nothing
 * happened, so it is `unknown`, as is an answer about another slot than the one that was sent. If only parts cannot be read, it is done,
 * with what is known.
 */
export function checkBookResult(result: unknown, sent: SentTime): CredibleResult {
  return believed<CredibleResult>(result, (given, part) => {
    const { outcome, kept, notice } = given;
    switch (outcome) {
      case 'taken':
        return { outcome, ...textOf(given, part) };
      case 'refused':
        return { outcome, reason: part(reasonShape, given.reason) ?? 'other', ...textOf(given, part) };
      case 'done':
      case 'pending':
      case 'both': {
        const booking = bookingOf(given.booking, sent, part, outcome === 'pending' ? outcome : 'booked');
        const old = sent.from && kept !== undefined ? (part(bookingSchema, kept) ?? sent.from) : undefined;
        if (!booking || booking.status === 'cancelled') return undefined;
        const words = part(richTextSchema, notice);
        const more = words && { notice: words };
        if (outcome === 'both') {
          if (!old) return undefined;
          const reason = part(reasonShape, given.reason) ?? 'other';
          return { outcome, booking, kept: old, reason, ...more, ...textOf(given, part) };
        }
        // Two bookings that contradict each other prove nothing.
        if (booking.status !== (outcome === 'done' ? 'booked' : 'pending')) return undefined;
        return outcome === 'pending' && old ? { outcome, booking, ...more, kept: old } : { outcome, booking, ...more };
      }
      case 'unknown': {
        const booking = given.booking === undefined ? undefined : bookingOf(given.booking, sent, part);
        return { outcome, ...(booking && { booking }) };
      }
      default:
        return undefined;
    }
  });
}

/** Checks the answer to a cancellation in the same way. */
export function checkCancelResult(result: unknown): CredibleCancelResult {
  return believed<CredibleCancelResult>(result, (given, part) => {
    if (given.outcome === 'refused') {
      return { outcome: 'refused', reason: part(reasonShape, given.reason) ?? 'other', ...textOf(given, part) };
    }
    if (given.outcome !== 'done') return undefined;
    const notice = part(richTextSchema, given.notice);
    return { outcome: 'done', ...(notice && { notice }) };
  });
}

function believed<T extends Incomplete & object>(
  result: unknown,
  tell: (given: Given, part: ReadPart) => T | undefined,
): T | { readonly outcome: 'unknown' } {
  let isIncomplete = false as boolean;
  const onLost = (): void => void (isIncomplete = true);
  const part: ReadPart = (shape, value) => {
    try {
      return value === undefined ? undefined : parse(shape, value, 'result', onLost);
    } catch {
      onLost();
      return undefined;
    }
  };
  try {
    const told = tell(Object(result) as Given, part);
    return told && isIncomplete ? { ...told, incomplete: true } : (told ?? unknown);
  } catch {
    // A getter in the answer may throw.
    return unknown;
  }
}

function textOf({ text }: Given, part: ReadPart) {
  const words = part(richTextSchema, text);
  return words && { text: words };
}

/** The new booking, if it is of the slot that was sent. */
function bookingOf(
  given: unknown,
  { slot, unit, visitType }: SentTime,
  part: ReadPart,
  status: Booking['status'] = 'booked',
): Booking | undefined {
  const { id, start, unit: at } = Object(given) as Given;
  const isSame = typeof start === 'string' && millisecondsOf(start) === millisecondsOf(slot.start);
  const elsewhere = (Object(at) as Given).id;
  if (typeof id !== 'string' || !id || !isSame || (elsewhere !== undefined && elsewhere !== slot.unit)) return undefined;
  const { end, performer } = slot;
  return (
    part(bookingSchema, given) ?? {
      ...{ id, kind: 'booking', status, start: slot.start, unit, rights: noRights },
      ...(end !== undefined && { end }),
      ...(visitType && { visitType }),
      ...(performer && { performer }),
    }
  );
}
