import type { Context } from 'hono';
import type { BookingBackend, ReadOptions, WriteOptions } from '../backends/backend.js';
import { BookingError } from '../domain/model/booking-error.js';
import {
  type MethodAnswer,
  type CallContext,
  type Input,
  isKey,
  keyHeader,
  type ReadMethod,
  type WriteMethod,
} from '../wire/contract.js';
import { checkExtent } from './bounds.js';
import { reads, writes } from './method-table.js';
import { changeStream } from './change-stream.js';
import type { FeedLimit } from './feed-limit.js';
import { guideRefusalOf } from './enforce-guide.js';
import { runOnce } from './idempotency.js';
import type { TimeLimits } from './options.js';
import type { SlotSignature } from './slot-signature.js';
import { answerOf, changesInputSchema, circumstances, inputOf } from './schemas.js';
import { verifyInput, signAnswer } from './sign-slots.js';
import { slotsInPortions } from './slots-in-portions.js';
import type { GatewayStore } from './store.js';
import type { Turns } from './turns.js';
import { withTimeout } from './timeout.js';
import { writeAnswer } from './write-answer.js';

/** `asked`: the backend was called, so a write may have been done. `fault`: the error behind a response that was sent. */
export interface Environment {
  Variables: { asked?: true; fault?: unknown; method?: string; request: string };
}

/** One request of an authenticated citizen. */
export interface CitizenRequest {
  readonly citizen: string;
  readonly backend: BookingBackend;
  readonly body: unknown;
  readonly context: Context<Environment>;
}

export interface HandlerContext {
  readonly limits: TimeLimits;
  /** The store of idempotency keys; absent if the backend keeps them. */
  readonly keys: GatewayStore | undefined;
  readonly signature: SlotSignature | undefined;
  /** The limit of live feeds of each citizen. */
  readonly feeds: FeedLimit;
  readonly turns: Turns;
  /** Ends all live feeds. */
  readonly stopped: AbortSignal;
  /** Tracks each write until it has ended. */
  readonly underWay: (write: Promise<unknown>) => void;
}

// The method table and the schemas describe each method; the handlers below serve any of them.
type Ask<O> = (backend: BookingBackend, input: unknown, options: O) => Promise<unknown> | undefined;

const late = (): BookingError => new BookingError('unavailable', 'the backend did not answer in time');

/** Handles a read. Throws `BookingError`. */
export async function handleRead(handlerContext: HandlerContext, method: ReadMethod, asked: CitizenRequest): Promise<Response> {
  const { backend, body, context, citizen } = asked;
  const input = inputOf(method, body);
  checkExtent(input);
  const stop = new AbortController();
  const signal = AbortSignal.any([context.req.raw.signal, stop.signal]);
  context.set('asked', true);
  const options = { ...circumstances(input), signal };
  const read = async (): Promise<string> => {
    signal.throwIfAborted();
    await mustBeAllowedToActFor(backend, input, signal);
    if (method === 'slots') {
      return slotsInPortions({
        backend,
        query: (input as Input<'slots'>).query,
        about: options,
        signature: handlerContext.signature,
      });
    }
    const ask = reads[method] as Ask<ReadOptions>;
    const call = ask(backend, input, options);
    if (!call) throw absent();
    return writeAnswer(method, await call, { signal });
  };
  try {
    return personal(await withTimeout(handlerContext.limits.read, handlerContext.turns.take(citizen, read), late));
  } finally {
    stop.abort();
  }
}

/** Handles a write. Throws `BookingError` or `Refusal` if it is certain that nothing happened; any other error means doubt. */
export async function handleWrite(
  handlerContext: HandlerContext,
  method: WriteMethod,
  asked: CitizenRequest,
): Promise<Response> {
  const { backend, body, context, citizen } = asked;
  const signed = inputOf(method, body);
  const key = context.req.header(keyHeader) ?? '';
  if (!isKey(key)) throw new BookingError('invalid-request', `${keyHeader} is missing or no key`);
  if (!backend[method]) throw absent();
  await withTimeout(handlerContext.limits.read, mustBeAllowedToActFor(backend, signed), late);
  const input = await verifyInput(handlerContext.signature, method, signed);
  if (!input) return personal(JSON.stringify({ outcome: 'refused', reason: 'changed' }));

  const options = { ...circumstances(input), key };
  const send = async (): Promise<MethodAnswer<WriteMethod>> => {
    if (isKept(method)) {
      const refused = await withTimeout(handlerContext.limits.read, guideRefusalOf(backend, method, input, options), late);
      if (refused) return refused;
    }
    const ask = writes[method] as Ask<WriteOptions>;
    const call = ask(backend, input, options);
    if (!call) throw absent();
    const result = await call;
    try {
      return answerOf(method, result).data;
    } catch (cause) {
      // The write was carried out, but its result cannot be read.
      throw new TypeError('the result of a write is not what the port says', { cause });
    }
  };
  context.set('asked', true);
  const write =
    handlerContext.keys && isKept(method)
      ? runOnce(handlerContext.keys, { method, citizen, input, backend, options, send })
      : send();
  handlerContext.underWay(write);
  const answer = await withTimeout(
    handlerContext.limits.write,
    write,
    () => new TypeError('the backend did not answer in time'),
  );
  return personal(JSON.stringify(await signAnswer(handlerContext.signature, answer)));
}

/** Streams hints until either side closes the connection. */
export async function handleChanges(
  handlerContext: HandlerContext,
  { citizen, backend, body, context }: CitizenRequest,
): Promise<Response> {
  const input = changesInputSchema.safeParse(body);
  if (!input.success) throw new BookingError('invalid-request', 'the body is not what the contract says');
  const { units } = input.data;
  if (!backend.changes) throw absent();
  await withTimeout(handlerContext.limits.read, mustBeAllowedToActFor(backend, input.data), late);
  const stop = new AbortController();
  handlerContext.feeds.open(citizen, stop.signal);
  try {
    const changes = backend.changes(units, { ...circumstances(input.data), signal: stop.signal });
    // Each feed gets a signal of its own: Node warns of a leak if hundreds listen to one.
    return changeStream(changes, stop, [context.req.raw, AbortSignal.any([handlerContext.stopped])]);
  } catch (thrown) {
    stop.abort();
    throw thrown;
  }
}

function isKept(method: WriteMethod): method is 'book' | 'rebook' | 'cancel' {
  return method !== 'hold' && method !== 'release';
}

/** Checks that the citizen may act for that person, in addition to the backend's own check. Throws `BookingError` `forbidden`. */
async function mustBeAllowedToActFor(backend: BookingBackend, { actingFor }: CallContext, signal?: AbortSignal): Promise<void> {
  if (actingFor === undefined) return;
  const people = await backend.citizens?.(signal && { signal });
  const known = people?.some(({ id }) => id === actingFor) ?? false;
  if (!known) throw new BookingError('forbidden', 'the citizen may not act for that person');
}

function absent(): BookingError {
  return new BookingError('not-found', 'the backend does not have this method');
}

function personal(json: string): Response {
  return new Response(json, { headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } });
}
