import type { CaseReport, Report } from 'tidbok/conformance';

/** What is broken, in words. */
export function brokenIn({ cases }: Report): readonly string[] {
  return cases.flatMap((report) => (report.result === 'broken' ? [`${report.name}: ${report.promised} – ${report.came}`] : []));
}

/** Names of the cases with that result. */
export function namesOf({ cases }: Report, result: CaseReport['result']): readonly string[] {
  return cases.filter((report) => report.result === result).map(({ name }) => name);
}
