import type { BookingBackend, OwnTimesOptions, ReadOptions, WriteOptions } from '../backends/backend.js';
import { BookingError } from '../domain/model/booking-error.js';
import { noRights, refusedRight } from '../domain/model/care-unit.js';
import type { Booking, Appointment } from '../domain/model/appointment.js';
import type { Ability, MethodAnswer, Input, Method, ReadMethod, AppointmentRef, WriteMethod } from '../wire/contract.js';

/** Undefined where the backend lacks the method. */
type Called<M extends Method> = Promise<MethodAnswer<M>> | undefined;

/** How each read is asked of the backend. */
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

/** How each write is asked of the backend. */
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
 * The time as the citizen saw it: id, unit, start and status are theirs, the rest is empty. The same request always gives the
 * same time, so that a backend which keeps keys knows a repeat again, also when the time has gone since.
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
