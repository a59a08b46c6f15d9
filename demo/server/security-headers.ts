import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isPlainText } from 'tidbok/gateway';

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

const ownHostNames: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Refuses what was sent to another host's name. A page of anywhere may let its own name lead to this machine, and would then be
 * of the same origin as the demo.
 */
export const ownHostOnly: MiddlewareHandler = async ({ req, text }, next) => {
  if (!ownHostNames.includes(new URL(req.url).hostname)) return text('The demo answers to 127.0.0.1 and localhost only.', 421);
  await next();
  return undefined;
};

/** Refuses a body over 64 kB, whatever it says of its length. */
export const smallBodiesOnly: MiddlewareHandler = bodyLimit({
  maxSize: 64 * 1024,
  onError: ({ text }) => text('The body is too large.', 413),
});

/** Refuses an address, a form or JSON whose text is none: NUL, or half of a character that takes two. */
export const plainTextOnly: MiddlewareHandler = async ({ req, text }, next) => {
  const isJson = /^application\/json\b/i.test(req.header('Content-Type') ?? '');
  const readBody = async (): Promise<unknown> => (isJson ? req.json() : req.parseBody());
  // What is no JSON at all is for whoever wanted it to say.
  const body = req.method === 'POST' ? await readBody().catch(() => undefined) : undefined;
  if (!isPlainText([decoded(req.url), body])) return text('Not text.', 400);
  await next();
  return undefined;
};

/** What an address says; one that is encoded in no UTF-8 is no text either. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return '\0';
  }
}
