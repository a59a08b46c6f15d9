import { BookingError } from '../../domain/model/booking-error.js';
import { reasons } from '../../domain/model/care-unit.js';
import type { Change } from '../../domain/model/read-result.js';
import { bookingMade, repeatedResult } from '../../domain/booking/repeat.js';
import type { Refused, Unknown } from '../../domain/model/write-result.js';
import type { BookingBackend, ReadOptions, WriteOptions } from '../backend.js';
import { createContext, type RequestContext, type CallOptions } from './citizen/call.js';
import { findDays } from './citizen/days.js';
import { takeHold, release } from './citizen/holds.js';
import { findOwnTimes, findPast, findPerformers, findSlots, findUnits, findVisitTypes } from './citizen/reads.js';
import { createRegion, eventsOf, type Region } from './store.js';
import { regionGuideOf } from './kattegatt/guide.js';
import { demoCitizens } from './kattegatt/people.js';
import { requireAppointment } from './citizen/rights.js';
import { answering, type Latency, type ScriptedMethod, type Script } from './script.js';
import { requireUnit, ownTimeOf } from './citizen/views.js';
import { book, cancel, rebook, scriptedRefusal, type Twist } from './citizen/writes.js';

export interface MemoryBackendOptions {
  /** The world to share with other backends and clinic desks; by default one of its own. */
  readonly region?: Region;
  /** Who is logged in, by id; by default the first of `demoCitizens`. */
  readonly citizen?: string;
  /** The clock, in milliseconds since 1970, of the region that is made when none is given. */
  readonly now?: () => number;
  readonly latency?: Latency;
  /** What goes wrong; read anew at each call. */
  readonly script?: Script;
  /** Tells the days before their times, as some systems of record do: an ability that it lacks by itself. */
  readonly days?: boolean;
  /** How long a hold lasts, in seconds. Absent: this backend does not hold times. */
  readonly holdSeconds?: number;
  /** Abilities that this backend shall lack. */
  readonly without?: readonly ('performers' | 'guide' | 'past' | 'citizens' | 'changes' | 'book' | 'rebook' | 'cancel')[];
}

/**
 * A whole booking system in the page, over the invented Region Kattegatt, for one logged-in citizen. For demos, stories and
 * tests: all is lost when the page closes.
 *
 * Throws a `BookingError` (`unauthorized`) for a citizen that the region does not have.
 */
