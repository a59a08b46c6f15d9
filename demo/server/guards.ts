import type { MiddlewareHandler } from 'hono';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** As strict as a region's portal may be: what the elements must work under. */
export const strictHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', contentSecurityPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
};

/**
 * Refuses what a page of another origin sends. A form on a page without referrer says `Origin: null` even to its own origin;
 * then the browser's `Sec-Fetch-Site` tells.
 */
export const ownOriginOnly: MiddlewareHandler = async ({ req, text }, next) => {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  const own = req.header('Origin') === new URL(req.url).origin || req.header('Sec-Fetch-Site') === 'same-origin';
  if (!reads && !own) return text('Only from a page of this server.', 403);
  await next();
  return undefined;
};
