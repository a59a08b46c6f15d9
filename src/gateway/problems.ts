import { type BookingErrorCode, isBookingError } from '../domain/model/booking-error.js';
import type { Problem } from '../wire/contract.js';

const statuses: Readonly<Record<BookingErrorCode, number>> = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'rate-limited': 429,
  'invalid-response': 502,
  'not-connected': 502,
  unavailable: 503,
  'not-loaded': 503,
};

/** A refusal with an HTTP status of its own. `certain`: this request has changed nothing. */
export class Refusal extends Error {
  readonly code: BookingErrorCode;
  readonly status: number;
  readonly certain: boolean;

  constructor(code: BookingErrorCode, status: number, message: string, certain = true) {
    super(message);
    this.code = code;
    this.status = status;
    this.certain = certain;
  }
}

/** Whether an error means a fault behind the gateway, not in the request. */
export function isFault(thrown: unknown): boolean {
  if (isBookingError(thrown)) return statuses[thrown.code] >= 500;
  return thrown !== undefined && !(thrown instanceof Refusal);
}

/** A problem details response (RFC 9457). Its title is that of the code, because an error's message may contain personal data. */
export function problemAnswer(problem: Omit<Problem, 'title' | 'status'> & { readonly status?: number }): Response {
  const status = problem.status ?? statuses[problem.code];
  const body: Problem = { title: problem.code, ...problem, status };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (problem.retryAfter !== undefined) headers.set('Retry-After', String(Math.ceil(problem.retryAfter)));
  return new Response(JSON.stringify(body), { status, headers });
}

/** A refusal before the backend was called: nothing happened. */
export function refusal(code: BookingErrorCode, status = statuses[code]): Response {
  return problemAnswer({ code, status, nothingHappened: true });
}

/**
 * The response to a thrown error. A `BookingError` of the backend promises that a write changed nothing. Any other error is 500 and
 * promises nothing, unless the backend was not called yet.
 */
export function answerToThrown(thrown: unknown, asked: boolean): Response {
  if (isBookingError(thrown)) {
    const retryAfter = thrown.retryAfter === undefined ? {} : { retryAfter: thrown.retryAfter };
    return problemAnswer({ code: thrown.code, ...retryAfter, nothingHappened: true });
  }
  const { code, status, certain } =
    thrown instanceof Refusal ? thrown : { code: 'unavailable' as const, status: 500, certain: !asked };
  return problemAnswer({ code, status, ...(certain && { nothingHappened: true }) });
}
