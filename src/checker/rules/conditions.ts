import type { ConditionGuide } from '../../domain/guide/guide.js';
import { error, type Finding, warning } from '../finding.js';
import { sameWords } from './same-words.js';

/** Conditions that nobody ticks, or that the citizen would have to tick twice. */
export function checkConditions(guide: ConditionGuide): readonly Finding[] {
  const lists = listsOf(guide);
  const used = new Set(lists.flatMap(({ ids }) => ids));
  const all = guide.conditions ?? [];
  return [
    ...all
      .filter(({ id }) => !used.has(id))
      .map(({ id }) =>
        warning(
          'unused-condition',
          `conditions.${id}`,
          'Nobody is asked to tick it.',
          'Name it in "terms" or in a way out, or take it away.',
        ),
      ),
    ...lists.flatMap(({ at, ids, before }) =>
      [...new Set(ids.filter((id, index) => ids.indexOf(id) < index || before.includes(id)))].map((id) =>
        error(
          'doubled-condition',
          at,
          `The condition "${id}" is named twice for one booking.`,
          'Name it once: what "terms.book" has holds for every way.',
        ),
      ),
    ),
    ...all.flatMap((one, index) => {
      const twin = all.slice(0, index).find((other) => sameWords(one.text, other.text));
      return twin
        ? [error('doubled-condition', `conditions.${one.id}`, `It says the same as "${twin.id}".`, 'Keep one of them.')]
        : [];
    }),
  ];
}

/** Every list of conditions to tick, and what must be ticked anyway before it. */
function listsOf({ terms = {}, ways }: ConditionGuide) {
  const always = terms.book?.conditions ?? [];
  return [
    ...Object.entries(terms).map(([name, { conditions: ids = [] }]) => ({
      at: `terms.${name}`,
      ids,
      before: [] as readonly string[],
    })),
    ...Object.entries(ways).map(([id, way]) => ({
      at: `ways.${id}`,
      ids: way.to === 'book' ? (way.conditions ?? []) : [],
      before: always,
    })),
  ];
}
