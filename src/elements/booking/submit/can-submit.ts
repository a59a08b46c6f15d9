import type { BookingBackend } from '../../../backends/backend.js';
import type { BookingFlow, Purpose } from '../../../domain/booking/booking-flow.js';

/** Whether the backend can do what the journey ends in. */
export function canSubmit(backend: BookingBackend, purpose: Purpose): boolean {
  if (purpose.to === 'book') return backend.book !== undefined;
  return backend.rebook !== undefined || (backend.book !== undefined && backend.cancel !== undefined);
}

/** Steps that offer booking; the guide shows its own emergency. */
export const bookableSteps: ReadonlySet<BookingFlow['step']> = new Set([
  'unit',
  'slot',
  'contact',
  'check',
  'taken',
  'refused',
  'not-booked',
  'lapsed',
]);
