import type { Region } from 'tidbok/backends/memory';
import type { Slot } from 'tidbok';
import { type Bug, rememberingBug } from './bug.js';

const mostBookings = 3;
const mostHolds = 5;
const holdMilliseconds = 300_000;

/** Holds it for whoever asks. */
function heldFor({ holds, now }: Region, citizen: string, slot: Slot) {
  const id = slot.id.slice(0, slot.id.lastIndexOf('~'));
  holds.set(id, { citizen, until: now() + holdMilliseconds });
  return { outcome: 'held', hold: { id, slot, seconds: holdMilliseconds / 1000 } } as const;
}

const heldWithoutRights = (where?: Bug['where']): Bug =>
  rememberingBug(
    ({ region, citizens }) =>
      (backend, who) => ({
        async hold(slot, options) {
          const result = await backend.hold(slot, options);
          return result.outcome === 'refused' ? heldFor(region, citizens[who], slot) : result;
        },
      }),
    where,
  );

/** What is wrong with how much one citizen may have. */
export const limitBugs = {
  'how much is booked is looked up before it is written': rememberingBug(({ region, citizens }) => {
    const counted = new Set<string>();
    const keep = region.times.set.bind(region.times);
    return (backend, who) => ({
      async book(request, options) {
        const own = [...region.times.values()].filter(({ id, person }) => counted.has(id) && person === citizens[who]);
        if (own.filter(({ status }) => status !== 'cancelled').length >= mostBookings) {
          return { outcome: 'refused', reason: 'too-many' };
        }
        // The region counts what says when it was booked.
        region.times.set = (id, { bookedAt, ...time }) => {
          if (bookedAt !== undefined) counted.add(id);
          return keep(id, time);
        };
        return backend.book(request, options);
      },
    });
  }),
  'how much is held is looked up before it is written': rememberingBug(({ region, citizens }) => (_, who) => ({
    async hold(slot) {
      const own = [...region.holds.values()].filter(({ citizen }) => citizen === citizens[who]);
      await Promise.resolve();
      return own.length < mostHolds ? heldFor(region, citizens[who], slot) : { outcome: 'refused', reason: 'not-offered' };
    },
  })),
  'a hold asks nothing of what is booked': heldWithoutRights(),
  'a hold asks for no invitation': heldWithoutRights('family'),
};
