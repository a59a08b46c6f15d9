export { checkGuide, checkGuideText } from './check-guide.js';
export type { CheckGuideOptions as CheckOptions, Finding, GuideReport, RuleName, TextMeasure } from './finding.js';
export { guideReportText as reportText } from './report.js';
