import type { BookingBackend } from '../../backends/backend.js';
import type { Booking, Slot } from '../../domain/model/appointment.js';
import type { BookRequest, SlotQuery, Target } from '../../domain/model/requests.js';
import type { BookResult } from '../../domain/model/write-result.js';
import { addDays, dayOf, type DayRange, instantOf, millisecondsOf } from '../../domain/time/instant.js';
import type { Context, Fault, Who } from '../context.js';
import { Again, Broken, ensure, NotRun } from './expect.js';
import { newKey } from './keys.js';
import { chooseTimes } from './choose-times.js';

/** An id, and a name, that nothing has. */
export const nobody = 'tidbok-check-nobody';

/** A backend that can book and cancel, as most promises need. */
export type Desk = BookingBackend & Required<Pick<BookingBackend, 'book' | 'cancel'>>;
/** One that can move a time as well. */
export type MovingDesk = Desk & Required<Pick<BookingBackend, 'rebook'>>;

/** Two citizens trying out a backend: what they need in order to try it. */
export interface Visit {
  readonly unit: string;
  readonly visitType: string;
  /** The unit's. */
  readonly timeZone: string;
  /** The backend's clock as the visit began. */
  readonly now: string;
  /** The backend's day, in the zone of the unit, as the visit began. */
  readonly today: string;
  /** From one to five weeks ahead, so that deadlines are far away. */
  readonly days: DayRange;
  readonly first: BookingBackend;
  readonly second: BookingBackend;
  /** A backend of its own for a citizen. */
  readonly make: (citizen: Who) => Promise<BookingBackend>;
  /** The promise cannot be tried without book and cancel. */
  readonly desk: (citizen: Who) => Promise<Desk>;
  /** The promise cannot be tried without book, rebook and cancel. */
  readonly movingDesk: (citizen: Who) => Promise<MovingDesk>;
  /** A search for the visit type over the days, or over others. */
  readonly query: (days?: DayRange) => SlotQuery;
  /** All free times, at least so many; fewer, and the promise cannot be tried. */
  readonly free: (atLeast: number) => Promise<readonly [Slot, ...Slot[]]>;
  /** One free time, two or three, for booking: the same again in the next run, others in the next try and in other cases. */
  readonly pick: () => Promise<Slot>;
  readonly pickTwo: () => Promise<readonly [Slot, Slot]>;
  readonly pickThree: () => Promise<readonly [Slot, Slot, Slot]>;
  /** So many of them, at other targets if any are given. */
  readonly pickMany: (count: number, targets?: readonly Target[]) => Promise<readonly Slot[]>;
  /** One at other targets. */
  readonly pickAt: (targets: readonly Target[]) => Promise<Slot>;
  readonly key: () => string;
  /** Books, and ensures that it was booked; tried again with other times if somebody else came first. */
  readonly booked: (desk: Desk, slot: Slot, more?: Partial<BookRequest>) => Promise<Booking>;
  /** From here on this goes wrong, until the returned function is called. Where it cannot be had the promise is not tried. */
  readonly inject: (fault: Fault) => Promise<() => void>;
  /** So many seconds pass for the backend. The promise cannot be tried where that would take long. */
  readonly pass: (seconds: number) => Promise<void>;
}

/** As long as a case may really wait, in seconds. */
const longestWait = 10;

/** Which case, and which of its tries: what times are chosen follows from it. */
export interface Occasion {
  readonly name: string;
  readonly round: number;
}

