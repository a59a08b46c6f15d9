import { weekdayOf } from '../time/calendar.js';
import type { Channel, Performer, VisitType } from '../model/care-unit.js';
import type { Slot } from '../model/appointment.js';
import { localTime } from '../time/instant.js';
import type { ZoneOf } from './slots-by-day.js';

/** What the citizen wants of a time; what is absent may be anything. */
export interface SlotFilter {
  readonly part?: DayPart;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekdays?: readonly number[];
  /** A `performerKey`. */
  readonly performer?: string;
  /** `CareUnit.id`. */
  readonly unit?: string;
  readonly channel?: Channel;
}

/** Before noon in the unit's zone, or from noon on. */
export type DayPart = 'morning' | 'afternoon';

/** Which half of the day a time of day, `HH:mm`, is in. */
export function dayPartOf(time: string): DayPart {
  return time < '12:00' ? 'morning' : 'afternoon';
}

/** What tells one performer from another: the id, or the name where there is none. */
export function performerKey({ id, name }: Performer): string {
  return id ?? name;
}

/** Whether a slot is what the filter wants. What a slot and its visit type do not say of themselves, they are not. */
export function matchesFilter(
  filter: SlotFilter,
  { zoneOf, visitTypes }: { readonly zoneOf: ZoneOf; readonly visitTypes: readonly VisitType[] },
): (slot: Slot) => boolean {
  const { part, weekdays, performer, unit, channel } = filter;
  return (slot) => {
    if (unit !== undefined && slot.unit !== unit) return false;
    if (performer !== undefined && (!slot.performer || performerKey(slot.performer) !== performer)) return false;
    if (channel !== undefined && channelOf(visitTypes, slot) !== channel) return false;
    if (!part && !weekdays) return true;
    const { day, time } = localTime(slot.start, zoneOf(slot));
    return (!part || dayPartOf(time) === part) && (!weekdays || weekdays.includes(weekdayOf(day)));
  };
}

/** How the visit of a slot is made, where its visit type says it. */
export function channelOf(visitTypes: readonly VisitType[], { visitType }: Slot): Channel | undefined {
  return visitTypes.find(({ id }) => id === visitType)?.channel;
}

/** All who may be met, each once: the citizen's own first, then by name. Those asked for know who is one's own. */
export function mergePerformers(asked: readonly Performer[], slots: readonly Slot[], lang: string): readonly Performer[] {
  const known = new Map(asked.map((one) => [performerKey(one), one]));
  for (const { performer } of slots) {
    if (performer && !known.has(performerKey(performer))) known.set(performerKey(performer), performer);
  }
  const own = (one: Performer): number => (one.own ? 0 : 1);
  return [...known.values()].sort((one, other) => own(one) - own(other) || one.name.localeCompare(other.name, lang));
}
