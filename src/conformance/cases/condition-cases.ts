import { isBookingError } from '../../domain/model/booking-error.js';
import type { VisitType } from '../../domain/model/care-unit.js';
import type { ConditionGuide } from '../../domain/guide/guide.js';
import { toAcceptance, conditionsFor, directOutcome } from '../../domain/guide/guide-outcome.js';
import type { Booking, Slot } from '../../domain/model/appointment.js';
import type { Acceptance } from '../../domain/model/requests.js';
import { allUnits } from '../kit/all-units.js';
import { type Case, promise } from '../case.js';
import { ensure, ensureSame, NotRun, expectedOutcome } from '../kit/expect.js';
import { bookingsAt, type Desk, isBooked, toldOf, type Visit } from '../kit/visit.js';

/** What a guide wants accepted before a time is moved or cancelled: the page asks it, so a page that was edited is refused. */
export const conditionCases: readonly Case[] = [
  promise(
    'a unit that requires its guide cancels nothing without the conditions that it names for that',
    'The citizen would learn what cancelling means when it is too late.',
    (visit) => cancelOnConditions(visit, true),
  ),
  promise(
    'a unit that does not require its guide cancels nothing either without the conditions that the guide names for that',
    'The citizen would learn what cancelling means when it is too late.',
    (visit) => cancelOnConditions(visit, false),
  ),
  promise(
    'a unit moves nothing without the conditions that its guide names for that',
    'The citizen would learn what moving a time means when it is too late.',
    async (visit) => {
      const desk = await visit.movingDesk('first');
      const place = await placeWithConditions(desk, 'rebook');
      const [slot, fresh] = (await visit.pickMany(2, [place.target])) as readonly [Slot, Slot];
      const booking = await visit.booked(desk, slot, { accepted: place.toBook });
      const guide = await guideFor(desk, 'rebook', booking);
      for (const accepted of [[], [toAcceptance(guide, [])]]) {
        const result = await expectedOutcome(desk.rebook(booking, { slot: fresh, accepted }, { key: visit.key() }));
        if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of moving it past the conditions');
        else ensure(isBookingError(result.error), 'it was rejected with no BookingError');
        ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at the old time');
        ensureSame((await bookingsAt(desk, fresh.start)).length, 0, 'own bookings at the new time');
      }
      const accepted = [toAcceptance(guide, guide.terms?.rebook?.conditions ?? [])];
      const result = await desk.rebook(booking, { slot: fresh, accepted }, { key: visit.key() });
      ensure(isBooked(result), toldOf(result), 'whoever accepts them all can move it');
    },
  ),
];

async function cancelOnConditions(visit: Visit, required: boolean): Promise<void> {
  const desk = await visit.desk('first');
  const place = await placeWithConditions(desk, 'cancel', required);
  const slot = await visit.pickAt([place.target]);
  const booking = await visit.booked(desk, slot, { accepted: place.toBook });
  const guide = await guideFor(desk, 'cancel', booking);
  for (const accepted of [[], [toAcceptance(guide, [])]]) {
    const result = await expectedOutcome(desk.cancel(booking, { accepted }, { key: visit.key() }));
    if ('value' in result) ensureSame(result.value.outcome, 'refused', 'the outcome of cancelling past the conditions');
    else ensure(isBookingError(result.error), 'it was rejected with no BookingError');
    ensureSame((await bookingsAt(desk, slot.start)).length, 1, 'own bookings at that time');
  }
  const accepted = [toAcceptance(guide, guide.terms?.cancel?.conditions ?? [])];
  ensureSame((await desk.cancel(booking, { accepted }, { key: visit.key() })).outcome, 'done', 'what accepting all comes to');
}

interface PlaceWithConditions {
  readonly target: { readonly unit: string; readonly visitType: string };
  /** What must be accepted to book there. */
  readonly toBook: readonly Acceptance[];
}

/** The first unit whose guide names conditions for that, of those that require their guide or do not, where that is asked. */
async function placeWithConditions(desk: Desk, act: 'rebook' | 'cancel', required?: boolean): Promise<PlaceWithConditions> {
  for (const { id: unit, guideRequired = false, book } of await allUnits(desk)) {
    if (!book.allowed || (required !== undefined && guideRequired !== required)) continue;
    const guide = await desk.guide?.({ errand: { to: 'book' }, unit });
    if (!guide?.terms?.[act]?.conditions?.length) continue;
    const { items } = await desk.visitTypes({ errand: { to: 'book' }, units: [unit] });
    const type = items.find((one) => directOutcome(guide, one)) ?? (guideRequired ? undefined : items[0]);
    if (type) return { target: { unit, visitType: type.id }, toBook: acceptedToBook(guide, type) };
  }
  throw new NotRun('no unit that can be booked without questions names such conditions in its guide');
}

function acceptedToBook(guide: ConditionGuide, type: VisitType): readonly Acceptance[] {
  const ids = conditionsFor(guide, directOutcome(guide, type)).map(({ id }) => id);
  return [toAcceptance(guide, ids)];
}

/** The guide as the page reads it before it asks. */
async function guideFor(desk: Desk, to: 'rebook' | 'cancel', { id, unit, visitType }: Booking): Promise<ConditionGuide> {
  const query = { errand: { to, booking: id }, unit: unit.id, ...(visitType && { visitType: visitType.id }) } as const;
  const guide = await desk.guide?.(query);
  if (!guide) throw new NotRun('the guide says nothing of own times');
  return guide;
}
