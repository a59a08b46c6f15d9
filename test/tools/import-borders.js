import { dirname, posix, relative, resolve, sep } from 'node:path';

/**
 * Who may import whom. The first entry whose `from` matches a file holds for it; a file may always import its own folder
 * (what `from` matched). `types` are files that may be imported for their types only. Packages not named are forbidden.
 */
const borders = [
  { from: /^src\/domain\// },
  { from: /^src\/wire\//, files: [/^src\/domain\//, /^src\/backends\/backend\.ts$/] },
  { from: /^src\/backends\/backend\.ts$/, types: [/^src\/domain\//] },
  {
    from: /^src\/backends\/http\//,
    files: [/^src\/(domain|wire)\//, /^src\/load-file\.ts$/],
    types: [/^src\/backends\/backend\.ts$/],
  },
  {
    from: /^src\/backends\/[^/]+\//,
    files: [/^src\/(domain|backends\/(reference|staff))\//],
    types: [/^src\/backends\/backend\.ts$/],
  },
  {
    from: /^src\/gateway\//,
    files: [/^src\/(domain|wire)\//],
    types: [/^src\/backends\/backend\.ts$/],
    packages: /^(hono|zod)(\/|$)/,
  },
  { from: /^src\/conformance\//, files: [/^src\/domain\//], types: [/^src\/backends\/backend\.ts$/] },
  { from: /^src\/checker\//, files: [/^src\/domain\//] },
  { from: /^src\/cli\//, packages: /^(tidbok|tidbok\/(backends\/http|conformance|check-guide|time)|node:.*)$/ },
  { from: /^src\/locales\//, types: [/^src\/domain\//] },
  {
    from: /^src\/elements\//,
    files: [/^src\/(domain|locales)\//, /^src\/(version|load-file)\.ts$/],
    types: [/^src\/backends\/backend\.ts$/],
    packages: /^(lit|@lit\/[^/]+)(\/|$)/,
  },
  { from: /^src\/define\.ts$/, files: [/^src\/elements\/[^/]+\/define\.ts$/] },
  { from: /^src\/tidbok\.ts$/, files: [/^src\//] },
  {
    from: /^src\/[^/]+\.ts$/,
    files: [/^src\/(domain|elements|locales)\//, /^src\/version\.ts$/],
    types: [/^src\/backends\/backend\.ts$/],
  },
  { from: /^test\/domain\//, files: [/^src\/domain\//, /^test\/(support|race\/random)/], packages: /./ },
  { from: /^test\/backends\/http\/gather-hints/, files: [/^src\/backends\/http\//, /^test\//], packages: /./ },
  { from: /^test\/race\//, files: [/^src\/domain\//, /^(test|demo|build)\//], packages: /./ },
  // The reference backend is written against the domain as those in src/ are, and is seeded with the memory backend's region.
  { from: /^demo\/server\/postgres\//, files: [/^src\/(domain|backends\/(memory|reference|staff))\//], packages: /./ },
  { from: /^test\/tools\/guide-schema\.js$/, files: [/^dist\/domain\//], packages: /./ },
  { from: /^(test|demo|stories)\//, files: [/^(test|demo|stories|build)\//], packages: /./ },
];

const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../..');
const inRoot = (path) => relative(root, path).replaceAll(sep, posix.sep);

function verdict(file, source, typeOnly) {
  const border = borders.find(({ from }) => from.test(file));
  if (!border) return undefined;
  if (!source.startsWith('.')) {
    return source.startsWith('node:') && !file.startsWith('src/') ? undefined : (border.packages ?? /^$/).test(source);
  }
  const target = posix.join(posix.dirname(file), source).replace(/\.js$/, '.ts');
  const own = border.from.exec(file)?.[0];
  const allowed = [...(border.files ?? []), ...(typeOnly ? (border.types ?? []) : [])];
  return target.startsWith(own) || allowed.some((pattern) => pattern.test(target));
}

/** ESLint rule: an import, export-from or dynamic import of a literal that crosses a border of the table above. */
export const importBorders = {
  meta: { type: 'problem', schema: [], messages: { crossed: '{{ file }} may not import {{ source }}{{ how }}.' } },
  create(context) {
    const file = inRoot(context.filename);
    const check = (node, typeOnly) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || verdict(file, source, typeOnly) !== false) return;
      const how = !typeOnly && verdict(file, source, true) ? ', its types only' : '';
      context.report({ node, messageId: 'crossed', data: { file, source, how } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, false),
      TSImportType: (node) => check(node, true),
    };
  },
};
