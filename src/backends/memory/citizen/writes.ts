import type { Reason } from '../../../domain/model/care-unit.js';
import { termsAccepted, leadsToSearch } from '../../../domain/guide/guide-outcome.js';
import type { Booking, Appointment } from '../../../domain/model/appointment.js';
import type { Acceptance, BookRequest, CancelRequest } from '../../../domain/model/requests.js';
import type { BookResult, CancelResult, RebookResult, Refused, Taken } from '../../../domain/model/write-result.js';
import { occupancyOf } from './availability.js';
import { withPhone } from '../../reference/localized-text.js';
import { checkMessage, checkPhone, refused, refusedBy } from '../../reference/refusals.js';
import { guideFirst, termsFirst } from '../../reference/texts.js';
import type { RequestContext } from './call.js';
import { heldByAnother } from './holds.js';
import { spotRefusal } from './refusals.js';
import { emit, moment, placeOf, store, unitById, type StoredAppointment } from '../store.js';
import { regionGuideOf } from '../kattegatt/guide.js';
import type { Unit } from '../kattegatt/units.js';
import { requireAppointment, appointmentOfIntent, rightsOfAppointment } from './rights.js';
import { spotKey, type ScheduledSlot } from '../kattegatt/spots.js';
import { toBooking, requireUnit, toPerformer, spotOf, toVisitType } from './views.js';

/** What a script makes of a write that is otherwise carried out. */
export type Twist = 'taken' | 'pending' | 'both' | undefined;

/** Throws `not-found` for an invitation that is not the person's, `invalid-request` for a message that may not be sent or a phone number that is none. */
export function book(call: RequestContext, request: BookRequest, key: string, twist: Twist): BookResult {
  const { invitation } = request;
  const about = appointmentOfIntent(call, invitation === undefined ? { to: 'book' } : { to: 'book', invitation });
  const found = bookableSpot(call, request, about, twist);
  if ('outcome' in found) return found;
  if (about) end(call, about);
  const booking = toBooking(call, keep(call, found, request, key, twist === 'pending' ? 'pending' : 'booked'));
  const notice = booking.information && { notice: booking.information };
  return { outcome: booking.status === 'pending' ? 'pending' : 'done', booking, ...notice };
}

/** Throws `not-found` for a booking that is not the person's, `invalid-request` for a message that may not be sent or a phone number that is none. */
export function rebook(call: RequestContext, from: Booking, request: BookRequest, key: string, twist: Twist): RebookResult {
  const old = requireAppointment(call, from.id);
  const refusal = changeRefusal(call, { seen: from, time: old, change: 'rebook', accepted: request.accepted });
  if (refusal) return refusal;
  const found = bookableSpot(call, request, old, twist);
  if ('outcome' in found) return found;
  const status = twist === 'pending' ? 'pending' : 'booked';
  const fresh = keep(call, found, request, key, status, twist === 'both' ? { replaces: old.id } : {});
  const booking = toBooking(call, fresh);
  const notice = booking.information && { notice: booking.information };
  if (twist === 'pending') return { outcome: 'pending', booking, kept: toBooking(call, old), ...notice };
  if (twist === 'both') return { outcome: 'both', booking, kept: toBooking(call, old), reason: 'other', ...notice };
  end(call, old, 'moved');
  return { outcome: 'done', booking, ...notice };
}

/** Throws `not-found` for a time that is not the person's, `invalid-request` for a message that may not be sent or a phone number that is none. */
export function cancel(call: RequestContext, seen: Appointment, { message, accepted }: CancelRequest): CancelResult {
  const time = requireAppointment(call, seen.id);
  const refusal = changeRefusal(call, { seen, time, change: 'cancel', accepted });
  if (refusal) return refusal;
  checkMessage(rightsOfAppointment(call, requireUnit(time.unit), time.code, time.start), message);
  end(call, time);
  return { outcome: 'done' };
}

