import { addDays, daysOf, instantOf, isWithin, type DayRange } from '../../../domain/time/instant.js';
import { endOf, isPublished, lastReleased, occupancyOf, bookingWindow, type Occupant } from '../citizen/availability.js';
import type {
  DeskBlock,
  DeskBooking,
  DeskColumn,
  DeskEntry,
  DeskPerformer,
  DeskSchedule,
  DeskState,
  DeskVisitType,
  WebState,
} from '../../staff/staff-backend.js';
import { canBeHeld, entriesOn, isFilled, publicationOf, whyNotOnWeb } from '../../staff/staff-rules.js';
import { moment, visitTypeId, type Region, type StoredBlock, type StoredAppointment } from '../store.js';
import { kinds, professions } from '../kattegatt/kinds.js';
import { strangerName } from '../kattegatt/people.js';
import { pause, regionZone, type Unit } from '../kattegatt/units.js';
import { isCertain, hash, spotKey, spotsOn, type CertainSpot } from '../kattegatt/spots.js';
import { requireUnit, slotId } from '../citizen/views.js';

/** An own time with its place in the calendar. */
export type PlacedTime = StoredAppointment & {
  readonly kind: 'booking' | 'timed-invitation';
  readonly staff: number;
  readonly start: string;
};

/** Every performer's days. */
export function scheduleOf(region: Region, unit: Unit, days: DayRange): DeskSchedule {
  const occupant = occupancyOf(region);
  const blocks = [...region.blocks.values()].filter((block) => block.unit === unit.id);
  const columns = unit.staff.map((_, staff): DeskColumn => {
    const hours = blocks
      .filter((block) => block.staff === staff)
      .flatMap((block) => entriesOn(days, { ...block, state: { state: 'blocked', block: deskBlock(block) } }, regionZone));
    // What began the day before may go on over midnight.
    const spots = daysOf({ from: addDays(days.from, -1), to: days.to })
      .flatMap((day) => spotsOn(unit, day))
      .filter(isCertain)
      .filter((spot) => spot.staff === staff)
      .flatMap((spot): readonly DeskEntry[] => {
        const { day, time, start, code } = spot;
        const state = stateOf(region, spot, occupant(spot));
        if (!state) return [];
        const end = endOf(start, code);
        if (isFilled(state)) return entriesOn(days, { start, end, state }, regionZone);
        return isWithin(day, days) ? [{ ...state, day, time, start, end }] : [];
      });
    const entries = [...hours, ...spots].sort((one, other) => (one.start < other.start ? -1 : 1));
    return { performer: deskPerformer(unit, staff), entries };
  });
  return { columns, ...publicationOf(lastReleased(region, [unit.id]), bookingWindow(region).lastDay) };
}

/** A block as staff see it. */
export function deskBlock({ id, performer, start, end, reason }: StoredBlock): DeskBlock {
  return { id, performer, start, end, reason };
}

// Nothing is said of a spot under a block.
function stateOf(region: Region, spot: CertainSpot, occupant: Occupant): DeskState | undefined {
  const { code, unit, day, start } = spot;
  if (occupant === 'blocked') return undefined;
  if (code === pause) return { state: 'break' };
  const kind = kinds[code];
  const visitType = kind?.name.sv ?? '';
  const slot = slotId(spot);
  const bookings = timesAt(region, spot, occupant).map((time) => deskBooking(region, time));
  const [booking] = bookings;
  if (booking && kind?.seats === undefined) return { state: 'booked', booking };
  if (!booking && start <= moment(region)) return { state: 'over', visitType };
  if (!booking && !isPublished(region, unit.id, day)) return { state: 'planned', visitType };
  if (kind?.seats !== undefined) return { state: 'group', slot, visitType, seats: kind.seats, bookings };
  const offWeb = whyNotOnWeb(webState(region, unit, code), start, bookingWindow(region).from);
  const heldUntil = holdOn(region, spot);
  return {
    state: 'free',
    slot,
    visitType,
    ...(offWeb !== undefined && { offWeb }),
    ...(heldUntil !== undefined && { heldUntil }),
  };
}

