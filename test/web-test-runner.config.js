import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { restartingLauncher } from './tools/browser-launcher.js';
import { testReporter } from './tools/browser-reporter.js';

const rootDir = resolve(import.meta.dirname, '..');

/** Tests import the package by its name, and get what a page would: dist/, by the package's own exports. */
const ownExports = {
  name: 'own-exports',
  resolveImport({ source }) {
    if (source !== 'tidbok' && !source.startsWith('tidbok/')) return undefined;
    return `/${relative(rootDir, fileURLToPath(import.meta.resolve(source))).replaceAll('\\', '/')}`;
  },
};

export default {
  rootDir,
  files: ['elements', 'domain', 'locales', 'backends/memory'].map((room) => `test/${room}/**/*.test.ts`),
  nodeResolve: true,
  concurrency: 2,
  browsers: [
    restartingLauncher({
      onLost() {
        console.log('The browser went away again.');
        process.exit(1);
      },
    }),
  ],
  plugins: [ownExports, esbuildPlugin({ ts: true, target: 'es2022', tsconfig: resolve(rootDir, 'tsconfig.json') })],
  // Of a whole file: one that hangs ends after two minutes.
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: 30_000 } },
  reporters: [testReporter()],
};
