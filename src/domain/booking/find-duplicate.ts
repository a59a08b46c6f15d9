import type { Booking, Appointment, Slot } from '../model/appointment.js';
import { endOfTime, type Instant } from '../time/instant.js';

/** The appointment that already has this slot: booked earlier, or on another page. */
export function findSame(slot: Slot, own: readonly Appointment[], except?: Booking): Booking | undefined {
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

/** Whether an appointment has the same visit type at the same unit. */
export function isSameKind(slot: Slot, { unit, visitType }: Appointment): boolean {
  return unit.id === slot.unit && visitType !== undefined && visitType.id === slot.visitType;
}

/**
 * An appointment with the same visit type at the same unit, which the citizen may be about to book twice; else one that overlaps. If an
 * appointment has no end, only its start is compared.
 */
export function findDuplicate(slot: Slot, own: readonly Appointment[], except?: Booking): Booking | undefined {
  const held = own.filter(
    (time): time is Booking => time.kind !== 'open-invitation' && time.status !== 'cancelled' && time.id !== except?.id,
  );
  return held.find((time) => isSameKind(slot, time)) ?? held.find((time) => overlaps(slot, time));
}

function overlaps(one: Slot | Booking, other: Slot | Booking): boolean {
  const goesOn = (time: Slot | Booking, at: Instant): boolean =>
    time.start === at || (time.start < at && at < (endOfTime(time) ?? ''));
  return goesOn(one, other.start) || goesOn(other, one.start);
}
