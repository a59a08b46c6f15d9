import { BookingError, type BookingErrorCode, isAbort } from '../domain/booking-error.js';

/** Thrown where a promise cannot be tried: it is neither kept nor broken. */
export class NotRun extends Error {}

/** Throws an `Error` with the message if the promise is not kept. */
export function ensure(kept: boolean, message: string): asserts kept {
  if (!kept) throw new Error(message);
}

/** Ensures that two pieces of plain data say the same, whatever the order of their names. */
export function ensureSame(came: unknown, promised: unknown, what: string): void {
  const [left, right] = [inOrder(came), inOrder(promised)];
  ensure(left === right, `${what}: ${right} was promised, ${left} came`);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Ensures that a call rejects with a `BookingError`, and with one of the codes if any are given. */
export async function ensureRejects(
  call: Promise<unknown>,
  what: string,
  ...codes: readonly BookingErrorCode[]
): Promise<void> {
  const thrown = await outcomeOf(call);
  ensure('error' in thrown, `${what} should have been rejected, but was answered`);
  const { error } = thrown;
  ensure(error instanceof BookingError, `${what} should have been rejected with a BookingError, but with ${String(error)}`);
  const right = codes.length === 0 || codes.includes(error.code);
  ensure(right, `${what} should have been rejected as ${codes.join(' or ')}, but was as ${error.code}`);
}

/** Ensures that a read ends with `AbortError`. */
export async function ensureAborts(call: Promise<unknown>, what: string): Promise<void> {
  const thrown = await outcomeOf(call);
  ensure('error' in thrown && isAbort(thrown.error), `${what} should have ended with AbortError`);
}

/** What a call came to. */
export async function outcomeOf<T>(call: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  try {
    return { value: await call };
  } catch (error) {
    return { error };
  }
}

/** Ensures that a value is what JSON and `structuredClone` both keep: no dates, maps, functions, `undefined` or classes. */
export function ensurePlain(value: unknown, at: string): void {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value)) return;
  const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  const plain = typeof value === 'object' && (Array.isArray(value) || prototype === Object.prototype || prototype === null);
  ensure(plain, `${at} should be plain data, but is ${typeof value}`);
  for (const [name, part] of Object.entries(value)) ensurePlain(part, `${at}.${name}`);
}
