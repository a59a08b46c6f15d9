import { sql } from 'kysely';
import { BookingError, type DayRange, type Gap, type Slot } from 'tidbok';
import { startOfDay } from '../../../src/domain/time/hours.js';
import { isPlausibleDay } from '../../../src/domain/time/plausible.js';
import { addDays, instantOf, isInstant, millisecondsOf } from '../../../src/domain/time/instant.js';
import type { RequestContext } from './call.js';
import { requireUnit, type UnitRecord } from './catalogue.js';
import type { Db, Row } from './schema.js';
import { slotOf } from './views.js';

/** Nothing that begins sooner can be booked on the web. */
export const noticeNeeded = 30 * 60_000;

interface Asked {
  readonly unit: UnitRecord;
  readonly codes: readonly string[];
  readonly wanted: (code: string, performer: string) => boolean;
}

/** A slot that is out, with its unit. */
export interface FreeSlot {
  readonly unit: UnitRecord;
  readonly slot: Row<'slot'>;
}

/** Units that one call asks about at the same time: another's call shall find a connection, and the thread, between them. */
const unitsAtOnce = 4;

/** What is free at each unit in these days, one question a unit. Throws `invalid-request` for days that are none. */
export async function freeSlots(
  call: RequestContext,
  asked: readonly Asked[],
  { from, to }: DayRange,
): Promise<{ readonly covered: DayRange; readonly found: readonly FreeSlot[]; readonly gaps: readonly Gap[] }> {
  if (!isPlausibleDay(from) || !isPlausibleDay(to)) {
    throw new BookingError('invalid-request', 'days are YYYY-MM-DD, from 1900 to 2199');
  }
  const last = asked.reduce((day, { unit: { published_to } }) => (published_to && published_to < day ? published_to : day), to);
  const earliest = instantOf(millisecondsOf(call.now) + noticeNeeded);
  const ask = async ({ unit, codes, wanted }: Asked): Promise<readonly FreeSlot[]> => {
    const begin = startOfDay(from, unit.time_zone);
    const end = startOfDay(addDays(last, 1), unit.time_zone);
    const start = begin > earliest ? begin : earliest;
    if (codes.length === 0 || end <= start) return [];
    const rows = await call.db
      .selectFrom('slot')
      .selectAll()
      .where('care_unit_id', '=', unit.care_unit_id)
      .where('code', 'in', codes)
      .where('starts_at', '>=', start)
      .where('starts_at', '<', end)
      .where(isFree(call))
      .execute();
    return rows.filter(({ code, performer_id }) => wanted(code, performer_id)).map((slot) => ({ unit, slot }));
  };
  const answers: PromiseSettledResult<readonly FreeSlot[]>[] = [];
  for (let first = 0; first < asked.length; first += unitsAtOnce) {
    // Where the database is spread over several machines, one may be away.
    answers.push(...(await Promise.allSettled(asked.slice(first, first + unitsAtOnce).map(ask))));
  }
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const gaps = answers.flatMap(({ status }, number) =>
    status === 'rejected' && asked[number] ? gapAt(asked[number].unit) : [],
  );
  return { covered: { from, to: last }, found, gaps };
}

function gapAt({ care_unit_id: unit, name, phone }: UnitRecord): Gap {
  return { name, code: 'unavailable', unit, phone: { number: phone } };
}

/**
 * None of the slot's five minutes is anybody's; what the citizen holds is free to the citizen, what has lapsed to all. Looked up
 * slot by slot: `not exists` lets the planner join a performer's slots with all that was ever taken of the performer's.
 */
function isFree({ citizen, now }: RequestContext) {
  return sql<boolean>`(
    select 1 from occupied where occupied.care_unit_id = slot.care_unit_id and occupied.performer_id = slot.performer_id
      and occupied.moment >= slot.starts_at and occupied.moment < slot.ends_at
      and (occupied.until is null or (occupied.until > ${now} and occupied.holder <> ${citizen.person_id}))
    limit 1) is null`;
}

/** The slot that an id names, if it is out; in a transaction it stays out until that ends. */
export async function slotById(db: Db, slot: string): Promise<Row<'slot'> | undefined> {
  const [performer = '', start = '', code = ''] = slot.split('~');
  if (!isInstant(start)) return undefined;
  return (
    db
      .selectFrom('slot')
      .selectAll()
      .where('care_unit_id', '=', performer.slice(0, Math.max(0, performer.lastIndexOf('/'))))
      .where('code', '=', code)
      .where('starts_at', '=', start)
      .where('performer_id', '=', performer)
      // Staff may take it back at the same moment: whoever comes second waits, and then knows.
      .forKeyShare()
      .executeTakeFirst()
  );
}

/** The slot as a page saw it, if all that the page says of it is true; undefined if not, or if it is out no more. */
export async function slotAsSeen(call: RequestContext, seen: Slot): Promise<FreeSlot | undefined> {
  const slot = await slotById(call.db, seen.id);
  if (!slot) return undefined;
  const unit = requireUnit(call.catalogue, slot.care_unit_id);
  const real = slotOf(call, unit, slot);
  const same =
    seen.id === real.id &&
    seen.unit === real.unit &&
    seen.start === real.start &&
    (seen.end === undefined || seen.end === real.end) &&
    seen.visitType === real.visitType &&
    seen.performer?.id === real.performer?.id &&
    seen.performer?.name === real.performer?.name;
  return same ? { unit, slot } : undefined;
}
