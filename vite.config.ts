import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** The modules that the demo's pages ask for, where demo/ has them, by the path they get under build/demo/. */
function demoScripts(): Record<string, string> {
  const pages = readdirSync('demo', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  const asked = pages.flatMap((page) => {
    const scripts = readFileSync(join('demo', page), 'utf8').matchAll(/<script\b[^>]*\bsrc="([^"]+)\.js"/g);
    return [...scripts].map(([, script = '']) => posix.join(dirname(page).replaceAll('\\', '/'), script));
  });
  const own = asked.filter((script) => existsSync(`demo/${script}.ts`));
  return Object.fromEntries(own.map((script) => [script, `demo/${script}.ts`]));
}

/** Minifiers leave template literals alone, and with them the indentation of all markup and styles. */
const withoutIndentation: Plugin = {
  name: 'without-indentation',
  transform: (code, id) => (id.includes('/node_modules/') ? null : { code: code.replace(/\n[ \t]+/g, '\n'), map: null }),
};

/** `vite build` makes the script-tag file of what tsc wrote to dist/; `--mode demo` bundles the demo's browser scripts. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [withoutIndentation],
  build: {
    target: 'es2022',
    outDir: mode === 'demo' ? 'build/demo' : 'dist/browser',
    emptyOutDir: mode !== 'demo',
    sourcemap: true,
    reportCompressedSize: false,
    // As a library only so that Vite leaves import() as it is; its entry may export what on-demand chunks share with it.
    lib: { entry: mode === 'demo' ? demoScripts() : { tidbok: 'dist/tidbok.js' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        comments: false,
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash:6].js',
        // Left to itself, it puts what the first load shares with what comes later into a second file of the first load.
        ...(mode !== 'demo' && { codeSplitting: { groups: [{ name: 'tidbok', tags: ['$initial'] }] } }),
      },
    },
  },
}));
