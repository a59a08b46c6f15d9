import type { VisitType } from '../../domain/model/care-unit.js';
import type { BookOutcome } from '../../domain/guide/guide.js';
import { toAcceptance, conditionsFor, directOutcome, targetsOf, visitTypesOf } from '../../domain/guide/guide-outcome.js';
import { withUnitWords } from '../shared/parts/templates.js';
import { conditionValue, tickedConditions } from './steps/conditions.js';
import type { LockedSearch } from './events.js';
import type { GuideModel } from './render-model.js';

/** The way out that the visit type ticked stands for, where no questions led there. */
export function directWayOf({ guide, offered, ticked }: GuideModel): BookOutcome | undefined {
  const type = offered.find(({ id }) => ticked.includes(id));
  return type && directOutcome(guide, type);
}

/** What has to be put right first, and the value of the control that it is about. */
export interface ValidationError {
  readonly error: unknown;
  readonly faulty?: string;
}

/** The locked search that the step ends in, or what the citizen has to put right first. */
export function lockSearch(
  view: GuideModel,
  to: 'book' | 'rebook',
  way: BookOutcome | undefined,
  chosen: readonly VisitType[],
): LockedSearch | ValidationError {
  const { texts, guide, ticked } = view;
  const types = way && chosen.length === 0 ? visitTypesOf(way, view.offered) : chosen;
  if (types.length === 0) return { error: texts.guide.chooseTypeError };
  const demanded = conditionsFor(guide, way, to);
  const accepted = tickedConditions(ticked).filter((id) => demanded.some((condition) => condition.id === id));
  const missing = demanded.find(({ id }) => !accepted.includes(id));
  if (missing) {
    const words = view.translate(missing.text);
    return { error: words && withUnitWords(texts.common.tick(words.text), words), faulty: conditionValue(missing.id) };
  }
  const acceptance = guide && toAcceptance(guide, accepted);
  const hint = view.translate(guide?.message?.hint);
  const length = guide?.message?.length;
  return {
    ...{ targets: targetsOf(types, way?.performers), visitTypes: types, accepted: acceptance ? [acceptance] : [] },
    ...(acceptance && { guide: acceptance.guide }),
    ...(guide?.message && {
      message: { ...(hint && { hint: hint.text, lang: hint.lang }), ...(length !== undefined && { length }) },
    }),
  };
}
