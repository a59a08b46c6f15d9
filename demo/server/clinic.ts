import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { BookingError } from 'tidbok';
import { clinicDesk, type ClinicDesk, type DeskColumn, type DeskVisitType, type Region } from 'tidbok/backends/memory';
import { z } from 'zod';
import type { Sessions } from './sessions.js';

/** A care unit as its staff choose it. */
export interface DeskUnit {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
}

/** What the schedule page shows of one day. */
export interface DeskDay {
  readonly units: readonly DeskUnit[];
  readonly unit: DeskUnit;
  /** `YYYY-MM-DD` in the unit's zone, as is `today`. */
  readonly day: string;
  readonly today: string;
  readonly columns: readonly DeskColumn[];
  readonly visitTypes: readonly DeskVisitType[];
}

export interface ClinicOptions {
  readonly region: Region;
  readonly units: readonly DeskUnit[];
  readonly staff: Sessions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const dayShape = z.iso.date();
const takeOffShape = z.object({ unit: z.string(), visitType: z.string(), reason: z.string().max(200) });
const putOnShape = takeOffShape.omit({ reason: true });
const statuses: Partial<Record<string, 400 | 404>> = { 'invalid-request': 400, 'not-found': 404 };

/** The staff's side: a log-in of its own, and the desk of any unit as JSON. Citizens' sessions mean nothing here. */
export function clinic({ region, units, staff, now }: ClinicOptions): Hono {
  const app = new Hono();

  // Without a choice: the first unit, today.
  const unitOf = ({ req }: Context): DeskUnit => {
    const id = req.query('unit');
    const unit = id === undefined ? units[0] : units.find((one) => one.id === id);
    if (!unit) throw new BookingError('not-found', 'no such care unit');
    return unit;
  };
  const deskOf = (unit: DeskUnit): ClinicDesk => clinicDesk(region, unit.id);

  app.post('/login', (context) => {
    staff.begin(context, 'staff');
    return context.redirect('/clinic/', 303);
  });
  app.post('/logout', (context) => {
    staff.end(context);
    return context.redirect('/clinic/login.html', 303);
  });

  app.use('/desk/*', async (context, next) => {
    if (!staff.whoIs(context.req.raw)) return context.json({ error: 'unauthorized' }, 401);
    await next();
    context.header('Cache-Control', 'no-store');
    return undefined;
  });
  app.get('/desk/schedule', (context) => {
    const unit = unitOf(context);
    const desk = deskOf(unit);
    // Swedish writes a date as YYYY-MM-DD.
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: unit.timeZone }).format(now());
    const day = valid(dayShape, context.req.query('day') ?? today);
    const shown: DeskDay = { units, unit, day, today, columns: desk.schedule(day), visitTypes: desk.visitTypes() };
    return context.json(shown);
  });
  app.get('/desk/changes', (context) => {
    const desk = deskOf(unitOf(context));
    return streamSSE(context, async (stream) => {
      const stop = new AbortController();
      stream.onAbort(() => {
        stop.abort();
      });
      // Something must be sent for the browser to know that it is connected.
      void stream.write(':\n\n');
      for await (const change of desk.changes({ signal: stop.signal })) {
        await stream.writeSSE({ data: JSON.stringify(change) });
      }
    });
  });
  app.post('/desk/take-off-web', async (context) => {
    const { unit, visitType, reason } = valid(takeOffShape, await context.req.json().catch(() => undefined));
    clinicDesk(region, unit).takeOffWeb(visitType, reason);
    return context.body(null, 204);
  });
  app.post('/desk/put-on-web', async (context) => {
    const { unit, visitType } = valid(putOnShape, await context.req.json().catch(() => undefined));
    clinicDesk(region, unit).putOnWeb(visitType);
    return context.body(null, 204);
  });
  app.onError((thrown, context) => {
    const status = thrown instanceof BookingError ? statuses[thrown.code] : undefined;
    if (status === undefined) throw thrown;
    return context.json({ error: thrown.message }, status);
  });
  return app;
}

function valid<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new BookingError('invalid-request', 'the request is not what the desk expects');
  return parsed.data;
}
