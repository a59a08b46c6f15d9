import type { Translated } from '../../domain/guide/guide.js';

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?]+$/, '')
    .trim();
}

/** Whether two texts are the same in one of their languages, but for case, spaces and the point at the end. */
export function sameWords(one: Translated, other: Translated): boolean {
  return Object.entries(one).some(([lang, text]) => {
    const words = tidy(text);
    return words !== '' && other[lang] !== undefined && words === tidy(other[lang]);
  });
}
