import { bug } from './bug.js';

/** What goes wrong with past times, and with sources asked for alone. */
export const ownTimesBugs = {
  'all own times have passed': bug((backend) => ({
    async past(options) {
      const [past, coming] = await Promise.all([backend.past(options), backend.bookings(options)]);
      const later = coming.items.flatMap((time) => (time.kind === 'booking' ? [time] : [])).reverse();
      return { ...past, items: [...later, ...past.items] };
    },
  })),
  'the oldest visit comes first': bug((backend) => ({
    async past(options) {
      const past = await backend.past(options);
      const earlier = past.items.map((time) => ({ ...time, id: `${time.id}-0`, start: time.start.replace('2026', '2025') }));
      return { ...past, items: [...earlier, ...past.items] };
    },
  })),
  'what is over stays among the coming': bug((backend) => ({
    async bookings(options) {
      const [past, coming] = await Promise.all([backend.past(options), backend.bookings(options)]);
      return { ...coming, items: [...coming.items, ...past.items] };
    },
  })),
  'what is over can still be cancelled': bug((backend) => ({
    async past(options) {
      const past = await backend.past(options);
      return { ...past, items: past.items.map((time) => ({ ...time, rights: { ...time.rights, cancel: { allowed: true } } })) };
    },
  })),
  'a time may be moved though its kind is off the web': bug((backend) => ({
    async visitTypes(query, options) {
      const found = await backend.visitTypes(query, options);
      return query.errand.to === 'rebook' ? { ...found, items: [] } : found;
    },
  })),
  'one source alone holds nothing': bug((backend) => ({
    async bookings(options) {
      const found = await backend.bookings(options);
      return options?.source === undefined ? found : { ...found, items: [] };
    },
  })),
} as const;
