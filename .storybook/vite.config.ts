import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const source = resolve(import.meta.dirname, '../src');

/** Stories import the package by its name and get its source, so that a change shows at once. */
export default defineConfig({
  resolve: {
    alias: [
      { find: /^tidbok$/, replacement: `${source}/index.ts` },
      { find: /^tidbok\/(backends\/[^/]+|gateway|conformance)$/, replacement: `${source}/$1/index.ts` },
      { find: /^tidbok\/(define|tidbok|elements\/.+)\.js$/, replacement: `${source}/$1.ts` },
    ],
  },
});
