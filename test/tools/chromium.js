import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

function installed() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const onMac = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const onWindows = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name] ? [join(process.env[name], 'Google/Chrome/Application/chrome.exe')] : [],
  );
  return [...onPath, '/usr/bin/chromium', '/snap/bin/chromium', ...onMac, ...onWindows].find((path) => existsSync(path));
}

/** Unpacks the Chromium of the npm package once per version, beside it and moved into place whole: runs may overlap. */
function unpacked() {
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
  const libraries = [join(folder, 'al2023/lib'), ...(process.env.LD_LIBRARY_PATH?.split(':') ?? [])].join(':');
  const env = {
    ...process.env,
    FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(folder, 'fonts'),
    LD_LIBRARY_PATH: libraries,
  };
  return { executablePath: join(folder, 'chromium'), env };
}

/**
 * How playwright launches a Chromium here: `$CHROMIUM`, else an installed one, else the one of the npm package.
 * Throws an error that says what to install where there is none.
 */
export function chromiumLaunchOptions() {
  const executablePath = process.env.CHROMIUM ?? installed();
  if (executablePath) return { executablePath, args };
  try {
    return { ...unpacked(), args };
  } catch (cause) {
    throw new Error('No Chromium found: install Chromium or Chrome, or set CHROMIUM to the path of one.', { cause });
  }
}

/** A citizen abroad with a browser in English: neither zone nor language may come from the device. */
export const browserContext = { locale: 'en-US', timezoneId: 'Asia/Dubai' };
