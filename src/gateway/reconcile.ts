import type { BookingBackend, WriteOptions } from '../backends/backend.js';
import { toBookingError } from '../domain/model/booking-error.js';
import { reconcileWrite } from '../domain/booking/reconcile-booking.js';
import { reconcileCancel } from '../domain/booking/reconcile-cancel.js';
import { addDays, dayOf } from '../domain/time/instant.js';
import type { MethodAnswer, Input, WriteMethod } from '../wire/contract.js';

/** The writes whose answers are kept. A hold expires by itself, so repeating one does no harm. */
export type KeptMethod = 'book' | 'rebook' | 'cancel';

/** The answer of any write. */
export type Result = MethodAnswer<WriteMethod>;

/** A write that was sent to the backend. */
export interface SentWrite {
  readonly method: KeptMethod;
  readonly input: object;
  readonly backend: BookingBackend;
  readonly options: WriteOptions;
}

/** Reconciles a write without an answer by reading; undefined if its outcome stays unknown. */
export async function reconcileResult(
  { method, input, backend, options }: SentWrite,
  sentAt: number,
): Promise<Result | 'not-done' | undefined> {
  return method === 'cancel'
    ? settledCancel(backend, input as Input<'cancel'>, options, sentAt)
    : settledBooking(backend, input as Input<'book' | 'rebook'>, options, sentAt);
}

async function settledCancel(
  backend: BookingBackend,
  input: Input<'cancel'>,
  options: WriteOptions,
  sentAt: number,
): Promise<Result | 'not-done' | undefined> {
  const read = await backend.booking(input.time.id, personOf(options)).catch(toBookingError);
  const settled = reconcileCancel(read, Date.now() - sentAt);
  if (settled.outcome === 'refused') return 'not-done';
  return settled.outcome === 'unknown' ? undefined : settled;
}

async function settledBooking(
  backend: BookingBackend,
  input: Input<'book' | 'rebook'>,
  options: WriteOptions,
  sentAt: number,
): Promise<Result | 'not-done' | undefined> {
  const { slot, invitation } = input.request;
  const about = personOf(options);
  const around = dayOf(slot.start, 'UTC');
  const query = {
    errand:
      'from' in input
        ? ({ to: 'rebook', booking: input.from.id } as const)
        : ({ to: 'book', ...(invitation !== undefined && { invitation }) } as const),
    targets: [{ unit: slot.unit, ...(slot.visitType !== undefined && { visitType: slot.visitType }) }],
    days: { from: addDays(around, -1), to: addDays(around, 1) },
  };
  try {
    const own = await backend.bookings(about);
    const slots = await backend.slots(query, about).catch(() => undefined);
    const from = 'from' in input ? own.items.find((time) => time.id === input.from.id) : undefined;
    const found = reconcileWrite(
      { key: options.key, slot, sentAt, ...(from && from.kind !== 'open-invitation' && { from }) },
      own,
      slots,
      Date.now(),
    );
    switch (found.as) {
      case 'booked':
        return { outcome: found.booking.status === 'pending' ? 'pending' : 'done', booking: found.booking };
      case 'both':
        return found.booking.status === 'pending'
          ? { outcome: 'pending', booking: found.booking, kept: found.kept }
          : { outcome: 'both', booking: found.booking, kept: found.kept, reason: 'other' };
      case 'not-booked':
        return 'not-done';
      case 'cannot-tell':
        return undefined;
    }
  } catch {
    return undefined;
  }
}

/** The read options for the person of a write. */
export function personOf({ actingFor, language }: WriteOptions) {
  return { ...(actingFor !== undefined && { actingFor }), ...(language !== undefined && { language }) };
}
