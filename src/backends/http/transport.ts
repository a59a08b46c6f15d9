import { BookingError, isBookingError } from '../../domain/model/booking-error.js';
import { problem } from '../../wire/protocol.js';
import { keyHeader, refreshRequest, requestHeader } from '../../wire/contract.js';
import { parse } from '../../domain/schema/parse.js';

/** Gives a bearer token, or none where a cookie does. */
export type TokenSource = () => string | undefined | Promise<string | undefined>;

/** How to reach the gateway. */
export interface GatewayConnection {
  /** Absolute, without a slash at the end. */
  readonly base: string;
  readonly getToken: TokenSource | undefined;
  readonly fetch: typeof fetch;
  readonly credentials: RequestCredentials;
  readonly pressure: RetryBudget;
}

/** The budget of repeated requests; all calls of one backend share it. */
export interface RetryBudget {
  /** The number of reads that may still be repeated. Each answer adds to it, so that an outage does not triple the load. */
  repeats: number;
  /** No request is sent before this moment (milliseconds of `performance.now()`), as the gateway asked by `Retry-After`. */
  quietUntil: number;
  /** The same for reads that nobody asked for, which have an allowance of their own. */
  refreshQuietUntil: number;
}

/** A request that failed, or whose answer is not one of the method. */
export class RequestFailure extends Error {
  readonly error: BookingError;
  /** The write certainly changed nothing; if absent, its outcome is unknown. */
  readonly nothingHappened: boolean;
  /** A repeated read may succeed. */
  readonly retryable: boolean;

  constructor(error: BookingError, known: { readonly certain?: boolean; readonly passing?: boolean } = {}) {
    super(error.message);
    this.error = error;
    this.nothingHappened = known.certain ?? false;
    this.retryable = known.passing ?? false;
  }
}

/** What is sent. A POST where there is a body. */
export interface HttpRequest {
  readonly path: string;
  readonly body?: string;
  readonly key?: string;
  /** `ReadOptions.refresh`. */
  readonly refresh?: boolean | undefined;
}

/**
 * Sends a request; after a 401, which changed nothing, once more with a fresh token. Sends nothing before `quietUntil`. Throws
 * `RequestFailure` unless the status is 2xx.
 */
export async function sendRequest(connection: GatewayConnection, sent: HttpRequest, signal: AbortSignal): Promise<Response> {
  const quiet = sent.refresh ? 'refreshQuietUntil' : 'quietUntil';
  const wait = connection.pressure[quiet] - performance.now();
  if (wait > 0) {
    const error = new BookingError('rate-limited', 'the server wants quiet', { retryAfter: Math.ceil(wait / 1000) });
    throw new RequestFailure(error, { certain: true });
  }
  let response = await sendOnce(connection, sent, signal);
  if (response.status === 401 && connection.getToken) response = await sendOnce(connection, sent, signal);
  if (response.ok) return response;
  const failure = await failureOf(response);
  const { code, retryAfter = 0 } = failure.error;
  if (code === 'rate-limited') connection.pressure[quiet] = performance.now() + retryAfter * 1000;
  throw failure;
}

/** Parses the JSON of an answer, without checking it. Throws `RequestFailure`. */
export async function jsonOf(response: Response): Promise<unknown> {
  let text: string;
  try {
    text = await response.text();
  } catch {
    throw lost();
  }
  try {
    if (/^application\/(problem\+)?json\b/.test(response.headers.get('Content-Type') ?? '')) return JSON.parse(text);
  } catch {
    // Told below: broken JSON is no better than none.
  }
  throw new RequestFailure(new BookingError('invalid-response', 'not JSON'));
}

async function sendOnce(
  connection: GatewayConnection,
  { path, body, key, refresh }: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { fetch, base, getToken, credentials } = connection;
  // What a backend can do is told without a log-in.
  const token = body !== undefined && getToken && (await tokenOf(getToken));
  // A time is given back also by a page that is being closed.
  const own = { signal, credentials, redirect: 'error', keepalive: path === 'release' } as const;
  const post = body !== undefined && {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      [requestHeader]: refresh ? refreshRequest : '1',
      ...(key !== undefined && { [keyHeader]: key }),
      ...(token && { Authorization: `Bearer ${token}` }),
    },
  };
  try {
    return await fetch(`${base}/${path}`, { ...own, ...post });
  } catch {
    throw lost();
  }
}

async function tokenOf(getToken: TokenSource): Promise<string | undefined> {
  try {
    const token = (await getToken())?.trim();
    // A log-in page that came in place of a token.
    if (/[^!-~]|</.test(token ?? '')) throw new RangeError('no token');
    return token;
  } catch (cause) {
    // What is asked over a network that is away fails so, and tells nothing of the log-in.
    const isAway = /^(Type|Network|Timeout|Abort)Error/.test((Object(cause) as Error).name);
    const code = isBookingError(cause) ? cause.code : isAway ? 'unavailable' : 'unauthorized';
    throw new RequestFailure(new BookingError(code, 'no token'), { certain: true, passing: code === 'unavailable' });
  }
}

function lost(): RequestFailure {
  return new RequestFailure(new BookingError('unavailable', 'no answer'), { passing: true });
}

async function failureOf(response: Response): Promise<RequestFailure> {
  const { status } = response;
  const passing = status >= 502 && status <= 504;
  const message = `the server answered ${status}`;
  try {
    const { code, retryAfter, nothingHappened } = parse(problem, await jsonOf(response));
    const error = new BookingError(code, message, retryAfter === undefined ? {} : { retryAfter });
    return new RequestFailure(error, {
      certain: nothingHappened === true,
      passing: code === 'rate-limited' ? !!retryAfter : passing && code === 'unavailable',
    });
  } catch {
    // Not from the gateway, but from something before it. Only a 401 is known to have stopped there.
    const code = status === 401 ? 'unauthorized' : status === 429 ? 'rate-limited' : 'unavailable';
    const retryAfter = Number(response.headers.get('Retry-After'));
    return new RequestFailure(new BookingError(code, message, retryAfter > 0 ? { retryAfter } : {}), {
      certain: status === 401,
      passing: passing || (status === 429 && retryAfter > 0),
    });
  }
}
