// The sample again, and a way to make it fail, so that the promises about lost requests and answers can be tried too.
import { makeBackend as makeSound } from './own-backend.js';

export { config } from './own-backend.js';
const faults = new Set();
const is = (at, how) => [...faults].some((fault) => fault.at === at && fault.how === how);

/** The check asks for a fault, and calls what it gets back when it shall end. Undefined: this one cannot be had here. */
export function inject(fault) {
  if (!fault.how.startsWith('lost-')) return undefined;
  faults.add(fault);
  return () => faults.delete(fault);
}

export function makeBackend(who) {
  const backend = makeSound(who);
  const unreliable =
    (at) =>
    async (...input) => {
      if (is(at, 'lost-before')) return { outcome: 'unknown' };
      const result = await backend[at](...input);
      return is(at, 'lost-after') ? { outcome: 'unknown' } : result;
    };
  return { ...backend, book: unreliable('book'), rebook: unreliable('rebook'), cancel: unreliable('cancel') };
}
