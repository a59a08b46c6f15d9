import { isBookingError } from '../../domain/model/booking-error.js';
import { type Case, promise } from '../case.js';
import { ensure, ensureAborts, ensurePlain, ensureRejects, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, nobody } from '../kit/visit.js';

export const trustCases: readonly Case[] = [
  promise('nobody sees the time of another', 'A visit to health care would be known to strangers.', async (visit) => {
    const first = await visit.desk('first');
    const booking = await visit.booked(first, await visit.pick());
    await ensureRejects(visit.second.booking(booking.id), 'reading another’s booking', 'not-found');
    const listed = (await visit.second.bookings()).items.some(({ id }) => id === booking.id);
    ensure(!listed, 'another’s booking is among the own times');
  }),

  promise('nobody cancels the time of another', 'A citizen would come to a time that is gone.', async (visit) => {
    const [first, second] = [await visit.desk('first'), await visit.desk('second')];
    const booking = await visit.booked(first, await visit.pick());
    const result = await expectedOutcome(second.cancel(booking, { accepted: [] }, { key: visit.key() }));
    if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of cancelling another’s time');
    else ensure(isBookingError(result.error), 'it was rejected with no BookingError');
    ensureSame((await bookingsAt(first, booking.start)).length, 1, 'bookings of the owner');
  }),

  promise('nobody moves the time of another', 'A citizen would come to a time that is gone.', async (visit) => {
    const [first, second] = [await visit.desk('first'), await visit.movingDesk('second')];
    const [slot, other] = await visit.pickTwo();
    const booking = await visit.booked(first, slot);
    const key = visit.key();
    const result = await expectedOutcome(second.rebook(booking, { slot: other, accepted: [] }, { key }));
    if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of moving another’s time');
    else ensure(isBookingError(result.error), 'it was rejected with no BookingError');
    ensureSame((await bookingsAt(first, slot.start)).length, 1, 'bookings of the owner');
  }),

  promise('acting for a stranger is forbidden on every call', 'Anyone could read and book for anyone.', async (visit) => {
    const desk = await visit.desk('first');
    const [slot, other] = await visit.pickTwo();
    const booking = await visit.booked(desk, other);
    const stranger = { actingFor: nobody };
    const errand = { to: 'book' } as const;
    const { targets } = visit.query();
    const key = (): { readonly actingFor: string; readonly key: string } => ({ ...stranger, key: visit.key() });
    const calls: readonly (readonly [string, () => Promise<unknown> | undefined])[] = [
      ['reading units', () => desk.units({ errand, ids: [visit.unit] }, stranger)],
      ['reading visit types', () => desk.visitTypes({ errand, units: [visit.unit] }, stranger)],
      ['reading performers', () => desk.performers?.({ errand, targets }, stranger)],
      ['reading a guide', () => desk.guide?.({ errand, unit: visit.unit }, stranger)],
      ['reading days', () => desk.days?.(visit.query(), stranger)],
      ['searching times', () => desk.slots(visit.query(), stranger)],
      ['reading own times', () => desk.bookings(stranger)],
      ['reading past times', () => desk.past?.(stranger)],
      ['reading one own time', () => desk.booking(booking.id, stranger)],
      ['holding a time', () => desk.hold?.(slot, key())],
      ['booking', () => desk.book({ slot, accepted: [] }, key())],
    ];
    for (const [what, call] of calls) {
      const calling = call();
      if (calling) await ensureRejects(calling, `${what} for a stranger`, 'forbidden');
    }
    ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at the other time');
    ensureSame((await bookingsAt(desk, other.start)).length, 1, 'own bookings at that time');
  }),

  promise('acting for the other citizen is forbidden', 'To know an id would be enough to be someone.', async (visit) => {
    const self = (await visit.second.citizens?.())?.[0];
    if (!self) throw new NotRun('the backend does not tell whom one may act for');
    ensureSame(self.relation, 'self', 'the relation of the first of the citizens');
    await ensureRejects(visit.first.bookings({ actingFor: self.id }), 'reading the other’s times', 'forbidden');
  }),

  promise('an unknown unit has no times', 'A stale link would show times of somewhere else.', async ({ first, query }) => {
    const found = await expectedOutcome(first.slots({ ...query(), targets: [{ unit: nobody }] }));
    if ('value' in found) ensureSame(found.value.items, [], 'the times of a unit that is none');
    else ensure(isBookingError(found.error), 'it was rejected with no BookingError');
  }),

  promise('an unknown visit type has no times', 'A stale link would show times for something else.', async (visit) => {
    const target = { unit: visit.unit, visitType: nobody };
    const found = await expectedOutcome(visit.first.slots({ ...visit.query(), targets: [target] }));
    if ('value' in found) ensureSame(found.value.items, [], 'the times of a visit type that is none');
    else ensure(isBookingError(found.error), 'it was rejected with no BookingError');
  }),

  promise('an unknown booking is not found', 'The page could not say that the time is gone.', async ({ first }) => {
    await ensureRejects(first.booking(nobody), 'reading a booking that is none', 'not-found');
  }),

  promise('days that are none are rejected', 'A mistake would look like "no times".', async ({ first, query }) => {
    const days = { from: '2026-02-30', to: 'soon' };
    await ensureRejects(first.slots(query(days)), 'a search over days that are none', 'invalid-request');
  }),

  promise(
    'a read that is aborted ends with AbortError',
    'A late answer would overwrite a newer one.',
    async ({ first, query }) => {
      await ensureAborts(first.slots(query(), { signal: AbortSignal.abort() }), 'a read aborted before it began');
      const stop = new AbortController();
      const reading = first.bookings({ signal: stop.signal });
      stop.abort();
      // Answering all the same is harmless; another error would be shown to the citizen.
      if ('error' in (await expectedOutcome(reading))) await ensureAborts(reading, 'a read aborted while it went on');
    },
  ),

  promise('answers are plain data', 'They could not be kept, compared or sent on.', async ({ first, unit, query }) => {
    const answers: readonly unknown[] = await Promise.all([
      first.units({ errand: { to: 'book' }, ids: [unit] }),
      first.visitTypes({ errand: { to: 'book' }, units: [unit] }),
      first.slots(query()),
      first.bookings(),
    ]);
    for (const answer of answers) ensurePlain(answer, 'an answer');
  }),

  promise('moving and cancelling for a stranger is forbidden', 'Anyone could take away anyone’s time.', async (visit) => {
    const desk = await visit.desk('first');
    const [slot, fresh] = await visit.pickTwo();
    const booking = await visit.booked(desk, slot);
    const stranger = { actingFor: nobody };
    const cancelled = desk.cancel(booking, { accepted: [] }, { ...stranger, key: visit.key() });
    await ensureRejects(cancelled, 'cancelling for a stranger', 'forbidden');
    if (desk.rebook) {
      const moved = desk.rebook(booking, { slot: fresh, accepted: [] }, { ...stranger, key: visit.key() });
      await ensureRejects(moved, 'moving a time for a stranger', 'forbidden');
    }
    ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at that time');
  }),

  promise(
    'the invitation of another cannot be answered',
    'A patient would be called and find the place taken.',
    async (visit) => {
      const invited = (await visit.second.bookings()).items.find(({ kind }) => kind === 'open-invitation');
      if (!invited) throw new NotRun('the second citizen has no invitation to choose a time for');
      const desk = await visit.desk('first');
      const slot = await visit.pick();
      const request = { slot, accepted: [], invitation: invited.id };
      const result = await expectedOutcome(desk.book(request, { key: visit.key() }));
      if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of answering it');
      else ensure(isBookingError(result.error), 'it was rejected with no BookingError');
      ensureSame(await bookingsAt(desk, slot.start), [], 'own bookings at that time');
    },
  ),

  promise('a search without targets finds no times', 'A locked search would be open.', async ({ first, query }) => {
    const found = await expectedOutcome(first.slots({ ...query(), targets: [] }));
    if ('value' in found) ensureSame(found.value.items.length, 0, 'how many times were found');
    else ensure(isBookingError(found.error), 'it was rejected with no BookingError');
  }),
];
