import { resolve } from 'node:path';
import { build, loadConfigFromFile } from 'vite';

// Templates are minified in what is weighed as they are in what is shipped.
const shipped = await loadConfigFromFile({ command: 'build', mode: 'production' }, 'vite.config.ts');
const withoutSpace = shipped.config.plugins.find(({ name }) => name === 'without-space');

/**
 * The files made of `source`, which stands in `folder`, with all it imports: minified, the entry first. Those that a page
 * does not download at once are marked `onDemand`.
 */
export async function bundle(source, folder = '.') {
  const name = resolve(folder, 'bundled.ts');
  const plugin = {
    name: 'source',
    resolveId: (id) => (id === name ? id : null),
    load: (id) => (id === name ? source : null),
  };
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [plugin, withoutSpace],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: name, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        // As in vite.config.ts: what the first load shares with what comes later stays in one file with it.
        output: { minify: true, comments: false, codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
      },
    },
  });
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set();
  const follow = (chunk) => {
    if (atOnce.has(chunk)) return;
    atOnce.add(chunk);
    for (const imported of chunk.imports) follow(chunks.get(imported));
  };
  follow(output.find((chunk) => chunk.isEntry));
  const all = [...atOnce, ...output.filter((chunk) => !atOnce.has(chunk))];
  return all.map((chunk) => ({ name: chunk.fileName, code: chunk.code.trim(), onDemand: !atOnce.has(chunk) }));
}
