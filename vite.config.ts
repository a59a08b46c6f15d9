import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
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

/** Minifiers leave template literals alone: takes out the indentation of all markup, and the space that styles do not need. */
const withoutSpace: Plugin = {
  name: 'without-space',
  transform(code, id) {
    if (id.includes('/node_modules/')) return null;
    const shorter = code.replace(/\n[ \t]+/g, '\n');
    const styles = (text: string): string =>
      text
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,*/>]) ?|(:) /g, '$1$2')
        .replace(/(?<![\d.])0(?=\.\d)/g, '')
        .replaceAll(';}', '}');
    return { code: shorter.replace(/\bcss\s*`[^`$]*`/g, styles), map: null };
  },
};

/**
 * The name of a file that is fetched later, with its folder, since each element has a `later.js`. The prefix keeps it apart from the
 * host's own paths, such as `/booking`.
 */
function laterName(id: string): string {
  const [folder = '', name = ''] = (id.split('?')[0] ?? '').split('/').slice(-2);
  return `tidbok-${folder}-${posix.basename(name, '.js')}`;
}

/**
 * Gives each file that is fetched later its own copy of what it imports and the first load lacks. A browser never asks again for
 * an address that failed, so `load-file.ts` can only mend a file that imports nothing but the first load.
 */
function ownCopies(entry: string): Plugin {
  const first = new Set<string>();
  const mark = '?copy-for=';
  return {
    name: 'own-copies',
    enforce: 'pre',
    async buildStart() {
      const follow = async (file: string): Promise<void> => {
        if (first.has(file)) return;
        first.add(file);
        for (const [, source = ''] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|^import|;import)\s*["']([^"']+)["']/gm)) {
          const found = await this.resolve(source, file);
          if (found) await follow(found.id);
        }
      };
      await follow(resolve(entry));
    },
    async resolveId(source, importer, options) {
      const [from, owner] = importer?.split(mark) ?? [];
      const isLater = (options as { readonly kind?: string }).kind === 'dynamic-import';
      if (owner === undefined && !isLater) return null;
      const found = await this.resolve(source, from, { ...options, skipSelf: true });
      if (!found || first.has(found.id)) return found;
      return { ...found, id: [found.id, isLater ? laterName(found.id) : owner].join(mark) };
    },
    load: (id) => (id.includes(mark) ? readFileSync(id.split(mark)[0] ?? '', 'utf8') : null),
  };
}

/** `vite build` makes the script-tag file of what tsc wrote to dist/; `--mode demo` bundles the demo's browser scripts. */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [withoutSpace, ...(mode === 'demo' ? [] : [ownCopies('dist/tidbok.js')])],
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
        chunkFileNames: ({ facadeModuleId }) => `${facadeModuleId ? laterName(facadeModuleId) : '[name]'}-[hash:6].js`,
        // Left to itself, it puts what the first load shares with what comes later into a second file of the first load.
        ...(mode !== 'demo' && { codeSplitting: { groups: [{ name: 'tidbok', tags: ['$initial'] }] } }),
      },
    },
  },
}));
