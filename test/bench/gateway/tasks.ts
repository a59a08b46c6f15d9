import assert from 'node:assert/strict';
import type { BookingBackend, BookRequest, DayRange, SlotQuery } from 'tidbok';
import { citizenAt, ownerAt } from './stage.js';

/** What is measured. */
export interface Task {
  readonly name: string;
  readonly kind: 'read' | 'write';
  /** Who does it at that turn. */
  readonly citizen: (turn: number) => string;
  readonly run: (backend: BookingBackend, turn: number) => Promise<unknown>;
  /** So many one at a time, and as many again with many at once. */
  readonly turns: number;
}

/** Reads, at one unit after the other. */
export function reads(units: readonly string[], turns: number): readonly Task[] {
  const query = (turn: number): SlotQuery => weekOf(units[turn % units.length] ?? '', weeks[turn % weeks.length]);
  return [
    { name: 'a week of one kind', kind: 'read', citizen: citizenAt, turns, run: (backend, turn) => backend.slots(query(turn)) },
    {
      name: 'a week of a unit',
      ...{ kind: 'read', citizen: citizenAt, turns },
      run(backend, turn) {
        const { targets, ...rest } = query(turn);
        return backend.slots({ ...rest, targets: targets.map(({ unit }) => ({ unit })) });
      },
    },
    {
      name: 'own times',
      ...{ kind: 'read', turns },
      citizen: ownerAt,
      run: (backend) => backend.bookings(),
    },
  ];
}

const weeks = ['2026-11-30', '2026-12-07', '2026-12-14', '2027-01-04', '2027-01-11'].map((from) => {
  const sunday = new Date(Date.parse(from) + 6 * 86_400_000);
  return { from, to: sunday.toISOString().slice(0, 10) };
});

function weekOf(unit: string, days: DayRange | undefined): SlotQuery {
  assert.ok(days);
  return { errand: { to: 'book' }, targets: [{ unit, visitType: `${unit}.blodtryck` }], days };
}

/** A booking of one of the times after the other. */
export function booking(requests: readonly BookRequest[], turns: number): Task {
  return {
    name: 'a booking',
    ...{ kind: 'write', citizen: citizenAt, turns },
    async run(backend, turn) {
      const request = requests[turn];
      assert.ok(backend.book && request);
      const { outcome } = await backend.book(request, { key: `key-${turn}` });
      assert.equal(outcome, 'done');
    },
  };
}

/** So many times of which none is in another's way, unit by unit in turn. Throws where the units have too few. */
export async function timesToBook(
  backend: BookingBackend,
  units: readonly string[],
  count: number,
): Promise<readonly BookRequest[]> {
  const free: (readonly BookRequest[])[] = [];
  for (const unit of units.slice(0, count)) {
    const { items } = await backend.slots(weekOf(unit, { from: '2026-11-30', to: '2027-01-10' }));
    free.push(items.map((slot) => ({ slot, accepted: [] })));
  }
  return Array.from({ length: count }, (_, turn) => {
    const request = free[turn % free.length]?.[Math.floor(turn / free.length)];
    assert.ok(request, 'the region has too few free times for so many bookings');
    return request;
  });
}
