import type { ConditionGuide } from '../domain/guide/guide.js';
import { visitTypesOf } from '../domain/guide/guide-outcome.js';
import { error, type CheckGuideOptions, type Finding, warning } from './finding.js';

/** What the guide says of visit types, held against what the backend offers and against itself. */
export function checkVisitTypes(guide: ConditionGuide, { visitTypes: offered }: CheckGuideOptions): readonly Finding[] {
  const booked = Object.values(guide.ways).flatMap((way) => (way.to === 'book' ? way.codes : []));
  const described = Object.keys(guide.visitTypes ?? {});
  const unbooked = guide.questions.length > 0 ? described.filter((code) => !booked.includes(code)) : [];
  return [
    ...unbooked.map((code) =>
      warning(
        'unbooked-visit-type',
        `visitTypes.${code}`,
        'No way out books this visit type.',
        'Name it in the "codes" of a way, or take it away.',
      ),
    ),
    ...(offered ? againstBackend(guide, offered, described) : []),
  ];
}

function againstBackend(
  guide: ConditionGuide,
  offered: NonNullable<CheckGuideOptions['visitTypes']>,
  described: readonly string[],
): readonly Finding[] {
  const known = new Set(offered.flatMap(({ code }) => (code === undefined ? [] : [code])));
  const unknown = (code: string, at: string): readonly Finding[] =>
    known.has(code)
      ? []
      : [
          error(
            'unknown-visit-type',
            at,
            `The backend has no visit type "${code}".`,
            known.size > 0
              ? `Write one that it has: ${[...known].join(', ')}.`
              : 'Give its visit types a "code" first; none of them has one.',
          ),
        ];
  return [
    ...Object.entries(guide.ways).flatMap(([id, way]) => {
      if (way.to !== 'book') return [];
      const found = way.codes.flatMap((code) => unknown(code, `ways.${id}`));
      const nothing = found.length < way.codes.length && visitTypesOf(way, offered).length === 0;
      return nothing
        ? [
            ...found,
            error(
              'nothing-to-book',
              `ways.${id}`,
              'No visit type is all that the way demands, so citizens are told to call.',
              'Look at "profession", "minutes" and "channel".',
            ),
          ]
        : found;
    }),
    ...described.flatMap((code) => unknown(code, `visitTypes.${code}`)),
  ];
}
