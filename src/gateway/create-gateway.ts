import { type Context, Hono } from 'hono';
import type { BookingBackend } from '../backends/backend.js';
import { BookingError } from '../domain/booking-error.js';
import { type Abilities, isKey, keyHeader, type ReadMethod, type WriteMethod } from '../wire/contract.js';
import { methodsOf, reads, writes } from './calls.js';
import { changeStream } from './change-stream.js';
import { crossOrigin, ownPagesOnly, smallBodies } from './guards.js';
import { answerToThrown, refusal } from './problems.js';
import { answerOf, changesInputSchema, circumstances, inputOf } from './schemas.js';
import { within } from './within.js';

export interface GatewayOptions {
  /** The backend of one logged-in citizen, made for each request. */
  readonly backend: (citizen: string) => BookingBackend | Promise<BookingBackend>;
  /** A backend of the same kind, of nobody: only looked at, once, to tell which methods there are before anyone logs in. */
  readonly abilities: () => BookingBackend | Promise<BookingBackend>;
  /** Who has sent the request, from its session or token alone; undefined when nobody is logged in. */
  readonly authenticate: (request: Request) => Promise<string | undefined>;
  /** Origins of pages that may use the gateway beside its own, `https://portal.example`. */
  readonly origins?: readonly string[];
  /** Where the gateway is mounted, `/booking`; the root if absent. */
  readonly basePath?: string;
  /** The backend does a write that is repeated with the same key only once. */
  readonly keepsKeys?: boolean;
  /** Milliseconds that the backend gets; 12 seconds for a read and 25 for a write if absent. */
  readonly timeLimits?: { readonly read: number; readonly write: number };
  /** Told of each request when its answer begins. */
  readonly log?: (entry: LogEntry) => void;
}

/** Holds nothing about the person, except what the backend itself may have written into the error it threw. */
export interface LogEntry {
  /** The method of the contract, or `other`. */
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly thrown?: unknown;
}

// Shorter than the patience of `httpBackend`, so that it is the gateway that says what is known.
const usualTimeLimits = { read: 12_000, write: 25_000 };

/** `asked`: the backend has been called, so from here on a write may have been done. */
type Environment = { Variables: { asked?: true; method?: string } };
type GatewayContext = Context<Environment>;
type Serve = (backend: BookingBackend, body: unknown, context: GatewayContext) => Promise<Response>;

/** Serves any backend as HTTP, as the wire contract says. The citizen is always the one whom `authenticate` names. */
export function createGateway(options: GatewayOptions): (request: Request) => Promise<Response> {
  const { origins = [], keepsKeys = false, timeLimits = usualTimeLimits, log } = options;
  let abilities: Promise<Abilities> | undefined;

  async function readAbilities(): Promise<Abilities> {
    try {
      return { methods: methodsOf(await options.abilities()), keepsKeys };
    } catch (thrown) {
      abilities = undefined;
      throw thrown;
    }
  }

  function answerRead<M extends ReadMethod>(method: M, ask: (typeof reads)[M]): Serve {
    return async (backend, body, context) => {
      const input = inputOf(method, body);
      const stop = new AbortController();
      const signal = AbortSignal.any([context.req.raw.signal, stop.signal]);
      context.set('asked', true);
      const late = new BookingError('unavailable', 'the backend did not answer in time');
      try {
        const call = ask(backend, input, { ...circumstances(input), signal });
        const answer = call && answerOf(method, await within(timeLimits.read, call, late));
        return answer ? personal(answer.data) : refusal('not-found');
      } finally {
        stop.abort();
      }
    };
  }

  function answerWrite<M extends WriteMethod>(method: M, ask: (typeof writes)[M]): Serve {
    return async (backend, body, context) => {
      const input = inputOf(method, body);
      const key = context.req.header(keyHeader) ?? '';
      if (!isKey(key)) throw new BookingError('invalid-request', `${keyHeader} is missing or no key`);
      context.set('asked', true);
      const call = ask(backend, input, { ...circumstances(input), key });
      if (!call) return refusal('not-found');
      const result = await within(timeLimits.write, call, new TypeError('the backend did not answer in time'));
      try {
        return personal(answerOf(method, result).data);
      } catch (cause) {
        // Something was done, but what it was cannot be told.
        throw new TypeError('the result of a write is not what the port says', { cause });
      }
    };
  }

  const answerChanges: Serve = (backend, body, context) => {
    const input = changesInputSchema.safeParse(body);
    if (!input.success) throw new BookingError('invalid-request', 'the body is not what the contract says');
    const stop = new AbortController();
    const changes = backend.changes?.(input.data.units, { ...circumstances(input.data), signal: stop.signal });
    if (!changes) return Promise.resolve(refusal('not-found'));
    context.req.raw.signal.addEventListener('abort', () => {
      stop.abort();
    });
    return Promise.resolve(changeStream(changes, stop));
  };

  async function personally(method: string, serve: Serve, context: GatewayContext): Promise<Response> {
    context.set('method', method);
    try {
      const citizen = await options.authenticate(context.req.raw);
      if (!citizen) return refusal('unauthorized');
      const body: unknown = await context.req.json().catch(() => undefined);
      return await serve(await options.backend(citizen), body, context);
    } catch (thrown) {
      throw thrown instanceof Error ? thrown : new TypeError('not an Error was thrown', { cause: thrown });
    }
  }

  const app = new Hono<Environment>().basePath(options.basePath ?? '/');
  app.use(async (context, next) => {
    const start = performance.now();
    await next();
    log?.({
      method: context.get('method') ?? 'other',
      status: context.res.status,
      milliseconds: performance.now() - start,
      ...(context.error && { thrown: context.error }),
    });
  });
  app.use(crossOrigin(origins));
  app.get('/abilities', async (context) => {
    context.set('method', 'abilities');
    return Response.json(await (abilities ??= readAbilities()), { headers: { 'Cache-Control': 'no-cache' } });
  });
  app.use(ownPagesOnly(origins), smallBodies);
  for (const method of Object.keys(reads) as ReadMethod[]) {
    const serve = answerRead<ReadMethod>(method, reads[method]);
    app.post(`/${method}`, (context) => personally(method, serve, context));
  }
  for (const method of Object.keys(writes) as WriteMethod[]) {
    const serve = answerWrite<WriteMethod>(method, writes[method]);
    app.post(`/${method}`, (context) => personally(method, serve, context));
  }
  app.post('/changes', (context) => personally('changes', answerChanges, context));
  app.notFound(() => refusal('not-found'));
  app.onError((thrown, context) => answerToThrown(thrown, context.get('asked') ?? false));

  return async (request) => app.fetch(request);
}

function personal(data: unknown): Response {
  return Response.json(data, { headers: { 'Cache-Control': 'no-store' } });
}
