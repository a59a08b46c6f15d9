import { BookingError } from '../../domain/booking-error.js';
import type { Performer } from '../../domain/care.js';
import type { Acceptance } from '../../domain/requests.js';
import type { Day, Instant, TimeOfDay } from '../../domain/time.js';
import { occupancyOf, windowOf } from './availability.js';
import {
  announce,
  eventsOf,
  moment,
  visitTypeId,
  type Region,
  type RegionEvent,
  type StoredTime,
  type TakenOff,
} from './region.js';
import { kinds } from './region-kinds.js';
import { strangerName } from './region-people.js';
import { pause } from './region-units.js';
import { numberOf, spotsOn, type Spot } from './spots.js';
import { knownUnit, performer } from './views.js';

/** What the unit's own calendar says of one spot. */
export type DeskState =
  | { readonly state: 'free-on-web' }
  | { readonly state: 'off-web'; readonly reason: string }
  | { readonly state: 'break' }
  | {
      readonly state: 'booked';
      /** The citizen's name. */
      readonly citizen: string;
      /** When it was booked on the web; absent: otherwise. */
      readonly bookedOnWebAt?: Instant;
      readonly pending?: true;
      readonly message?: string;
      readonly phone?: string;
      /** What the citizen ticked, when the time was booked: guide, version and conditions. */
      readonly accepted?: readonly Acceptance[];
    };

export type DeskSpot = DeskState & {
  readonly time: TimeOfDay;
  readonly start: Instant;
  /** The visit type's name; absent in a break. */
  readonly visitType?: string;
};

/** One performer's day. */
export interface DeskColumn {
  readonly performer: Performer;
  readonly spots: readonly DeskSpot[];
}

/** A visit type that can be on the web. */
export interface DeskVisitType {
  /** `VisitType.id`. */
  readonly id: string;
  readonly name: string;
  readonly minutes: number;
  /** Set while it is off the web. */
  readonly off?: TakenOff;
}

/** What happened at the unit. */
export type DeskChange = { readonly at: Instant; readonly visitType: string } & (
  | { readonly what: 'booked' | 'cancelled'; readonly start: Instant; readonly performer: string }
  | { readonly what: 'off-web'; readonly reason: string }
  | { readonly what: 'on-web' }
);

/** A care unit's side of the same calendar that the citizens see. In Swedish. */
export interface ClinicDesk {
  /** Every performer's day, in the unit's zone. */
  schedule(day: Day): readonly DeskColumn[];
  visitTypes(): readonly DeskVisitType[];
  /** At once gone from the citizens' pages. Throws `invalid-request` without a reason, `not-found` for an unknown visit type. */
  takeOffWeb(visitType: string, reason: string): void;
  /** Throws `not-found` for an unknown visit type. */
  putOnWeb(visitType: string): void;
  /** Until `signal` is aborted. */
  changes(options: { readonly signal: AbortSignal }): AsyncIterable<DeskChange>;
}

/** The desk of one unit in the region. Throws a `BookingError` (`not-found`) for an unknown unit. */
export function clinicDesk(region: Region, unitId: string): ClinicDesk {
  const unit = knownUnit(unitId);

  function webCodes(): readonly string[] {
    const codes = new Set(unit.staff.flatMap(({ week }) => week.map(([, code]) => code)));
    return [...codes].filter((code) => kinds[code] && !kinds[code].off);
  }

  function codeOf(visitType: string): string {
    const code = webCodes().find((one) => visitTypeId(unit.id, one) === visitType);
    if (code === undefined) throw new BookingError('not-found', 'the unit has no such visit type on the web');
    return code;
  }

  return {
    schedule: (day) => {
      const occupant = occupancyOf(region);
      const spots = spotsOn(unit, day);
      return unit.staff.map((_, staff) => ({
        performer: performer('sv', unit, staff),
        spots: spots.flatMap((spot): readonly DeskSpot[] => {
          const { time, start, code } = spot;
          if (spot.staff !== staff || start === undefined) return [];
          const name = kinds[code]?.name.sv;
          return [{ ...stateOf(region, spot, occupant(spot)), time, start, ...(name !== undefined && { visitType: name }) }];
        }),
      }));
    },
    visitTypes: () =>
      webCodes().flatMap((code) => {
        const id = visitTypeId(unit.id, code);
        const off = region.offWeb.get(id);
        const kind = kinds[code];
        return kind ? [{ id, name: kind.name.sv, minutes: kind.minutes, ...(off && { off }) }] : [];
      }),
    takeOffWeb: (visitType, reason) => {
      const code = codeOf(visitType);
      if (!reason.trim()) throw new BookingError('invalid-request', 'a reason is needed');
      const taken = { since: moment(region), reason: reason.trim() };
      region.offWeb.set(visitType, taken);
      announce(region, { what: 'off-web', at: taken.since, unit: unit.id, code, reason: taken.reason });
    },
    putOnWeb: (visitType) => {
      const code = codeOf(visitType);
      if (region.offWeb.delete(visitType)) announce(region, { what: 'on-web', at: moment(region), unit: unit.id, code });
    },
    async *changes({ signal }) {
      for await (const event of eventsOf(region, signal)) {
        const change = event.unit === unit.id ? changeOf(event) : undefined;
        if (change) yield change;
      }
    },
  };

  function changeOf(event: RegionEvent): DeskChange | undefined {
    const visitType = kinds['time' in event ? event.time.code : event.code]?.name.sv ?? '';
    const { at } = event;
    if (event.what === 'off-web') return { at, visitType, what: event.what, reason: event.reason };
    if (event.what === 'on-web') return { at, visitType, what: event.what };
    const { staff, start } = event.time;
    // An answered invitation has no place in the calendar.
    if (staff === undefined || start === undefined) return undefined;
    return { at, visitType, what: event.what, start, performer: unit.staff[staff]?.name ?? '' };
  }
}

function stateOf(region: Region, spot: Spot, occupant: StoredTime | 'stranger' | undefined): DeskState {
  if (spot.code === pause) return { state: 'break' };
  const kind = kinds[spot.code];
  if (occupant === 'stranger') return { state: 'booked', citizen: strangerName(numberOf(spot)) };
  if (typeof occupant === 'object') return bookedState(region, occupant, spot);
  const off = region.offWeb.get(visitTypeId(spot.unit.id, spot.code));
  const { from, lastDay } = windowOf(region);
  const reason =
    kind?.off?.staff ??
    spot.unit.offWeb?.sv ??
    off?.reason ??
    (kind?.byInvitation ? 'bara med kallelse' : undefined) ??
    ((spot.start ?? '') < from ? 'tiden har passerat' : undefined) ??
    (spot.day > lastDay ? 'tiden är inte släppt än' : undefined);
  return reason === undefined ? { state: 'free-on-web' } : { state: 'off-web', reason };
}

function bookedState(
  { people }: Region,
  { person, bookedAt, status, message, phone, accepted }: StoredTime,
  spot: Spot,
): DeskState {
  return {
    state: 'booked',
    citizen: people.get(person ?? '')?.name ?? strangerName(numberOf(spot)),
    ...(bookedAt !== undefined && { bookedOnWebAt: bookedAt }),
    ...(status === 'pending' && { pending: true as const }),
    ...(message !== undefined && { message }),
    ...(phone !== undefined && { phone }),
    ...(accepted && { accepted }),
  };
}
