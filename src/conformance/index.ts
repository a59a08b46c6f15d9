export { allCases as cases } from './cases/all-cases.js';
export type { Case, CaseResult } from './case.js';
export { checkBackend } from './check.js';
export type { CaseReport, CheckOptions, Report } from './check.js';
export type { Context, Fault } from './context.js';
export { Broken } from './kit/expect.js';
export { reportText } from './report.js';
