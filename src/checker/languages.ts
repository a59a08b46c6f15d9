import { hasText, translationState, type ConditionGuide } from '../domain/guide/guide.js';
import { error, type Finding, warning } from './finding.js';
import { warningsIn } from './rules/translated-parts.js';
import { textsInGuide } from './texts-of.js';

/** Each language as a whole: named rightly, reviewed, and held against this version. */
export function translations(guide: ConditionGuide): readonly Finding[] {
  const { languages, version } = guide;
  return languages.flatMap(({ lang, status, translates, reviewer }, index) => {
    const at = `languages.${lang}`;
    const twice = languages.findIndex((one) => one.lang === lang) < index;
    return [
      ...(twice ? [error('twice', at, 'The language is there twice.', 'Keep one of them.')] : []),
      ...(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang)
        ? []
        : [error('language-tag', at, `"${lang}" names no language.`, 'Write a tag such as "sv", "en" or "ar".')]),
      ...(index > 0 && status === 'original'
        ? [error('no-original', at, 'Only the first language can be the original.', 'Write "reviewed" or "draft".')]
        : []),
      ...(status === 'draft'
        ? [
            warning(
              'unreviewed',
              at,
              'Nobody has reviewed the translation, and citizens are told so.',
              'Have it reviewed, then write "reviewed" with "reviewer" and "translates".',
            ),
          ]
        : []),
      ...(status === 'reviewed' && !reviewer
        ? [warning('unreviewed', at, 'It is not said who reviewed the translation.', 'Write the name in "reviewer".')]
        : []),
      ...(translationState(guide, lang) === 'stale'
        ? [
            error(
              'stale-translation',
              at,
              `The translation was held against version ${translates ?? 'unknown'}, and the guide is version ${version}.`,
              `Have what was changed translated, then write "translates": "${version}".`,
            ),
          ]
        : []),
    ];
  });
}

/** Each text in each language: none missing, none beside. */
export function missingTexts(guide: ConditionGuide): readonly Finding[] {
  const langs = guide.languages.map(({ lang }) => lang);
  const others = langs.slice(1);
  return textsInGuide(guide).flatMap(({ at, texts, safety }) => [
    ...others
      .filter((lang) => !hasText(texts[lang]))
      .map((lang) => {
        const says = `The text is missing in ${lang}: citizens get the original.`;
        return safety || warningsIn(texts[langs[0] ?? '']) > 0
          ? error('missing-language', at, says, 'Translate it: their safety hangs on it.')
          : warning('missing-language', at, says, 'Translate it.');
      }),
    ...Object.keys(texts)
      .filter((lang) => !langs.includes(lang))
      .map((lang) =>
        error(
          'unlisted-language',
          at,
          `There is a text in "${lang}", which "languages" does not list.`,
          'List the language, or take the text away.',
        ),
      ),
  ]);
}

/** Whether somebody must read the guide anew. */
export function reviewDate({ reviewBy }: ConditionGuide, today: string): readonly Finding[] {
  const mend = 'Have the owner read all of it, then set a new "reviewBy".';
  if (reviewBy < today) return [error('review-past', 'reviewBy', `The guide should have been reviewed by ${reviewBy}.`, mend)];
  const left = (Date.parse(reviewBy) - Date.parse(today)) / 86_400_000;
  return left <= 30 ? [warning('review-soon', 'reviewBy', `The guide must be reviewed by ${reviewBy}.`, mend)] : [];
}
