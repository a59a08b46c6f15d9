import { type BookingErrorCode, isAbort, isBookingError } from '../../domain/model/booking-error.js';

/** A promise of the port that was not kept. Thrown by a case. */
export class Broken extends Error {
  /** What should have come: the name of the case where nothing more precise can be said. */
  readonly promised: string;
  /** What came instead. */
  readonly came: string;

  constructor(promised: string, came: string, options?: ErrorOptions) {
    super(`promised: ${promised}; came: ${came}`, options);
    this.name = 'Broken';
    this.promised = promised;
    this.came = came;
  }
}

/** Thrown where a promise cannot be tried: it is neither kept nor broken. */
export class NotRun extends Error {}

/** Thrown where somebody else may have been in between: the case is tried anew with other times, and at last is what it says. */
export class Again extends Error {
  readonly atLast: Broken | NotRun;

  constructor(atLast: Broken | NotRun) {
    super(atLast.message);
    this.atLast = atLast;
  }
}

const longest = 400;

/** Throws `Broken` if the promise is not kept. Without `promised` it is the name of the case, which the case fills in. */
export function ensure(kept: boolean, came: string, promised = ''): asserts kept {
  if (!kept) throw new Broken(promised, came);
}

/** Ensures that two pieces of plain data say the same, whatever the order of their names. */
export function ensureSame(came: unknown, promised: unknown, what: string): void {
  const [left, right] = [inOrder(came), inOrder(promised)];
  ensure(left === right, cut(left), `${what}: ${cut(right)}`);
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

function inOrder(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  ) as string | undefined;
  return text ?? 'nothing';
}

/** Ensures that a call rejects with a `BookingError`, and with one of the codes if any are given. */
export async function ensureRejects(
  call: Promise<unknown>,
  what: string,
  ...codes: readonly BookingErrorCode[]
): Promise<void> {
  const promised = `${what} is rejected with a BookingError${codes.length > 0 ? `, ${codes.join(' or ')}` : ''}`;
  const thrown = await expectedOutcome(call);
  ensure('error' in thrown, 'it was answered', promised);
  const { error } = thrown;
  ensure(isBookingError(error), describeThrown(error), promised);
  ensure(codes.length === 0 || codes.includes(error.code), describeThrown(error), promised);
}

/** Ensures that a read ends with `AbortError`. */
export async function ensureAborts(call: Promise<unknown>, what: string): Promise<void> {
  const thrown = await expectedOutcome(call);
  const came = 'error' in thrown ? describeThrown(thrown.error) : 'it was answered';
  ensure('error' in thrown && isAbort(thrown.error), came, `${what} ends with AbortError`);
}

/** What was thrown, in words: for a `BookingError` its code and what its message says beyond that; always with what caused it. */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `${typeof thrown} was thrown`;
  const { name, message, cause } = thrown;
  const because = cause instanceof Error ? `, because of ${cause.name}: ${cause.message}` : '';
  if (!isBookingError(thrown)) return cut(`${name} was thrown: ${message}${because}`);
  const more = message === thrown.code ? '' : `: ${message}`;
  return cut(`it was rejected as ${thrown.code}${more}${because}`);
}

/** What a call came to. */
export async function expectedOutcome<T>(call: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
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
  ensure(plain, `${at} is ${typeof value === 'object' ? 'an object of a class' : typeof value}`, `${at} is plain data`);
  for (const [name, part] of Object.entries(value)) ensurePlain(part, `${at}.${name}`);
}
