import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

/** Who is logged in, by a made-up id in a cookie that no script can read. All is lost when the process ends. */
export interface Sessions {
  begin(context: Context, who: string): void;
  end(context: Context): void;
  /** Whose session the request belongs to. */
  whoIs(request: Request): string | undefined;
}

/** Sessions of one kind of people. The cookie of one kind says nothing to the other. */
export function createSessions(cookie: string, path: string): Sessions {
  const people = new Map<string, string>();
  const idOf = (request: Request): string => parse(request.headers.get('Cookie') ?? '', cookie)[cookie] ?? '';
  return {
    begin(context, who) {
      const id = randomUUID();
      people.delete(idOf(context.req.raw));
      people.set(id, who);
      setCookie(context, cookie, id, { path, httpOnly: true, sameSite: 'Strict' });
    },
    end(context) {
      people.delete(idOf(context.req.raw));
      deleteCookie(context, cookie, { path });
    },
    whoIs: (request) => people.get(idOf(request)),
  };
}
