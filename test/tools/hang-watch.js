// Loaded into each file of tests: where nothing has begun or ended for two minutes, the test at hand hangs. Its name is told and
// the file ends, so that it does not hold up all others. A test that declares a longer time of its own is still bound by this.
import { afterEach, beforeEach } from 'node:test';
import { clearTimeout, setTimeout } from 'node:timers';

const limit = Number(process.env.TEST_HANGS_AFTER ?? 120_000);
let name = 'what stands before the first test';
let timer;

function watch(context) {
  name = context?.name ?? name;
  clearTimeout(timer);
  timer = setTimeout(() => {
    console.error(`Nothing has ended for ${limit / 1000} s: "${name}" hangs, or what stands after it.`);
    process.exit(1);
  }, limit);
  timer.unref();
}

// A process that a test forks loads this too, and runs no tests.
if (process.argv[1]?.endsWith('.test.js')) {
  beforeEach(watch);
  afterEach(watch);
  watch();
}
