import type {
  Booking,
  CareUnit,
  ReadResult,
  RangeResult,
  Page,
  Appointment,
  Performer,
  PerformerQuery,
  Right,
  Slot,
  SlotQuery,
  Target,
  UnitQuery,
  VisitType,
  VisitTypeQuery,
} from 'tidbok';
import { yieldThread } from 'tidbok/gateway';
import type { RequestContext } from './call.js';
import { requireUnit, visitTypeId, type UnitRecord } from './catalogue.js';
import { comingTimes, pastTimes, appointmentOfIntent, type StoredAppointment } from './own-times.js';
import { typeRight } from './rights.js';
import { freeSlots } from './slots.js';
import { toBooking, toCareUnit, makeOnce, ownTimeOf, toPerformer, slotViewer, toVisitType } from './views.js';
import { languageIfDifferent } from '../../../src/backends/reference/localized-text.js';

/** Those that the errand can be done at: listed first, then by name, or by distance where a place is given. */
export async function findUnits(call: RequestContext, { errand, ids, text = '', near }: UnitQuery): Promise<Page<CareUnit>> {
  const about = await appointmentOfIntent(call, errand);
  const own = await comingTimes(call);
  const words = plain(text).split(/\s+/);
  const found = [...call.catalogue.values()]
    .filter((unit) => !about || offeredCodes(call, unit, about).length > 0)
    .filter((unit) => !ids || ids.includes(unit.care_unit_id))
    .filter((unit) => words.every((word) => plain(`${unit.name} ${unit.address}`).includes(word)));
  const listedFirst = (unit: UnitRecord): number => (unit.care_unit_id === call.person.listed ? 0 : 1);
  found.sort(
    near
      ? (one, other) => distance(one, near) - distance(other, near)
      : (one, other) => listedFirst(one) - listedFirst(other) || one.name.localeCompare(other.name, 'sv'),
  );
  return { items: found.map((unit) => toCareUnit(call, unit, own)), gaps: [], ...languageIfDifferent('sv', call.asked) };
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

// Flat is near enough inside one region.
function distance(one: Place, other: Place): number {
  const narrowing = Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot(one.latitude - other.latitude, (one.longitude - other.longitude) * narrowing);
}

export async function findVisitTypes(call: RequestContext, query: VisitTypeQuery): Promise<ReadResult<VisitType>> {
  const about = await appointmentOfIntent(call, query.errand);
  const items = query.units
    .map((id) => requireUnit(call.catalogue, id))
    .flatMap((unit) => offeredCodes(call, unit, about).flatMap((code) => unit.types.get(code) ?? []))
    .map((type) => toVisitType(call.lang, type));
  items.sort((one, other) => one.name.localeCompare(other.name, call.lang));
  return { items, gaps: [], ...languageIfDifferent(call.lang, call.asked) };
}

function offeredCodes(call: RequestContext, unit: UnitRecord, about: StoredAppointment | undefined): readonly string[] {
  return [...unit.types.keys()].filter((code) => typeRight(call, unit, code, about).allowed);
}

export async function findPerformers(call: RequestContext, query: PerformerQuery): Promise<ReadResult<Performer>> {
  const about = await appointmentOfIntent(call, query.errand);
  const items = unitsOf(call, query).flatMap((unit) => {
    const wanted = wantedAt(call, unit, query, about);
    return unit.performers
      .filter(({ title, performer_id, codes }) => title && [...codes].some((code) => wanted(code, performer_id)))
      .map((who) => toPerformer(call.lang, who));
  });
  return { items, gaps: [], ...languageIfDifferent(call.lang, call.asked) };
}

function unitsOf({ catalogue }: RequestContext, { targets }: PerformerQuery): readonly UnitRecord[] {
  return [...new Set(targets.map(({ unit }) => unit))].map((id) => requireUnit(catalogue, id));
}

/** Whether the person may have that kind of visit with that performer, as a search over these targets. */
function wantedAt(call: RequestContext, unit: UnitRecord, { targets }: PerformerQuery, about: StoredAppointment | undefined) {
  const codes = offeredCodes(call, unit, about);
  const here = targets.filter((target) => target.unit === unit.care_unit_id);
  // Asked of each of some thousand slots, which are of few kinds and performers.
  const known = makeOnce<boolean>();
  return (code: string, performerId: string): boolean =>
    known(`${performerId} ${code}`, () => {
      const type = visitTypeId(unit.care_unit_id, code);
      const isAsked = ({ visitType = type, performers }: Target): boolean =>
        visitType === type && (!performers || performers.includes(performerId));
      return codes.includes(code) && here.some(isAsked);
    });
}

/** Slots that are made ready before others get the thread. */
const slotsAtOnce = 200;

/** Throws `invalid-request` for days that are none. */
export async function findSlots(call: RequestContext, query: SlotQuery): Promise<RangeResult<Slot>> {
  const about = await appointmentOfIntent(call, query.errand);
  const units = unitsOf(call, query);
  const asked = units.map((unit) => {
    const wanted = wantedAt(call, unit, query, about);
    const codes = [...unit.types.keys()].filter((code) => unit.performers.some((who) => wanted(code, who.performer_id)));
    return { unit, wanted, codes };
  });
  const { covered, found, gaps } = await freeSlots(call, asked, query.days);
  const view = slotViewer(call);
  const items: Slot[] = [];
  for (const [index, { unit, slot }] of found.entries()) {
    if (index % slotsAtOnce === slotsAtOnce - 1) await yieldThread();
    items.push(view(unit, slot));
  }
  items.sort((one, other) => compare(one.start, other.start) || compare(one.unit, other.unit) || compare(one.id, other.id));
  return { items, gaps, covered, now: call.now, ...languageIfDifferent(call.lang, call.asked) };
}

/** At `source`, a unit's id, where one is asked alone. */
export async function findOwnTimes(call: RequestContext, source?: string): Promise<ReadResult<Appointment>> {
  const own = await comingTimes(call);
  const items = own
    .filter(({ care_unit_id }) => source === undefined || care_unit_id === source)
    .map((time) => ownTimeOf(call, time, own))
    .sort((one, other) => rank(one) - rank(other) || compare(startOf(one), startOf(other)));
  return { items, gaps: [], ...languageIfDifferent(call.lang, call.asked) };
}

/** Own times that have passed, the latest first. */
export async function findPast(call: RequestContext, source?: string): Promise<ReadResult<Booking>> {
  const own = await comingTimes(call);
  const over: Right = { allowed: false, reason: 'too-late' };
  const items = (await pastTimes(call))
    .filter(({ care_unit_id }) => source === undefined || care_unit_id === source)
    .map((time) => ({ ...toBooking(call, time, own), rights: { cancel: over, rebook: over, message: over } }));
  return { items, gaps: [], ...languageIfDifferent(call.lang, call.asked) };
}

// Invitations come first, those without a time before those with one.
function rank({ kind }: Appointment): number {
  return ['open-invitation', 'timed-invitation', 'booking'].indexOf(kind);
}

function startOf(time: Appointment): string {
  return time.kind === 'open-invitation' ? (time.until ?? '') : time.start;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
