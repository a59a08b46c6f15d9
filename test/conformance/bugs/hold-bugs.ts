import type { Slot } from 'tidbok';
import { bug, rememberingBug } from './bug.js';

const heldAs = (id: string, slot: Slot) => ({ outcome: 'held', hold: { id, slot, seconds: 300 } }) as const;

/** What is wrong with holding times. */
export const holdBugs = {
  'a hold holds nothing': bug(() => ({ hold: async (slot) => heldAs('hold-1', slot) })),
  'a hold is given to everyone': bug((backend) => ({
    async hold(slot, options) {
      const result = await backend.hold(slot, options);
      return result.outcome === 'taken' ? heldAs('hold-2', slot) : result;
    },
  })),
  'holds do not look into the calendar': rememberingBug(({ region }) => (backend) => ({
    async hold(slot, options) {
      const result = await backend.hold(slot, options);
      return result.outcome === 'taken' && region.holds.size === 0 ? heldAs('hold-3', slot) : result;
    },
  })),
  'a hold stands for ever': rememberingBug(({ region }) => (backend) => ({
    async hold(slot, options) {
      const result = await backend.hold(slot, options);
      for (const [key, hold] of region.holds) region.holds.set(key, { ...hold, until: Infinity });
      return result;
    },
  })),
  'a renewed hold ends as it would have ended': rememberingBug(({ region }) => (backend) => ({
    async hold(slot, options) {
      const before = new Map(region.holds);
      const result = await backend.hold(slot, options);
      for (const [key, hold] of before) region.holds.set(key, hold);
      return result;
    },
  })),
  'a hold keeps its own holder out': rememberingBug(() => {
    const held = new Set<string>();
    return (backend) => ({
      async slots(query, options) {
        const found = await backend.slots(query, options);
        return { ...found, items: found.items.filter(({ id }) => !held.has(id)) };
      },
      async hold(slot) {
        held.add(slot.id);
        return heldAs(slot.id, slot);
      },
    });
  }),
  'release does nothing': bug(() => ({ release: async () => undefined })),
  'a hold cannot be renewed': rememberingBug(() => {
    const held = new Set<string>();
    return (backend) => ({
      async hold(slot, options) {
        if (held.has(slot.id)) return { outcome: 'taken' };
        held.add(slot.id);
        return backend.hold(slot, options);
      },
    });
  }),
  'a hold is released by whoever knows its id': rememberingBug(({ healthy, citizens }) => () => ({
    release: (hold, options) => healthy(citizens.first).release(hold, options),
  })),
  'a hold is whoever knows its id': rememberingBug(({ healthy, citizens }) => (backend) => ({
    async book(request, options) {
      if (request.hold) await healthy(citizens.first).release(request.hold, options);
      return backend.book(request, options);
    },
  })),
};
