import type { Booking, Appointment } from '../model/appointment.js';
import type { Instant } from '../time/instant.js';

/** What an event tells of an own time: nothing but this leaves the elements unasked. */
export interface BookingSummary {
  readonly id: string;
  /** `CareUnit.id`. */
  readonly unit: string;
  readonly start: Instant;
  readonly status: Booking['status'];
}

/** The same of a time that was cancelled: an open invitation has no start. */
export type CancelledSummary = Omit<BookingSummary, 'start'> & Partial<Pick<BookingSummary, 'start'>>;

export function eventSummaryOf({ id, unit, start, status }: Booking): BookingSummary {
  return { id, unit: unit.id, start, status };
}

export function cancelledEventSummaryOf(time: Appointment): CancelledSummary {
  const { id, unit } = time;
  return { id, unit: unit.id, ...(time.kind !== 'open-invitation' && { start: time.start }), status: 'cancelled' };
}
