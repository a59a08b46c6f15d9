import type { VisitType } from '../model/care-unit.js';
import { conditionsOf, type BookOutcome, type Condition, type ConditionGuide } from './guide.js';
import type { Slot } from '../model/appointment.js';
import type { Acceptance, Target } from '../model/requests.js';

/** Ways out to booking, in the guide's order. */
function bookWays(guide: ConditionGuide): readonly BookOutcome[] {
  return Object.values(guide.ways).filter((way): way is BookOutcome => way.to === 'book');
}

/** Whether a visit type is all that a way out demands. What the visit type does not say of itself, it is not. */
function fits(way: BookOutcome, { code, channel, minutes, profession }: VisitType): boolean {
  const professions = way.profession && Object.values(way.profession).map((one) => one.toLowerCase());
  return (
    code !== undefined &&
    way.codes.includes(code) &&
    (way.channel === undefined || channel === way.channel) &&
    (way.minutes === undefined || minutes === way.minutes) &&
    (!professions || professions.includes(profession?.toLowerCase() ?? ''))
  );
}

/** The visit types that a way out locks the search to. */
export function visitTypesOf(way: BookOutcome, offered: readonly VisitType[]): readonly VisitType[] {
  return offered.filter((type) => fits(way, type));
}

/** What a citizen who knows the visit type may choose: all that is offered where the guide asks nothing. */
export function directTypes(guide: ConditionGuide | undefined, offered: readonly VisitType[]): readonly VisitType[] {
  if (!guide?.questions.length) return offered;
  return offered.filter((type) => waysToDirectly(guide, type).length > 0);
}

function waysToDirectly(guide: ConditionGuide, type: VisitType): readonly BookOutcome[] {
  return bookWays(guide).filter((way) => !way.onlyByQuestions && fits(way, type));
}

/** A visit type chosen without questions, locked as by the first way out that leads to it: others may demand other things. */
export function directOutcome(guide: ConditionGuide | undefined, type: VisitType): BookOutcome | undefined {
  return guide && waysToDirectly(guide, type)[0];
}

/** What must be ticked before booking or rebooking: what holds for every time, and what the way out adds. */
export function conditionsFor(
  guide: ConditionGuide | undefined,
  way: BookOutcome | undefined,
  to: 'book' | 'rebook' = 'book',
): readonly Condition[] {
  return guide ? conditionsOf(guide, [...(guide.terms?.[to]?.conditions ?? []), ...(way?.conditions ?? [])]) : [];
}

/** The pairs of unit and visit type to search, with the performers that the way out allows. */
export function targetsOf(types: readonly VisitType[], performers?: readonly string[]): readonly Target[] {
  return types.map((type) => ({ unit: type.unit, visitType: type.id, ...(performers && { performers }) }));
}

/** Whether a slot is one that the search is locked to. What a slot does not say of itself is left to the backend. */
export function isInSearch(targets: readonly Target[], { unit, visitType, performer }: Slot): boolean {
  return targets.some(
    (target) =>
      target.unit === unit &&
      (target.visitType === undefined || visitType === undefined || target.visitType === visitType) &&
      (target.performers === undefined || performer?.id === undefined || target.performers.includes(performer.id)),
  );
}

/** What the citizen accepted, for the booking request. A guide without conditions is still named. */
export function toAcceptance(guide: ConditionGuide, conditions: readonly string[]): Acceptance {
  return { guide: { id: guide.id, version: guide.version }, conditions };
}

/**
 * Whether everything was ticked that the guide wants accepted before an own time is moved or cancelled, in this version of it.
 * For servers: the page asks it wherever the guide does, also of units that do not require their guide for new bookings.
 */
export function termsAccepted(guide: ConditionGuide, act: 'rebook' | 'cancel', accepted: readonly Acceptance[]): boolean {
  const acceptance = acceptanceIn(accepted, guide);
  return conditionsOf(guide, guide.terms?.[act]?.conditions).every(({ id }) => acceptance?.conditions.includes(id));
}

function acceptanceIn(accepted: readonly Acceptance[], guide: ConditionGuide): Acceptance | undefined {
  return accepted.find((one) => one.guide.id === guide.id && one.guide.version === guide.version);
}

/**
 * Whether what was accepted leads to a time, where a unit requires its guide: this version of it, every condition ticked, and
 * the visit type and performer a way out of it. For servers: what a page sends may have been edited.
 */
export function leadsToSearch(
  guide: ConditionGuide,
  accepted: readonly Acceptance[],
  type: VisitType | undefined,
  performer: string | undefined,
): boolean {
  const acceptance = acceptanceIn(accepted, guide);
  if (!acceptance || !type) return false;
  const ticked = (way?: BookOutcome): boolean =>
    conditionsFor(guide, way).every(({ id }) => acceptance.conditions.includes(id));
  const leads = (way?: BookOutcome): boolean =>
    ticked(way) && (!way?.performers || (performer !== undefined && way.performers.includes(performer)));
  // As in the page: without questions all that is offered may be chosen, locked by the way that leads to it, if one does.
  if (guide.questions.length === 0) return leads(directOutcome(guide, type));
  return bookWays(guide).some((way) => fits(way, type) && leads(way));
}
