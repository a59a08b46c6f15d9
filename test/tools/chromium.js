import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** The file in which `launchChromium` notes whose browser went away, a path a line: the runner of all tests runs that step again. */
export const lostBrowsersFile = 'build/lost-browsers.txt';

/**
 * The configuration of fonts, and nothing of the system's: text looks the same on a machine with fonts and on one without any.
 * Latin letters are those of Open Sans, which comes with the Chromium; Arabic ones are those of Noto Sans Arabic.
 */
function writeFontsConfiguration(folder) {
  const arabic = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-arabic/package.json')));
  const fonts = [join(folder, 'fonts'), join(arabic, '400Regular'), join(arabic, '700Bold')];
  const prefer = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`,
  );
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...fonts.map((path) => `<dir>${path}</dir>`),
    `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    ...prefer,
    '</fontconfig>',
  ];
  const file = join(folder, 'tests-fonts.conf');
  // Moved into place whole: another run may be reading it.
  const beside = `${file}-${process.pid}`;
  writeFileSync(beside, lines.join('\n'));
  renameSync(beside, file);
  return file;
}

/** Unpacks the Chromium of the npm package once per version, beside it and moved into place whole: runs may overlap. */
function unpackChromium() {
  const library = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
  const cache = resolve(library, '../../.cache');
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const beside = mkdtempSync(`${folder}-`);
    // It unpacks into TMPDIR, and the libraries that a bare machine lacks only where it takes itself to be in a cloud function.
    const env = { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
    const script = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
    execFileSync(process.execPath, ['-e', script], { env, cwd: library, stdio: ['ignore', 'ignore', 'inherit'] });
    if (!existsSync(folder)) renameSync(beside, folder);
  }
  return folder;
}

/**
 * How playwright launches the Chromium of the tests: the one of the npm package, whatever is installed, or the one that
 * `$CHROMIUM` names. Throws an error that says what to do where the package has none for this machine.
 */
export function chromiumLaunchOptions() {
  if (process.env.CHROMIUM) return { executablePath: process.env.CHROMIUM, args };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Chromium of the npm package runs on Linux x64 only: set CHROMIUM to the path of a Chrome or Chromium.',
    );
  }
  const folder = unpackChromium();
  const libraries = [join(folder, 'al2023/lib'), ...(process.env.LD_LIBRARY_PATH?.split(':') ?? [])].join(':');
  const env = { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: writeFontsConfiguration(folder) };
  return { executablePath: join(folder, 'chromium'), env, args };
}

/**
 * Launches the Chromium of the tests. Where it goes away before `close()` is called, that is noted in
 * `lostBrowsersFile`. Takes the module playwright-core.
 */
export async function launchChromium({ chromium }) {
  const browser = await chromium.launch(chromiumLaunchOptions());
  const close = browser.close.bind(browser);
  let isClosing = false;
  browser.close = async (...options) => {
    isClosing = true;
    await close(...options);
  };
  browser.on('disconnected', () => {
    if (isClosing) return;
    mkdirSync(dirname(lostBrowsersFile), { recursive: true });
    appendFileSync(lostBrowsersFile, `${process.argv[1]}\n`);
  });
  return browser;
}

/** A citizen abroad with a browser in English: neither zone nor language may come from the device. */
export const browserContext = { locale: 'en-US', timezoneId: 'Asia/Dubai' };
