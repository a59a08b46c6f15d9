import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/${name.replaceAll('\\', '/')}`);
const sources = new Map(
  files.map((file) => [file, ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)]),
);

/** Names that a file declares and exports. */
function exportedNames({ statements }) {
  const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const declarations = statements.filter(isExported).flatMap((node) => node.declarationList?.declarations ?? [node]);
  return declarations.flatMap(({ name }) => (name?.text === undefined ? [] : [name.text]));
}

/** Files whose code, not only whose types, a file imports when it is loaded. */
function importsOf(file) {
  const { statements } = sources.get(file);
  return statements.flatMap((node) => {
    const { moduleSpecifier, importClause, exportClause, isTypeOnly } = node;
    const names = (importClause?.namedBindings ?? exportClause)?.elements;
    const isOfTypes =
      isTypeOnly ||
      importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      importClause?.isTypeOnly ||
      (names?.length > 0 && !importClause?.name && names.every((name) => name.isTypeOnly));
    if (!moduleSpecifier?.text.startsWith('.') || isOfTypes) return [];
    return [posix.join(posix.dirname(file), moduleSpecifier.text).replace(/\.js$/, '.ts')];
  });
}

describe('The house', () => {
  it('gives each exported name in src one meaning', () => {
    // Languages have the same texts under the same names, and files that are loaded later the same name for their styles.
    const own = files.filter((file) => !file.startsWith('src/locales/') && !file.endsWith('/later.ts'));
    const places = new Map();
    for (const file of own)
      for (const name of exportedNames(sources.get(file))) places.set(name, [...(places.get(name) ?? []), file]);
    assert.deepEqual(
      [...places].filter(([, where]) => new Set(where).size > 1),
      [],
    );
  });

  it('has at most twelve files in a folder, but for conformance cases and the gateway', () => {
    const counts = new Map();
    for (const file of files) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1);
    const full = [...counts].filter(([folder, count]) => count > 12 && !/^src\/(gateway|conformance\/cases)$/.test(folder));
    assert.deepEqual(full, []);
  });

  it('has no circle of imports', () => {
    const done = new Set();
    const visit = (file, path) => {
      assert.ok(!path.includes(file), [...path.slice(path.indexOf(file)), file].join(' imports '));
      if (done.has(file)) return;
      for (const target of importsOf(file)) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
  });
});
