import { instantsAt } from '../../domain/time/calendar.js';
import type { Acceptance } from '../../domain/model/requests.js';
import { addDays, dayOf, instantOf, millisecondsOf, type Day, type Instant } from '../../domain/time/instant.js';
import { firstTimes, pastTimes, people as demoPeople, type Person } from './kattegatt/people.js';
import type { DeskBlock, Mark, StaffMember } from '../staff/staff-backend.js';
import { kattegattUnits, regionZone, type Unit } from './kattegatt/units.js';
import { spotKey, spotsOn, type ScheduledSlot } from './kattegatt/spots.js';

/** An own time as the region keeps it. Never changed in place: a change is a new record under the same id. */
export interface StoredAppointment {
  readonly id: string;
  /** `Person.id`; absent: a patient unknown to this backend. */
  readonly person?: string;
  /** Of a patient without `person`. */
  readonly name?: string;
  readonly kind: 'booking' | 'timed-invitation' | 'open-invitation';
  readonly status: 'booked' | 'pending' | 'cancelled';
  /** `Unit.id`. */
  readonly unit: string;
  /** `VisitType.code`. */
  readonly code: string;
  /** Index in `Unit.staff`; both absent in an open invitation. */
  readonly staff?: number;
  readonly start?: Instant;
  /** The last moment to answer an open invitation. */
  readonly until?: Instant;
  /** When it was booked on the web; absent: otherwise. */
  readonly bookedAt?: Instant;
  readonly key?: string;
  readonly replaces?: string;
  readonly message?: string;
  readonly phone?: string;
  /** What the citizen ticked at `bookedAt`. */
  readonly accepted?: readonly Acceptance[];
  readonly mark?: Mark | undefined;
}

/** Something that happened in the region. `by`: who on staff did it; absent: the citizen. */
export type RegionEvent = { readonly at: Instant; readonly unit: string; readonly by?: StaffMember } & (
  | { readonly what: 'booked' | 'marked' | 'invited' | 'withdrawn'; readonly time: StoredAppointment }
  /** `why`: a rebooking, or whose wish it was. */
  | { readonly what: 'cancelled'; readonly time: StoredAppointment; readonly why: 'moved' | 'citizen' | 'unit' }
  | { readonly what: 'moved'; readonly time: StoredAppointment; readonly from: StoredAppointment }
  | { readonly what: 'off-web'; readonly code: string; readonly reason: string }
  | { readonly what: 'on-web'; readonly code: string }
  | { readonly what: 'blocked' | 'unblocked'; readonly block: StoredBlock }
  | { readonly what: 'published' | 'unpublished' }
);

/** Hours in which a performer takes nobody. */
export interface StoredBlock extends DeskBlock {
  readonly unit: string;
  /** Index in `Unit.staff`. */
  readonly staff: number;
}

/** A visit type that its unit took off the web. */
export interface TakenOff {
  readonly since: Instant;
  /** As the unit wrote it. */
  readonly reason: string;
}

/**
 * One world: the bookings of Region Kattegatt, which is invented. Backends and clinic desks made with the same region see
 * each other's changes at once. Hand it on; its fields are the memory backend's own business.
 */
export interface Region {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** By `Person.id`. */
  readonly people: ReadonlyMap<string, Person>;
  readonly times: Map<string, StoredAppointment>;
  /** By `VisitType.id`. */
  readonly offWeb: Map<string, TakenOff>;
  readonly blocks: Map<string, StoredBlock>;
  /** The last day that staff have published, by `Unit.id`; what is published without them is not told here. */
  readonly published: Map<string, Day>;
  /** All that has happened, the first first. */
  readonly log: RegionEvent[];
  /** Spots kept for whoever is logged in, by `spotKey`. One counts until `until`, in milliseconds since 1970. */
  readonly holds: Map<string, { readonly citizen: string; readonly until: number }>;
  /** Results of writes, by citizen and key. */
  readonly results: Map<string, { readonly intent: string; readonly result: unknown }>;
  readonly listeners: Set<(event: RegionEvent) => void>;
}

export interface RegionOptions {
  readonly now?: (() => number) | undefined;
  readonly people?: readonly Person[];
}

const hour = 3_600_000;

/**
 * A region with its first bookings, placed after the clock's time as it is now.
 *
 * @param options.now - milliseconds since 1970; the device's clock by default
 * @param options.people - who lives there; by default the people of the demo
 */
