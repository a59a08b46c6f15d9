import type { BookingBackend } from '../backends/backend.js';
import type { CareUnit } from '../domain/care.js';
import { NotRun } from './expect.js';

const mostPages = 50;

/** Every unit where a new time can be sought, page after page; with a text, those that it finds. */
export async function allUnits(backend: BookingBackend, text?: string): Promise<readonly CareUnit[]> {
  const found: CareUnit[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next } = await backend.units({
      errand: { to: 'book' },
      ...(text !== undefined && { text }),
      ...(after !== undefined && { after }),
    });
    found.push(...items);
    if (next === undefined) return found;
    after = next;
  }
  throw new NotRun(`there are more than ${mostPages} pages of units`);
}
