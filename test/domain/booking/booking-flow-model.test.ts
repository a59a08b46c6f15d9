import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { BookingFlow } from '../../../src/domain/booking/booking-flow.js';
import { choice } from '../fixtures.js';
import { JourneyWorld, longestDelay, type Weather } from './booking-flow-world.js';

const weather: fc.Arbitrary<Weather> = fc.record({
  fate: fc.constantFrom('books', 'books', 'books', 'asks', 'refuses', 'rejects'),
  delay: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: longestDelay })),
  answerAfter: fc.oneof(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 200_000 })),
  lost: fc.constantFrom('no', 'no', 'request', 'answer'),
  again: fc.option(fc.integer({ min: 1, max: 30_000 }), { nil: undefined }),
});
const which = fc.nat({ max: 2 });

/** Whatever may happen to a page: what the citizen does, what others do, and what the network makes of it. */
const happening = fc.oneof(
  { weight: 4, arbitrary: which.map((slot) => ({ what: 'chooses' as const, slot })) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('presses' as const), times: fc.constantFrom(1, 1, 2), weather }) },
  {
    weight: 4,
    arbitrary: fc
      .oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 90_000 }))
      .map((time) => ({ what: 'time' as const, time })),
  },
  { weight: 2, arbitrary: fc.constant({ what: 'looks' as const }) },
  { weight: 2, arbitrary: fc.constant({ what: 'back' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'again' as const }) },
  { weight: 1, arbitrary: which.map((slot) => ({ what: 'stranger' as const, slot })) },
  { weight: 1, arbitrary: which.map((slot) => ({ what: 'other tab' as const, slot })) },
  { weight: 1, arbitrary: fc.constant({ what: 'stale answer' as const }) },
  { weight: 1, arbitrary: fc.constantFrom('taken', 'lapsed', 'not-offered').map((came) => ({ what: 'hold' as const, came })) },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function happen(world: JourneyWorld, one: Happening): void {
  world.toTimes();
  if (one.what === 'chooses') world.choose(one.slot);
  else if (one.what === 'presses') world.press(one.times, one.weather);
  else if (one.what === 'time') world.pass(one.time);
  else if (one.what === 'looks') world.look();
  else if (one.what === 'back') world.tell({ type: 'back' });
  else if (one.what === 'again') world.again();
  else if (one.what === 'stranger') world.strangerTakes(one.slot);
  else if (one.what === 'other tab') world.otherTabBooks(one.slot);
  else if (one.what === 'stale answer') world.staleAnswer();
  else world.hold(one.came);
}

/** What the page says, against the calendar. Each line is a sentence on the screen. */
function untrue(world: JourneyWorld): string | undefined {
  const { journey } = world;
  const standing = (id: string) => world.bookings.find((one) => one.id === id);
  switch (journey.step) {
    case 'done':
      return standing(journey.booking.id)?.status === 'booked' ? undefined : 'it says booked, and it is not';
    case 'pending':
      return standing(journey.booking.id)?.status === 'pending' ? undefined : 'it says that the unit will confirm';
    case 'already':
      return standing(journey.booking.id) ? undefined : 'it says that the citizen has it already';
    case 'check':
    case 'taken':
    case 'refused':
    case 'not-booked':
    case 'lapsed':
      if (world.bookings.some(({ key }) => key === journey.key)) return `it says ${journey.step}, and it is booked`;
      return world.mayStillHappen(journey.key) ? `it says ${journey.step}, and it may still be booked` : undefined;
    default:
      return undefined;
  }
}

function check(world: JourneyWorld, before: BookingFlow): void {
  const { journey, sent } = world;
  expect(untrue(world), journey.step).to.equal(undefined);
  // Once for one intent, unless it is certain that nothing came of it; never two intents under way.
  const again = sent.filter((key, at) => sent.indexOf(key) !== at && !world.nothingCameOf.has(key));
  expect(again, 'sent again without knowing').to.deep.equal([]);
  const underWay = new Set(sent.filter((key) => world.mayStillHappen(key)));
  expect(underWay.size, 'intents under way').to.be.lessThan(2);
  // Nothing is asked twice.
  if ('choice' in journey) expect(journey.choice).to.equal(choice);
  // What is told stays told, until the citizen does something.
  if (before.step === 'done' || before.step === 'pending') expect(['done', 'pending', 'unit', 'slot']).to.include(journey.step);
}

describe('the journey in a world that loses, doubles and delays', function () {
  this.timeout(60_000);

  it('never says what is not so, and sends once for one intent: 5,000 lives', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (life) => {
        const world = new JourneyWorld();
        for (const one of life) {
          const before = world.journey;
          happen(world, one);
          met.add(world.journey.step);
          check(world, before);
        }
        // In the end everybody is told: past the deadline the own times tell.
        world.pass(300_000);
        world.look();
        check(world, world.journey);
        expect(['sending', 'unknown']).to.not.include(world.journey.step);
      }),
      { numRuns: 5_000, seed: 20261127 },
    );
    const all = [
      'unit',
      'guide',
      'slot',
      'check',
      'sending',
      'unknown',
      'taken',
      'refused',
      'done',
      'pending',
      'not-booked',
      'lapsed',
      'already',
    ];
    expect([...met].sort()).to.deep.equal(all.sort());
  });
});
