import type { VisitType } from './care.js';
import type { ConditionGuide, WayOut } from './guide.js';
import type { Acceptance, Target } from './requests.js';

type BookWay = Extract<WayOut, { to: 'book' }>;

/** The visit types that a way out locks the search to: those whose code it names, narrowed by what else it demands. */
export function visitTypesOf(way: BookWay, offered: readonly VisitType[]): readonly VisitType[] {
  return offered.filter(
    (type) =>
      type.code !== undefined &&
      way.codes.includes(type.code) &&
      (way.channel === undefined || type.channel === way.channel) &&
      (way.minutes === undefined || type.minutes === way.minutes),
  );
}

/** The pairs of unit and visit type to search, with the performers that the way out allows. */
export function targetsOf(types: readonly VisitType[], performers?: readonly string[]): readonly Target[] {
  return types.map((type) => ({ unit: type.unit, visitType: type.id, ...(performers && { performers }) }));
}

/** What the citizen accepted, for the booking request. A guide without conditions is still named. */
export function acceptanceOf(guide: ConditionGuide, conditions: readonly string[]): Acceptance {
  return { guide: { id: guide.id, version: guide.version }, conditions };
}
