import type { ConditionGuide } from '../domain/guide/guide.js';
import { conditionGuide } from '../domain/guide/guide-schema.js';
import { parse } from '../domain/schema/parse.js';
import { mostCharacters, exceedsLimits } from '../domain/guide/parse-guide.js';
import { blockingFaults } from './faults.js';
import { error, type CheckGuideOptions, type Finding, type GuideReport } from './finding.js';
import { doubledNames } from './json/doubled-names.js';
import { findJsonFault } from './json/json-fault.js';
import { placeInWords } from './json/place.js';
import { missingTexts, reviewDate, translations } from './languages.js';
import { overlaps } from './overlap.js';
import { answerLists, reachability } from './paths.js';
import { checkConditions } from './rules/conditions.js';
import { emergencies } from './rules/emergency.js';
import { lengths } from './rules/lengths.js';
import { nothingSaid } from './rules/nothing-said.js';
import { numbers } from './rules/numbers.js';
import { unequalParts } from './rules/translated-parts.js';
import { structureFaults } from './structure.js';
import { contents, measures, readability } from './texts.js';
import { checkVisitTypes } from './visit-types.js';

/** Each looks at a guide that is what the format says. */
const checks: readonly ((guide: ConditionGuide, options: CheckGuideOptions) => readonly Finding[])[] = [
  blockingFaults,
  reachability,
  emergencies,
  checkConditions,
  answerLists,
  overlaps,
  lengths,
  nothingSaid,
  checkVisitTypes,
  translations,
  missingTexts,
  unequalParts,
  (guide, { today }) => reviewDate(guide, today),
  contents,
  numbers,
  readability,
];

/** Everything to mend in a guide, errors first, with how hard its texts are to read. Never throws. */
export function checkGuide(value: unknown, options: CheckGuideOptions): GuideReport {
  const reason = exceedsLimits(value);
  if (reason) {
    const mend = 'A guide has at most a million characters and twenty levels, and no names that JavaScript itself uses.';
    return { findings: [error('too-much', 'the guide', `It cannot be read: ${reason}.`, mend)], texts: [] };
  }
  const structure = structureFaults(value);
  // A name that the format does not know is left out by every reader, so the rest can be looked at.
  if (structure.some(({ rule }) => rule === 'not-the-format')) return { findings: structure, texts: [] };
  const guide = parse(conditionGuide, value, 'guide');
  const found = [...structure, ...checks.flatMap((check) => check(guide, options))];
  const errorsFirst = [...found].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return { findings: errorsFirst, texts: measures(guide) };
}

/** The same for JSON text, which may be none. */
export function checkGuideText(json: string, options: CheckGuideOptions): GuideReport {
  const refused = (at: string, says: string, mend: string): GuideReport => ({
    findings: [error('not-json', at, says, mend)],
    texts: [],
  });
  if (json.length > mostCharacters)
    return refused('the file', `It has ${json.length} characters.`, `Shorten it to ${mostCharacters}.`);
  const text = json.replace(/^\uFEFF/, '');
  const fault = findJsonFault(text);
  if (fault) return refused(placeInWords(fault.place), fault.says, fault.mend);
  const { findings, texts } = checkGuide(JSON.parse(text), options);
  const doubled = doubledNames(text).map(({ name, place }) =>
    error(
      'doubled-name',
      placeInWords(place),
      `"${name}" is there twice, and the first is lost.`,
      'Keep one, or give one another name.',
    ),
  );
  return { findings: [...doubled, ...findings], texts };
}
