import { hasText, type ConditionGuide } from '../../domain/guide/guide.js';
import type { Block } from '../../domain/model/rich-text.js';
import { error, type Finding } from '../finding.js';
import { textsInGuide, type GuideText } from '../texts-of.js';

type Text = GuideText['texts'][string];

/** Warnings, of whatever tone but information. */
export function warningsIn(text: Text | undefined): number {
  return typeof text === 'object' ? text.reduce((sum, one) => sum + (typeof one === 'string' ? 0 : warningsOf(one)), 0) : 0;
}

function warningsOf(block: Block): number {
  return block.type === 'callout' ? (block.tone === 'info' ? 0 : 1) + warningsIn(block.blocks) : 0;
}

function pointsIn(text: Text): number {
  return typeof text === 'object' ? text.reduce((sum, one) => sum + (typeof one === 'string' ? 1 : pointsOf(one)), 0) : 0;
}

function pointsOf(block: Block): number {
  return block.type === 'list' ? block.items.length : block.type === 'callout' ? pointsIn(block.blocks) : 0;
}

/** Translations that have another number of warnings, or of points in their lists, than the original. */
export function unequalParts(guide: ConditionGuide): readonly Finding[] {
  const [original, ...others] = guide.languages.map(({ lang }) => lang);
  return textsInGuide(guide).flatMap(({ at, texts }) => {
    const source = original === undefined ? undefined : texts[original];
    if (source === undefined) return [];
    return others.flatMap((lang) => {
      const text = texts[lang];
      if (text === undefined || !hasText(text)) return [];
      const place = `${at} (${lang})`;
      return [
        ...unequal(place, 'warnings', warningsIn(text), warningsIn(source)),
        ...unequal(place, 'points in lists', pointsIn(text), pointsIn(source)),
      ];
    });
  });
}

function unequal(at: string, what: string, count: number, wanted: number): readonly Finding[] {
  return count === wanted
    ? []
    : [
        error(
          'unequal-parts',
          at,
          `The translation has ${count} ${what}, the original ${wanted}.`,
          'Translate each of them, and add none.',
        ),
      ];
}
