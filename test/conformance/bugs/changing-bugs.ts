import { type Booking, BookingError, type Appointment, type RebookResult } from 'tidbok';
import { bookTwice, bug, isBooking, rememberingBug, type Able } from './bug.js';

const nothing = { accepted: [] };

function cancelFirst(backend: Able): Pick<Able, 'rebook'> {
  return {
    async rebook(from, request, options) {
      await backend.cancel(from, nothing, { key: `${options.key}/old` });
      return backend.book(request, options);
    },
  };
}

/** Starts of these times are not listed. */
function hiding(starts: ReadonlySet<string>, backend: Able): Pick<Able, 'slots'> {
  return {
    async slots(query, options) {
      const found = await backend.slots(query, options);
      return { ...found, items: found.items.filter(({ start }) => !starts.has(start)) };
    },
  };
}

/** What is wrong with rebooking and cancelling. */
export const changingBugs = {
  'rebooking leaves the old time': bug((backend) => ({ rebook: (_, request, options) => backend.book(request, options) })),
  'rebooking cancels first': bug(cancelFirst),
  'rebooking cancels before it looks at the slot': bug((backend) => ({
    rebook: (from, request, options) =>
      request.slot.visitType?.endsWith('-edited')
        ? cancelFirst(backend).rebook(from, request, options)
        : backend.rebook(from, request, options),
  })),
  'a repeated rebooking takes a third time': rememberingBug((world) => {
    const before = new Map<string, RebookResult>();
    return (backend, who) => ({
      async rebook(from, request, options) {
        const once = before.get(options.key);
        if (once?.outcome === 'done') {
          return { ...once, booking: await bookTwice(world, once.booking, world.citizens[who]) };
        }
        const result = await backend.rebook(from, request, options);
        before.set(options.key, result);
        return result;
      },
    });
  }),
  'rebooking does not look at what was seen': bug((backend) => ({
    rebook: async (from, request, options) => backend.rebook(isBooking(await backend.booking(from.id)), request, options),
  })),
  'cancelling does not look at what was seen': bug((backend) => ({
    cancel: async (time, request, options) => backend.cancel(await backend.booking(time.id), request, options),
  })),
  'cancelling is always done': bug((backend) => ({
    async cancel(time, request, options) {
      await backend.cancel(time, request, options);
      return { outcome: 'done' };
    },
  })),
  'two rebookings at once both book': rememberingBug(() => {
    const underWay = new Set<string>();
    return (backend) => ({
      async rebook(from, request, options) {
        const meanwhile = underWay.has(from.id);
        underWay.add(from.id);
        const result = await (meanwhile ? backend.book(request, options) : backend.rebook(from, request, options));
        underWay.delete(from.id);
        return result;
      },
    });
  }),
  'a rebooking forgets that its time was cancelled meanwhile': rememberingBug(() => {
    const ended = new Set<string>();
    return (backend) => ({
      async rebook(from, request, options) {
        // The cancelling comes in between.
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (!ended.has(from.id)) return backend.rebook(from, request, options);
        await backend.book(request, options);
        return { outcome: 'refused', reason: 'changed' };
      },
      async cancel(time, request, options) {
        ended.add(time.id);
        return backend.cancel(time, request, options);
      },
    });
  }),
  'who loses a race of rebookings loses the old time': bug((backend) => ({
    async rebook(from, request, options) {
      const result = await backend.rebook(from, request, options);
      if (result.outcome === 'taken') await backend.cancel(from, nothing, { key: `${options.key}/old` });
      return result;
    },
  })),
  'a cancelled time can be rebooked': bug((backend) => ({
    async rebook(from, request, options) {
      const { status } = isBooking(await backend.booking(from.id));
      return status === 'cancelled' ? backend.book(request, options) : backend.rebook(from, request, options);
    },
  })),
  'cancelled times stay in the list': rememberingBug(() => {
    const ended: Appointment[] = [];
    return (backend) => ({
      async bookings(options) {
        const found = await backend.bookings(options);
        return { ...found, items: [...found.items, ...ended] };
      },
      async cancel(time, request, options) {
        const result = await backend.cancel(time, request, options);
        if (result.outcome === 'done') ended.push(time);
        return result;
      },
    });
  }),
  'rebooking throws out who has the time': rememberingBug(({ region }) => (backend) => ({
    async rebook(from, request, options) {
      const result = await backend.rebook(from, request, options);
      if (result.outcome !== 'taken') return result;
      const theirs = [...region.times.values()].find(
        ({ unit, start, status }) => unit === request.slot.unit && start === request.slot.start && status === 'booked',
      );
      if (!theirs) return result;
      region.times.delete(theirs.id);
      return backend.rebook(from, request, options);
    },
  })),
  'the old id still reads as booked': rememberingBug(() => {
    const old = new Map<string, Booking>();
    return (backend) => ({
      booking: async (id, options) => old.get(id) ?? backend.booking(id, options),
      async rebook(from, request, options) {
        const result = await backend.rebook(from, request, options);
        if (result.outcome !== 'done') return result;
        old.set(from.id, from);
        return result;
      },
    });
  }),
  'the old time stays taken after a rebooking': rememberingBug(() => {
    const left = new Set<string>();
    return (backend) => ({
      ...hiding(left, backend),
      async rebook(from, request, options) {
        const result = await backend.rebook(from, request, options);
        if (result.outcome === 'done') left.add(from.start);
        return result;
      },
    });
  }),
  'a booking can be read by its id': rememberingBug(({ healthy, citizens }) => (backend, who) => ({
    booking: (id, options) =>
      backend
        .booking(id, options)
        .catch(() => healthy(who === 'first' ? citizens.second : citizens.first).booking(id, options)),
  })),
  'a booking can be cancelled by its id': rememberingBug(({ healthy, citizens }) => (backend, who) => ({
    cancel: (time, request, options) =>
      backend.cancel(time, request, options).catch((thrown: unknown) => {
        if (!(thrown instanceof BookingError)) throw thrown;
        return healthy(who === 'first' ? citizens.second : citizens.first).cancel(time, request, options);
      }),
  })),
  'a booking can be moved by its id': rememberingBug(({ healthy, citizens }) => (backend, who) => ({
    rebook: (from: Booking, request, options) =>
      backend.rebook(from, request, options).catch((thrown: unknown) => {
        if (!(thrown instanceof BookingError)) throw thrown;
        return healthy(who === 'first' ? citizens.second : citizens.first).rebook(from, request, options);
      }),
  })),
  'writes do not ask who acts for whom': bug((backend) => ({
    rebook: (from, request, { key }) => backend.rebook(from, request, { key }),
    cancel: (time, request, { key }) => backend.cancel(time, request, { key }),
  })),
  'an invitation is whoever knows its id': bug(
    (backend) => ({ book: ({ slot, accepted }, options) => backend.book({ slot, accepted }, options) }),
    'family',
  ),
} as const;
