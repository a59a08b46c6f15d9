import type { BookingBackend } from '../../backends/backend.js';
import type { Capabilities } from '../../domain/appointments/effective-rights.js';

/** What the backend can do. While an answer means emergency nothing is booked, but a time can still be given up. */
export function capabilitiesOf(backend: BookingBackend | undefined, alarm: boolean): Capabilities {
  const { book, rebook, cancel } = backend ?? {};
  return {
    cancel: cancel !== undefined,
    rebook: !alarm && (rebook !== undefined || (book !== undefined && cancel !== undefined)),
    book: !alarm && book !== undefined,
  };
}
