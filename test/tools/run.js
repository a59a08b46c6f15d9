import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { resultsFiles } from './results.js';

/** A step counts as one test, or as many as its `results` file says. */
const first = { name: 'build', command: 'npm run clean && npm run build' };

/** Two rows of steps that go on side by side: a browser that waits for a page leaves a core to a compiler. */
const rows = [
  [
    {
      name: 'browser tests',
      command: 'web-test-runner --config test/web-test-runner.config.js',
      results: resultsFiles.browser,
    },
    { name: 'node tests', command: 'node test/tools/node-tests.js', results: resultsFiles.node },
  ],
  [
    { name: 'types', command: 'tsc' },
    { name: 'eslint', command: 'eslint . --max-warnings 0' },
    { name: 'prettier', command: 'prettier --check .' },
    { name: 'manifest is fresh', command: 'node test/tools/manifest-fresh.js' },
    { name: 'guide schema is fresh', command: 'node test/tools/guide-schema.js --check' },
    { name: 'size budgets', command: 'node test/tools/size.js' },
    { name: 'package', command: 'node test/package/check.js', results: resultsFiles.package },
    {
      name: 'stories',
      command: 'npm run build-storybook && node test/tools/story-smoke.js',
      results: resultsFiles.stories,
    },
  ],
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

/** A run that breaks, or that finds nothing to test, has failed once. */
function count(ok, results) {
  if (!results) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 0 };
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}

const total = { passed: 0, failed: 0 };

async function run({ name, command, results }) {
  if (results) rmSync(results, { force: true });
  const start = performance.now();
  const { ok, output } = await execute(command);
  const { passed, failed } = count(ok, results);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${failed === 0 ? '✓' : '✗'} ${name}${results ? `: ${passed} of ${passed + failed}` : ''} (${seconds} s)`);
  if (failed > 0) console.log(`${output}\n`);
  return failed === 0;
}

async function runEach(steps) {
  for (const step of steps) await run(step);
}

// Without a build the rest means nothing.
if (await run(first)) await Promise.all(rows.map(runEach));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
