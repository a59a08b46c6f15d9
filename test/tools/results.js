import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a run of many tests writes what it counted, for the runner of all tests: from the project's root. */
export const resultsFiles = {
  browser: 'build/browser-tests.json',
  node: 'build/node-tests.json',
  package: 'build/package-tests.json',
  stories: 'build/story-tests.json',
};

/** Writes how many `{ passed, failed }`. */
export function writeResults(file, counts) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}

/**
 * Runs named checks, `atOnce` side by side: one fails by throwing. Prints each, writes the counts to `file` and sets the exit
 * code.
 */
export async function runChecks(file, checks, atOnce = 1) {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...checks];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next;
      try {
        await check();
        counts.passed += 1;
        console.log(`✓ ${name}`);
      } catch (error) {
        counts.failed += 1;
        console.log(`✗ ${name}\n${String(error.stack ?? error)}`.replaceAll('\n', '\n  '));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  writeResults(file, counts);
  if (counts.failed > 0) process.exitCode = 1;
}
