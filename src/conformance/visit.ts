import type { BookingBackend } from '../backends/backend.js';
import type { Booking, OwnTime, Slot } from '../domain/own-times.js';
import type { SlotQuery } from '../domain/requests.js';
import type { BookResult } from '../domain/results.js';
import { addDays, dayOf, type DayRange, instantOf } from '../domain/time.js';
import type { Context } from './case.js';
import { ensure, NotRun } from './expect.js';

/** A backend that can book and cancel, as most promises need. */
export type Desk = BookingBackend & Required<Pick<BookingBackend, 'book' | 'cancel'>>;

/** Two citizens trying out a backend: what they need in order to try it, and to leave no trace. */
export interface Visit {
  readonly unit: string;
  readonly visitType: string;
  /** The unit's. */
  readonly timeZone: string;
  /** The backend's clock as the visit began. */
  readonly now: string;
  /** From one to five weeks ahead, so that deadlines are far away. */
  readonly days: DayRange;
  readonly first: BookingBackend;
  readonly second: BookingBackend;
  /** The promise cannot be tried without book and cancel. */
  readonly desk: (citizen: 'first' | 'second') => Promise<Desk>;
  /** A search for the visit type over the days, or over others. */
  readonly query: (days?: DayRange) => SlotQuery;
  /** At least so many free times; fewer, and the promise cannot be tried. */
  readonly free: (atLeast: number) => Promise<readonly [Slot, ...Slot[]]>;
  /** A key of its own, whose booking is cancelled afterwards. */
  readonly key: (backend: BookingBackend) => string;
  /** Books, and ensures that it was booked. */
  readonly booked: (desk: Desk, slot: Slot) => Promise<Booking>;
  /** Whatever this result booked is cancelled afterwards. */
  readonly keepTrack: <T extends { readonly outcome: string; readonly booking?: Booking }>(
    desk: BookingBackend,
    result: T,
  ) => T;
  readonly cleanUp: () => Promise<void>;
}

export async function startVisit(context: Context): Promise<Visit> {
  const { unit, visitType } = context;
  const [first, second] = await Promise.all([
    context.makeBackend({ citizen: 'first' }),
    context.makeBackend({ citizen: 'second' }),
  ]);
  const { items } = await first.units({ errand: { to: 'book' }, ids: [unit] });
  const timeZone = items[0]?.timeZone;
  ensure(timeZone !== undefined, 'the unit of the configuration cannot be found');
  const now = instantOf(context.now());
  const today = dayOf(now, timeZone);
  const days = { from: addDays(today, 7), to: addDays(today, 34) };
  const made = new Map<BookingBackend, Set<string>>();

  function track(backend: BookingBackend, name: string): void {
    made.set(backend, (made.get(backend) ?? new Set()).add(name));
  }

  const visit: Visit = {
    unit,
    visitType,
    timeZone,
    now,
    days,
    first,
    second,
    async desk(citizen) {
      const backend = await context.makeBackend({ citizen });
      if (!canBook(backend)) throw new NotRun('the backend does not both book and cancel');
      return backend;
    },
    query: (wanted = days) => ({ errand: { to: 'book' }, targets: [{ unit, visitType }], days: wanted }),
    async free(atLeast) {
      const [slot, ...others] = (await first.slots(visit.query())).items;
      if (!slot || others.length + 1 < atLeast) throw new NotRun(`fewer than ${atLeast} free times`);
      return [slot, ...others];
    },
    key(backend) {
      const key = crypto.randomUUID();
      track(backend, key);
      return key;
    },
    async booked(desk, slot) {
      const result = visit.keepTrack(desk, await desk.book({ slot, accepted: [] }, { key: visit.key(desk) }));
      ensure(isBooked(result), `booking a free time came to ${result.outcome}`);
      return result.booking;
    },
    keepTrack(desk, result) {
      if (result.booking) track(desk, result.booking.id);
      return result;
    },
    async cleanUp() {
      for (const [backend, names] of made) {
        const own = (await backend.bookings()).items.filter((time) => isOneOf(names, time));
        for (const time of own) {
          const result = await backend.cancel?.(time, { accepted: [] }, { key: crypto.randomUUID() });
          ensure(result?.outcome === 'done', `cleaning up: cancelling came to ${result?.outcome ?? 'nothing'}`);
        }
      }
    },
  };
  return visit;
}

function canBook(backend: BookingBackend): backend is Desk {
  return backend.book !== undefined && backend.cancel !== undefined;
}

function isOneOf(names: ReadonlySet<string>, time: OwnTime): boolean {
  return names.has(time.id) || (time.kind !== 'open-invitation' && names.has(time.key ?? ''));
}

/** Whether a result means that there is a booking now. */
export function isBooked<T extends { readonly outcome: string }>(
  result: T,
): result is T & Extract<BookResult, { readonly outcome: 'done' | 'pending' }> {
  return result.outcome === 'done' || result.outcome === 'pending';
}

/** Own bookings, not open invitations, at a moment. */
export async function bookingsAt(backend: BookingBackend, start: string): Promise<readonly Booking[]> {
  const { items } = await backend.bookings();
  return items.filter((time) => time.kind !== 'open-invitation').filter((time) => time.start === start);
}

/** Whether the time can be booked by this citizen now, by its id or as the same time under a new one. */
export async function isFree(backend: BookingBackend, slot: Slot, query: SlotQuery): Promise<boolean> {
  const { items } = await backend.slots(query);
  return items.some((one) => one.id === slot.id || (one.start === slot.start && one.performer?.name === slot.performer?.name));
}
