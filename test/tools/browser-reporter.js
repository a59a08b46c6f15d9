import { relative } from 'node:path';
import { resultsFiles, writeResults } from './results.js';

function flatten(suite, names = []) {
  const own = suite.tests.map((test) => ({ ...test, name: [...names, test.name].join(' › ') }));
  return [...own, ...suite.suites.flatMap((inner) => flatten(inner, [...names, inner.name]))];
}

function describeError({ name, message, stack, expected, actual }) {
  const difference = expected === undefined ? '' : `\nexpected: ${expected}\nactual:   ${actual}`;
  return `${stack?.includes(message) ? stack : `${name ?? 'Error'}: ${message}\n${stack ?? ''}`}${difference}`.trim();
}

/** What one test file has to say when something failed in it; `undefined` when all is well. */
function describeFailures({ testFile, errors, testResults, request404s }) {
  const failed = testResults ? flatten(testResults).filter(({ passed, skipped }) => !passed && !skipped) : [];
  const lines = [
    ...errors.map(describeError),
    ...failed.map((test) => `✗ ${test.name}\n${describeError(test.error ?? { message: 'failed' })}`),
  ];
  if (lines.length === 0) return undefined;
  const missing = request404s.length === 0 ? [] : [`not found: ${request404s.join(', ')}`];
  return [relative(process.cwd(), testFile), ...lines, ...missing].join('\n').replaceAll('\n', '\n  ');
}

/** Prints the failures and a summed line, and writes the results file. Files that broke count. */
export function testReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const tests = sessions.flatMap(({ testResults }) => (testResults ? flatten(testResults) : []));
      const broken = sessions.filter(({ errors, passed, testResults }) => errors.length > 0 || (!passed && !testResults));
      const skipped = tests.filter((test) => test.skipped).length;
      const passed = tests.filter((test) => test.passed && !test.skipped).length;
      const failed = tests.length - skipped - passed + broken.length;
      for (const session of sessions) {
        const failures = describeFailures(session);
        if (failures) console.log(`\n${failures}`);
      }
      console.log(`\nbrowser tests: ${passed} passed, ${failed} failed, ${skipped} skipped in ${sessions.length} files`);
      writeResults(resultsFiles.browser, { passed, failed });
    },
  };
}
