/** Why a read failed, or why a write certainly did nothing. Closed, so that each language has a text for each code. */
export type BookingErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'not-connected'
  | 'rate-limited'
  | 'unavailable'
  | 'invalid-request'
  | 'invalid-response'
  /** A file of the library could not be fetched. */
  | 'not-loaded';

/** Every code once, for checks at run time. */
export const bookingErrorCodes: readonly BookingErrorCode[] = [
  'unauthorized',
  'forbidden',
  'not-found',
  'not-connected',
  'rate-limited',
  'unavailable',
  'invalid-request',
  'invalid-response',
  'not-loaded',
];

/**
 * The only error a backend rejects with, beside `AbortError` for reads.
 *
 * `message` is for developers: it is never shown to the citizen and holds nothing about the person.
 */
export class BookingError extends Error {
  readonly code: BookingErrorCode;
  /** Seconds to wait before the next try, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(code: BookingErrorCode, message?: string, options?: ErrorOptions & { readonly retryAfter?: number }) {
    super(message ?? code, options);
    this.name = 'BookingError';
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}

/** Whether it is a `BookingError`: known by name and code, for a page can hold several copies of the class, or none of its own. */
export function isBookingError(thrown: unknown): thrown is BookingError {
  const { name, code } = Object(thrown) as { readonly name?: unknown; readonly code?: unknown };
  return name === 'BookingError' && bookingErrorCodes.some((one) => one === code);
}

/** Turns whatever was thrown into a `BookingError`; what is none already becomes `unavailable`, and its message is not told. */
export function toBookingError(thrown: unknown): BookingError {
  if (isBookingError(thrown)) return thrown;
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return new BookingError('unavailable', `a ${kind} was thrown, not a BookingError`, { cause: thrown });
}

/** Whether a read ended because its `signal` was aborted: nobody waits for the answer any more. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
