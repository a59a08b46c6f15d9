import type { BookingBackend, ReadOptions } from '../../backends/backend.js';
import { BookingError } from '../../domain/model/booking-error.js';
import type { CareUnit, VisitType } from '../../domain/model/care-unit.js';
import type { ConditionGuide } from '../../domain/guide/guide.js';
import type { Errand, GuideQuery } from '../../domain/model/requests.js';
import { loadFile } from '../../load-file.js';
import { fetchCareUnit } from '../shared/backend/fetch-care-unit.js';
import type * as Later from './later.js';

const loadLater = (): Promise<typeof Later> => loadFile(() => import('./later.js'));

/** A care unit with its guide, if it has one, and what can be booked there on the web. */
export interface GuideOfUnit {
  readonly unit: CareUnit;
  readonly guide: ConditionGuide | undefined;
  readonly visitTypes: readonly VisitType[];
  /** Units that the guide may send the citizen to. */
  readonly others: readonly CareUnit[];
  /** The steps after the introduction, where there is a guide. */
  readonly steps: typeof Later | undefined;
}

/** Where a guide comes from; the first that is there wins: the host's own, one from the host's server, the backend's. */
interface Source {
  readonly unit: CareUnit | undefined;
  readonly unitId: string | undefined;
  readonly guide: unknown;
  readonly guideUrl: string | undefined;
  readonly errand: Errand;
}

/**
 * Reads it; none without a unit. `onUnit` hears of the unit as soon as it is known, for whom to call if the rest fails. Rejects
 * with `BookingError`: `not-found` for a unit's id that is unknown and for a guide that the unit requires and does not have,
 * `invalid-response` for a guide with faults.
 */
export async function readGuideOfUnit(
  backend: BookingBackend,
  from: Source,
  onUnit: (unit: CareUnit) => void,
  options: ReadOptions,
): Promise<GuideOfUnit | undefined> {
  const { errand } = from;
  const unit = from.unit ?? (await fetchCareUnit(backend, from.unitId, errand, options));
  if (!unit) return undefined;
  onUnit(unit);
  const [guide, visitTypes] = await Promise.all([
    fetchGuideOf(backend, from, unit, options),
    backend.visitTypes({ errand, units: [unit.id] }, options),
  ]);
  if (!guide && unit.guideRequired && errand.to === 'book') throw new BookingError('not-found', `"${unit.id}" has no guide`);
  const gap = visitTypes.gaps[0];
  // Nothing to choose and a gap is not the same as nothing to choose.
  if (visitTypes.items.length === 0 && gap) throw new BookingError(gap.code, `no visit types of "${unit.id}"`);
  return {
    unit,
    guide,
    visitTypes: visitTypes.items,
    others: await othersOf(backend, guide, errand, options),
    steps: guide && (await loadLater()),
  };
}

/** The guide of a unit for an errand, from the first source that has one. Rejects as `readGuideOfUnit`. */
export async function fetchGuideOf(
  backend: BookingBackend,
  {
    guide,
    guideUrl,
    errand,
    visitType,
  }: Pick<Source, 'guide' | 'guideUrl'> & Pick<GuideQuery, 'errand'> & { readonly visitType?: VisitType | undefined },
  unit: Pick<CareUnit, 'id'>,
  options: ReadOptions,
): Promise<ConditionGuide | undefined> {
  const own =
    guide ??
    (guideUrl
      ? undefined
      : await backend.guide?.({ errand, unit: unit.id, ...(visitType && { visitType: visitType.id }) }, options));
  if (own === undefined && !guideUrl) return undefined;
  const text = !guideUrl || own !== undefined ? undefined : await fetched(guideUrl, options.signal);
  // Guides are data that nobody vouches for, wherever they come from.
  const { readGuide, parseGuide } = await loadLater();
  return text === undefined ? readGuide(own) : parseGuide(text);
}

/** Whether a guide that is given anew says the same: a host that renders anew takes no answers away. */
export function isSameGuide(before: unknown, now: unknown): boolean {
  try {
    return before === now || JSON.stringify(before) === JSON.stringify(now);
  } catch {
    // Data that holds itself: it is read, and its fault told.
    return false;
  }
}

/** Only from the page's own origin: another's text must not decide what care a citizen is led to. */
async function fetched(url: string, signal: AbortSignal | undefined): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { mode: 'same-origin', credentials: 'same-origin', signal: signal ?? null });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    throw new BookingError('unavailable', `no guide from guide-url`);
  }
  if (!response.ok)
    throw new BookingError(response.status === 404 ? 'not-found' : 'unavailable', `guide-url: ${response.status}`);
  return response.text();
}

async function othersOf(
  backend: BookingBackend,
  guide: ConditionGuide | undefined,
  errand: Errand,
  options: ReadOptions,
): Promise<readonly CareUnit[]> {
  const ids = Object.values(guide?.ways ?? {}).flatMap((way) => (way.to === 'other-unit' ? (way.units ?? []) : []));
  if (ids.length === 0) return [];
  // Without them the guide's own words still say where to go.
  const found = await backend.units({ errand, ids: [...new Set(ids)] }, options).catch(() => undefined);
  return found?.items ?? [];
}
