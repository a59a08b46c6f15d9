import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { lostBrowsersFile } from './chromium.js';
import { resultsFiles } from './results.js';

/**
 * All tests, in order; those of a list in it side by side, since each of them leaves a processor idle. A step counts as one test, or as
 * many as its `results` file says. Where `needed`, the steps after it mean nothing without it.
 */
const steps = [
  { name: 'build', command: 'npm run clean && npm run build', needed: true },
  [
    { name: 'types', command: 'tsc' },
    { name: 'prettier', command: 'prettier --check .' },
  ],
  { name: 'manifest is fresh', command: 'node test/tools/manifest-fresh.js' },
  { name: 'guide schema is fresh', command: 'node test/tools/guide-schema.js --check' },
  { name: 'size budgets', command: 'node test/tools/size.js' },
  { name: 'bench pages alike', command: 'node test/bench/picker.js 0 && node test/bench/mine.js 0' },
  [
    { name: 'eslint', command: 'eslint . --max-warnings 0' },
    {
      name: 'browser tests',
      command: 'web-test-runner --config test/web-test-runner.config.js',
      results: resultsFiles.browser,
    },
  ],
  { name: 'node tests', command: 'node test/tools/node-tests.js', results: resultsFiles.node },
  { name: 'package', command: 'node test/package/check.js', results: resultsFiles.package },
  { name: 'storybook build', command: 'npm run build-storybook', needed: true },
  { name: 'stories', command: 'node test/tools/story-smoke.js', results: resultsFiles.stories },
];

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
const env = { ...process.env, NO_COLOR: '1', PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };

function execute(command) {
  return new Promise((done) => {
    const child = spawn(command, { shell: true, env });
    const output = [];
    child.stdout.on('data', (data) => output.push(data));
    child.stderr.on('data', (data) => output.push(data));
    child.on('close', (code) => done({ ok: code === 0, output: Buffer.concat(output).toString().trimEnd() }));
  });
}

/** Executes a command without what an earlier run has left for the runner. */
function executeAnew(command, results) {
  for (const file of [results, lostBrowsersFile]) if (file) rmSync(file, { force: true });
  return execute(command);
}

/** A run that breaks, or that finds nothing to test, has failed once. */
function count(ok, results) {
  if (!results) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 0 };
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}

const total = { passed: 0, failed: 0 };

/** False if nothing after it means anything. */
async function runStep({ name, command, needed, results }) {
  const start = performance.now();
  let { ok, output } = await executeAnew(command, results);
  if (!ok && existsSync(lostBrowsersFile)) {
    console.log(`A browser went away: "${name}" is run once more.`);
    ({ ok, output } = await executeAnew(command, results));
  }
  const { passed, failed } = count(ok, results);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}${results ? `: ${passed} of ${passed + failed}` : ''} (${seconds} s)`);
  if (failed > 0) console.log(`${output}\n`);
  else for (const [line] of output.matchAll(/^.*# no Firefox here.*$/gm)) console.log(`  ${line.trim()}`);
  return failed === 0 || !needed;
}

for (const step of steps) {
  const went = await Promise.all([step].flat().map(runStep));
  if (went.includes(false)) break;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
