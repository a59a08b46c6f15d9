import type { Booking, BookingBackend, Appointment } from 'tidbok';

/** A backend whose own times a test changes on the way. */
export function changing(
  backend: BookingBackend,
  change: (items: readonly Appointment[]) => readonly Appointment[],
): BookingBackend {
  return {
    ...backend,
    async bookings(options) {
      const found = await backend.bookings(options);
      return { ...found, items: change(found.items) };
    },
    async booking(id, options) {
      const time = await backend.booking(id, options);
      return change([time])[0] ?? time;
    },
  };
}

/** The same for one kind of visit. */
export function changingOne(backend: BookingBackend, code: string, change: (time: Booking) => Booking): BookingBackend {
  return changing(backend, (items) =>
    items.map((time) => (time.kind !== 'open-invitation' && time.visitType?.code === code ? change(time) : time)),
  );
}
