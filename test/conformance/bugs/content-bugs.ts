import { type Appointment, BookingError, type ReadOptions } from 'tidbok';
import { bug, rememberingBug } from './bug.js';

function forSelf({ signal, language }: ReadOptions = {}): ReadOptions {
  return { ...(signal && { signal }), ...(language !== undefined && { language }) };
}

/** What is wrong with texts, guides, persons, the live feed and reading. */
export const contentBugs = {
  'citizens are known by personal number': bug((backend) => ({
    async citizens(options) {
      // Written for tests in everyone’s schoolbook, and nobody’s.
      return (await backend.citizens(options)).map((citizen) => ({ ...citizen, id: '19121212-1212' }));
    },
  })),
  'texts are HTML': bug((backend) => ({
    async units(query, options) {
      const found = await backend.units(query, options);
      const information = { lang: 'sv', blocks: [{ type: 'paragraph', content: ['<b>Läkare</b>'] }] } as const;
      return { ...found, items: found.items.map((unit) => ({ ...unit, information })) };
    },
  })),
  'a guide changes and its version does not': rememberingBug(() => {
    let read = -1;
    return (backend) => ({
      async guide(query, options) {
        const guide = await backend.guide(query, options);
        return guide && { ...guide, conditions: (guide.conditions ?? []).slice(Math.min((read += 1), 1)) };
      },
    });
  }),
  'the required guide is not required': bug((backend) => ({
    async book(request, options) {
      const guide = await backend.guide({ errand: { to: 'book' }, unit: request.slot.unit });
      const conditions = guide?.conditions?.map(({ id }) => id) ?? [];
      return backend.book({ ...request, accepted: guide ? [{ guide, conditions }] : [] }, options);
    },
  })),
  'what must be accepted to cancel is not looked at': bug((backend) => ({
    async cancel(time, request, options) {
      const guide = await backend.guide({ errand: { to: 'cancel', booking: time.id }, unit: time.unit.id });
      const conditions = guide?.conditions?.map(({ id }) => id) ?? [];
      return backend.cancel(time, { ...request, accepted: guide ? [{ guide, conditions }] : [] }, options);
    },
  })),
  'what must be accepted to cancel is looked at only where the guide is required': bug((backend) => ({
    async cancel(time, request, options) {
      if (time.unit.guideRequired) return backend.cancel(time, request, options);
      const guide = await backend.guide({ errand: { to: 'cancel', booking: time.id }, unit: time.unit.id });
      const conditions = guide?.conditions?.map(({ id }) => id) ?? [];
      return backend.cancel(time, { ...request, accepted: guide ? [{ guide, conditions }] : [] }, options);
    },
  })),
  'what must be accepted to move is not looked at': bug((backend) => ({
    async rebook(from, request, options) {
      const guide = await backend.guide({ errand: { to: 'rebook', booking: from.id }, unit: from.unit.id });
      const conditions = guide?.conditions?.map(({ id }) => id) ?? [];
      return backend.rebook(from, { ...request, accepted: guide ? [{ guide, conditions }] : [] }, options);
    },
  })),
  'the child comes first': bug(
    (backend) => ({ citizens: async (options) => (await backend.citizens(options)).toReversed() }),
    'family',
  ),
  'a child’s times are among the parent’s': bug(
    (backend) => ({
      async bookings(options = {}) {
        const own = await backend.bookings(options);
        if (options.actingFor !== undefined) return own;
        const children = (await backend.citizens()).filter(({ relation }) => relation === 'child');
        const theirs = await Promise.all(children.map(({ id }) => backend.bookings({ actingFor: id })));
        return { ...own, items: [...own.items, ...theirs.flatMap(({ items }) => items)] };
      },
    }),
    'family',
  ),
  'what is booked for a child is booked for the parent': bug(
    (backend) => ({ book: (request, { key }) => backend.book(request, { key }) }),
    'family',
  ),
  'reads do not ask who acts for whom': bug((backend) => ({
    bookings: (options) => backend.bookings(forSelf(options)),
    slots: (query, options) => backend.slots(query, forSelf(options)),
  })),
  'whoever is known may act for anyone': rememberingBug(({ healthy }) => (backend) => ({
    bookings: (options = {}) =>
      options.actingFor?.startsWith('person') ? healthy(options.actingFor).bookings() : backend.bookings(options),
  })),
  'an unknown booking is undefined': bug((backend) => ({
    booking: (id, options) => backend.booking(id, options).catch(() => undefined as unknown as Appointment),
  })),
  'an abort is unavailable': bug((backend) => ({
    slots: (query, options) =>
      backend.slots(query, options).catch((thrown: unknown) => {
        throw thrown instanceof BookingError ? thrown : new BookingError('unavailable');
      }),
  })),
  'only own bookings give hints': bug((backend) => ({
    async *changes(units, options) {
      for await (const change of backend.changes(units, options)) if (change.to === 'bookings') yield change;
    },
  })),
  'own bookings give no hint': bug((backend) => ({
    async *changes(units, options) {
      for await (const change of backend.changes(units, options)) if (change.to === 'slots') yield change;
    },
  })),
  'the feed goes on for ever': bug((backend) => ({
    changes: (units) => backend.changes(units, { signal: new AbortController().signal }),
  })),
  'a silent unit has no times': bug((backend) => ({
    slots: async (query, options) => ({ ...(await backend.slots(query, options)), gaps: [] }),
  })),
  'a silent unit has no bookings': bug((backend) => ({
    bookings: async (options) => ({ ...(await backend.bookings(options)), gaps: [] }),
  })),
  'a failed read is an empty one': bug((backend) => ({
    bookings: (options) =>
      backend.bookings(options).catch((thrown: unknown) => {
        if (thrown instanceof BookingError && thrown.code === 'unavailable') return { items: [], gaps: [] };
        throw thrown;
      }),
  })),
  'an abort waits for the answer': bug((backend) => ({ slots: (query) => backend.slots(query) })),
} as const;
