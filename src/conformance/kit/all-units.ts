import type { BookingBackend } from '../../backends/backend.js';
import type { CareUnit } from '../../domain/model/care-unit.js';
import { ensure, NotRun } from './expect.js';

const mostPages = 500;

/**
 * Every unit where a new time can be sought, page after page; with a text, those that it finds. Throws `Broken` where a page comes
 * after a cursor that was given before, or brings no unit and says that more follow: the pages would never end.
 */
export async function allUnits(backend: BookingBackend, text?: string): Promise<readonly CareUnit[]> {
  const found: CareUnit[] = [];
  const cursors = new Set<string>();
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next } = await backend.units({
      errand: { to: 'book' },
      ...(text !== undefined && { text }),
      ...(after !== undefined && { after }),
    });
    found.push(...items);
    if (next === undefined) return found;
    const endless = cursors.has(next)
      ? 'a cursor was given twice'
      : items.length === 0
        ? 'an empty page says that more follow'
        : '';
    ensure(endless === '', endless, 'the pages of units come to an end');
    cursors.add(next);
    after = next;
  }
  throw new NotRun(`there are more than ${mostPages} pages of units`);
}
