import type { BookingBackend } from '../../backends/backend.js';
import { isBookingError } from '../../domain/model/booking-error.js';
import { toAcceptance } from '../../domain/guide/guide-outcome.js';
import type { Booking, Hold, Appointment } from '../../domain/model/appointment.js';
import type { Acceptance } from '../../domain/model/requests.js';
import type { Who } from '../context.js';
import { Broken, describeThrown } from './expect.js';
import type { Given, PortMethod } from './journal.js';
import { keyPrefix, newKey } from './keys.js';
import { within } from './time-limit.js';

/** What calls have left in a system, or may have left, and its removal. */
export interface Traces {
  /** Carries a call out and remembers what it may leave. */
  readonly follow: <T>(backend: BookingBackend, who: Who, called: Call, go: () => Promise<T>) => Promise<T>;
  /** Waits for writes under way, then cancels and releases. Rejects with `Broken` if something is left. */
  readonly remove: () => Promise<void>;
}

interface Call {
  readonly method: PortMethod;
  readonly given: readonly unknown[];
}

/** What one citizen, or one person acted for, may have. */
interface Trace {
  readonly backend: BookingBackend;
  readonly who: Who;
  readonly actingFor?: string;
  /** Ids of own times as the case began; undefined: they could not be read. */
  readonly before: Promise<ReadonlySet<string> | undefined>;
  readonly ids: Set<string>;
  readonly keys: Set<string>;
  /** Unit and start of what was tried. */
  readonly places: Set<string>;
}

/** The promise that is broken when something cannot be removed. */
export const leavesNothing = 'the check leaves nothing behind';

// A write that has not answered by then is left alone; what it may have made is looked for all the same.
const patience = 5_000;

export function createTraces(): Traces {
  const traces = new Map<string, Trace>();
  const underWay = new Set<Promise<unknown>>();
  const holds = new Map<string, { readonly backend: BookingBackend; readonly hold: Hold }>();

  function traceOf(backend: BookingBackend, who: Who, actingFor: string | undefined): Trace {
    const name = `${who} ${actingFor ?? ''}`;
    const trace = traces.get(name) ?? {
      ...{ backend, who, ids: new Set<string>(), keys: new Set<string>(), places: new Set<string>() },
      ...(actingFor !== undefined && { actingFor }),
      before: actingFor === undefined ? idsOf(backend) : Promise.resolve(undefined),
    };
    traces.set(name, trace);
    return trace;
  }

  /** A booking for somebody else may end up as the citizen's own, so it is looked for among both. */
  async function followBooking<T>(involved: readonly Trace[], { method, given }: Call, go: () => Promise<T>): Promise<T> {
    // Otherwise a time that was there before could be taken for one of ours.
    await Promise.all(involved.map(({ before }) => before));
    const [from, request] = method === 'rebook' ? (given as Given<'rebook'>) : [undefined, (given as Given<'book'>)[0]];
    for (const { keys, places } of involved) {
      keys.add(keyOf(given));
      places.add(placeOf(request.slot.unit, request.slot.start));
    }
    const result = await go();
    const { outcome, booking } = (result ?? {}) as { readonly outcome?: string; readonly booking?: Booking };
    for (const { ids } of involved) {
      if (booking) ids.add(booking.id);
      if (outcome === 'done' && from) ids.delete(from.id);
    }
    return result;
  }

  async function followHold<T>(backend: BookingBackend, go: () => Promise<T>): Promise<T> {
    const result = await go();
    const { hold } = (result ?? {}) as { readonly hold?: Hold };
    if (hold) holds.set(hold.id, { backend, hold });
    return result;
  }

  return {
    async follow(backend, who, call, go) {
      const { method } = call;
      if (method === 'hold') return followHold(backend, go);
      if (method !== 'book' && method !== 'rebook' && method !== 'cancel') return go();
      const actingFor = (call.given[call.given.length - 1] as { readonly actingFor?: string } | undefined)?.actingFor;
      const own = traceOf(backend, who, undefined);
      const involved = actingFor === undefined ? [own] : [own, traceOf(backend, who, actingFor)];
      const running = method === 'cancel' ? go() : followBooking(involved, call, go);
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    async remove() {
      await within(patience, Promise.allSettled(underWay), undefined);
      const left: string[] = [];
      for (const trace of traces.values()) left.push(...(await removeTrace(trace)));
      traces.clear();
      // A hold that cannot be released lapses by itself.
      for (const { backend, hold } of holds.values()) await backend.release?.(hold, { key: newKey() }).catch(() => undefined);
      holds.clear();
      if (left.length > 0) throw new Broken(leavesNothing, left.join('; '));
    },
  };
}

async function idsOf(backend: BookingBackend): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set((await backend.bookings()).items.map(({ id }) => id));
  } catch {
    return undefined;
  }
}

