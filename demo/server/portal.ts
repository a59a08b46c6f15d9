import { readFile } from 'node:fs/promises';
import { Hono, type Context } from 'hono';
import { demoCitizens } from 'tidbok/backends/memory';
import type { PublicFile } from './static-files.js';
import type { Sessions } from './sessions.js';

export interface PortalOptions {
  readonly files: ReadonlyMap<string, PublicFile>;
  readonly citizens: Sessions;
  readonly staff: Sessions;
}

/** The pages of the portal and of the staff, their scripts and styles, and the citizens' log-in. */
export function portal({ files, citizens, staff }: PortalOptions): Hono {
  const app = new Hono();

  const pageAfter = async ({ req }: Context, otherwise: string): Promise<string> => {
    const { to } = await req.parseBody();
    return typeof to === 'string' && files.has(`/${to}`) ? `/${to}` : otherwise;
  };

  app.post('/login', async (context) => {
    const { citizen } = await context.req.parseBody();
    const known = demoCitizens.find(({ id }) => id === citizen);
    if (!known) return context.text('No such citizen.', 400);
    citizens.begin(context, known.id);
    return context.redirect(await pageAfter(context, '/boka.html'), 303);
  });
  app.post('/logout', async (context) => {
    citizens.end(context);
    return context.redirect(await pageAfter(context, '/'), 303);
  });
  app.get('*', async (context) => {
    const { path } = context.req;
    const file = files.get(path);
    if (!file) return context.text('Not found.', 404);
    const citizen = demoCitizens.find(({ id }) => id === citizens.whoIs(context.req.raw));
    if (/^\/(boka|mina-tider)\./.test(path) && !citizen) {
      return context.redirect(path.endsWith('.en.html') ? '/index.en.html' : '/', 303);
    }
    if (/^\/clinic\/(numbers\.html)?$/.test(path) && !staff.whoIs(context.req.raw))
      return context.redirect('/clinic/login.html', 303);
    const content = await readFile(file.path);
    const page = path.endsWith('.js') ? content : content.toString().replace('{{citizen}}', citizen?.name ?? '');
    return context.body(page, 200, { 'Content-Type': file.contentType, 'Cache-Control': 'no-store' });
  });
  return app;
}
