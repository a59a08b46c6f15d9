import type { TemplateResult } from 'lit';
import type { Booking, Slot } from '../../../domain/model/appointment.js';
import type { BookingFlow, Purpose } from '../../../domain/booking/booking-flow.js';
import type { Citizen } from '../../../domain/model/care-unit.js';
import type { Texts } from '../../shared/host/host-context.js';
import { appointmentSummary } from '../../shared/parts/summary-list.js';
import { heading } from '../../shared/parts/templates.js';

export type BookingMessages = Texts<'common' | 'dates' | 'guide' | 'journey' | 'booking'>;

/** What the steps after choosing a time are drawn from. */
export interface OutcomeModel {
  readonly texts: BookingMessages;
  readonly level: number;
  readonly purpose: Purpose;
  readonly person: Citizen | undefined;
  /** Free times near one that was taken; absent while they are looked for. */
  readonly nearest: readonly Slot[] | 'unknown' | undefined;
  /** Where the host shows the own times. */
  readonly ownTimesUrl: string | undefined;
  /** It began at an own time, in a page that shows them. */
  readonly fromOwnTime: boolean;
  choose(slot: Slot): void;
  back(): void;
  /** Begins again, or leaves to the own times. */
  finish(): void;
}

function titleOf(texts: BookingMessages, purpose: Purpose, step: BookingFlow['step']): string {
  const { booking } = texts;
  const rebooking = purpose.to === 'rebook';
  switch (step) {
    case 'done':
      return rebooking ? booking.rebookDone : booking.done;
    case 'pending':
      return booking.pending;
    case 'both':
      return booking.half;
    case 'taken':
      return booking.taken;
    case 'refused':
      return rebooking ? booking.rebookRefused : booking.refused;
    case 'unknown':
      return rebooking ? booking.rebookUnknown : booking.unknown;
    case 'not-booked':
      return booking.settledNoHeading;
    default:
      return '';
  }
}

/** The step's heading. */
export function stepHeading(view: OutcomeModel, step: BookingFlow['step']): TemplateResult {
  return heading(view.level, 'title', titleOf(view.texts, view.purpose, step));
}

export function summaryOf({ texts, person }: OutcomeModel, booking: Booking): TemplateResult {
  return appointmentSummary(texts, { ...booking, person });
}