/** What is left all the same, in words. */
async function removeTrace({ backend, who, actingFor, before, ids, keys, places }: Trace): Promise<readonly string[]> {
  const known = await before;
  const acting = actingFor === undefined ? {} : { actingFor };
  const own = (time: Appointment): boolean =>
    time.kind !== 'open-invitation' &&
    time.status !== 'cancelled' &&
    (ids.has(time.id) ||
      isOurs(time, keys) ||
      (known !== undefined && !known.has(time.id) && places.has(placeOf(time.unit.id, time.start))));
  try {
    const { items } = await backend.bookings(acting);
    const found = items.filter(own);
    const left: string[] = [];
    for (const time of found) left.push(...(await removeTime(backend, who, time, actingFor)));
    for (const id of ids) {
      if (items.some((time) => time.id === id)) continue;
      const hidden = await backend.booking(id, acting).catch(() => undefined);
      if (hidden && own(hidden)) left.push(...(await removeTime(backend, who, hidden, actingFor)));
    }
    return left;
  } catch (thrown) {
    // Whoever may not act for that person has booked nothing either.
    if (actingFor !== undefined && ids.size === 0 && isBookingError(thrown)) return [];
    return [`own times of ${who} could not be read: ${describeThrown(thrown)}`];
  }
}

function isOurs({ key }: Booking, keys: ReadonlySet<string>): boolean {
  return key !== undefined && (keys.has(key) || key.startsWith(keyPrefix));
}

/** Cancels one time of a citizen's, with a second try as it then is. What is left all the same, in words. */
async function removeTime(
  backend: BookingBackend,
  who: Who,
  time: Appointment,
  actingFor: string | undefined,
): Promise<readonly string[]> {
  const acting = actingFor === undefined ? {} : { actingFor };
  let came = 'the backend does not cancel';
  let seen = time;
  for (let attempt = 0; attempt < 2 && backend.cancel; attempt += 1) {
    try {
      const accepted = await acceptedToCancel(backend, seen);
      const result = await backend.cancel(seen, { accepted }, { ...acting, key: newKey() });
      if (result.outcome === 'done') return [];
      came = result.outcome === 'refused' ? `refused (${result.reason})` : result.outcome;
    } catch (thrown) {
      came = describeThrown(thrown);
    }
    const now = await backend.booking(time.id, acting).catch(() => undefined);
    if (!now || (now.kind !== 'open-invitation' && now.status === 'cancelled')) return [];
    seen = now;
  }
  const start = time.kind === 'open-invitation' ? 'an invitation' : time.start;
  return [`${who}: cancelling ${start} came to: ${came}`];
}

/** What the unit's guide wants accepted for that. */
async function acceptedToCancel(backend: BookingBackend, { id, unit }: Appointment): Promise<readonly Acceptance[]> {
  const guide = await backend.guide?.({ errand: { to: 'cancel', booking: id }, unit: unit.id });
  return guide ? [toAcceptance(guide, guide.terms?.cancel?.conditions ?? [])] : [];
}

/**
 * Cancels what an earlier check left that was killed, where keys are kept: the citizen's own times and those of children. What
 * could not be cancelled, in words.
 */
export async function removeLeftovers(backend: BookingBackend, who: Who): Promise<readonly string[]> {
  const persons = await (backend.citizens?.() ?? Promise.resolve([])).catch(() => []);
  const children = persons.filter(({ relation }) => relation === 'child').map(({ id }) => id);
  const left: string[] = [];
  for (const actingFor of [undefined, ...children]) {
    const trace: Trace = {
      ...{ backend, who, ids: new Set<string>(), keys: new Set<string>(), places: new Set<string>() },
      ...(actingFor !== undefined && { actingFor }),
      before: Promise.resolve(undefined),
    };
    left.push(...(await removeTrace(trace)));
  }
  return left;
}

function keyOf(given: readonly unknown[]): string {
  return (given[given.length - 1] as { readonly key: string }).key;
}

function placeOf(unit: string, start: string): string {
  return `${unit} ${start}`;
}
