import { atStart, type GuideProgress } from '../../domain/guide/guide-progress.js';
import type { ConditionGuide } from '../../domain/guide/guide.js';

/** Where the host keeps what has been answered over a reload: `sessionStorage`, or a thing like it. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One draft for each guide, version and person. */
export function draftKey({ id, version }: ConditionGuide, person: string): string {
  return `tidbok-guide:${JSON.stringify([id, version, person])}`;
}

/** The visit that was kept; from the start if there is none, or none that makes sense. */
export function keptVisit(text: string | null): GuideProgress {
  try {
    const { at, id, answers } = JSON.parse(text ?? '{}') as Partial<Record<'at' | 'id', unknown>> & {
      readonly answers?: unknown;
    };
    if (typeof answers !== 'object' || answers === null) return atStart;
    const entries = Object.entries(answers).filter(
      (entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].every((one) => typeof one === 'string'),
    );
    const kept = Object.fromEntries(entries);
    if (at === 'question' && typeof id === 'string') return { at, id, answers: kept };
    return at === 'types' || at === 'end' ? { at, answers: kept } : { at: 'start', answers: kept };
  } catch {
    return atStart;
  }
}
