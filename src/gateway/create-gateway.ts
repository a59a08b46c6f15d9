import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { BookingError, isBookingError } from '../domain/model/booking-error.js';
import { instantOf } from '../domain/time/instant.js';
import { type Abilities, type ReadMethod, refreshRequest, requestHeader, type WriteMethod } from '../wire/contract.js';
import { methodsOf, reads, writes } from './method-table.js';
import { readBody } from './read-body.js';
import { causesOf } from './causes.js';
import { feedLimit } from './feed-limit.js';
import { crossOrigin, ownPagesOnly } from './cors-and-csrf.js';
import { openApi } from './open-api.js';
import type { Gateway, GatewayOptions, TimeLimits } from './options.js';
import { answerToThrown, isFault, problemAnswer, Refusal, refusal } from './problems.js';
import { countRequest, type Rates } from './rate-limit.js';
import { createSlotSignature } from './slot-signature.js';
import {
  type CitizenRequest,
  type Environment,
  handleChanges,
  handleRead,
  handleWrite,
  type HandlerContext,
} from './handlers.js';
import { citizenTurns } from './turns.js';
import { withTimeout } from './timeout.js';

// Shorter than the timeouts of `httpBackend`, so that the gateway answers before the page gives up.
const usualLimits: TimeLimits = { body: 10_000, read: 12_000, write: 25_000 };
const usualRates: Rates = { reads: 300, writes: 30 };
const healthLimit = 2_000;
const usualFeeds = 10;

const late = (): BookingError => new BookingError('unavailable', 'what the gateway asked did not answer in time');

type Serve = (asked: CitizenRequest) => Promise<Response>;

/** Serves any backend over HTTP according to the wire contract. `authenticate` alone decides who the citizen is. */
export function createGateway(options: GatewayOptions): Gateway {
  const { origins = [], keepsKeys = false, store, log, onThrown, basePath = '/' } = options;
  const limits = { ...usualLimits, ...options.timeLimits };
  const rates = options.rates ?? usualRates;
  const stop = new AbortController();
  const running = new Set<Promise<unknown>>();
  const handlerContext: HandlerContext = {
    limits,
    keys: keepsKeys ? undefined : store,
    signature: options.slotSecret === undefined ? undefined : createSlotSignature(options.slotSecret),
    turns: citizenTurns(),
    stopped: stop.signal,
    feeds: feedLimit(options.feeds ?? usualFeeds),
    underWay(write) {
      const ended = write.catch(() => undefined).finally(() => running.delete(ended));
      running.add(ended);
    },
  };
  let abilities: Promise<Abilities> | undefined;

  function knownAbilities(): Promise<Abilities> {
    const read = async (): Promise<Abilities> => ({
      methods: methodsOf(await withTimeout(limits.read, Promise.resolve(options.abilities()), late)),
      keepsKeys: keepsKeys || store !== undefined,
    });
    return (abilities ??= read().catch((thrown: unknown) => {
      abilities = undefined;
      throw thrown;
    }));
  }

  async function checkHealth(): Promise<void> {
    if (stop.signal.aborted) throw new BookingError('unavailable', 'stopping');
    await knownAbilities();
    await store?.get('health');
    await options.health?.();
  }

  /** If the store cannot count, requests are served without a limit. */
  async function count(citizen: string, kind: keyof Rates, context: Context<Environment>): Promise<void> {
    if (!store || !rates) return;
    await withTimeout(
      limits.read,
      countRequest(store, citizen, kind, rates),
      () => new Error('the store does not count'),
    ).catch((thrown: unknown) => {
      if (isBookingError(thrown)) throw thrown;
      onThrown?.(thrown, context.get('request'));
    });
  }

  function personally(method: string, kind: keyof Rates, serve: Serve) {
    return async (context: Context<Environment>): Promise<Response> => {
      context.set('method', method);
      try {
        const citizen = await withTimeout(limits.read, options.authenticate(context.req.raw), late);
        if (!citizen) return refusal('unauthorized');
        const isRefresh = kind === 'reads' && context.req.header(requestHeader) === refreshRequest;
        await count(citizen, isRefresh ? 'refreshes' : kind, context);
        const body = await readBody(context.req.raw, limits.body);
        const backend = await withTimeout(limits.read, Promise.resolve(options.backend(citizen)), late);
        return await serve({ citizen, backend, body, context });
      } catch (thrown) {
        throw thrown instanceof Error ? thrown : new TypeError('not an Error was thrown', { cause: thrown });
      }
    };
  }

  const app = new Hono<Environment>().basePath(basePath);
  app.use(async (context, next) => {
    const start = performance.now();
    context.set('request', crypto.randomUUID());
    await next();
    const error: unknown = context.error ?? context.get('fault');
    const causes = causesOf(error);
    if (isFault(error)) onThrown?.(error, context.get('request'));
    log?.({
      at: instantOf(Date.now()),
      request: context.get('request'),
      method: context.get('method') ?? 'other',
      status: context.res.status,
      milliseconds: performance.now() - start,
      ...((isBookingError(error) || error instanceof Refusal) && { code: error.code }),
      ...(isFault(error) && causes.length > 0 && { causes }),
    });
  });
  app.get('/health', async (context) => {
    context.set('method', 'health');
    const status = await withTimeout(healthLimit, checkHealth(), late).then(
      () => 'pass',
      (thrown: unknown) => {
        if (!stop.signal.aborted) context.set('fault', thrown);
        return 'fail';
      },
    );
    return Response.json({ status }, { status: status === 'pass' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
  });
  // Set the headers when the response is made: adding them later makes the server copy it.
  if (origins.length > 0) app.use(crossOrigin(origins));
  app.use(async (_, next) => {
    if (stop.signal.aborted) return problemAnswer({ code: 'unavailable', retryAfter: 1, nothingHappened: true });
    await next();
    return undefined;
  });
  app.get('/abilities', etag(), async (context) => {
    context.set('method', 'abilities');
    const known = await withTimeout(limits.read, knownAbilities(), late);
    return Response.json(known, { headers: { 'Cache-Control': 'no-cache' } });
  });
  app.get('/openapi.json', etag(), (context) => {
    context.set('method', 'openapi');
    return Response.json(openApi(basePath), { headers: { 'Cache-Control': 'no-cache' } });
  });
  app.use(ownPagesOnly(origins));
  for (const method of Object.keys(reads) as ReadMethod[]) {
    app.post(
      `/${method}`,
      personally(method, 'reads', (asked) => handleRead(handlerContext, method, asked)),
    );
  }
  for (const method of Object.keys(writes) as WriteMethod[]) {
    app.post(
      `/${method}`,
      personally(method, 'writes', (asked) => handleWrite(handlerContext, method, asked)),
    );
  }
  app.post(
    '/changes',
    personally('changes', 'reads', (asked) => handleChanges(handlerContext, asked)),
  );
  app.notFound(() => refusal('not-found'));
  app.onError((thrown, context) => answerToThrown(thrown, context.get('asked') ?? false));

  return Object.assign(async (request: Request): Promise<Response> => app.fetch(request), {
    async stop() {
      stop.abort();
      while (running.size > 0) await Promise.all(running);
    },
  });
}
