import type { Slot } from 'tidbok';
import type { Context } from 'tidbok/conformance';
import type { TestPlace } from '../support/memory-context.js';

/** A place where others are quicker: every third time is taken just before it is booked for the first time. */
export function withStrangers(place: TestPlace & Context): { readonly context: Context; readonly taken: ReadonlySet<string> } {
  const taken = new Set<string>();

  function takeBefore({ id, start }: Slot): void {
    if (numberOf(id) % 3 !== 0 || taken.has(id)) return;
    taken.add(id);
    const [unit = '', staff, , code = ''] = id.split('~');
    const name = `stranger-${taken.size}`;
    place.region.times.set(name, { id: name, kind: 'booking', status: 'booked', unit, code, staff: Number(staff), start });
  }

  return {
    taken,
    context: {
      ...place,
      async makeBackend(who) {
        const backend = await place.makeBackend(who);
        return {
          ...backend,
          async book(request, options) {
            takeBefore(request.slot);
            return (await backend.book?.(request, options)) ?? { outcome: 'unknown' };
          },
          async rebook(from, request, options) {
            takeBefore(request.slot);
            return (await backend.rebook?.(from, request, options)) ?? { outcome: 'unknown' };
          },
        };
      },
    },
  };
}

function numberOf(text: string): number {
  let sum = 7;
  for (let index = 0; index < text.length; index += 1) sum = (sum * 31 + text.charCodeAt(index)) % 9973;
  return sum;
}
