import { type BookResult, type Slot } from 'tidbok';
import { bookTwice, bug, isBooking, rememberingBug } from './bug.js';

const keyless = ({ key }: { readonly key: string }) => ({ key: `${key}-again` });

/** What is wrong with booking and with reading own times. */
export const bookingBugs = {
  'nothing that is free can be booked': bug(() => ({ book: async () => ({ outcome: 'taken' }) })),
  'what was booked is not listed': bug((backend) => ({
    async bookings(options) {
      const found = await backend.bookings(options);
      return { ...found, items: found.items.filter((time) => !('key' in time)) };
    },
  })),
  'own times come as the database has them': bug((backend) => ({
    async bookings(options) {
      const found = await backend.bookings(options);
      return { ...found, items: found.items.toReversed() };
    },
  })),
  'a repeated rebooking is told that its time has changed': rememberingBug(() => {
    const keys = new Set<string>();
    return (backend) => ({
      async rebook(from, request, options) {
        if (keys.has(options.key)) return { outcome: 'refused', reason: 'changed' };
        keys.add(options.key);
        return backend.rebook(from, request, options);
      },
    });
  }),
  'a repeated cancellation is told that it is too late': rememberingBug(() => {
    const keys = new Set<string>();
    return (backend) => ({
      async cancel(time, request, options) {
        if (keys.has(options.key)) return { outcome: 'refused', reason: 'too-late' };
        keys.add(options.key);
        return backend.cancel(time, request, options);
      },
    });
  }),
  'a booked time is still listed': rememberingBug(() => {
    const booked: Slot[] = [];
    return (backend) => ({
      async slots(query, options) {
        const found = await backend.slots(query, options);
        return { ...found, items: [...found.items, ...booked] };
      },
      async book(request, options) {
        const result = await backend.book(request, options);
        if (result.outcome === 'done') booked.push(request.slot);
        return result;
      },
    });
  }),
  'no booking has rights': bug((backend) => ({
    async booking(id, options) {
      const no = { allowed: false, reason: 'other' } as const;
      return { ...(await backend.booking(id, options)), rights: { cancel: no, rebook: no, message: no } };
    },
  })),
  'cancelled times stay away until tomorrow': rememberingBug(() => {
    const ended = new Set<string>();
    return (backend) => ({
      async slots(query, options) {
        const found = await backend.slots(query, options);
        return { ...found, items: found.items.filter(({ start }) => !ended.has(start)) };
      },
      cancel: (time, request, options) => {
        ended.add(isBooking(time).start);
        return backend.cancel(time, request, options);
      },
    });
  }),
  'a key means nothing and a time can be had twice': rememberingBug((world) => {
    const before = new Map<string, BookResult>();
    return (backend, who) => ({
      async book(request, options) {
        const once = before.get(options.key);
        if (once?.outcome === 'done') {
          return { ...once, booking: await bookTwice(world, once.booking, world.citizens[who]) };
        }
        const result = await backend.book(request, options);
        before.set(options.key, result);
        return result;
      },
    });
  }),
  'whoever asks within the same moment gets the time': rememberingBug((world) => {
    const justNow = new Map<string, BookResult>();
    return (backend, who) => ({
      async book(request, options) {
        const result = await backend.book(request, options);
        const first = justNow.get(request.slot.id);
        if (result.outcome === 'taken' && first?.outcome === 'done') {
          return { outcome: 'done', booking: await bookTwice(world, first.booking, world.citizens[who]) };
        }
        justNow.set(request.slot.id, result);
        setTimeout(() => justNow.delete(request.slot.id), 5);
        return result;
      },
    });
  }),
  'taken is called refused': bug((backend) => ({
    async book(request, options) {
      const result = await backend.book(request, options);
      return result.outcome === 'taken' ? { outcome: 'refused', reason: 'other' } : result;
    },
  })),
  'the slot is its id and the rest is not looked at': rememberingBug(() => {
    const listed = new Map<string, Slot>();
    return (backend) => ({
      async slots(query, options) {
        const found = await backend.slots(query, options);
        for (const slot of found.items) listed.set(slot.id, slot);
        return found;
      },
      book: (request, options) => backend.book({ ...request, slot: listed.get(request.slot.id) ?? request.slot }, options),
    });
  }),
  'long messages are cut': bug((backend) => ({
    book: (request, options) =>
      backend.book({ ...request, ...(request.message !== undefined && { message: request.message.slice(0, 200) }) }, options),
  })),
  'messages are lost': bug((backend) => ({
    book: ({ slot, accepted }, options) => backend.book({ slot, accepted }, options),
  })),
  'a repeat is told that its own time is taken': rememberingBug(() => {
    const used = new Set<string>();
    return (backend) => ({
      async book(request, options) {
        if (used.has(options.key)) return { outcome: 'taken' };
        used.add(options.key);
        return backend.book(request, options);
      },
    });
  }),
  'a key is used again for another time': rememberingBug(() => {
    const slots = new Map<string, string>();
    return (backend) => ({
      book(request, options) {
        const other = slots.has(options.key) && slots.get(options.key) !== request.slot.id;
        slots.set(options.key, request.slot.id);
        return backend.book(request, other ? keyless(options) : options);
      },
    });
  }),
  'a key says for ever what it booked': rememberingBug(() => {
    const results = new Map<string, BookResult>();
    return (backend, who) => ({
      async book(request, options) {
        const name = `${who} ${options.key}`;
        const result = results.get(name) ?? (await backend.book(request, options));
        if (result.outcome === 'done') results.set(name, result);
        return result;
      },
    });
  }),
  'a key is used up by a taken time': rememberingBug(() => {
    const usedUp = new Set<string>();
    return (backend) => ({
      async book(request, options) {
        if (usedUp.has(options.key)) return { outcome: 'taken' };
        const result = await backend.book(request, options);
        if (result.outcome === 'taken') usedUp.add(options.key);
        return result;
      },
    });
  }),
  'keys are looked up before they are written': rememberingBug((world) => {
    const underWay = new Set<string>();
    return (backend, who) => ({
      async book(request, options) {
        const meanwhile = underWay.has(options.key);
        underWay.add(options.key);
        const result = await backend.book(request, options);
        underWay.delete(options.key);
        if (!meanwhile || result.outcome !== 'done') return result;
        return { ...result, booking: await bookTwice(world, result.booking, world.citizens[who]) };
      },
    });
  }),
  'keys are shared by all citizens': rememberingBug(() => {
    const results = new Map<string, BookResult>();
    return (backend) => ({
      async book(request, options) {
        const result = results.get(options.key) ?? (await backend.book(request, options));
        results.set(options.key, result);
        return result;
      },
    });
  }),
  'of two times at once one is lost': rememberingBug(({ region }) => {
    let underWay = 0;
    return (backend) => ({
      async book(request, options) {
        underWay += 1;
        const alone = underWay === 1;
        const result = await backend.book(request, options);
        if (!alone && result.outcome === 'done') region.times.delete(result.booking.id);
        underWay -= 1;
        return result;
      },
    });
  }),
  'a booking read alone has another start': bug((backend) => ({
    booking: async (id, options) => ({ ...isBooking(await backend.booking(id, options)), start: '2026-12-24T14:00:00Z' }),
  })),
  'slots are known by object': rememberingBug(() => {
    const known = new WeakSet<Slot>();
    return (backend) => ({
      async slots(query, options) {
        const found = await backend.slots(query, options);
        for (const slot of found.items) known.add(slot);
        return found;
      },
      book: async (request, options) =>
        known.has(request.slot) ? backend.book(request, options) : { outcome: 'refused', reason: 'changed' },
    });
  }),
  'an unknown id throws a TypeError': bug((backend) => ({
    async book(request, options) {
      if (!request.slot.id.includes('~')) throw new TypeError('no such row');
      return backend.book(request, options);
    },
  })),
} as const;
