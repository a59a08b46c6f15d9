import type { BookingBackend, Booking, Appointment } from 'tidbok';
import { memoryBackend } from 'tidbok/backends/memory';
import type { Context } from 'tidbok/conformance';
import { holdSeconds, memoryContext, type TestPlace, testCitizens } from '../../support/memory-context.js';
import { withDays } from './abilities.js';

type Who = 'first' | 'second';
/** What the memory backend always has. */
export type Able = BookingBackend &
  Required<
    Pick<
      BookingBackend,
      'performers' | 'guide' | 'past' | 'citizens' | 'changes' | 'hold' | 'release' | 'book' | 'rebook' | 'cancel'
    >
  >;

/** What a bug knows of the world that it is put into. */
export interface World extends TestPlace {
  readonly citizens: { readonly first: string; readonly second: string };
  /** The healthy backend of anyone in the region. */
  readonly healthy: (citizen: string) => Able;
}

/** The methods that a bug changes in one citizen's backend. */
export type Spoiled = (backend: Able, who: Who) => Partial<BookingBackend>;

/** One behaviour that is changed, and where it shows. */
export interface Bug {
  /** `family`: one has children, the other an invitation; `october`: shortly before winter time; else the usual place. */
  readonly where?: 'family' | 'october' | 'days';
  /** Called once for all backends of a context, so that they may share what it remembers. */
  readonly spoil: (world: World) => Spoiled;
}

/** A bug that remembers nothing. */
export function bug(spoil: Spoiled, where?: Bug['where']): Bug {
  return { spoil: () => spoil, ...(where && { where }) };
}

/** A bug that remembers something. */
export function rememberingBug(spoil: (world: World) => Spoiled, where?: Bug['where']): Bug {
  return { spoil, ...(where && { where }) };
}

/** A place to try a bug, with and without it. */
export async function worldFor({ where, spoil }: Bug): Promise<{ world: World; healthy: Context; spoiled: Context }> {
  const citizens = where === 'family' ? ({ first: 'person-2', second: 'person-1' } as const) : testCitizens;
  const place = await memoryContext(where === 'october' ? '2026-10-12T09:00:00Z' : undefined, citizens);
  const { region, script } = place;
  const world: World = {
    ...place,
    citizens,
    healthy: (citizen) => memoryBackend({ region, script, citizen, holdSeconds }) as Able,
  };
  const make = (who: Who): Able => {
    const plain = world.healthy(citizens[who]);
    return { ...plain, ...(where === 'days' && withDays(plain)) };
  };
  const change = spoil(world);
  return {
    world,
    healthy: { ...place, makeBackend: ({ citizen }) => make(citizen) },
    spoiled: {
      ...place,
      makeBackend: ({ citizen }) => {
        const backend = make(citizen);
        return { ...backend, ...change(backend, citizen) };
      },
    },
  };
}

/** Two bookings of one spot: what no healthy backend lets happen. The new one belongs to that person. */
export async function bookTwice({ region, healthy }: World, booking: Booking, person: string): Promise<Booking> {
  const record = region.times.get(booking.id);
  if (!record) throw new Error('the region has no such booking');
  const id = `KATT-B-${region.times.size + 1}`;
  region.times.set(id, { ...record, id, person });
  return isBooking(await healthy(person).booking(id));
}

/** An own time that is no open invitation. */
export function isBooking(time: Appointment): Booking {
  if (time.kind === 'open-invitation') throw new Error('it is an open invitation');
  return time;
}

/** A booking that there is none of. */
export function invented(like: Appointment, start: string): Booking {
  return { ...isBooking(like), id: 'KATT-B-none', start };
}
