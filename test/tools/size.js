// Weighs what a page downloads, in bytes after gzip -9, and fails over budget. kB = 1000 bytes.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.js';

/** `code` is bundled with all it imports at once, lit included; on-demand chunks are not counted. */
const entries = [
  { entry: 'tidbok.js (script tag)', file: 'dist/browser/tidbok.js', budget: 42_000 },
  { entry: 'define.js', code: `import 'tidbok/define.js'`, budget: 38_000 },
  ...[
    ['provider', 13_000],
    ['unit-picker', 17_000],
    ['condition-guide', 23_000],
    // The first goal was 16 000; live marking of gone times and three languages' machinery cost the rest.
    ['slot-picker', 19_000],
    ['booking', 34_000],
    ['my-bookings', 37_000],
  ].map(([name, budget]) => ({ entry: `elements/${name}`, code: `import 'tidbok/elements/${name}/define.js'`, budget })),
  { entry: 'backends/http', code: `export { httpBackend } from 'tidbok/backends/http'`, budget: 6_000 },
  { entry: 'backends/memory', code: `export { memoryBackend } from 'tidbok/backends/memory'`, budget: 15_500 },
  { entry: '{ BookingError }', code: `export { BookingError } from 'tidbok'`, budget: 1_000 },
  { entry: 'types only', code: `import type { BookingBackend } from 'tidbok'; type _ = BookingBackend;`, budget: 0 },
];

let over = false;
console.log(`${'entry'.padEnd(26)}${'gzip'.padStart(8)}${'budget'.padStart(9)}`);
for (const { entry, file, code, budget } of entries) {
  const bytes = file ? readFileSync(file) : (await bundle(code)).map((chunk) => chunk.code).join('');
  const size = bytes.length === 0 ? 0 : gzipSync(bytes, { level: 9 }).length;
  over ||= size > budget;
  console.log(`${entry.padEnd(26)}${String(size).padStart(8)}${String(budget).padStart(9)}${size > budget ? '  OVER' : ''}`);
}
if (over) process.exitCode = 1;
