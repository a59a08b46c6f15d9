// Runs the compiled tests of everything that is not for a browser with Node's own runner; arguments are given on to it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resultsFiles } from './results.js';

const folders = ['server', 'conformance', 'cli', 'checker', 'examples', 'race'].map((name) => `build/test/${name}`);
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.js'))
    .map((path) => join(folder, path)),
);
const reporters = [
  ...['--test-reporter', 'spec', '--test-reporter-destination', 'stdout'],
  ...['--test-reporter', './test/tools/node-reporter.js', '--test-reporter-destination', resultsFiles.node],
];
// A test that hangs says so, instead of holding up all others.
const args = [
  '--test',
  '--test-concurrency',
  '2',
  '--test-timeout',
  '600000',
  ...reporters,
  ...process.argv.slice(2),
  ...files,
];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
