// What is published, tried as those who install it would: packed, unpacked into an empty project, imported.
import assert from 'node:assert/strict';
import { execFileSync, execSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as playwright from 'playwright-core';
import { build } from 'vite';
import { browserContext, launchChromium } from '../tools/chromium.js';
import { resultsFiles, runChecks } from '../tools/results.js';
import { servedPage } from '../tools/served-page.js';

const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));
const project = mkdtempSync(join(tmpdir(), 'tidbok-'));
const installed = join(project, 'node_modules/tidbok');
const tarball = join(project, 'tidbok.tgz');

function run(command, args, options) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe', ...options });
  } catch (error) {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

const tool = (name, ...args) => run(process.execPath, [resolve('node_modules/.bin', name), ...args]);

function install(dependencies) {
  for (const name of Object.keys(dependencies)) {
    const place = join(project, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(resolve('node_modules', name), place, 'junction');
  }
}

function importInNode(...entries) {
  const script = entries.map((entry) => `await import('${entry}');`).join('');
  run(process.execPath, ['--input-type=module', '--eval', script], { cwd: project });
}

async function withBrowser(test) {
  const browser = await launchChromium(playwright);
  try {
    await test(await browser.newContext(browserContext));
  } finally {
    await browser.close();
  }
}

const strict = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

await runChecks(resultsFiles.package, [
  [
    'packs',
    () => {
      const [{ filename }] = JSON.parse(
        execSync(`npm pack --ignore-scripts --json --pack-destination "${project}"`, { stdio: 'pipe' }),
      );
      mkdirSync(installed, { recursive: true });
      run('tar', ['-xzf', filename, '--strip-components=1', '-C', 'node_modules/tidbok'], { cwd: project });
      renameSync(join(project, filename), tarball);
      writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    },
  ],
  ['publint', () => tool('publint', '--strict', tarball)],
  ['types resolve', () => tool('attw', tarball, '--profile', 'esm-only', '--exclude-entrypoints', 'custom-elements.json')],
  [
    'imports in Node without a page and without the optional packages',
    () => {
      install(packageJson.dependencies);
      importInNode(
        'tidbok',
        'tidbok/backends/memory',
        'tidbok/backends/http',
        'tidbok/conformance',
        'tidbok/check-guide',
        'tidbok/time',
      );
    },
  ],
  [
    'the command checks a backend',
    () => {
      const command = join(installed, packageJson.bin.tidbok);
      assert.match(readFileSync(command, 'utf8'), /^#!\/usr\/bin\/env node\n/);
      copyFileSync('demo/examples/own-backend.js', join(project, 'own-backend.js'));
      const args = [command, 'check-backend', './own-backend.js', '--only', 'a free time can be booked'];
      assert.match(run(process.execPath, args, { cwd: project }), /1 kept, 0 broken, 0 not run/);
    },
  ],
  [
    'the gateway imports beside its optional packages',
    () => {
      install(packageJson.peerDependencies);
      importInNode('tidbok/gateway');
    },
  ],
  [
    'knows its version',
    async () => assert.equal((await import(join(installed, 'dist/version.js'))).version, packageJson.version),
  ],
  [
    'elements are registered in a page that a bundler made',
    async () => {
      writeFileSync(join(project, 'main.js'), "import 'tidbok/define.js';");
      await build({
        root: project,
        configFile: false,
        logLevel: 'error',
        build: {
          outDir: 'site',
          modulePreload: false,
          rolldownOptions: { input: 'main.js', output: { entryFileNames: 'main.js' } },
        },
      });
      await withBrowser(async (context) => {
        const html =
          '<!doctype html><html lang="sv"><script type="module" src="main.js"></script><tidbok-booking></tidbok-booking>';
        const { page, complaints } = await servedPage(context, { html, folder: join(project, 'site') });
        await page.waitForFunction(() => globalThis.customElements.get('tidbok-booking') !== undefined, undefined, {
          timeout: 5000,
        });
        assert.deepEqual(complaints, []);
      });
    },
  ],
  [
    'the script-tag file shows a booking on a strict page',
    async () => {
      const file = readFileSync(join(installed, 'dist/browser/tidbok.js'), 'utf8');
      assert.doesNotMatch(file, /(^|[;}])(import|export)[^(;]*from\s*["'`]/, 'all that is imported at once is in the one file');
      await withBrowser(async (context) => {
        const html =
          '<!doctype html><html lang="sv"><script type="module" src="tidbok.js"></script>' +
          '<tidbok-provider backend="memory"><tidbok-booking></tidbok-booking></tidbok-provider>';
        const { page, complaints } = await servedPage(context, {
          html,
          folder: join(installed, 'dist/browser'),
          policy: strict,
        });
        await page.getByRole('heading').first().waitFor({ timeout: 5000 });
        assert.deepEqual(complaints, []);
      });
    },
  ],
]);
rmSync(project, { recursive: true, force: true });
