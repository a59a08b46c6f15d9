import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// This file runs as build/demo/server/static-files.js.
const root = fileURLToPath(new URL('../../../', import.meta.url));

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.js': 'text/javascript; charset=utf-8',
};

export interface PublicFile {
  /** Where it is on the disk. */
  readonly path: string;
  readonly contentType: string;
}

/**
 * Every file that the demo serves, by the path of its address. What is not listed does not exist, so no address can lead
 * anywhere else. Throws if the package or the demo is not built.
 */
export function publicFiles(): ReadonlyMap<string, PublicFile> {
  const files = new Map<string, PublicFile>();
  for (const folder of ['demo', 'build/demo', 'dist/browser']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const address = `/${name.replaceAll('\\', '/')}`;
      const contentType = contentTypes[extname(name)];
      if (contentType === undefined || /^\/(server|examples)\//.test(address)) continue;
      files.set(address.replace(/\/index\.html$/, '/'), { path: join(root, folder, name), contentType });
    }
  }
  return files;
}
