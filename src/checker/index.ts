export { checkGuide, checkGuideText } from './check-guide.js';
export type { CheckOptions, Finding, GuideReport, RuleName, TextMeasure } from './finding.js';
export { reportText } from './report.js';
