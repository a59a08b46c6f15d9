/** A reporter for `node --test`: the counts as JSON, for the runner of all tests. Suites are no tests. */
export default async function* nodeReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    // A file that holds no tests passes under its own name.
    const empty = type === 'test:pass' && data.nesting === 0 && data.name.endsWith('.test.js');
    if (type === 'test:fail' || empty) counts.failed += 1;
    else if (type === 'test:pass') counts[data.skip === undefined ? 'passed' : 'skipped'] += 1;
  }
  yield JSON.stringify(counts);
}
