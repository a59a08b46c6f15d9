import type { BookingBackend } from '../../backends/backend.js';
import type * as ReadAnswer from '../../domain/read-answer.js';
import { readBackends } from '../../domain/read-backends.js';
import { loadFile } from '../../load-file.js';

const checked = new WeakMap<BookingBackend, BookingBackend>();
let file: typeof ReadAnswer | undefined;

/** What a write answers is read by who sent it, and knows what is certain all the same. */
const unread = /^(changes|release|(re)?book|cancel)$/;

/**
 * The backend with what it answers read by its shape before anything is made of it: one that a page gives as an object may answer
 * anything. The same for the same backend; of a provider it may also be the name of one.
 */
export function checkedBackend(backend: BookingBackend): BookingBackend {
  if (typeof backend !== 'object' || readBackends.has(backend)) return backend;
  let known = checked.get(backend);
  if (!known) {
    // Of nothing, since of a frozen object every field would have to be given as it is.
    known = new Proxy({} as BookingBackend, {
      get(_, name: keyof BookingBackend): unknown {
        const method: unknown = backend[name];
        if (typeof method !== 'function') return method;
        const call = (...given: readonly unknown[]): unknown => method.apply(backend, given) as unknown;
        return unread.test(name)
          ? call
          : async (...given: readonly unknown[]): Promise<unknown> => {
              let answer: unknown;
              // Fetched while the answer is on its way.
              [file, answer] = await Promise.all([
                file ?? loadFile(() => import('../../domain/read-answer.js')),
                call(...given),
              ]);
              return file.readAnswer(name, answer, given[0]);
            };
      },
    });
    checked.set(backend, known);
    readBackends.add(known);
  }
  return known;
}
