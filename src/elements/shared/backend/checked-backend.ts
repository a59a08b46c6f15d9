import type { BookingBackend } from '../../../backends/backend.js';
import type * as ReadAnswer from '../../../domain/schema/parse-answer.js';
import { readBackends } from '../../../domain/schema/parsed-backends.js';
import { loadFile } from '../../../load-file.js';

let file: typeof ReadAnswer | undefined;

/** What a write answers is read by who sent it, and knows what is certain all the same. */
const unread = /^(changes|release|(re)?book|cancel)$/;

/**
 * The backend with what it answers read by its shape before anything is made of it: one that a page gives as an object may answer
 * anything. The same for the same backend; of a provider it may also be the name of one.
 */
export function checkedBackend(backend: BookingBackend): BookingBackend {
  const known = readBackends.get(backend) as BookingBackend | undefined;
  if (known || typeof backend !== 'object') return known ?? backend;
  // Of nothing, since of a frozen object every field would have to be given as it is.
  const checked = new Proxy({} as BookingBackend, {
    get(_, name: keyof BookingBackend): unknown {
      const method: unknown = backend[name];
      if (typeof method !== 'function') return undefined;
      const call = method.bind(backend) as (...given: readonly unknown[]) => unknown;
      if (unread.test(name)) return call;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        let answer: unknown;
        // Fetched while the answer is on its way.
        [file, answer] = await Promise.all([
          file ?? loadFile(() => import('../../../domain/schema/parse-answer.js')),
          call(...given),
        ]);
        return file.readAnswer(name, answer, given[0]);
      };
    },
  });
  readBackends.set(backend, checked);
  readBackends.set(checked, checked);
  return checked;
}
