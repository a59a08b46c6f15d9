import { kinds } from '../../../src/backends/memory/kattegatt/kinds.js';
import { firstTimes, pastTimes, strangerName, type Person } from '../../../src/backends/memory/kattegatt/people.js';
import { regionZone, type Unit } from '../../../src/backends/memory/kattegatt/units.js';
import { hash, spotsOn, strangerHas, type ScheduledSlot } from '../../../src/backends/memory/kattegatt/spots.js';
import { instantsAt } from '../../../src/domain/time/calendar.js';
import { addDays, dayOf, daysOf, instantOf, millisecondsOf, type DayRange } from '../../../src/domain/time/instant.js';
import { insertMany } from './bulk.js';
import { cellsOf } from './occupied.js';
import { newTimeId } from './own-times.js';
import type { Db, NewRow } from './schema.js';
import { performerId } from './seed.js';
import { slotId } from './views.js';

type Slot = NewRow<'slot'>;
type Time = NewRow<'own_time'>;

interface Chunk {
  readonly slots: readonly Slot[];
  readonly insertBookings: (db: Db) => Promise<void>;
}

const hour = 3_600_000;
const occupiedColumns = { care_unit_id: 'text', performer_id: 'text', moment: 'timestamptz', taken_by: 'text' } as const;
const timeColumns = {
  ...({ care_unit_id: 'text', own_time_id: 'text', person_id: 'text', patient: 'text', kind: 'text', status: 'text' } as const),
  ...({ code: 'text', performer_id: 'text', starts_at: 'timestamptz', ends_at: 'timestamptz', until: 'timestamptz' } as const),
  ...({ slot_id: 'text', seat: 'integer' } as const),
} as const;

/** Each unit's published times, and who has which of them from the start: the people of the demo, and strangers. */
export function* firstBookings(
  units: readonly Unit[],
  people: readonly Person[],
  days: DayRange,
  now: number,
): Generator<Chunk, void, undefined> {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  for (const unit of units) {
    const plan = daysOf(days).flatMap((day) => spotsOn(unit, day).flatMap((spot) => planned(unit, spot)));
    const times: Time[] = [];
    const busy = new Set<string>();
    const take = (slot: Slot, who: Pick<Time, 'person_id' | 'patient' | 'kind'>): void => {
      const moments = cellsOf(slot).map((moment) => `${slot.performer_id} ${moment}`);
      if (moments.some((moment) => busy.has(moment))) return;
      for (const moment of moments) busy.add(moment);
      const id = newTimeId(unit.id);
      times.push({ ...slot, ...who, own_time_id: id, status: 'booked', slot_id: slotId(slot), seat: 0 });
    };
    // As many as the memory backend has there.
    const fill = ({ slot, spot }: (typeof plan)[number]): void => {
      for (let seat = 0; seat < hash(spot) % 5; seat += 1) {
        const patient = strangerName(hash(spot) + seat * 7);
        const who = { person_id: null, patient, kind: 'booking', status: 'booked' } as const;
        times.push({ ...slot, ...who, own_time_id: newTimeId(unit.id), slot_id: slotId(slot), seat });
      }
    };
    for (const [person, kind, where, code, later] of firstTimes) {
      const patient = names.get(person);
      if (where !== unit.id || patient === undefined) continue;
      const from = addDays(days.from, later);
      if (kind === 'open-invitation') {
        const until = instantsAt(from, '23:59', regionZone)[0] ?? null;
        times.push({
          ...common(unit, code, kind),
          own_time_id: newTimeId(unit.id),
          person_id: person,
          patient,
          until,
          seat: 0,
        });
        continue;
      }
      // Two hours ahead at least, so that a booking for today is not over while the demo is looked at.
      const earliest = instantOf(now + 2 * hour);
      const first = plan.find(
        ({ slot }) =>
          slot.code === code &&
          slot.starts_at >= earliest &&
          dayOf(slot.starts_at, regionZone) >= from &&
          !busy.has(`${slot.performer_id} ${slot.starts_at}`),
      );
      if (first) take(first.slot, { person_id: person, patient, kind });
    }
    for (const [person, where, code, ago] of pastTimes) {
      const patient = names.get(person);
      if (where !== unit.id || patient === undefined) continue;
      const from = addDays(days.from, -ago);
      const before = daysOf({ from, to: addDays(from, 10) }).flatMap((day) => spotsOn(unit, day));
      const been = before.filter((spot) => spot.code === code).flatMap((spot) => planned(unit, spot))[0];
      if (been) take(been.slot, { person_id: person, patient, kind: 'booking' });
    }
    for (const { slot, spot } of plan) {
      if ((kinds[spot.code]?.seats ?? 1) > 1) fill({ slot, spot });
      else if (isStrangers(spot)) take(slot, { person_id: null, patient: strangerName(hash(spot)), kind: 'booking' });
    }
    yield { slots: plan.map(({ slot }) => slot), insertBookings: (db) => insertTimes(db, times) };
  }
}

async function insertTimes(db: Db, times: readonly Time[]): Promise<void> {
  await insertMany(db, 'own_time', timeColumns, times);
  const occupied = times.flatMap(({ care_unit_id, performer_id, starts_at, ends_at, own_time_id, slot_id, code }) => {
    if (!performer_id || !starts_at || !ends_at) return [];
    const isGroup = (kinds[code]?.seats ?? 1) > 1;
    const taken_by = (isGroup && slot_id) || own_time_id;
    return cellsOf({ starts_at, ends_at }).map((moment) => ({ care_unit_id, performer_id, moment, taken_by }));
  });
  await insertMany(db, 'occupied', occupiedColumns, occupied);
}

function common(unit: Unit, code: string, kind: Time['kind']) {
  return { care_unit_id: unit.id, code, kind, status: 'booked' } as const;
}

function planned(unit: Unit, spot: ScheduledSlot): readonly { readonly slot: Slot; readonly spot: ScheduledSlot }[] {
  const { start, code, staff } = spot;
  const minutes = kinds[code]?.minutes;
  if (start === undefined || minutes === undefined) return [];
  const ends_at = instantOf(millisecondsOf(start) + minutes * 60_000);
  return [{ slot: { care_unit_id: unit.id, code, starts_at: start, performer_id: performerId(unit, staff), ends_at }, spot }];
}

// Where times are close, half of them taken would leave none.
function isStrangers(spot: ScheduledSlot): boolean {
  return strangerHas(spot) && (spot.unit.id.startsWith('SE-KATT-1') || hash(spot) % 5 === 0);
}