interface Change {
  readonly seen: Appointment;
  readonly time: StoredAppointment;
  readonly change: 'cancel' | 'rebook';
  readonly accepted: readonly Acceptance[];
}

function changeRefusal(call: RequestContext, { seen, time, change, accepted }: Change): Refused | undefined {
  const start = 'start' in seen ? seen.start : undefined;
  const status = 'status' in seen ? seen.status : 'booked';
  if (time.status === 'cancelled' || start !== time.start || status !== time.status) return refused('changed');
  const unit = requireUnit(time.unit);
  return (
    refusedBy(rightsOfAppointment(call, unit, time.code, time.start)[change]) ?? termsRefusal(call, unit, change, accepted)
  );
}

function termsRefusal(
  { lang }: RequestContext,
  unit: Unit,
  act: Change['change'],
  accepted: Change['accepted'],
): Refused | undefined {
  const guide = regionGuideOf(unit);
  if (!guide || termsAccepted(guide, act, accepted)) return undefined;
  return { ...refused('other'), text: withPhone(lang, unit.phone, termsFirst) };
}

/** The spot of the slot, if this person may book it now; else why not. */
function bookableSpot(
  call: RequestContext,
  request: BookRequest,
  about: StoredAppointment | undefined,
  twist: Twist,
): ScheduledSlot | Refused | Taken {
  const spot = spotOf(call, request.slot);
  if (!spot) return refused('changed');
  const { unit, code, start = '' } = spot;
  checkMessage(rightsOfAppointment(call, unit, code, start), request.message);
  checkPhone(request.phone);
  const refusal = spotRefusal(call, spot, about) ?? (about ? undefined : guideRefusal(call, spot, request.accepted));
  if (refusal) return refusal;
  if (twist === 'taken' && !occupancyOf(call.region)(spot))
    store(call.region, { ...placeOf(spot), kind: 'booking', status: 'booked' });
  return occupancyOf(call.region)(spot) || heldByAnother(call, spot) ? { outcome: 'taken' } : spot;
}

function guideRefusal(
  call: RequestContext,
  { unit, code, staff }: ScheduledSlot,
  accepted: readonly Acceptance[],
): Refused | undefined {
  const guide = regionGuideOf(unit);
  if (!unit.guideRequired || !guide) return undefined;
  if (leadsToSearch(guide, accepted, toVisitType(call.lang, unit, code), toPerformer(call.lang, unit, staff).id))
    return undefined;
  return { ...refused('other'), text: withPhone(call.lang, unit.phone, guideFirst) };
}

/** A refusal that a script asks for. */
export function scriptedRefusal({ lang }: RequestContext, unitId: string, reason: Reason): Refused {
  const unit = unitById(unitId);
  if (reason !== 'other' || !unit) return refused(reason);
  const text = { sv: 'Mottagningen behöver prata med dig först.', en: 'The unit needs to talk to you first.' };
  return { ...refused(reason), text: withPhone(lang, unit.phone, text) };
}

function keep(
  { region, person }: RequestContext,
  spot: ScheduledSlot,
  { message, phone, accepted }: BookRequest,
  key: string,
  status: 'booked' | 'pending',
  more: { readonly replaces?: string } = {},
): StoredAppointment {
  const time = store(region, {
    ...placeOf(spot),
    ...more,
    kind: 'booking',
    status,
    person: person.id,
    key,
    bookedAt: moment(region),
    ...(accepted.length > 0 && { accepted }),
    ...(message && { message }),
    ...(phone && { phone }),
  });
  region.holds.delete(spotKey(spot.unit.id, spot.staff, spot.start ?? ''));
  emit(region, { what: 'booked', at: moment(region), unit: time.unit, time });
  return time;
}

function end({ region }: RequestContext, time: StoredAppointment, why: 'moved' | 'citizen' = 'citizen'): void {
  region.times.set(time.id, { ...time, status: 'cancelled' });
  emit(region, { what: 'cancelled', at: moment(region), unit: time.unit, time, why });
}
