import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { keyHeader, refreshRequest, requestHeader } from '../wire/contract.js';
import { refusal } from './problems.js';

/** Allows pages of these origins to read responses (CORS). */
export function crossOrigin(origins: readonly string[]): MiddlewareHandler {
  return cors({
    origin: [...origins],
    credentials: true,
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Authorization', 'Content-Type', requestHeader, keyHeader],
    exposeHeaders: ['ETag', 'Retry-After'],
    maxAge: 600,
  });
}

/**
 * Protects against cross-site request forgery: a page of another origin cannot use the citizen's cookie. A browser sends JSON with our
 * own header only after a preflight request, and the `Origin` is checked too. A request without `Origin` does not come from a browser.
 */
export function ownPagesOnly(origins: readonly string[]): MiddlewareHandler {
  return async ({ req }, next) => {
    const origin = req.header('Origin');
    const known =
      origin === undefined ||
      origin === new URL(req.url).origin ||
      origins.includes(origin) ||
      // Behind a proxy the server may not know its own origin. `Sec-Fetch-Site` comes from the browser, and no page can forge it.
      req.header('Sec-Fetch-Site') === 'same-origin';
    const isOurs = ['1', refreshRequest].includes(req.header(requestHeader) ?? '');
    if (!known || !isOurs) return refusal('forbidden');
    if (!/^application\/json\s*(;|$)/i.test(req.header('Content-Type') ?? '')) return refusal('invalid-request', 415);
    await next();
    return undefined;
  };
}
