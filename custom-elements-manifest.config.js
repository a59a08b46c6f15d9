/**
 * Keeps what a page can use: elements, events and where elements are registered, without private members, nameless events
 * and state taken for attributes; paths are those of the published files.
 */
const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest: manifest }) {
    for (const object of objectsIn(manifest.modules)) {
      for (const key of ['path', 'module'])
        if (object[key]) object[key] = object[key].replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
    }
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter((one) => one.customElement || one.superclass?.name === 'Event');
      module.declarations.forEach(clean);
      const kept = new Set(module.declarations.map(({ name }) => name));
      module.exports = module.exports.filter(({ name }) => kept.has(name));
    }
    const elements = manifest.modules.flatMap(({ path, declarations }) =>
      declarations.filter((one) => one.tagName).map(({ name, tagName }) => ({ name, tagName, path })),
    );
    for (const { name, tagName, path } of elements) {
      const define = manifest.modules.find((module) => module.path === path.replace(/[^/]+$/, 'define.js'));
      define?.exports.push({ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } });
    }
    manifest.modules = manifest.modules.filter((module) => module.declarations.length + module.exports.length > 0);
    // Files are found in no certain order.
    manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

function objectsIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)];
}

function clean(declaration) {
  const members = declaration.members?.filter(
    ({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected',
  );
  if (members) declaration.members = members;
  const fields = new Set(members?.map(({ name }) => name));
  declaration.attributes = declaration.attributes?.filter(({ fieldName }) => fieldName === undefined || fields.has(fieldName));
  declaration.events = declaration.events?.filter(({ name }) => name);
  // The analyzer takes the browser's own class for one of the module.
  if (declaration.superclass?.name === 'Event') declaration.superclass = { name: 'Event', package: 'global:' };
}

export default {
  globs: ['src/elements/**/*.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [published],
};
