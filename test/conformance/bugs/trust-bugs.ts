import { BookingError, type ReadOptions, type WriteOptions } from 'tidbok';
import { bug, isBooking, rememberingBug } from './bug.js';

/** The options of a read as the citizen's own: nobody is acted for. */
function forSelf({ signal, language }: ReadOptions = {}): ReadOptions {
  return { ...(signal && { signal }), ...(language !== undefined && { language }) };
}

function writeForSelf({ key }: WriteOptions): WriteOptions {
  return { key };
}

// Written for tests in everyone’s schoolbook, and nobody’s.
const personalNumber = '19121212-1212';

/** What is wrong with acting for others, and with what errors, addresses and past times tell. */
export const trustBugs = {
  'units do not ask who acts for whom': bug((backend) => ({
    units: (query, options) => backend.units(query, forSelf(options)),
  })),
  'performers do not ask who acts for whom': bug((backend) => ({
    performers: (query, options) => backend.performers(query, forSelf(options)),
  })),
  'guides do not ask who acts for whom': bug((backend) => ({
    guide: (query, options) => backend.guide(query, forSelf(options)),
  })),
  'past times do not ask who acts for whom': bug((backend) => ({ past: (options) => backend.past(forSelf(options)) })),
  'one own time does not ask who acts for whom': bug((backend) => ({
    booking: (id, options) => backend.booking(id, forSelf(options)),
  })),
  'a hold does not ask who acts for whom': bug((backend) => ({
    hold: (slot, options) => backend.hold(slot, writeForSelf(options)),
  })),
  'errors hold the personal number': bug((backend) => ({
    booking: (id, options) =>
      backend.booking(id, options).catch(() => {
        throw new BookingError('not-found', `${personalNumber} has no such booking`);
      }),
  })),
  'the cause of an error holds the name': bug((backend) => ({
    async bookings(options) {
      const [self] = await backend.citizens();
      return backend.bookings(options).catch(() => {
        throw new BookingError('forbidden', undefined, { cause: new Error(`${self?.name ?? ''} may not do that`) });
      });
    },
  })),
  'a map is a script': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      return { ...found, items: found.items.map((unit) => ({ ...unit, map: 'javascript:alert(1)' })) };
    },
  })),
  'a video visit is not encrypted': bug((backend) => ({
    async past(options) {
      const found = await backend.past(options);
      const video = { href: 'http://video.kattegatt.example/1' };
      return { ...found, items: found.items.map((time) => ({ ...time, video })) };
    },
  })),
  'past times are everyone’s': rememberingBug(({ healthy, citizens }) => (backend) => ({
    async past(options) {
      const [own, others] = await Promise.all([backend.past(options), healthy(citizens.first).past()]);
      return { ...own, items: [...own.items, ...others.items] };
    },
  })),
  'a past time can be read by its id': rememberingBug(({ healthy, citizens }) => (backend) => ({
    async booking(id, options) {
      const { items } = await healthy(citizens.first).past();
      return items.find((time) => time.id === id) ?? backend.booking(id, options);
    },
  })),
  'moving a child’s time moves it to the parent': bug(
    (backend) => ({
      async rebook(from, request, options) {
        if (options.actingFor === undefined) return backend.rebook(from, request, options);
        const result = await backend.book(request, writeForSelf(options));
        await backend.cancel(from, { accepted: [] }, { ...options, key: `${options.key}/old` });
        return result;
      },
    }),
    'family',
  ),
  'moving a child’s time gives up the parent’s': bug(
    (backend) => ({
      async rebook(from, request, options) {
        const result = await backend.rebook(from, request, options);
        const own = (await backend.bookings()).items.filter((time) => time.kind === 'booking' && time.key !== undefined);
        for (const time of own) {
          await backend.cancel(isBooking(time), { accepted: [] }, { key: `${options.key}/${time.id}` });
        }
        return result;
      },
    }),
    'family',
  ),
} as const;
