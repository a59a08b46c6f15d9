import type { BookingBackend, ReadOptions, WriteOptions } from '../backends/backend.js';
import { BookingError, toBookingError } from '../domain/model/booking-error.js';
import { termsAccepted, leadsToSearch } from '../domain/guide/guide-outcome.js';
import type { Acceptance, BookRequest } from '../domain/model/requests.js';
import type { Appointment } from '../domain/model/appointment.js';
import type { Refused } from '../domain/model/write-result.js';
import type { Input } from '../wire/contract.js';
import { answerOf } from './schemas.js';

const notOffered: Refused = { outcome: 'refused', reason: 'not-offered' };

/**
 * Refuses a booking if the unit requires its guide and the accepted conditions do not lead to this slot: another version, a missing
 * condition, a visit type that is no outcome of the guide. Everything is fetched again, because a page may have been edited. For an
 * invitation, and for a booking that is moved (`from`, its id), the unit has chosen the visit type. Throws `BookingError` if it cannot be
 * checked; nothing has been sent then.
 */
async function guideRefusal(
  backend: BookingBackend,
  request: BookRequest,
  from: string | undefined,
  options: ReadOptions,
): Promise<Refused | undefined> {
  const { slot, hold, accepted } = request;
  if (hold && hold.slot.id !== slot.id) return { outcome: 'refused', reason: 'changed' };
  const errand = { to: 'book' } as const;
  try {
    const { items, gaps } = await backend.units({ errand, ids: [slot.unit] }, options);
    const unit = items.find(({ id }) => id === slot.unit);
    if (!unit && gaps[0]) throw new BookingError(gaps[0].code, 'the unit cannot be asked whether it requires its guide');
    if (!unit?.guideRequired || (await isGivenByUnit(backend, request, from, options))) return undefined;
    const [guide, types] = await Promise.all([
      backend.guide?.({ errand, unit: unit.id }, options),
      backend.visitTypes({ errand, units: [unit.id] }, options),
    ]);
    const type = types.items.find(({ id }) => id === slot.visitType);
    const gap = types.gaps[0];
    if (!type && gap) throw new BookingError(gap.code, 'the visit types are not known now');
    const known = guide && answerOf('guide', { guide }).data.guide;
    return known && leadsToSearch(known, accepted, type, slot.performer?.id) ? undefined : notOffered;
  } catch (thrown) {
    throw toBookingError(thrown);
  }
}

/**
 * Refuses to move or cancel an appointment (`time`, its id) if a condition that the unit's guide requires for it was not accepted. It
 * holds also where the guide itself is not required, because the page asks for it there too. Throws `BookingError` if it cannot be
 * checked; nothing has been sent then.
 */
async function termsRefusal(
  backend: BookingBackend,
  act: 'rebook' | 'cancel',
  time: string,
  accepted: readonly Acceptance[],
  options: ReadOptions,
): Promise<Refused | undefined> {
  try {
    const own = await ownTime(backend, time, options);
    if (!own || ('status' in own && own.status === 'cancelled')) return undefined;
    const { unit, visitType } = own;
    const query = { errand: { to: act, booking: time }, unit: unit.id, ...(visitType && { visitType: visitType.id }) } as const;
    const guide = await backend.guide?.(query, options);
    const known = guide && answerOf('guide', { guide }).data.guide;
    return !known || termsAccepted(known, act, accepted) ? undefined : { outcome: 'refused', reason: 'other' };
  } catch (thrown) {
    throw toBookingError(thrown);
  }
}

/** The appointment; undefined if it does not exist or is not the citizen's: the backend then decides. */
async function ownTime(backend: BookingBackend, id: string, options: ReadOptions): Promise<Appointment | undefined> {
  try {
    return await backend.booking(id, options);
  } catch (thrown) {
    const { code } = toBookingError(thrown);
    if (code === 'not-found' || code === 'forbidden') return undefined;
    throw thrown;
  }
}

/** Whether the invitation or the booking that is moved already has this visit type. */
async function isGivenByUnit(
  backend: BookingBackend,
  { slot, invitation }: BookRequest,
  from: string | undefined,
  options: ReadOptions,
): Promise<boolean> {
  const id = from ?? invitation;
  if (id === undefined) return false;
  const own = await ownTime(backend, id, options);
  if (!own || (own.kind === 'open-invitation') !== (from === undefined)) return false;
  if (own.unit.id === slot.unit) return own.visitType?.id === slot.visitType;
  // The same visit type has another id at another unit, but the same code.
  const { items } = await backend.visitTypes({ errand: { to: 'book' }, units: [slot.unit] }, options);
  const type = items.find((one) => one.id === slot.visitType);
  return type?.code !== undefined && type.code === own.visitType?.code;
}

/** Whether the backend has already carried out a write with this key: a repeat is then passed on, whatever the guide says now. */
async function isDoneAlready(backend: BookingBackend, key: string, options: ReadOptions): Promise<boolean> {
  const own = await backend.bookings(options);
  return own.items.some((time) => time.kind !== 'open-invitation' && time.key === key);
}

/**
 * The refusal of a write by the unit's guide, if any. A repeat of a write that was already carried out is not refused. Throws
 * `BookingError` if it cannot be checked; nothing has been sent then.
 */
export async function guideRefusalOf(
  backend: BookingBackend,
  method: 'book' | 'rebook' | 'cancel',
  input: unknown,
  { key, ...options }: WriteOptions,
): Promise<Refused | undefined> {
  if (method === 'cancel') {
    const { time, request } = input as Input<'cancel'>;
    return termsRefusal(backend, 'cancel', time.id, request.accepted, options);
  }
  const { request, ...rest } = input as Input<'book' | 'rebook'>;
  const from = 'from' in rest ? rest.from.id : undefined;
  const refused =
    (await guideRefusal(backend, request, from, options)) ??
    (from === undefined ? undefined : await termsRefusal(backend, 'rebook', from, request.accepted, options));
  return refused && !(await isDoneAlready(backend, key, options)) ? refused : undefined;
}
