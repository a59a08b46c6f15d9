import type { ConditionGuide } from '../../domain/guide/guide.js';
import { error, type Finding, warning } from '../finding.js';
import { inlinesOf, piecesOf, textsInGuide } from '../texts-of.js';

/** Characters that turn the direction of what follows, or that nobody sees. */
const marks = /[\p{Cf}\u2800\u3164]/u;
const markInNumber = /\d[ -]?[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+[ -]?\d/u;

/** Telephone numbers that nobody can call, that mean something else, or that are shown in another order. */
export function numbers(guide: ConditionGuide): readonly Finding[] {
  return [
    ...textsInGuide(guide).flatMap(({ at, texts }) =>
      Object.entries(texts).flatMap(([lang, text]) => {
        const place = `${at} (${lang})`;
        const phones = inlinesOf(text).flatMap((inline) => (inline.type === 'phone' ? [inline.number] : []));
        return [
          ...phones.flatMap((number) => phone(place, number)),
          ...(!phones.some((number) => marks.test(number)) && markInNumber.test(piecesOf(text).join('\n'))
            ? [directionMark(place)]
            : []),
        ];
      }),
    ),
    ...Object.entries(guide.ways).flatMap(([id, way]) => {
      const number = way.to === 'call' ? (way.number ?? '') : '';
      const digits = number.replace(/\D/g, '');
      // One that is none at all is a fault for which the guide is not shown.
      if (digits.length < 3) return [];
      const at = `ways.${id}.number`;
      return digits === '112' || digits === '1177'
        ? [error('phone', at, `${digits} has a way out of its own.`, `Write "to": "${digits}".`)]
        : phone(at, number);
    }),
  ];
}

function phone(at: string, number: string): readonly Finding[] {
  if (marks.test(number)) return [directionMark(at)];
  return isPhone(number) ? [] : [warning('phone', at, `"${number}" is no Swedish phone number.`, 'Write it as 031-390 06 12.')];
}

function directionMark(at: string): Finding {
  return error(
    'direction-mark',
    at,
    'There is a mark in a number that cannot be seen, and may turn its digits about.',
    'Write the number anew by hand: it is shown from left to right in every language.',
  );
}

/** Of three to six digits are emergency, advice and helplines: 112, 1177, 114 14, 11313, 116 111, 90101. */
function isPhone(number: string): boolean {
  return /^(1\d\d|1177|1\d\d ?\d\d\d?|90\d ?\d\d|0\d{1,3}-\d[\d ]{4,10}|\+\d[\d -]{6,16})$/.test(number);
}
