import type { ConditionGuide } from '../domain/guide/guide.js';
import { error, type CheckGuideOptions, type Finding, type TextMeasure, warning } from './finding.js';
import { disguiseOf } from './rules/hosts.js';
import { inlinesOf, piecesOf, textsInGuide } from './texts-of.js';

const mostLetters = 2000;
// Of Swedish texts; a reader of another language, or a screen reader, says them letter by letter.
const abbreviations =
  /(?:^|[\s(])(t\.?\s?ex|bl\.?\s?a|m\.?\s?m|p\.?\s?g\.?\s?a|d\.?\s?v\.?\s?s|o\.?\s?s\.?\s?v|ev|ca|kl|resp|tel|nr|mån|tim)\.(?=\s|$|[,)])/i;

/** Links, phone numbers and characters that a text should not have. */
export function contents(guide: ConditionGuide, { linkHosts }: CheckGuideOptions): readonly Finding[] {
  const found: Finding[] = [];
  let links = 0;
  for (const { at, texts } of textsInGuide(guide)) {
    for (const [lang, text] of Object.entries(texts)) {
      const place = `${at} (${lang})`;
      for (const inline of inlinesOf(text)) {
        if (inline.type === 'link') {
          links += 1;
          found.push(...link(place, inline.href, linkHosts));
        }
      }
      const whole = piecesOf(text).join(' ');
      const abbreviation = abbreviations.exec(whole)?.[1];
      if (/<\/?[a-z][^<>]{0,200}>|&[a-z]{1,30};/i.test(whole))
        found.push(
          warning(
            'html',
            place,
            'There is HTML in the text, and citizens see it stands.',
            'Use blocks: paragraph, heading, list, callout, strong, link, phone.',
          ),
        );
      if (whole.length > mostLetters)
        found.push(warning('long-text', place, `The text has ${whole.length} letters.`, `Shorten it to ${mostLetters}.`));
      if (abbreviation && lang.startsWith('sv'))
        found.push(warning('abbreviation', place, `"${abbreviation}." is an abbreviation.`, 'Write the words out.'));
    }
  }
  if (links > 0 && !linkHosts)
    found.push(
      warning(
        'hosts-unchecked',
        'the guide',
        'It has links, and no allow-list of hosts was given.',
        'Give each host that links may lead to: --link-host www.1177.se.',
      ),
    );
  return found;
}

function link(at: string, href: string, hosts: readonly string[] | undefined): readonly Finding[] {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url?.protocol !== 'https:')
    return [error('link-scheme', at, `The link "${href}" is not shown as one.`, 'Begin it with https://.')];
  const disguise = disguiseOf(href, hosts);
  if (disguise !== undefined)
    return [error('look-alike-host', at, disguise, 'Write the address of the page itself, as a browser shows it there.')];
  return hosts && !hosts.includes(url.host)
    ? [error('link-host', at, `Links may not lead to ${url.host}.`, 'Use a host of the allow-list, or have it added there.')]
    : [];
}

/** How hard each text of a guide is to read. */
export function measures(guide: ConditionGuide): readonly TextMeasure[] {
  return textsInGuide(guide).flatMap(({ at, texts }) =>
    Object.entries(texts).map(([lang, text]) => ({ at, lang, ...measured(piecesOf(text)) })),
  );
}

function measured(pieces: readonly string[]): Omit<TextMeasure, 'at' | 'lang'> {
  const sentences = pieces
    .flatMap((piece) => piece.split(/(?<=[.!?:؟۔。])\s+/))
    .filter((sentence) => wordsIn(sentence).length > 0);
  const words = sentences.flatMap(wordsIn);
  const long = words.filter((word) => word.length > 6).length;
  const worst = sentences.reduce((longest, one) => (wordsIn(one).length > wordsIn(longest).length ? one : longest), '');
  const lix = words.length === 0 ? 0 : Math.round(words.length / sentences.length + (100 * long) / words.length);
  return { words: words.length, sentences: sentences.length, lix, worst, longest: wordsIn(worst).length };
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{M}'’-]*|\d+/gu) ?? [];
}

/**
 * Texts that are too hard. A short text has too few words for LIX to say anything, and its limits are those of Swedish and the
 * languages next to it: words of other languages are longer.
 */
export function readability(guide: ConditionGuide, { limits }: CheckGuideOptions): readonly Finding[] {
  const { lix: mostLix = 40, sentence: mostWords = 20 } = limits ?? {};
  return measures(guide).flatMap(({ at, lang, words, lix, longest, worst }) => [
    ...(words >= 20 && lix > mostLix && /^(sv|nb|nn|no|da|en)\b/.test(lang)
      ? [
          warning(
            'lix',
            `${at} (${lang})`,
            `The text is hard to read, LIX ${lix}: "${worst}"`,
            `Use shorter words and sentences, to LIX ${mostLix} or less.`,
          ),
        ]
      : []),
    ...(longest > mostWords
      ? [
          warning(
            'long-sentence',
            `${at} (${lang})`,
            `A sentence has ${longest} words: "${worst}"`,
            `Divide it: at most ${mostWords} words.`,
          ),
        ]
      : []),
  ]);
}
