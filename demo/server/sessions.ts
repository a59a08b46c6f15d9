import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

/**
 * Who is logged in, by a made-up id in a cookie that no script can read. A session ends an hour after its last request, twelve
 * hours after its log-in, and with the process.
 */
export interface Sessions {
  begin(context: Context, who: string): void;
  end(context: Context): void;
  /** Whether the request's session still lasts, which this does not make it do. */
  isOpen(request: Request): boolean;
  /** Whose session the request belongs to. */
  whoIs(request: Request): string | undefined;
}

export interface SessionOptions {
  /** The cookie of one kind of people says nothing to the other. */
  readonly cookie: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Session {
  readonly who: string;
  readonly begunAt: number;
  readonly usedAt: number;
}

const hour = 3_600_000;
const longestIdle = hour;
const longest = 12 * hour;
/** More at once and the ones that were not used for longest end, so that logging in again and again fills no memory. */
const mostSessions = 10_000;

/** Sessions of one kind of people. */
export function createSessions({ cookie, path, now }: SessionOptions): Sessions {
  // In the order of their last use.
  const sessions = new Map<string, Session>();
  const idOf = (request: Request): string => parse(request.headers.get('Cookie') ?? '', cookie)[cookie] ?? '';
  const isOver = ({ begunAt, usedAt }: Session): boolean => now() - usedAt >= longestIdle || now() - begunAt >= longest;

  function forgetOld(): void {
    for (const [id, session] of sessions) {
      if (sessions.size < mostSessions && !isOver(session)) return;
      sessions.delete(id);
    }
  }

  return {
    begin(context, who) {
      const id = randomUUID();
      sessions.delete(idOf(context.req.raw));
      forgetOld();
      sessions.set(id, { who, begunAt: now(), usedAt: now() });
      setCookie(context, cookie, id, { path, httpOnly: true, sameSite: 'Strict' });
    },
    end(context) {
      sessions.delete(idOf(context.req.raw));
      deleteCookie(context, cookie, { path });
    },
    isOpen(request) {
      const session = sessions.get(idOf(request));
      return session !== undefined && !isOver(session);
    },
    whoIs(request) {
      const id = idOf(request);
      const session = sessions.get(id);
      if (!session) return undefined;
      sessions.delete(id);
      if (isOver(session)) return undefined;
      sessions.set(id, { ...session, usedAt: now() });
      return session.who;
    },
  };
}
