import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { keyHeader, refreshRequest, requestHeader } from '../wire/contract.js';
import { refusal } from './problems.js';

/** Lets pages of these origins read the answers. */
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
 * A page of another origin cannot use the citizen's cookie: it would have to send JSON with our own header, which a browser
 * does not do before asking, and its origin is refused all the same. Without `Origin` no browser is behind it.
 */
export function ownPagesOnly(origins: readonly string[]): MiddlewareHandler {
  return async ({ req }, next) => {
    const origin = req.header('Origin');
    const known =
      origin === undefined ||
      origin === new URL(req.url).origin ||
      origins.includes(origin) ||
      // Behind a proxy the server may not know its own origin; the browser does, and no page can forge what it says.
      req.header('Sec-Fetch-Site') === 'same-origin';
    const isOurs = ['1', refreshRequest].includes(req.header(requestHeader) ?? '');
    if (!known || !isOurs) return refusal('forbidden');
    if (!/^application\/json\s*(;|$)/i.test(req.header('Content-Type') ?? '')) return refusal('invalid-request', 415);
    await next();
    return undefined;
  };
}