/** Until when a citizen who is about to book keeps a spot; absent: nobody does, or nobody can book it on the web any more. */
export function holdOn(region: Region, { unit, staff, start, code }: CertainSpot): string | undefined {
  const until = region.holds.get(spotKey(unit.id, staff, start))?.until ?? 0;
  const holds = until > region.now() && canBeHeld(webState(region, unit, code), start, bookingWindow(region).from);
  return holds ? instantOf(until) : undefined;
}

/** The patients of a scheduled slot, invented ones included; several only in a group visit. */
export function timesAt(region: Region, spot: CertainSpot, occupant: Occupant): readonly PlacedTime[] {
  const { unit, staff, start, code } = spot;
  const known = [...region.times.values()]
    .filter(isPlaced)
    .filter((time) => time.status !== 'cancelled' && time.unit === unit.id && time.staff === staff && time.start === start);
  const number = hash(spot);
  const count = kinds[code]?.seats === undefined ? (occupant === 'stranger' ? 1 : 0) : number % 5;
  const chance = Array.from({ length: count }, (_, seat) => ({
    id: `stranger~${spotKey(unit.id, staff, start)}~${seat}`,
    name: strangerName(number + seat * 7),
    kind: 'booking' as const,
    status: 'booked' as const,
    unit: unit.id,
    code,
    staff,
    start,
  }));
  return [...known, ...chance.filter(({ id }) => !region.times.has(id))];
}

/** Whether an own time has its place in the calendar: all but open invitations have. */
export function isPlaced(time: StoredAppointment): time is PlacedTime {
  return time.kind !== 'open-invitation' && time.staff !== undefined && time.start !== undefined;
}

/** A booking as staff see it. */
export function deskBooking({ people }: Region, time: PlacedTime): DeskBooking {
  const { id, kind, status, person, name, unit, code, staff, start, bookedAt, message, phone, accepted, mark } = time;
  const known = person === undefined ? undefined : people.get(person);
  return {
    id,
    kind,
    status: status === 'pending' ? 'pending' : 'booked',
    citizen: known ? { id: known.id, name: known.name } : { name: name ?? 'Okänd' },
    visitType: kinds[code]?.name.sv ?? '',
    performer: deskPerformer(requireUnit(unit), staff),
    start,
    end: endOf(start, code),
    ...(bookedAt !== undefined && { bookedOnWebAt: bookedAt }),
    ...(message !== undefined && { message }),
    ...(phone !== undefined && { phone }),
    ...(accepted && { accepted }),
    ...(mark && { mark }),
  };
}

function deskPerformer(unit: Unit, staff: number): DeskPerformer {
  const { name = '', profession } = unit.staff[staff] ?? {};
  return { id: `${unit.id}/${staff}`, name, ...(profession && { title: professions[profession].sv }) };
}

/** All that the unit does, by name. */
export function scheduledTypesOf(region: Region, unit: Unit): readonly DeskVisitType[] {
  const codes = new Set(unit.staff.flatMap(({ week }) => week.map(([, code]) => code)));
  const found = [...codes].flatMap((code): readonly DeskVisitType[] => {
    const kind = kinds[code];
    if (!kind) return [];
    const { name, minutes, seats } = kind;
    const web = webState(region, unit, code);
    return [{ id: visitTypeId(unit.id, code), name: name.sv, minutes, ...(seats !== undefined && { seats }), web }];
  });
  return found.sort((one, other) => one.name.localeCompare(other.name, 'sv'));
}

function webState(region: Region, unit: Unit, code: string): WebState {
  const kind = kinds[code];
  const never = kind?.off?.staff ?? unit.offWeb?.sv;
  if (never !== undefined) return { state: 'never', reason: never };
  const off = region.offWeb.get(visitTypeId(unit.id, code));
  return off ? { state: 'off', ...off } : { state: kind?.byInvitation ? 'invited' : 'on' };
}
