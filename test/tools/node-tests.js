// Runs the compiled tests of everything that is not for a browser with Node's own runner; arguments are given on to it.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resultsFiles } from './results.js';

const names = ['gateway', 'backends', 'staff', 'demo', 'pages', 'conformance', 'cli', 'checker', 'examples', 'race'];
const folders = names.map((name) => `build/test/${name}`);
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.js'))
    .map((path) => join(folder, path)),
);
const ofTools = readdirSync('test/tools')
  .filter((name) => name.endsWith('.test.js'))
  .map((name) => join('test/tools', name));
const reporters = [
  ...['--test-reporter', 'spec', '--test-reporter-destination', 'stdout'],
  ...['--test-reporter', './test/tools/node-reporter.js', '--test-reporter-destination', resultsFiles.node],
];
const args = [
  ...['--import', pathToFileURL('test/tools/hang-watch.js').href],
  '--test',
  '--test-concurrency',
  '2',
  // Of a whole file: a test in it that never gives way to the watch above.
  ...['--test-timeout', '300000'],
  ...reporters,
  ...process.argv.slice(2),
  ...files,
  ...ofTools,
];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