export async function startVisit(context: Context, occasion: Occasion): Promise<Visit> {
  const { unit, visitType } = context;
  const make = async (citizen: Who): Promise<BookingBackend> => context.makeBackend({ citizen });
  const [first, second] = await Promise.all([make('first'), make('second')]);
  const { items } = await first.units({ errand: { to: 'book' }, ids: [unit] });
  const timeZone = items.find(({ id }) => id === unit)?.timeZone;
  ensure(timeZone !== undefined, 'there is none', 'a unit with the id of the configuration');
  const now = instantOf(context.now());
  const today = dayOf(now, timeZone);
  const days = { from: addDays(today, 7), to: addDays(today, 34) };

  async function pickSome(count: number, query = visit.query()): Promise<readonly Slot[]> {
    const [found, ...lists] = await Promise.all([first.slots(query), first.bookings(), second.bookings()]);
    const busy = lists.flatMap((list) => list.items.flatMap((time) => (time.kind === 'open-invitation' ? [] : [time.start])));
    const picked = chooseTimes(found.items, { busy, count, occasion });
    if (picked.length < count) throw new NotRun(`there are fewer than ${count} free times to try it with`);
    return picked;
  }

  const visit: Visit = {
    ...{ unit, visitType, timeZone, now, today, days, first, second, make },
    async desk(citizen) {
      const backend = await make(citizen);
      if (!canBook(backend)) throw new NotRun('the backend does not both book and cancel');
      return backend;
    },
    async movingDesk(citizen) {
      const desk = await visit.desk(citizen);
      if (!canMove(desk)) throw new NotRun('the backend does not rebook');
      return desk;
    },
    query: (wanted = days) => ({ errand: { to: 'book' }, targets: [{ unit, visitType }], days: wanted }),
    async free(atLeast) {
      const [slot, ...others] = (await first.slots(visit.query())).items;
      if (!slot || others.length + 1 < atLeast) throw new NotRun(`there are fewer than ${atLeast} free times`);
      return [slot, ...others];
    },
    pick: async () => (await pickSome(1))[0] as Slot,
    pickTwo: async () => (await pickSome(2)) as unknown as readonly [Slot, Slot],
    pickThree: async () => (await pickSome(3)) as unknown as readonly [Slot, Slot, Slot],
    pickMany: (count, targets) => pickSome(count, targets && { ...visit.query(), targets }),
    pickAt: async (targets) => (await pickSome(1, { ...visit.query(), targets }))[0] as Slot,
    key: newKey,
    async booked(desk, slot, more = {}) {
      const result = await desk.book({ slot, accepted: [], ...more }, { key: visit.key() });
      if (result.outcome === 'taken') throw new Again(takenByOthers());
      ensure(isBooked(result), toldOf(result), 'a free time can be booked');
      return result.booking;
    },
    async inject(fault) {
      const mend = await context.inject?.(fault);
      if (mend === undefined) throw new NotRun(`nothing can be made to go wrong here: ${fault.how} at ${fault.at}`);
      return mend;
    },
    async pass(seconds) {
      if (context.pass) await context.pass(seconds);
      else if (seconds <= longestWait) await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      else throw new NotRun(`it would take ${seconds} seconds, and the clock of the backend cannot be put forward`);
    },
  };
  return visit;
}

/** Why a case that others came in between of, three times, cannot be tried. */
export function takenByOthers(): NotRun {
  return new NotRun('others took the free times meanwhile, three times over');
}

function canBook(backend: BookingBackend): backend is Desk {
  return backend.book !== undefined && backend.cancel !== undefined;
}

function canMove(desk: Desk): desk is MovingDesk {
  return desk.rebook !== undefined;
}

/** Whether a result means that there is a booking now. */
export function isBooked<T extends { readonly outcome: string }>(
  result: T,
): result is T & Extract<BookResult, { readonly outcome: 'done' | 'pending' }> {
  return result.outcome === 'done' || result.outcome === 'pending';
}

/** An outcome, with its reason if there is one. */
export function toldOf(result: { readonly outcome: string; readonly reason?: string }): string {
  return result.reason === undefined ? result.outcome : `${result.outcome} (${result.reason})`;
}

/** Own bookings, not open invitations, at a moment. */
export async function bookingsAt(backend: BookingBackend, start: string): Promise<readonly Booking[]> {
  const { items } = await backend.bookings();
  return items
    .filter((time) => time.kind !== 'open-invitation')
    .filter((time) => time.start === start && time.status !== 'cancelled');
}

/** Whether the time can be booked by this citizen now, by its id or as the same time under a new one. */
export async function isFree(backend: BookingBackend, slot: Slot, query: SlotQuery): Promise<boolean> {
  const { items } = await backend.slots(query);
  return items.some((one) => one.id === slot.id || (one.start === slot.start && one.performer?.name === slot.performer?.name));
}

/** A start that is an hour later. */
export function hourLater(start: string): string {
  return instantOf(millisecondsOf(start) + 3_600_000);
}

/** What the comparison says, unless the free times changed while it was made: then it is made again. */
export async function whileStill(
  { first }: Visit,
  query: SlotQuery,
  compare: (slots: readonly Slot[]) => Promise<void>,
): Promise<void> {
  const { items } = await first.slots(query);
  try {
    await compare(items);
  } catch (thrown) {
    if (!(thrown instanceof Broken)) throw thrown;
    const now = (await first.slots(query)).items;
    const still = JSON.stringify(placesOf(now)) === JSON.stringify(placesOf(items));
    if (!still) throw new Again(new NotRun('the free times change too fast to be compared'));
    throw thrown;
  }
}

// Whether ids stay the same is another promise.
function placesOf(slots: readonly Slot[]): readonly string[] {
  return slots.map(({ start, unit, performer }) => `${start} ${unit} ${performer?.name ?? ''}`).sort();
}
