import type { CaseReport, Report } from './check.js';

type Told<R extends CaseReport['result']> = Extract<CaseReport, { readonly result: R }>;

/**
 * A report as plain text for a terminal: what is kept, what was not run and why, what is broken in full, and the sum. Many cases of one
 * cause are told together.
 */
export function reportText(report: Report): string {
  const of = <R extends CaseReport['result']>(result: R) => report.cases.filter((one): one is Told<R> => one.result === result);
  const kept = of('kept').map(({ name }) => `kept      ${name}`);
  const notRun = groupsBy(of('not-run'), ({ because }) => because).map(notRunText);
  const broken = groupsBy(of('broken'), ({ came }) => came).map(brokenText);
  const sum = `${report.kept} kept, ${report.broken} broken, ${report.notRun} not run`;
  return [...[kept, notRun, broken].filter((part) => part.length > 0).map((part) => part.join('\n')), sum].join('\n\n') + '\n';
}

/** The reports in the order of the first of each group. */
function groupsBy<T>(reports: readonly T[], causeOf: (report: T) => string): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const report of reports) {
    const group = groups.get(causeOf(report));
    if (group) group.push(report);
    else groups.set(causeOf(report), [report]);
  }
  return [...groups.values()];
}

function notRunText(group: readonly [Told<'not-run'>, ...Told<'not-run'>[]]): string {
  const names = group.map(({ name }, index) => `${index === 0 ? 'not run  ' : '         '} ${name}`);
  return [...names, `          because ${group[0].because}`].join('\n');
}

function brokenText([first, ...others]: readonly [Told<'broken'>, ...Told<'broken'>[]]): string {
  const { name, why, did, promised, came } = first;
  return [
    `BROKEN    ${name}`,
    ...(promised === name ? [] : [`  promised  ${promised}`]),
    `  came      ${came}`,
    `  matters   ${why}`,
    ...did.map((line, index) => `  ${index === 0 ? 'done' : '    '}      ${line}`),
    ...others.map((other, index) => `${index === 0 ? 'BROKEN too' : '          '}  ${other.name}`),
    '',
  ].join('\n');
}
