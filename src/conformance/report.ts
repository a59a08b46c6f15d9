import type { CaseReport, Report } from './check.js';

/** A report as plain text for a terminal: what is broken in full, what was not run and why, what is kept, and the sum. */
export function reportText(report: Report): string {
  const of = <R extends CaseReport['result']>(result: R) =>
    report.cases.filter((one): one is Extract<CaseReport, { readonly result: R }> => one.result === result);
  const kept = of('kept').map(({ name }) => `kept      ${name}`);
  const notRun = of('not-run').map(({ name, because }) => `not run   ${name}\n          because ${because}`);
  const broken = of('broken').map(brokenText);
  const sum = `${report.kept} kept, ${report.broken} broken, ${report.notRun} not run`;
  return [...[kept, notRun, broken].filter((part) => part.length > 0).map((part) => part.join('\n')), sum].join('\n\n') + '\n';
}

function brokenText(report: Extract<CaseReport, { readonly result: 'broken' }>): string {
  const { name, why, did, promised, came } = report;
  return [
    `BROKEN    ${name}`,
    ...(promised === name ? [] : [`  promised  ${promised}`]),
    `  came      ${came}`,
    `  matters   ${why}`,
    ...did.map((line, index) => `  ${index === 0 ? 'done' : '    '}      ${line}`),
    '',
  ].join('\n');
}
