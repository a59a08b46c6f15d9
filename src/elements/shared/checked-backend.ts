import type { BookingBackend } from '../../backends/backend.js';
import { readBackends } from '../../domain/read-backends.js';

const checked = new WeakMap<BookingBackend, BookingBackend>();

/**
 * The backend with what it answers read by its shape before anything is made of it: one that a page gives as an object may answer
 * anything. The same for the same backend.
 */
export function checkedBackend(backend: BookingBackend): BookingBackend {
  if (readBackends.has(backend)) return backend;
  let known = checked.get(backend);
  if (!known) {
    // Of nothing, since of a frozen object every field would have to be given as it is.
    known = new Proxy({} as BookingBackend, { get: (_, name) => methodOf(backend, name as keyof BookingBackend) });
    checked.set(backend, known);
    readBackends.add(known);
  }
  return known;
}

/** What a write answers is read by who sent it, and knows what is certain all the same. */
const unread: readonly string[] = ['changes', 'release', 'book', 'rebook', 'cancel'];

function methodOf(backend: BookingBackend, name: keyof BookingBackend): unknown {
  const method: unknown = backend[name];
  if (typeof method !== 'function') return method;
  const call = (...given: readonly unknown[]): unknown => method.apply(backend, given) as unknown;
  if (unread.includes(name)) return call;
  return async (...given: readonly unknown[]): Promise<unknown> => {
    // Fetched while the answer is on its way.
    const [{ readAnswer }, answer] = await Promise.all([import('../../domain/read-answer.js'), call(...given)]);
    return readAnswer(name, answer, given[0]);
  };
}
