// Weighs what a page downloads, in bytes after gzip -9, and fails over budget. kB = 1000 bytes.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.js';

/** `code` is bundled with all it imports at once, lit included; on-demand chunks are not counted. */
const entries = [
  { entry: 'tidbok.js (script tag)', file: 'dist/browser/tidbok.js', budget: 46_900 },
  { entry: 'define.js', code: `import 'tidbok/define.js'`, budget: 43_200 },
  ...[
    ['provider', 13_000],
    ['unit-picker', 17_000],
    ['condition-guide', 23_000],
    // The first goal was 16 000: dates before times, reading ahead, several units and what tells gone from new cost the rest.
    ['slot-picker', 24_100],
    ['booking', 40_500],
    ['my-bookings', 42_400],
  ].map(([name, budget]) => ({ entry: `elements/${name}`, code: `import 'tidbok/elements/${name}/define.js'`, budget })),
  { entry: 'backends/http', code: `export { httpBackend } from 'tidbok/backends/http'`, budget: 6_000 },
  { entry: 'backends/memory', code: `export { memoryBackend } from 'tidbok/backends/memory'`, budget: 16_500 },
  { entry: '{ BookingError }', code: `export { BookingError } from 'tidbok'`, budget: 1_000 },
  { entry: 'types only', code: `import type { BookingBackend } from 'tidbok'; type _ = BookingBackend;`, budget: 0 },
];

async function atOnce(code) {
  const files = await bundle(code);
  return files.map((file) => (file.onDemand ? '' : file.code)).join('');
}

let over = false;
console.log(`${'entry'.padEnd(26)}${'gzip'.padStart(8)}${'budget'.padStart(9)}`);
for (const { entry, file, code, budget } of entries) {
  const bytes = file ? readFileSync(file) : await atOnce(code);
  const size = bytes.length === 0 ? 0 : gzipSync(bytes, { level: 9 }).length;
  over ||= size > budget;
  console.log(`${entry.padEnd(26)}${String(size).padStart(8)}${String(budget).padStart(9)}${size > budget ? '  OVER' : ''}`);
}
if (over) process.exitCode = 1;
