// Weighs what a page downloads, in bytes after gzip -9, and fails over budget. kB = 1000 bytes.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.js';

/**
 * `code` is bundled with all it imports at once, lit included; on-demand chunks are not counted. `goal` is what the entry should
 * weigh, `budget` what it may weigh until the goal is reached: no entry may grow past it.
 */
const entries = [
  { entry: 'tidbok.js (script tag)', file: 'dist/browser/tidbok.js', goal: 46_350, budget: 46_350 },
  { entry: 'define.js', code: `import 'tidbok/define.js'`, goal: 42_150, budget: 43_100 },
  ...[
    ['provider', 12_930, 14_200],
    ['unit-picker', 16_320, 17_600],
    ['condition-guide', 23_430, 23_700],
    ['slot-picker', 24_370, 26_200],
    ['booking', 39_560, 40_500],
    ['my-bookings', 41_220, 42_100],
  ].map(([name, goal, budget]) => ({
    entry: `elements/${name}`,
    code: `import 'tidbok/elements/${name}/define.js'`,
    goal,
    budget,
  })),
  { entry: 'backends/http', code: `export { httpBackend } from 'tidbok/backends/http'`, goal: 5_340, budget: 6_000 },
  { entry: 'backends/memory', code: `export { memoryBackend } from 'tidbok/backends/memory'`, goal: 16_130, budget: 16_500 },
  { entry: '{ BookingError }', code: `export { BookingError } from 'tidbok'`, goal: 140, budget: 1_000 },
  { entry: 'types only', code: `import type { BookingBackend } from 'tidbok'; type _ = BookingBackend;`, goal: 0, budget: 0 },
];

async function atOnce(code) {
  const files = await bundle(code);
  return files.map((file) => (file.onDemand ? '' : file.code)).join('');
}

let over = false;
console.log(`${'entry'.padEnd(26)}${'gzip'.padStart(8)}${'goal'.padStart(9)}${'budget'.padStart(9)}`);
for (const { entry, file, code, goal, budget } of entries) {
  const bytes = file ? readFileSync(file) : await atOnce(code);
  const size = bytes.length === 0 ? 0 : gzipSync(bytes, { level: 9 }).length;
  over ||= size > budget;
  const verdict = size > budget ? '  OVER' : size > goal ? '  over its goal' : '';
  console.log(
    `${entry.padEnd(26)}${String(size).padStart(8)}${String(goal).padStart(9)}${String(budget).padStart(9)}${verdict}`,
  );
}
if (over) process.exitCode = 1;
