import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { BookingError } from 'tidbok';
import type {
  ClinicDesk,
  DeskInvitation,
  DeskRecord,
  DeskSchedule,
  DeskVisitType,
  StaffMember,
  WeekNumbers,
} from 'tidbok/backends/memory';
import { feedLimit } from 'tidbok/gateway';
import { addDays, dayOf, daysBetween, instantOf, mondayOf } from 'tidbok/time';
import { ZodError, type z } from 'zod';
import type { Sessions } from '../sessions.js';
import { acts, daysShape, unitShape } from './actions.js';
import { staffMembers } from './staff-members.js';

/** A care unit as its staff choose it. */
export interface DeskUnit {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
}

/** What the schedule page shows of some days. */
export interface DeskDays extends DeskSchedule {
  readonly units: readonly DeskUnit[];
  readonly unit: DeskUnit;
  readonly staff: StaffMember;
  /** `YYYY-MM-DD` in the unit's zone, as are `from`, `to` and the published last day. */
  readonly today: string;
  readonly now: string;
  readonly from: string;
  readonly to: string;
  readonly visitTypes: readonly DeskVisitType[];
  readonly invitations: readonly DeskInvitation[];
}

/** What the page of numbers shows. */
export interface DeskNumbers {
  readonly unit: DeskUnit;
  readonly today: string;
  readonly weeks: readonly WeekNumbers[];
}

/** What the page shows of one time's record. */
export interface DeskHistory {
  readonly record: readonly DeskRecord[];
}

export interface ClinicOptions {
  /** The desk of a unit for one of its staff. Throws a `BookingError` (`not-found`) for an unknown unit. */
  readonly desk: (unit: string, staff: StaffMember) => ClinicDesk;
  readonly units: readonly DeskUnit[];
  readonly sessions: Sessions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const longestView = 14;
/** Without days, so many weeks are counted on each side of this one. */
const weeksCounted = { back: 4, ahead: 3 } as const;
const feedsOfOne = 10;
const statuses: Partial<Record<string, 400 | 404 | 429>> = { 'invalid-request': 400, 'not-found': 404, 'rate-limited': 429 };

/** The staff's side: a log-in of its own, and the desk of any unit as JSON. Citizens' sessions mean nothing here. Throws on what is a fault. */
export function clinic({ desk, units, sessions, now }: ClinicOptions): Hono<{ Variables: { staff: StaffMember } }> {
  const app = new Hono<{ Variables: { staff: StaffMember } }>();
  const feeds = feedLimit(feedsOfOne);

  // Without a choice: the first unit.
  const unitOf = ({ req }: Context): DeskUnit => {
    const asked = req.query('unit');
    const unit = asked === undefined ? units[0] : units.find(({ id }) => id === asked);
    if (!unit) throw new BookingError('not-found', 'no such care unit');
    return unit;
  };
  const todayAt = ({ timeZone }: DeskUnit): string => dayOf(instantOf(now()), timeZone);
  // The page does not know what day it is at the unit: without days, today, and the week of a day where a week is wanted.
  const daysAsked = ({ req }: Context, today: string): z.infer<typeof daysShape> => {
    const from = req.query('from') ?? today;
    const days = daysShape.parse({ from, to: req.query('to') ?? from });
    if (req.query('span') !== 'week') return days;
    const monday = mondayOf(days.from);
    return { from: monday, to: addDays(monday, 6) };
  };

  app.post('/login', async (context) => {
    const { staff } = await context.req.parseBody();
    const known = staffMembers.find(({ id }) => id === staff);
    if (!known) return context.redirect('/clinic/login.html', 303);
    sessions.begin(context, known.id);
    return context.redirect('/clinic/', 303);
  });
  app.post('/logout', (context) => {
    sessions.end(context);
    return context.redirect('/clinic/login.html', 303);
  });

  app.use('/desk/*', async (context, next) => {
    const who = sessions.whoIs(context.req.raw);
    const staff = staffMembers.find(({ id }) => id === who);
    if (!staff) return context.json({ error: 'unauthorized' }, 401);
    context.set('staff', staff);
    await next();
    context.header('Cache-Control', 'no-store');
    return undefined;
  });
  app.get('/desk/schedule', async (context) => {
    const unit = unitOf(context);
    const today = todayAt(unit);
    const { from, to } = daysAsked(context, today);
    if (daysBetween(from, to) > longestView) {
      throw new BookingError('invalid-request', `no more than ${longestView} days`);
    }
    const staff = context.get('staff');
    const own = desk(unit.id, staff);
    const [schedule, visitTypes, invitations] = await Promise.all([
      own.schedule({ from, to }),
      own.visitTypes(),
      own.invitations(),
    ]);
    const moment = instantOf(now());
    const shown: DeskDays = { ...schedule, units, unit, staff, today, now: moment, from, to, visitTypes, invitations };
    return context.json(shown);
  });
  app.get('/desk/numbers', async (context) => {
    const unit = unitOf(context);
    const today = todayAt(unit);
    const some = context.req.query('from') !== undefined;
    const days = some
      ? daysAsked(context, today)
      : { from: addDays(today, -7 * weeksCounted.back), to: addDays(today, 7 * weeksCounted.ahead) };
    const weeks = await desk(unit.id, context.get('staff')).numbers(days);
    return context.json({ unit, today, weeks } satisfies DeskNumbers);
  });
  app.get('/desk/citizens', async (context) =>
    context.json(await desk(unitOf(context).id, context.get('staff')).citizens(context.req.query('text') ?? '')),
  );
  app.get('/desk/record', async (context) => {
    const record = await desk(unitOf(context).id, context.get('staff')).record(context.req.query('id') ?? '');
    return context.json({ record } satisfies DeskHistory);
  });
  app.get('/desk/changes', (context) => {
    const staff = context.get('staff');
    const own = desk(unitOf(context).id, staff);
    const stop = new AbortController();
    feeds.open(staff.id, stop.signal);
    return streamSSE(context, async (stream) => {
      stream.onAbort(() => {
        stop.abort();
      });
      // Something must be sent for the browser to know that it is connected.
      void stream.write(':\n\n');
      try {
        for await (const change of own.changes({ signal: stop.signal })) {
          if (!sessions.isOpen(context.req.raw)) break;
          await stream.writeSSE({ data: JSON.stringify(change) });
        }
      } finally {
        stop.abort();
      }
    });
  });
  app.post('/desk/:act', async (context) => {
    const found = acts.get(context.req.param('act'));
    if (!found) return context.json({ error: 'no such act' }, 404);
    const body: unknown = await context.req.json().catch(() => undefined);
    const { unit } = unitShape.parse(body);
    return context.json(await found.act(desk(unit, context.get('staff')), body));
  });
  app.onError((thrown, context) => {
    if (thrown instanceof ZodError) return context.json({ error: 'the request is not what the desk expects' }, 400);
    const status = thrown instanceof BookingError ? statuses[thrown.code] : undefined;
    if (status === undefined) throw thrown;
    return context.json({ error: thrown.message }, status);
  });
  return app;
}
