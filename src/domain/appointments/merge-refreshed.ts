import type { ReadResult, Gap } from '../model/read-result.js';
import type { Booking, Appointment } from '../model/appointment.js';
import { dayOf, type Instant } from '../time/instant.js';

/**
 * What has happened to an own time since it was first shown. `moved`: it has another start or unit, `from` is how it was.
 * `confirmed`: the unit has said yes. `cancelled`: it is listed as cancelled. `gone`: it is no longer listed at all. `unseen`:
 * its source did not answer the last time, so this is how it was.
 */
export type ChangeMark =
  { readonly as: 'moved'; readonly from: Booking } | { readonly as: 'confirmed' | 'cancelled' | 'gone' | 'unseen' };

export interface ListItem {
  readonly time: Appointment;
  readonly mark?: ChangeMark;
}

/** The own times as they were read, with what has changed while the citizen was looking. */
export interface AppointmentList {
  readonly found: ReadResult<Appointment>;
  /** Invitations first, open ones before timed ones, then by start. */
  readonly items: readonly ListItem[];
}

/**
 * The list after it was read again. What the clinic moved or cancelled meanwhile is marked and never silently replaced;
 * `own` are the ids that the citizen changed here, which need no mark.
 */
export function mergeRefreshed(
  before: AppointmentList | undefined,
  found: ReadResult<Appointment>,
  { own, now }: { readonly own: ReadonlySet<string>; readonly now: Instant },
): AppointmentList {
  const earlier = new Map(before?.items.filter(({ time }) => !own.has(time.id)).map((one) => [one.time.id, one]));
  const listed = new Set(found.items.map(({ id }) => id));
  const replaced = new Set<string>();
  const items = found.items.map((time): ListItem => {
    const old = earlier.get(time.id) ?? replacedBy(time, earlier, listed);
    if (old && old.time.id !== time.id) replaced.add(old.time.id);
    const mark = old && markOf(old, time);
    return mark ? { time, mark } : { time };
  });
  const missing = [...earlier.values()].filter(
    ({ time }) => !listed.has(time.id) && !replaced.has(time.id) && momentOf(time) > now,
  );
  const kept = missing.map(({ time, mark }): ListItem => {
    if (mark?.as !== 'gone' && found.gaps.some((gap) => mayHold(gap, time))) return { time, mark: { as: 'unseen' } };
    return { time, mark: { as: 'gone' } };
  });
  const all = kept.length === 0 ? items : [...items, ...kept].sort(inOrder);
  return { found, items: all };
}

/**
 * The answer with one silent source asked again. The backend may have answered with more than that; what could not be read of it
 * has no source.
 */
export function mergeSource(
  before: ReadResult<Appointment>,
  source: string,
  again: ReadResult<Appointment>,
): ReadResult<Appointment> {
  const fresh = new Set(again.items.map(({ id }) => id));
  const items = [...before.items.filter(({ id }) => !fresh.has(id)), ...again.items].sort((one, other) =>
    inOrder({ time: one }, { time: other }),
  );
  const others = before.gaps.filter((gap) => gap.source !== source);
  return {
    ...before,
    items,
    gaps: [...others, ...again.gaps.filter((gap) => gap.source === source || gap.source === undefined)],
  };
}

/** Bookings day by day, in the zone of each unit. */
export function groupByDay(items: readonly ListItem[]): readonly (readonly (ListItem & { readonly time: Booking })[])[] {
  const days = new Map<string, (ListItem & { readonly time: Booking })[]>();
  for (const { time, ...rest } of items) {
    if (time.kind === 'open-invitation') continue;
    const key = dayOf(time.start, time.unit.timeZone);
    const day = days.get(key) ?? [];
    days.set(key, day);
    day.push({ ...rest, time });
  }
  return [...days.values()];
}

/** A time that took the place of one that is listed no more, under an id of its own. */
function replacedBy(
  time: Appointment,
  earlier: ReadonlyMap<string, ListItem>,
  listed: ReadonlySet<string>,
): ListItem | undefined {
  if (time.kind === 'open-invitation' || time.replaces === undefined || listed.has(time.replaces)) return undefined;
  return earlier.get(time.replaces);
}

function markOf({ time: old, mark }: ListItem, now: Appointment): ChangeMark | undefined {
  if (old.kind === 'open-invitation' || now.kind === 'open-invitation') return undefined;
  if (now.status === 'cancelled')
    return old.status === 'cancelled' && mark?.as !== 'cancelled' ? undefined : { as: 'cancelled' };
  if (old.start !== now.start || old.unit.id !== now.unit.id) {
    const from = mark?.as === 'moved' ? mark.from : old;
    return from.start === now.start && from.unit.id === now.unit.id ? undefined : { as: 'moved', from };
  }
  if (old.status === 'pending' && now.status === 'booked') return { as: 'confirmed' };
  return mark?.as === 'moved' || mark?.as === 'confirmed' ? mark : undefined;
}

/** Whether the time may be among what a source did not tell. */
function mayHold(gap: Gap, time: Appointment): boolean {
  if (gap.unit !== undefined && gap.unit !== time.unit.id) return false;
  if (!gap.days || time.kind === 'open-invitation') return true;
  const day = dayOf(time.start, time.unit.timeZone);
  return gap.days.from <= day && day <= gap.days.to;
}

/** Until when it is still to come. */
function momentOf(time: Appointment): Instant {
  return time.kind === 'open-invitation' ? (time.until ?? '9999') : time.start;
}

function inOrder({ time: one }: ListItem, { time: other }: ListItem): number {
  const rank = ({ kind }: Appointment): number => ['open-invitation', 'timed-invitation', 'booking'].indexOf(kind);
  const [a, b] = [momentOf(one), momentOf(other)];
  return rank(one) - rank(other) || (a < b ? -1 : a > b ? 1 : 0);
}
