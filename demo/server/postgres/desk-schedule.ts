import type { Day, DayRange, Instant } from 'tidbok';
import type { DeskColumn, DeskEntry, DeskSchedule, DeskState } from 'tidbok/backends/memory';
import { entriesOn, isFilled, publicationOf, whyNotOnWeb } from '../../../src/backends/staff/staff-rules.js';
import { startOfDay } from '../../../src/domain/time/hours.js';
import { addDays, instantOf, isWithin, localTime, millisecondsOf } from '../../../src/domain/time/instant.js';
import { canBeKept, today, webFrom, webState, type StaffContext } from './desk-place.js';
import { deskBlock, deskBooking, deskPerformer } from './desk-views.js';
import { cellsOf, type TimeRange } from './occupied.js';
import { isPlaced, type PlacedTime } from './own-times.js';
import { daysAhead, planOf } from './publish.js';
import type { Row } from './schema.js';
import { slotId } from './views.js';

/** Every performer's days. */
export async function scheduleOf(place: StaffContext, days: DayRange): Promise<DeskSchedule> {
  const { db, unit, now } = place;
  const id = unit.care_unit_id;
  const from = startOfDay(days.from, unit.time_zone);
  const to = startOfDay(addDays(days.to, 1), unit.time_zone);
  const times = await timesBetween(place, from, to);
  const blocks = await blocksBetween(place, from, to);
  const slots = await db
    .selectFrom('slot')
    .selectAll()
    .where('care_unit_id', '=', id)
    .where('code', 'in', [...unit.types.keys()])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .execute();
  const holds = await db
    .selectFrom('occupied')
    .selectAll()
    .where('care_unit_id', '=', id)
    .where('until', '>', now)
    .where('moment', '>=', from)
    .where('moment', '<', to)
    .execute();
  // A break may go on over midnight.
  const plan = await planOf(db, id, { from: addDays(days.from, -1), to: days.to });
  const publishedTo = unit.published_to ?? today(place);

  const taken = new Set([...times, ...blocks].flatMap(keysOf));
  const heldUntil = new Map(holds.map(({ performer_id, moment, until }) => [`${performer_id} ${moment}`, until]));
  const isTaken = (stretch: TimeRange): boolean => keysOf(stretch).some((key) => taken.has(key));
  const entries = (
    { starts_at, ends_at }: Pick<TimeRange, 'starts_at' | 'ends_at'>,
    state: DeskState,
  ): readonly DeskEntry[] => {
    const hours = { start: starts_at, end: ends_at };
    if (isFilled(state)) return entriesOn(days, { ...hours, state }, unit.time_zone);
    const { day, time } = localTime(starts_at, unit.time_zone);
    return isWithin(day, days) ? [{ ...state, day, time, ...hours }] : [];
  };
  const columns = unit.performers.map((who): DeskColumn => {
    const own = <T extends { readonly performer_id: string }>(all: readonly T[]): readonly T[] =>
      all.filter(({ performer_id }) => performer_id === who.performer_id);
    const booked = [...together(own(times))].flatMap(([slot, all]) => entries(all[0], bookedState(place, slot, all)));
    const free = own(slots)
      .filter((slot) => !isTaken(slot))
      .flatMap((slot) => entries(slot, freeState(place, slot, keysOf(slot).flatMap((key) => heldUntil.get(key) ?? [])[0])));
    const rest = own(plan)
      .filter((part) => (part.isBreak || part.day > publishedTo) && !isTaken(part))
      .flatMap((part) =>
        entries(part, part.isBreak ? { state: 'break' } : { state: 'planned', visitType: nameOf(place, part.code) }),
      );
    const hours = own(blocks).flatMap((block) => entries(block, { state: 'blocked', block: deskBlock(block) }));
    const all = [...booked, ...free, ...rest, ...hours].sort((one, other) => (one.start < other.start ? -1 : 1));
    return { performer: deskPerformer(who), entries: all };
  });
  return { columns, ...publicationOf(publishedTo, lastAlwaysOut(place)) };
}

/** The last day that is published without anybody's doing. */
export function lastAlwaysOut(place: StaffContext): Day {
  return addDays(today(place), daysAhead);
}

function keysOf(stretch: TimeRange): readonly string[] {
  return cellsOf(stretch).map((moment) => `${stretch.performer_id} ${moment}`);
}

function nameOf({ unit }: StaffContext, code: string): string {
  return unit.types.get(code)?.name.sv ?? '';
}

/** Those that share a slot, by its id. */
function together(times: readonly PlacedTime[]): ReadonlyMap<string, readonly [PlacedTime, ...PlacedTime[]]> {
  const groups = new Map<string, [PlacedTime, ...PlacedTime[]]>();
  for (const time of times) {
    const slot = time.slot_id ?? time.own_time_id;
    const group = groups.get(slot);
    if (group) group.push(time);
    else groups.set(slot, [time]);
  }
  return groups;
}

function bookedState(place: StaffContext, slot: string, times: readonly [PlacedTime, ...PlacedTime[]]): DeskState {
  const bookings = times.map((time) => deskBooking(place.unit, time));
  const [{ code }] = times;
  const seats = place.unit.types.get(code)?.seats ?? 1;
  if (seats > 1) return { state: 'group', slot, visitType: nameOf(place, code), seats, bookings };
  return { state: 'booked', booking: deskBooking(place.unit, times[0]) };
}

function freeState(place: StaffContext, slot: Row<'slot'>, heldUntil: Instant | undefined): DeskState {
  const { unit, now } = place;
  const visitType = nameOf(place, slot.code);
  if (slot.starts_at <= now) return { state: 'over', visitType };
  const type = unit.types.get(slot.code);
  const id = slotId(slot);
  if (type && type.seats > 1) return { state: 'group', slot: id, visitType, seats: type.seats, bookings: [] };
  const offWeb = type && whyNotOnWeb(webState(unit, type), slot.starts_at, webFrom(place));
  const held = canBeKept(place, slot) && heldUntil !== undefined;
  const web = { ...(offWeb !== undefined && { offWeb }), ...(held && { heldUntil }) };
  return { state: 'free', slot: id, visitType, ...web };
}

/** What somebody has between two moments, by seat. */
export async function timesBetween({ db, unit }: StaffContext, from: Instant, to: Instant): Promise<readonly PlacedTime[]> {
  const rows = await db
    .selectFrom('own_time')
    .selectAll()
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('starts_at', '<', to)
    // No visit is longer than a day, and the index is over the starts.
    .where('starts_at', '>', instantOf(millisecondsOf(from) - 86_400_000))
    .where('ends_at', '>', from)
    .where('status', '!=', 'cancelled')
    .orderBy('seat')
    .execute();
  return rows.filter(isPlaced);
}

async function blocksBetween({ db, unit }: StaffContext, from: Instant, to: Instant): Promise<readonly Row<'block'>[]> {
  return db
    .selectFrom('block')
    .selectAll()
    .where('care_unit_id', '=', unit.care_unit_id)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .execute();
}