export function createRegion({ now = Date.now, people = demoPeople }: RegionOptions = {}): Region {
  const byId = new Map(people.map((person) => [person.id, person]));
  const region: Region = {
    ...{ now, people: byId, times: new Map(), offWeb: new Map(), holds: new Map() },
    ...{ blocks: new Map(), published: new Map(), log: [], results: new Map(), listeners: new Set() },
  };
  const today = dayOf(instantOf(now()), regionZone);
  for (const [person, kind, unit, code, days] of firstTimes) {
    const common = { person, kind, status: 'booked', unit, code } as const;
    if (kind === 'open-invitation') {
      const [until] = instantsAt(addDays(today, days), '23:59', regionZone);
      store(region, { ...common, ...(until !== undefined && { until }) });
    } else {
      const spot = firstSpot(region, unitById(unit), code, days);
      store(region, { ...common, staff: spot.staff, start: spot.start });
    }
  }
  for (const [person, unit, code, days] of pastTimes) {
    const spot = firstSpot(region, unitById(unit), code, -days);
    store(region, { person, kind: 'booking', status: 'booked', unit, code, staff: spot.staff, start: spot.start });
  }
  return region;
}

// The earliest of those to come is two hours ahead, so that a booking for today is not over while the demo is looked at.
function firstSpot(
  region: Region,
  unit: Unit | undefined,
  code: string,
  days: number,
): ScheduledSlot & { readonly start: Instant } {
  const earliest = instantOf(region.now() + 2 * hour);
  const from = addDays(dayOf(earliest, regionZone), days);
  const booked = bookedSpots(region);
  for (let later = 0; unit && later < 60; later++) {
    for (const spot of spotsOn(unit, addDays(from, later))) {
      const { start } = spot;
      if (spot.code !== code || start === undefined || (days >= 0 && start < earliest)) continue;
      if (!booked.has(spotKey(unit.id, spot.staff, start))) return { ...spot, start };
    }
  }
  throw new RangeError(`no ${code} within 60 days at ${unit?.name ?? 'an unknown unit'}`);
}

/** The unit with that id. */
export function unitById(id: string): Unit | undefined {
  return kattegattUnits.find((unit) => unit.id === id);
}

/** `VisitType.id` of a kind of visit at a unit. */
export function visitTypeId(unit: string, code: string): string {
  return `${unit}.${code}`;
}

/** Keeps a new own time under a new id. */
export function store(region: Region, time: Omit<StoredAppointment, 'id'>): StoredAppointment {
  const stored: StoredAppointment = { ...time, id: `KATT-B-${region.times.size + 1}` };
  region.times.set(stored.id, stored);
  return stored;
}

/** Where a time at the spot is. */
export function placeOf({ unit, staff, code, start }: ScheduledSlot) {
  return { unit: unit.id, staff, code, ...(start !== undefined && { start }) };
}

/** The times that stand, by `spotKey`. */
export function bookedSpots(region: Region): ReadonlyMap<string, StoredAppointment> {
  const booked = new Map<string, StoredAppointment>();
  for (const time of region.times.values()) {
    if (time.status === 'cancelled' || time.staff === undefined || time.start === undefined) continue;
    booked.set(spotKey(time.unit, time.staff, time.start), time);
  }
  return booked;
}

/** Keeps what happened, and tells everyone who listens. */
export function emit(region: Region, event: RegionEvent): void {
  region.log.push(event);
  for (const listener of region.listeners) listener(event);
}

/** The region's clock as an instant, plus so many milliseconds. */
export function moment(region: Region, later = 0): Instant {
  return instantOf(region.now() + later);
}

/** An instant so many hours before another. */
export function hoursBefore(instant: Instant, hours: number): Instant {
  return instantOf(millisecondsOf(instant) - hours * hour);
}

/** Runs until `signal` is aborted, and misses nothing meanwhile. */
export async function* eventsOf(region: Region, signal: AbortSignal | undefined): AsyncGenerator<RegionEvent, void, undefined> {
  const waiting: RegionEvent[] = [];
  let wake = (): void => undefined;
  const listener = (event: RegionEvent): void => {
    waiting.push(event);
    wake();
  };
  const stop = (): void => {
    wake();
  };
  region.listeners.add(listener);
  signal?.addEventListener('abort', stop);
  try {
    while (!signal?.aborted) {
      const event = waiting.shift();
      if (event) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    region.listeners.delete(listener);
    signal?.removeEventListener('abort', stop);
  }
}
