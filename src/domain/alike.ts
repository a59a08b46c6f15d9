import type { Booking, OwnTime, Slot } from './own-times.js';

/** An own time that is this very one: booked earlier, or on another page. */
export function sameTime(slot: Slot, own: readonly OwnTime[], except?: Booking): Booking | undefined {
  return own.find(
    (time): time is Booking =>
      time.kind !== 'open-invitation' &&
      time.status !== 'cancelled' &&
      time.id !== except?.id &&
      time.unit.id === slot.unit &&
      time.start === slot.start &&
      (!time.performer || !slot.performer || time.performer.name === slot.performer.name),
  );
}

/** An own time of the same kind at the same unit, or at the very same moment: the citizen may be about to book it twice. */
export function alike(slot: Slot, own: readonly OwnTime[], except?: Booking): Booking | undefined {
  return own.find(
    (time): time is Booking =>
      time.kind !== 'open-invitation' &&
      time.status !== 'cancelled' &&
      time.id !== except?.id &&
      (time.start === slot.start ||
        (time.unit.id === slot.unit && time.visitType !== undefined && time.visitType.id === slot.visitType)),
  );
}
