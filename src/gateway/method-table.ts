import type { BookingBackend, OwnTimesOptions, ReadOptions, WriteOptions } from '../backends/backend.js';
import { BookingError } from '../domain/model/booking-error.js';
import { noRights, refusedRight } from '../domain/model/care-unit.js';
import type { Booking, Appointment } from '../domain/model/appointment.js';
import type { Ability, MethodAnswer, Input, Method, ReadMethod, AppointmentRef, WriteMethod } from '../wire/contract.js';

/** Returns undefined if the backend lacks the method. */
type Called<M extends Method> = Promise<MethodAnswer<M>> | undefined;

/** Calls the backend for each read method. */
export const reads: {
  readonly [M in ReadMethod]: (backend: BookingBackend, input: Input<M>, options: ReadOptions) => Called<M>;
} = {
  units: (backend, { query }, options) => backend.units(query, options),
  visitTypes: (backend, { query }, options) => backend.visitTypes(query, options),
  performers: (backend, { query }, options) => backend.performers?.(query, options),
  guide: (backend, { query }, options) => backend.guide?.(query, options).then((guide) => (guide ? { guide } : {})),
  days: (backend, { query }, options) => backend.days?.(query, options),
  slots: (backend, { query }, options) => backend.slots(query, options),
  bookings: (backend, { source }, options) => backend.bookings(withSource(options, source)),
  past: (backend, { source }, options) => backend.past?.(withSource(options, source)),
  booking: (backend, { id }, options) => backend.booking(id, options),
  citizens: (backend, _, options) => backend.citizens?.(options).then((items) => ({ items })),
};

function withSource(options: ReadOptions, source: string | undefined): OwnTimesOptions {
  return source === undefined ? options : { ...options, source };
}

/** Calls the backend for each write method. */
export const writes: {
  readonly [M in WriteMethod]: (backend: BookingBackend, input: Input<M>, options: WriteOptions) => Called<M>;
} = {
  hold: (backend, { slot, intent }, options) => backend.hold?.(slot, { ...options, ...(intent && { intent }) }),
  release: (backend, { hold }, options) => backend.release?.(hold, options).then(() => ({ outcome: 'released' })),
  book: (backend, { request }, options) => backend.book?.(request, options),
  rebook: (backend, { from, request }, options) => backend.rebook?.(bookingAsSeen(from), request, options),
  cancel: (backend, { time, request }, options) => backend.cancel?.(timeAsSeen(time), request, options),
};

const optionalMethods: Readonly<Record<Ability, true>> = {
  performers: true,
  guide: true,
  days: true,
  past: true,
  citizens: true,
  changes: true,
  hold: true,
  release: true,
  book: true,
  rebook: true,
  cancel: true,
};

/** Which optional methods a backend has. */
export function methodsOf(backend: BookingBackend): readonly Ability[] {
  return (Object.keys(optionalMethods) as Ability[]).filter((method) => backend[method] !== undefined);
}

/**
 * The appointment as the citizen saw it: id, unit, start and status come from the request, the rest is empty. The same request always
 * gives the same value, so that a backend that keeps keys recognises a repeat, also after the appointment is gone.
 */
function timeAsSeen(seen: AppointmentRef): Appointment {
  if (seen.kind === 'open-invitation') return { id: seen.id, kind: seen.kind, unit: unitOf(seen), rights: noRights };
  return bookingAsSeen(seen);
}

function bookingAsSeen({ id, kind, unit, start, status }: AppointmentRef): Booking {
  if (kind === 'open-invitation' || start === undefined || status === undefined) {
    throw new BookingError('invalid-request', 'a booking needs start and status');
  }
  return { id, kind, unit: unitOf({ unit }), rights: noRights, start, status };
}

function unitOf({ unit }: Pick<AppointmentRef, 'unit'>): Appointment['unit'] {
  return { id: unit, name: unit, timeZone: 'UTC', book: refusedRight };
}
