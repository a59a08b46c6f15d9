import type { ConditionGuide } from '../domain/guide.js';
import { conditionGuide } from '../domain/guide-shape.js';
import { read } from '../domain/read.js';
import { mostCharacters, tooMuch } from '../domain/read-guide.js';
import { blockingFaults } from './faults.js';
import { doubledNames } from './doubled-names.js';
import { error, type CheckOptions, type Finding, type GuideReport } from './finding.js';
import { missingTexts, reviewDate, translations } from './languages.js';
import { overlaps } from './overlap.js';
import { answerOrder, reachability, unusedConditions } from './paths.js';
import { structureFaults } from './structure.js';
import { contents, measures, readability } from './texts.js';
import { visitTypes } from './visit-types.js';

/** Each looks at a guide that is what the format says. */
const checks: readonly ((guide: ConditionGuide, options: CheckOptions) => readonly Finding[])[] = [
  blockingFaults,
  reachability,
  unusedConditions,
  answerOrder,
  overlaps,
  visitTypes,
  translations,
  missingTexts,
  (guide, { today }) => reviewDate(guide, today),
  contents,
  readability,
];

/** Everything to mend in a guide, errors first, with how hard its texts are to read. Never throws. */
export function checkGuide(value: unknown, options: CheckOptions): GuideReport {
  const reason = tooMuch(value);
  if (reason) {
    const mend = 'A guide has at most a million characters and twenty levels, and no names that JavaScript itself uses.';
    return { findings: [error('too-much', 'the guide', `It cannot be read: ${reason}.`, mend)], texts: [] };
  }
  const structure = structureFaults(value);
  // A name that the format does not know is left out by every reader, so the rest can be looked at.
  if (structure.some(({ rule }) => rule === 'not-the-format')) return { findings: structure, texts: [] };
  const guide = read(conditionGuide, value, 'guide');
  const found = [...structure, ...checks.flatMap((check) => check(guide, options))];
  const errorsFirst = [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return { findings: errorsFirst, texts: measures(guide) };
}

/** The same for JSON text, which may be none. */
export function checkGuideText(json: string, options: CheckOptions): GuideReport {
  const refused = (says: string, mend: string): GuideReport => ({
    findings: [error('not-json', 'the file', says, mend)],
    texts: [],
  });
  if (json.length > mostCharacters) return refused(`It has ${json.length} characters.`, `Shorten it to ${mostCharacters}.`);
  try {
    const text = json.replace(/^\uFEFF/, '');
    const { findings, texts } = checkGuide(JSON.parse(text), options);
    const doubled = doubledNames(text).map(({ name, line }) =>
      error(
        'doubled-name',
        `line ${line}`,
        `"${name}" is there twice, and the first is lost.`,
        'Keep one, or give one another name.',
      ),
    );
    return { findings: [...doubled, ...findings], texts };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return refused(`It is no JSON: ${why}.`, 'Look for a comma, a quote or a bracket that is missing or too many.');
  }
}