export function memoryBackend(options: MemoryBackendOptions = {}): BookingBackend {
  const { region = createRegion({ now: options.now }), latency = 0, script = {}, holdSeconds } = options;
  const citizen = region.people.get(options.citizen ?? demoCitizens[0]?.id ?? '');
  if (!citizen) throw new BookingError('unauthorized', 'the region has no such citizen');

  const callFor = (about: CallOptions = {}): RequestContext => createContext(region, citizen, about);

  async function read<T>(method: ScriptedMethod, about: ReadOptions = {}, answer: (call: RequestContext) => T): Promise<T> {
    await answering(script, latency, method, about.signal);
    return answer(callFor(about));
  }

  async function write<T extends { readonly outcome: string }>(
    {
      method,
      unit,
      request,
    }: { readonly method: 'book' | 'rebook' | 'cancel'; readonly unit: string; readonly request: unknown },
    about: WriteOptions,
    act: (call: RequestContext, twist: Twist) => T,
  ): Promise<T | Refused | Unknown> {
    await answering(script, latency, method);
    const call = callFor(about);
    const failure = script.fail?.[method];
    const reason = reasons.find((one) => one === failure);
    if (reason) return scriptedRefusal(call, unit, reason);
    if (failure === 'unknown-before') return { outcome: 'unknown' };
    const result = once(call, about.key, JSON.stringify([method, call.person.id, request]), () =>
      act(call, failure === 'taken' || failure === 'pending' || failure === 'both' ? failure : undefined),
    );
    return failure === 'unknown-after' ? { outcome: 'unknown' } : result;
  }

  const backend: BookingBackend = {
    units: (query, about) => read('units', about, (call) => findUnits(call, query)),
    visitTypes: (query, about) =>
      read('visitTypes', about, (call) => findVisitTypes(call, query, script.gaps?.visitTypes ?? [])),
    performers: (query, about) =>
      read('performers', about, (call) => findPerformers(call, query, script.gaps?.performers ?? [])),
    guide: ({ errand, unit }, about) =>
      read('guide', about, () => {
        // Who was invited was chosen by the unit already.
        const invited = errand.to === 'book' && errand.invitation !== undefined;
        return !invited && unit !== undefined ? regionGuideOf(requireUnit(unit)) : undefined;
      }),
    slots: (query, about) => read('slots', about, (call) => findSlots(call, query, script.gaps?.slots ?? [])),
    ...(options.days && {
      days: (query, about) => read('days', about, (call) => findDays(call, query, script.gaps?.slots ?? [])),
    }),
    bookings: (about) => read('bookings', about, (call) => findOwnTimes(call, script.gaps?.bookings ?? [], about?.source)),
    past: (about) => read('past', about, (call) => findPast(call, script.gaps?.past ?? [], about?.source)),
    booking: (id, about) => read('booking', about, (call) => ownTimeOf(call, requireAppointment(call, id))),
    citizens: (about) =>
      read('citizens', about, () =>
        [citizen.id, ...(citizen.children ?? [])]
          .flatMap((id) => region.people.get(id) ?? [])
          .map(({ id, name, phone }) => ({
            id,
            name,
            relation: id === citizen.id ? ('self' as const) : ('child' as const),
            ...(phone !== undefined && { phone }),
          })),
      ),
    async *changes(units, about) {
      const { person } = callFor(about);
      for await (const event of eventsOf(region, about.signal)) {
        if (units.includes(event.unit)) yield { to: 'slots', unit: event.unit } satisfies Change;
        if ('time' in event && event.time.person === person.id) yield { to: 'bookings' } satisfies Change;
      }
    },
    ...(holdSeconds !== undefined && {
      async hold(slot, { intent = { to: 'book' }, ...about }) {
        await answering(script, latency, 'hold');
        const failure = script.fail?.hold;
        const reason = reasons.find((one) => one === failure);
        const call = callFor(about);
        return reason
          ? scriptedRefusal(call, slot.unit, reason)
          : takeHold(call, slot, intent, holdSeconds, failure === 'taken');
      },
      async release(one, about) {
        await answering(script, latency, 'release');
        release(callFor(about), one);
      },
    }),
    book: (request, about) =>
      write({ method: 'book', unit: request.slot.unit, request }, about, (call, twist) =>
        book(call, request, about.key, twist),
      ),
    rebook: (from, request, about) =>
      write({ method: 'rebook', unit: request.slot.unit, request: [from.id, request] }, about, (call, twist) =>
        rebook(call, from, request, about.key, twist),
      ),
    cancel: (time, request, about) =>
      write({ method: 'cancel', unit: time.unit.id, request: [time.id, request] }, about, (call) =>
        cancel(call, time, request),
      ),
  };
  for (const name of options.without ?? []) Reflect.deleteProperty(backend, name);
  return backend;
}

/** Carries a write out at most once for each citizen and key. Throws `invalid-request` for a key that meant something else. */
function once<T extends { readonly outcome: string }>(
  { region, citizen }: RequestContext,
  key: string,
  intent: string,
  act: () => T,
): T | Refused {
  const id = `${citizen.id}~${key}`;
  const before = region.results.get(id);
  if (before && before.intent !== intent) throw new BookingError('invalid-request', 'the key belongs to another request');
  // The intent begins with the method, so the result is that method's.
  if (before) return repeatedResult(before.result as T, region.times.get(bookingMade(before.result as T)?.id ?? ''));
  const result = act();
  if (['done', 'pending', 'both'].includes(result.outcome)) region.results.set(id, { intent, result });
  return result;
}
