// Pseudo-languages for tests and stories: what they leave untouched on the screen was not translatable.
import * as english from './en.js';
import type { Language } from './texts.js';

type Transform = (text: string) => string;

/** The English texts, each put through a transform: what is not transformed on the screen was not translatable. */
function pseudo(lang: string, dir: Language['dir'], transform: Transform): Language {
  const through = <T>(value: T): T => {
    if (typeof value === 'string') return transform(value) as T;
    if (typeof value === 'function') {
      const words = value as unknown as (...args: readonly unknown[]) => string;
      return ((...args: readonly unknown[]) => transform(words(...args))) as T;
    }
    if (Array.isArray(value)) return value.map(through) as T;
    return Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, through(each)])) as T;
  };
  const { dates, common, units, guide, searching, slots, looking, journey, arriving, booking, own, mine } = english;
  return {
    lang,
    dir,
    ...through({ dates, common, units, guide, searching, slots, looking, journey, arriving, booking, own, mine }),
  };
}

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ö',
  u: 'ü',
  y: 'ÿ',
  c: 'ç',
  n: 'ñ',
  A: 'Å',
  E: 'É',
  O: 'Ö',
  U: 'Ü',
};

/** Accented and some 60 % longer. Numbers to call stay as they are. */
const longer: Transform = (text) => {
  const accented = text.replace(/[aeiouycnAEOU]/g, (letter) => accents[letter] ?? letter);
  return `${accented} ${'·'.repeat(Math.ceil(text.length * 0.3))}${'~'.repeat(Math.ceil(text.length * 0.3))}`;
};

/** Letters kept, direction turned, by marks that make each run of letters right-to-left. */
const rightToLeft: Transform = (text) => text.replace(/[A-Za-z]+/g, (word) => `\u202e${word}\u202c`);

/** English with accents and longer. */
export const enXA = pseudo('en-XA', 'ltr', longer);

/** English laid out from right to left. */
export const arXB = pseudo('ar-XB', 'rtl', rightToLeft);
