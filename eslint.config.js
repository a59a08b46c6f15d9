import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { importBorders } from './test/tools/import-borders.js';

const notInDomain = 'The domain is pure: pass it in as an argument.';
const domainGlobals = [
  ...['window', 'document', 'navigator', 'location', 'customElements', 'HTMLElement', 'localStorage', 'sessionStorage'],
  ...['fetch', 'XMLHttpRequest', 'setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'],
  ...['performance', 'crypto', 'process', 'console', 'globalThis', 'self'],
].map((name) => ({ name, message: notInDomain }));
const unsafeMarkup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'createContextualFragment'].map(
  (property) => ({ property, message: 'Text is data: render it with a template.' }),
);
const noMagic = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'Decorator', message: 'No decorators: static properties.' },
];

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'crypto', 'Buffer', 'DOMException', 'URL', 'performance'].map((name) => [name, 'readonly']),
);

const pageGlobals = Object.fromEntries(
  [
    ...['document', 'window', 'location', 'customElements', 'requestAnimationFrame', 'setTimeout', 'fetch', 'getComputedStyle'],
    ...['MutationObserver', 'PerformanceObserver', 'MessageChannel', 'CustomEvent', 'Element', 'URLSearchParams'],
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  { ignores: ['dist/', 'build/', 'storybook-static/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/lifecycle-super': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/prefer-nothing': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{ts,js}'],
    plugins: { tidbok: { rules: { 'import-borders': importBorders } } },
    rules: {
      'tidbok/import-borders': 'error',
      'max-lines': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-imports': ['error', { patterns: [{ regex: '^lit.*/(unsafe-|static-html)', message: 'Text is data.' }] }],
      'no-restricted-properties': ['error', ...unsafeMarkup],
      'no-restricted-syntax': ['error', ...noMagic],
    },
  },
  { rules: { 'max-lines': ['error', { max: 250 }] } },
  // Fixtures are object literals whose methods use no `this`; a table of cases may be longer than a file of code.
  { files: ['test/**'], rules: { 'max-lines': ['error', { max: 300 }] } },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  // Control characters are what these files are about.
  { files: ['src/checker/json/**', 'src/gateway/json-writer.ts'], rules: { 'no-control-regex': 'off' } },
  // A few lines over: each is to be cut along its subjects when what is loaded later becomes one file an element.
  {
    files: ['booking/hold/hold-controller', 'my-bookings/my-bookings', 'slot-picker/slot-picker'].map(
      (name) => `src/elements/${name}.ts`,
    ),
    rules: { 'max-lines': ['error', { max: 270 }] },
  },
  // A catalogue is one list of texts: a file a language.
  { files: ['src/locales/**'], rules: { 'max-lines': ['error', { max: 500 }] } },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': ['error', ...domainGlobals],
      'no-restricted-properties': ['error', ...unsafeMarkup, { object: 'Date', property: 'now', message: notInDomain }],
      'no-restricted-syntax': [
        'error',
        ...noMagic,
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: notInDomain },
        { selector: 'CallExpression[callee.name="Date"]', message: notInDomain },
        { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: notInDomain },
      ],
    },
  },
  // Lit calls a listener on the element whose template it stands in.
  { files: ['src/elements/**'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  // An async method without await is how an object literal turns a throw into a rejection of its promise.
  {
    files: ['src/backends/**', 'src/conformance/**', 'test/**', 'demo/**', 'stories/**'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      // chai's expectations are expressions, and so is reading a property to see what happens.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  // Their tools read the default export.
  {
    files: ['*.config.{js,ts}', 'test/*.config.js', '.storybook/*.ts', 'stories/**/*.stories.ts', 'test/tools/*-reporter.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
  { files: ['**/*.js'], languageOptions: { globals: nodeGlobals } },
  // What a benchmark hands to a page runs there.
  { files: ['test/bench/**'], languageOptions: { globals: { ...nodeGlobals, ...pageGlobals } } },
);
