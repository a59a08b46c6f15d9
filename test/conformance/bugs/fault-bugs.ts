import type { Booking } from 'tidbok';
import { bookTwice, bug, invented, rememberingBug } from './bug.js';

/** What is wrong with writes that go wrong. */
export const faultBugs = {
  'a lost request is called done': bug((backend) => ({
    async book(request, options) {
      const result = await backend.book(request, options);
      const [own] = (await backend.bookings()).items;
      if (result.outcome !== 'unknown' || !own) return result;
      return { outcome: 'done', booking: invented(own, request.slot.start) };
    },
  })),
  'a lost answer is called refused': bug((backend) => ({
    async book(request, options) {
      const result = await backend.book(request, options);
      return result.outcome === 'unknown' ? { outcome: 'refused', reason: 'other' } : result;
    },
  })),
  'what was booked while the answer got lost is not listed': rememberingBug(() => {
    let late = false;
    return (backend) => ({
      async book(request, options) {
        const result = await backend.book(request, options);
        late = result.outcome === 'unknown';
        return result;
      },
      async bookings(options) {
        const found = await backend.bookings(options);
        if (!late) return found;
        late = false;
        return { ...found, items: found.items.filter((time) => !('key' in time)) };
      },
    });
  }),
  'a repeat after a lost answer books again': rememberingBug((world) => {
    const unknown = new Set<string>();
    return (backend, who) => ({
      async book(request, options) {
        const result = await backend.book(request, options);
        if (result.outcome === 'unknown') unknown.add(options.key);
        if (result.outcome !== 'done' || !unknown.has(options.key)) return result;
        return { ...result, booking: await bookTwice(world, result.booking, world.citizens[who]) };
      },
    });
  }),
  'a lost rebooking has cancelled the old time': bug((backend) => ({
    async rebook(from, request, options) {
      const result = await backend.rebook(from, request, options);
      if (result.outcome === 'unknown') await backend.cancel(from, { accepted: [] }, { key: `${options.key}/old` });
      return result;
    },
  })),
  'a rebooking whose answer got lost is called refused': bug((backend) => ({
    async rebook(from, request, options) {
      const result = await backend.rebook(from, request, options);
      return result.outcome === 'unknown' ? { outcome: 'refused', reason: 'other' } : result;
    },
  })),
  'half way is called done': bug((backend) => ({
    async rebook(from, request, options) {
      const result = await backend.rebook(from, request, options);
      return result.outcome === 'both' ? { outcome: 'done', booking: result.booking } : result;
    },
  })),
  'a lost cancellation is called done': bug((backend) => ({
    async cancel(time, request, options) {
      const result = await backend.cancel(time, request, options);
      return result.outcome === 'unknown' ? { outcome: 'done' } : result;
    },
  })),
  'a cancellation whose answer got lost is called refused': bug((backend) => ({
    async cancel(time, request, options) {
      const result = await backend.cancel(time, request, options);
      return result.outcome === 'unknown' ? { outcome: 'refused', reason: 'other' } : result;
    },
  })),
  'pending is called done': bug((backend) => ({
    async book(request, options) {
      const result = await backend.book(request, options);
      if (result.outcome !== 'pending') return result;
      const booking: Booking = { ...result.booking, status: 'booked' };
      return { outcome: 'done', booking };
    },
  })),
} as const;
