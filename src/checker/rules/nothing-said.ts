import { hasText, type ConditionGuide } from '../../domain/guide/guide.js';
import { error, type Finding } from '../finding.js';
import { piecesOf, textsInGuide } from '../texts-of.js';

/** Names of the guide that are blank, texts without a word, ways out that say nothing, and questions that ask nothing. */
export function nothingSaid(guide: ConditionGuide): readonly Finding[] {
  const names = { id: guide.id, version: guide.version, owner: guide.owner };
  return [
    ...Object.entries(names)
      .filter(([, name]) => !hasText(name))
      .map(([at]) =>
        error('blank', at, 'It is empty.', 'Write it: bookings keep which text the citizen accepted, and whose it is.'),
      ),
    ...guide.questions
      .filter(({ choose, answers }) => choose === 'one' && answers.length === 1)
      .map(({ id }) =>
        error(
          'one-answer',
          `questions.${id}`,
          'There is one answer only, so whoever it does not fit cannot go on.',
          'Add the other answers, or ask nothing: information has a way out of its own.',
        ),
      ),
    ...textsInGuide(guide).flatMap(({ at, texts }) =>
      Object.entries(texts)
        // A single text, or a list of them, that is blank is as good as missing, which other rules tell.
        .filter(([, text]) => hasText(text) && !piecesOf(text).some(hasText))
        .map(([lang]) => error('says-nothing', `${at} (${lang})`, 'The text has no word in it.', 'Write it, or take it away.')),
    ),
    ...Object.entries(guide.ways)
      .filter(([, way]) => way.to === 'other-unit' && !way.text && (way.units ?? []).length === 0)
      .map(([id]) =>
        error('says-nothing', `ways.${id}`, 'It leads to another unit, and does not say which.', 'Write "units", or a "text".'),
      ),
  ];
}
