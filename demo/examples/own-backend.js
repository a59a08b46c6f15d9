// A whole backend: one unit, one kind of visit, one performer, five hours every weekday, kept in this process. Each function
// runs to its end before the next begins, and so a time is never given to two; a real backend has its database for that.
import { BookingError } from 'tidbok';

const unit = { id: 'unit-1', name: 'Vårdcentralen Exempel', timeZone: 'Europe/Stockholm', book: { allowed: true } };
const visitType = { id: 'visit-1', unit: unit.id, name: 'Hälsosamtal', minutes: 60 };
const performer = { id: 'performer-1', name: 'Ada Exempel', kind: 'person' };
const rights = { cancel: { allowed: true }, rebook: { allowed: true }, message: { allowed: false, reason: 'not-offered' } };
const changed = { outcome: 'refused', reason: 'changed' };
const booked = new Map(); // by id: { citizen, time }

// From 08 to 12 UTC it is the same day in Stockholm, and no clock changes. The next five weeks, without Saturday and Sunday.
const days = () => Array.from({ length: 36 }, (_, later) => new Date(Date.now() + later * 86_400_000));
const hoursOf = (day) => ['08', '09', '10', '11', '12'].map((hour) => `${day.toJSON().slice(0, 10)}T${hour}:00:00Z`);
const starts = () => days().flatMap((day) => (day.getUTCDay() % 6 === 0 ? [] : hoursOf(day)));
const isTaken = (start) => start < new Date().toJSON() || [...booked.values()].some(({ time }) => time.start === start);
const slotAt = (start) => ({ id: `slot-${start}`, unit: unit.id, visitType: visitType.id, performer, start });
const says = ({ id, unit, visitType, performer, start }) => [id, unit, visitType, performer?.id, start].join();
const isListed = (slot) => starts().includes(slot.start) && says(slot) === says(slotAt(slot.start));
const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text);
const found = (items) => ({ items, gaps: [] });

export function makeBackend({ citizen }) {
  const asked = ({ signal, actingFor } = {}, answer) => {
    if (signal?.aborted) throw new DOMException('nobody waits for it', 'AbortError');
    if (actingFor !== undefined) throw new BookingError('forbidden', 'here everyone acts for oneself');
    return answer();
  };
  const own = (id) => {
    if (booked.get(id)?.citizen !== citizen) throw new BookingError('not-found', 'the citizen has no such time');
    return booked.get(id).time;
  };
  const book = ({ slot, message, invitation }, old) => {
    if (message || invitation) throw new BookingError('invalid-request', 'there are no messages and no invitations');
    if (!isListed(slot)) return changed;
    if (isTaken(slot.start)) return { outcome: 'taken' };
    const time = { kind: 'booking', status: 'booked', unit, visitType, performer, rights, start: slot.start };
    const booking = { id: crypto.randomUUID(), ...time };
    booked.set(booking.id, { citizen, time: booking }).delete(old?.id);
    return { outcome: 'done', booking };
  };
  const change = (seen, act) => (own(seen.id).start === seen.start ? act() : changed);
  const search = ({ targets, days: { from, to } }) => {
    if (!isDay(from) || !isDay(to) || from > to) throw new BookingError('invalid-request', 'days are YYYY-MM-DD, in order');
    const wanted = targets.some((one) => one.unit === unit.id && (one.visitType ?? visitType.id) === visitType.id);
    const free = starts().filter((start) => from <= start.slice(0, 10) && start.slice(0, 10) <= to && !isTaken(start));
    return { ...found(wanted ? free.map(slotAt) : []), covered: { from, to } };
  };
  const times = () => [...booked.values()].flatMap((one) => (one.citizen === citizen ? one.time : []));
  const inOrder = () => times().sort((one, other) => (one.start < other.start ? -1 : 1));
  const cancelled = (id) => booked.delete(id) && { outcome: 'done' };
  const isUnit = ({ ids = [unit.id], text = '' }) => ids.includes(unit.id) && unit.name.includes(text);
  return {
    units: async (query, options) => asked(options, () => found(isUnit(query) ? [unit] : [])),
    visitTypes: async ({ units }, options) => asked(options, () => found(units.includes(unit.id) ? [visitType] : [])),
    slots: async (query, options) => asked(options, () => search(query)),
    bookings: async (options) => asked(options, () => found(inOrder())),
    booking: async (id, options) => asked(options, () => own(id)),
    book: async (request, options) => asked(options, () => book(request)),
    rebook: async (from, request, options) => asked(options, () => change(from, () => book(request, from))),
    cancel: async (time, _, options) => asked(options, () => change(time, () => cancelled(time.id))),
  };
}

/** What the check needs to know; a file does as well. */
export const config = { unit: unit.id, visitType: visitType.id, citizens: { first: 'citizen-1', second: 'citizen-2' } };
